package no.meldingsvakt.inngang.overlast;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one call brings, on its event loop and on no thread of its own. Memory is taken as bytes arrive and not as they are
 * announced, so that whoever is slow holds little; the first {@value #FORST} bytes are free of asking.
 */
final class Innsamling {

    /** From here on there is room for the whole of it, or it is turned away. */
    private static final int FORST = 64 * 1024;

    private final RoutingContext kall;
    private final Innkropp inn;
    private final long grense;
    private final long lengde;
    private final Runnable alt;
    private final Consumer<Avslag> avslag;
    private byte[] lest;
    private int antall;
    private long forrige;
    private long igjenAvTiden;
    private @Nullable Long klokke;
    private boolean ferdig;

    /**
     * About to begin.
     *
     * @param grense most bytes
     * @param alt told when all has come
     * @param avslag told when it is given up
     */
    Innsamling(RoutingContext kall, Innkropp inn, long grense, Runnable alt, Consumer<Avslag> avslag) {
        this.kall = kall;
        this.inn = inn;
        this.grense = grense;
        this.alt = alt;
        this.avslag = avslag;
        this.lengde = lengde(kall.request());
        this.lest = new byte[(int) Math.min(FORST, Math.max(0, lengde))];
    }

    /** Why a call is given up. */
    enum Avslag {
        FOR_STOR,
        INGEN_PLASS,
        FOR_TREG
    }

    /** Begins. */
    void start(Talmodighet talmodighet) {
        if (lengde > grense) {
            gi(Avslag.FOR_STOR);
            return;
        }
        if (lengde > FORST && !inn.plass().harRomFor(Behov.avLengde(lengde))) {
            gi(Avslag.INGEN_PLASS);
            return;
        }
        HttpServerRequest kropp = kall.request();
        kropp.handler(this::ta);
        kropp.endHandler(v -> slutt());
        kropp.exceptionHandler(e -> stopp());
        tilKlokken(talmodighet);
        if ("100-continue".equalsIgnoreCase(kropp.getHeader(HttpHeaders.EXPECT))) {
            kall.response().writeContinue();
        }
        kropp.resume();
    }

    private void ta(Buffer bit) {
        if (ferdig) {
            return;
        }
        long nye = (long) antall + bit.length();
        if (nye > grense) {
            gi(Avslag.FOR_STOR);
        } else if (!inn.utvid(nye <= FORST ? nye : Behov.avLengde(Math.max(lengde, nye)))) {
            gi(Avslag.INGEN_PLASS);
        } else {
            if (nye > lest.length) {
                lest = Arrays.copyOf(lest, (int) (lengde >= nye ? lengde : Math.min(grense, nye * 2)));
            }
            bit.getBytes(lest, antall);
            antall = (int) nye;
        }
    }

    private void slutt() {
        if (ferdig) {
            return;
        }
        stopp();
        if (inn.utvid(Behov.avLengde(antall))) {
            inn.ferdig(kall, antall == lest.length ? lest : Arrays.copyOf(lest, antall));
            lest = new byte[0];
            alt.run();
        } else {
            avslag.accept(Avslag.INGEN_PLASS);
        }
    }

    private void gi(Avslag hvorfor) {
        if (!ferdig) {
            stopp();
            lest = new byte[0];
            inn.close();
            forkast(kall);
            avslag.accept(hvorfor);
        }
    }

    /**
     * What follows is read and thrown away, for a while: a caller that is cut off while it sends may never see the answer. One that is
     * too slow is cut off.
     */
    static void forkast(RoutingContext kall) {
        HttpServerRequest kropp = kall.request();
        kropp.handler(bit -> {});
        kropp.endHandler(v -> {});
        kropp.exceptionHandler(e -> {});
        kropp.resume();
        kall.vertx().setTimer(Talmodighet.LENGST_MED_AVVISTE.toMillis(), t -> {
            if (!kropp.isEnded()) {
                bryt(kropp);
            }
        });
    }

    private static void bryt(HttpServerRequest kropp) {
        if (kropp.version() == HttpVersion.HTTP_2) {
            kropp.response().reset();
        } else {
            kropp.connection().close();
        }
    }

    private void stopp() {
        ferdig = true;
        if (klokke != null) {
            kall.vertx().cancelTimer(klokke);
        }
    }

    /** Looks at each interval at what has come since the last. */
    private void tilKlokken(Talmodighet talmodighet) {
        igjenAvTiden = talmodighet.frist().toMillis();
        long intervall = Math.min(talmodighet.betenkning().toMillis(), igjenAvTiden);
        long minst = talmodighet.minstPr(intervall);
        klokke = kall.vertx().setPeriodic(intervall, t -> {
            igjenAvTiden -= intervall;
            if (antall - forrige < minst || igjenAvTiden <= 0) {
                kall.response().endHandler(v -> bryt(kall.request()));
                gi(Avslag.FOR_TREG);
            }
            forrige = antall;
        });
    }

    private static long lengde(HttpServerRequest kall) {
        try {
            String tekst = kall.getHeader(HttpHeaders.CONTENT_LENGTH);
            return tekst == null ? -1 : Long.parseLong(tekst.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
