package no.meldingsvakt.ko;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import org.jboss.logging.Logger;

/**
 * The queue where messages wait for their next try, at a broker that knows no delayed delivery. All wait equally long, so the first is
 * always the next; it is held until its time has come, and sent on before it is acknowledged. A time to live with a dead letter would do
 * the same where it is set up right, and lose messages where it is not.
 */
@Singleton
class Venterom {

    private static final Logger LOGG = Logger.getLogger(Venterom.class);
    private static final Duration HVIL = Duration.ofSeconds(1);
    private static final Duration AVSKJED = Duration.ofSeconds(5);

    private final Avsender avsender;
    private final Optional<String> adresse;
    private final Duration lengst;
    private final Clock klokke;
    private final CountDownLatch stanset = new CountDownLatch(1);
    private final Thread trad = new Thread(this::gaa, "venterom");

    @Inject
    Venterom(Avsender avsender, MeldingsvaktConfig config, Clock klokke) {
        this(
                avsender,
                config.amqp().aktiv() ? config.amqp().venteko() : Optional.empty(),
                config.amqp().forsokPause(),
                klokke);
    }

    /** One with the address where messages wait, if there is one, and the longest time. */
    Venterom(Avsender avsender, Optional<String> adresse, Duration lengst, Clock klokke) {
        this.avsender = avsender;
        this.adresse = adresse;
        this.lengst = lengst;
        this.klokke = klokke;
        trad.setDaemon(true);
    }

    void start(@Observes StartupEvent oppstart) {
        start();
    }

    void start() {
        if (adresse.isPresent()) {
            trad.start();
        }
    }

    void stopp(@Observes ShutdownEvent nedstenging) throws InterruptedException {
        stopp();
    }

    void stopp() throws InterruptedException {
        stanset.countDown();
        trad.join(AVSKJED.toMillis());
    }

    /** Sends a message there, or to where it is going with a pause that the broker keeps. */
    void send(Kopi kopi, String til, Duration pause) throws JMSException {
        if (adresse.isPresent()) {
            kopi.med(Kopi.TIDLIGST, klokke.millis() + pause.toMillis());
            avsender.send(adresse.get(), kopi.melding(), Duration.ZERO);
        } else {
            avsender.send(til, kopi.melding(), pause);
        }
    }

    private void gaa() {
        while (!hviler(Duration.ZERO)) {
            try {
                avsender.med(Session.CLIENT_ACKNOWLEDGE, sesjon -> tom(sesjon, adresse.orElseThrow()));
            } catch (JMSException e) {
                LOGG.debug("the queue where messages wait cannot be read");
                hviler(HVIL);
            } catch (RuntimeException | Error e) {
                // Nobody else would send on what waits here.
                LOGG.errorf(
                        "Køen der meldinger venter, ble ikke lest (%s)",
                        e.getClass().getName());
                hviler(HVIL);
            }
        }
    }

    private boolean tom(Session sesjon, String ko) throws JMSException {
        try (MessageConsumer leser = sesjon.createConsumer(avsender.ko(sesjon, ko))) {
            while (stanset.getCount() > 0) {
                Message melding = leser.receive(HVIL.toMillis());
                if (melding != null) {
                    if (hviler(igjen(melding))) {
                        return false;
                    }
                    avsender.send(Adresser.INN, Kopi.hel(melding).melding(), Duration.ZERO);
                    melding.acknowledge();
                }
            }
            return true;
        }
    }

    /** What somebody else may have written there is never longer than our own pause. */
    private Duration igjen(Message melding) throws JMSException {
        long naa = klokke.millis();
        long tidligst = melding.getObjectProperty(Kopi.TIDLIGST) instanceof Long tid ? tid : naa;
        return Duration.ofMillis(Math.max(0, Math.min(tidligst - naa, lengst.toMillis())));
    }

    /** Waits; says whether all is to stop. */
    private boolean hviler(Duration tid) {
        try {
            return stanset.await(tid.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Whoever wants this thread to end says so. A message whose time is cut short is tried early.
            return stanset.getCount() == 0;
        }
    }
}
