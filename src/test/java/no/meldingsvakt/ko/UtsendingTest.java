package no.meldingsvakt.ko;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Utgaende;
import no.meldingsvakt.sporing.Sporing;
import org.junit.jupiter.api.Test;

/** The outbox is emptied as long as the service runs, and one that is not is told of. */
@QuarkusTest
class UtsendingTest {

    private static final int LENGE = 30;

    @Inject
    Lager lager;

    @Inject
    Avsender avsender;

    @Inject
    Parkering parkering;

    @Inject
    Instance<Megler> megler;

    @Inject
    Ventetid ventetid;

    @Inject
    Komalinger malinger;

    @Inject
    Clock klokke;

    @Test
    void roundsThatFailAreToldOfAndFollowedByOthers() throws Exception {
        Kotilstand tilstand = new Kotilstand(megler::get, true, System::nanoTime);
        Skjort postbud = new Skjort(
                new NoClassDefFoundError("not to be told"), new StackOverflowError(), new IllegalStateException());
        Utsending utsending = new Utsending(lager, postbud, megler, ventetid, malinger, tilstand, klokke);

        utsending.start(new StartupEvent());
        try {
            await().untilAsserted(() -> assertTrue(
                    tilstand.hindre().stream().anyMatch(h -> h.matches("utsendingen feiler \\(java\\.lang\\.\\w+\\)")),
                    tilstand.hindre()::toString));
            await().until(postbud::harFeiletPaaAlle);
            postbud.avbryt();
            postbud.frisk = true;
            assertTrue(postbud.feilfri.await(LENGE, TimeUnit.SECONDS), tilstand.hindre()::toString);
            await().untilAsserted(() -> assertEquals(List.of(), tilstand.hindre()));
        } finally {
            utsending.stopp(new ShutdownEvent());
        }
    }

    @Test
    void oneThatStandsStillIsToldOf() {
        AtomicLong naa = new AtomicLong();
        Kotilstand tilstand = new Kotilstand(megler::get, true, naa::get);

        naa.addAndGet(Duration.ofSeconds(119).toNanos());
        assertEquals(List.of(), tilstand.hindre());
        naa.addAndGet(Duration.ofSeconds(2).toNanos());
        assertEquals(List.of("utsendingen står; siste runde var for 121 sekunder siden"), tilstand.hindre());
        tilstand.utsendingGaar();
        assertEquals(List.of(), tilstand.hindre());
    }

    /** Fails in these ways, one after the other, until it is well. */
    private final class Skjort extends Postbud {

        private final List<Throwable> feil;
        private final AtomicInteger runder = new AtomicInteger();
        private final CountDownLatch feilfri = new CountDownLatch(1);
        private volatile boolean frisk;
        private volatile Thread trad = Thread.currentThread();

        Skjort(Throwable... feil) {
            super(avsender, parkering, klokke, Sporing.av());
            this.feil = List.of(feil);
        }

        boolean harFeiletPaaAlle() {
            return runder.get() >= feil.size();
        }

        /** As a library does that leaves the mark of an interruption behind. */
        void avbryt() {
            await().until(() -> trad.getState() == Thread.State.TIMED_WAITING);
            trad.interrupt();
        }

        @Override
        List<Utgaende> lever(List<Utgaende> rader) throws JMSException {
            trad = Thread.currentThread();
            if (frisk) {
                feilfri.countDown();
                return super.lever(rader);
            }
            Throwable neste = feil.get(runder.getAndIncrement() % feil.size());
            if (neste instanceof Error alvorlig) {
                throw alvorlig;
            }
            throw (RuntimeException) neste;
        }
    }
}
