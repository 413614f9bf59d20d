package no.meldingsvakt.inngang.amqp;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.meldingsvakt.drift.Megler;
import no.meldingsvakt.forlop.lager.LagerUtilgjengeligException;
import no.meldingsvakt.forlop.lager.Utboks;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.jboss.logging.Logger;

/**
 * Carries what lies in the outbox to the broker, oldest first, and crosses it off when the broker has it. After a crash in
 * between it is sent again with the same id, and the broker drops it.
 */
@Singleton
class Utsending {

    private static final Logger LOGG = Logger.getLogger(Utsending.class);
    private static final int BUNKE = 200;
    private static final Duration HVIL = Duration.ofSeconds(1);

    private final Utboks utboks;
    private final Postbud postbud;
    private final Instance<Megler> megler;
    private final Komalinger malinger;
    private final Kotilstand tilstand;
    private final Clock klokke;
    private final Semaphore ny = new Semaphore(0);
    private final Thread trad = new Thread(this::gaa, "utsending");
    private volatile boolean stanset;

    Utsending(
            Utboks utboks,
            Postbud postbud,
            Instance<Megler> megler,
            Komalinger malinger,
            Kotilstand tilstand,
            Clock klokke) {
        this.utboks = utboks;
        this.postbud = postbud;
        this.megler = megler;
        this.malinger = malinger;
        this.tilstand = tilstand;
        this.klokke = klokke;
        trad.setDaemon(true);
    }

    void start(@Observes StartupEvent oppstart) {
        if (tilstand.aktiv()) {
            trad.start();
        }
    }

    void stopp(@Observes ShutdownEvent nedstenging) throws InterruptedException {
        stanset = true;
        ny.release();
        trad.join(HVIL.toMillis() * 2);
    }

    /** There is something new in the outbox. */
    void vekk() {
        ny.release();
    }

    private void gaa() {
        while (!stanset) {
            int sendt = runde();
            if (sendt < BUNKE) {
                hvil();
            }
        }
    }

    private void hvil() {
        try {
            if (ny.tryAcquire(HVIL.toMillis(), TimeUnit.MILLISECONDS)) {
                ny.drainPermits();
            }
        } catch (InterruptedException e) {
            stanset = true;
            Thread.currentThread().interrupt();
        }
    }

    private int runde() {
        try {
            megler.get().sikre();
            List<Utgaende> rader = utboks.hent(BUNKE);
            List<UUID> levert = postbud.lever(rader);
            utboks.sendt(levert);
            rader.stream()
                    .filter(r -> levert.contains(r.id()))
                    .forEach(r -> malinger.sendt(r.adresse(), Duration.between(r.opprettet(), klokke.instant())));
            if (tilstand.megler(null)) {
                LOGG.info("Megleren svarer igjen");
            }
            return levert.size();
        } catch (LagerUtilgjengeligException e) {
            if (tilstand.lager("lageret svarer ikke")) {
                LOGG.error("Lageret svarer ikke; køen venter");
            }
        } catch (JMSException | RuntimeException e) {
            if (tilstand.megler("megleren svarer ikke (" + e.getClass().getSimpleName() + ")")) {
                LOGG.errorf(
                        "Megleren svarer ikke (%s); køen venter", e.getClass().getName());
            }
        }
        return 0;
    }
}
