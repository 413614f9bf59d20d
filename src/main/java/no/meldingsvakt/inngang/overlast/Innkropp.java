package no.meldingsvakt.inngang.overlast;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import no.meldingsvakt.inngang.overlast.Kvote.Plass;
import org.jspecify.annotations.Nullable;

/**
 * What a call has brought, all of it, and its room in memory. Whoever uses it closes it when the answer has been made: the memory is
 * in use until then, whether the caller still waits or not.
 */
public final class Innkropp implements AutoCloseable {

    private static final String NAVN = Innkropp.class.getName();
    private static final byte[] TOM = {};

    private final Kvote kvote;
    private final Plass plass;
    private final Runnable tell;
    private byte @Nullable [] innhold;
    private boolean brukes;

    /**
     * Of a call that has been let in.
     *
     * @param tell counts that it was turned away after all, when there was no memory for what it brought
     */
    Innkropp(Kvote kvote, Plass plass, Runnable tell) {
        this.kvote = kvote;
        this.plass = plass;
        this.tell = tell;
    }

    /** What came with the call, for the one who answers it. */
    public static Innkropp av(RoutingContext kall) {
        Innkropp inn = Objects.requireNonNullElseGet(kall.<@Nullable Innkropp>get(NAVN), Innkropp::uten);
        inn.bruk();
        return inn;
    }

    /** Of a call that brings nothing, and takes no room. */
    private static Innkropp uten() {
        Kvote ingen = new Kvote(1, 0, 0);
        return new Innkropp(ingen, ingen.slippInn().orElseThrow(), () -> {});
    }

    /** It has all come. */
    void ferdig(RoutingContext kall, byte[] alt) {
        innhold = alt;
        kall.put(NAVN, this);
    }

    private synchronized void bruk() {
        brukes = true;
    }

    /** The caller has been answered, or has gone. */
    synchronized void slutt() {
        if (!brukes) {
            close();
        }
    }

    /** The content, once: it is not kept here afterwards. Empty when the caller went before anybody came to it. */
    public synchronized byte[] ta() {
        byte[] alt = innhold;
        innhold = null;
        return alt == null ? TOM : alt;
    }

    /** Takes room for more; false when there is none now. */
    public boolean utvid(long behov) {
        return plass.utvid(behov);
    }

    /** As {@link #utvid}, for whoever turns the call away when there is none: it is counted. */
    public boolean utvidEllerTell(long behov) {
        boolean fikk = utvid(behov);
        if (!fikk) {
            tell.run();
        }
        return fikk;
    }

    /** Says whether there can be room for so much at all. */
    public boolean kanRomme(long behov) {
        return kvote.kanRomme(behov);
    }

    Plass plass() {
        return plass;
    }

    @Override
    public synchronized void close() {
        innhold = null;
        plass.close();
    }
}
