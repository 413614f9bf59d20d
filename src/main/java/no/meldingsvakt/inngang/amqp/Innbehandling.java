package no.meldingsvakt.inngang.amqp;

import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import java.time.Duration;
import no.meldingsvakt.forlop.lager.LagerUtilgjengeligException;
import no.meldingsvakt.inngang.amqp.Komalinger.Utfall;
import no.meldingsvakt.kvittering.Status;
import no.meldingsvakt.kvittering.Svar;
import org.apache.camel.Exchange;
import org.jboss.logging.Logger;

/** What becomes of a message from the queue. After each of these it is acknowledged. */
@Singleton
class Innbehandling {

    private static final Logger LOGG = Logger.getLogger(Innbehandling.class);

    private final Parkering parkering;
    private final Utsending utsending;
    private final Komalinger malinger;
    private final Kotilstand tilstand;

    Innbehandling(Parkering parkering, Utsending utsending, Komalinger malinger, Kotilstand tilstand) {
        this.parkering = parkering;
        this.utsending = utsending;
        this.malinger = malinger;
        this.tilstand = tilstand;
    }

    /** It was judged and recorded, or had been before, or something of ours failed on it. */
    void bedomt(Innmelding innmelding, Svar svar) throws JMSException {
        if (tilstand.lager(null)) {
            LOGG.info("Lageret svarer igjen");
        }
        malinger.tid(
                "mottak",
                Duration.ofNanos(
                        System.nanoTime() - innmelding.krevMottak().sak().startet()));
        if (svar.kvittering().status() == Status.IKKE_VURDERT) {
            parkering.utsett(innmelding.jms());
            malinger.mottatt(Utfall.IKKE_VURDERT);
            return;
        }
        malinger.mottatt(svar.kvittering().duplikat() ? Utfall.DUPLIKAT : Utfall.KVITTERT);
        utsending.vekk();
    }

    /** It can't be judged, whoever tries. */
    void uegnet(Innmelding innmelding) throws JMSException {
        parkering.parker(innmelding.jms(), innmelding.krevArsak());
        malinger.mottatt(Utfall.UEGNET);
    }

    /** Something of ours broke down in a way that nobody has thought of. */
    void mislyktes(Innmelding innmelding, Throwable feil) throws JMSException {
        LOGG.errorf("En melding fra køen ble ikke vurdert (%s)", feil.getClass().getName());
        parkering.utsett(innmelding.jms());
        malinger.mottatt(Utfall.IKKE_VURDERT);
    }

    /** The store or the broker did not answer; the message is held, and tried again after a pause. */
    void hindret(Exchange exchange) {
        Throwable feil = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (feil instanceof LagerUtilgjengeligException && tilstand.lager("lageret svarer ikke")) {
            LOGG.error("Lageret svarer ikke; køen venter");
        }
    }
}
