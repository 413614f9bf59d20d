package no.meldingsvakt.maling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import no.meldingsvakt.forlop.Eksempelmelding;
import org.junit.jupiter.api.Test;

/**
 * Two instances are ended in turn (SIGTERM) and started again while clients call that try the other when one does not take the call, as
 * a Service and a client of Kubernetes do: no call is lost, none is cut off in the middle, and each message is recorded once. Run by
 * name, after the program has been packaged: {@code ./mvnw -B surefire:test -Dtest=Nedstengingsprove}.
 */
class Nedstengingsprove {

    private static final int GANGER = Integer.getInteger("ganger", 6);
    private static final int KLIENTER = 4;
    private static final int FORSOK = 200;
    private static final int AMQP = 5741;
    private static final int SQL = 5749;
    private static final int HTTP = 18141;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration MELLOM = Duration.ofSeconds(5);

    private final AtomicReferenceArray<Tjeneste> instanser = new AtomicReferenceArray<>(2);
    private final AtomicBoolean ferdig = new AtomicBoolean();
    private final AtomicInteger besvart = new AtomicInteger();
    private final AtomicInteger tapt = new AtomicInteger();
    private final AtomicInteger avvist = new AtomicInteger();
    private final AtomicInteger nektet = new AtomicInteger();
    private final AtomicInteger avbrutt = new AtomicInteger();

    @Test
    void noCallIsLost() throws Exception {
        try (Omgivelser rundt = new Omgivelser(Kopost.mappe("nedstenging"), AMQP, SQL)) {
            Map<String, String> valg = new TreeMap<>(rundt.valg());
            valg.put("quarkus.shutdown.timeout", "40s");
            for (int i = 0; i < 2; i++) {
                instanser.set(i, Tjeneste.start(HTTP + i, rundt.mappe("i" + i), valg));
            }
            List<CompletableFuture<Void>> klienter = new ArrayList<>();
            for (int i = 0; i < KLIENTER; i++) {
                int hvem = i;
                klienter.add(CompletableFuture.runAsync(() -> kall(hvem)));
            }
            long lengst = 0;
            for (int i = 0; i < GANGER; i++) {
                LockSupport.parkNanos(MELLOM.toNanos());
                long start = System.nanoTime();
                instanser.get(i % 2).close();
                lengst = Math.max(lengst, System.nanoTime() - start);
                instanser.set(i % 2, Tjeneste.start(HTTP + i % 2, rundt.mappe("i" + i % 2), valg));
            }
            ferdig.set(true);
            klienter.forEach(CompletableFuture::join);
            for (int i = 0; i < 2; i++) {
                instanser.get(i).close();
            }
            System.out.printf(
                    "%d endings, the longest %d ms: %d calls answered, %d lost; on the way %d refused, %d answered"
                            + " with 503, %d cut off%n",
                    GANGER,
                    Duration.ofNanos(lengst).toMillis(),
                    besvart.get(),
                    tapt.get(),
                    nektet.get(),
                    avvist.get(),
                    avbrutt.get());
            assertTrue(besvart.get() > 0);
            assertEquals(0, tapt.get(), "lost");
            try (java.sql.Connection lager = rundt.lager();
                    java.sql.Statement setning = lager.createStatement();
                    java.sql.ResultSet svar = setning.executeQuery("select count(*) from melding")) {
                assertTrue(svar.next());
                assertEquals(besvart.get(), svar.getInt(1), "recorded");
            }
        }
    }

    private void kall(int hvem) {
        IntFunction<Eksempelmelding> nye = Kopost.nye();
        for (int nr = 0; !ferdig.get(); nr++) {
            if (besvares(nye.apply(nr).bytes(), hvem)) {
                besvart.incrementAndGet();
            } else {
                tapt.incrementAndGet();
            }
        }
    }

    private boolean besvares(byte[] melding, int hvem) {
        for (int forsok = 0; forsok < FORSOK; forsok++) {
            try {
                int status = instanser.get((hvem + forsok) % 2).provPost("/api/v1/meldinger", melding);
                if (status == 200) {
                    return true;
                }
                avvist.incrementAndGet();
            } catch (ConnectException e) {
                nektet.incrementAndGet();
            } catch (IOException e) {
                avbrutt.incrementAndGet();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }
}
