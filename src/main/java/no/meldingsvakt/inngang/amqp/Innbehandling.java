package no.meldingsvakt.inngang.amqp;

import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.Optional;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.LagerUtilgjengeligException;
import no.meldingsvakt.ko.Komalinger;
import no.meldingsvakt.ko.Komalinger.Utfall;
import no.meldingsvakt.ko.Kotilstand;
import no.meldingsvakt.ko.Parkering;
import no.meldingsvakt.ko.Utsending;
import no.meldingsvakt.ko.Ventetid;
import no.meldingsvakt.kvittering.Kvitteringsstatus;
import no.meldingsvakt.kvittering.Svar;
import org.jboss.logging.Logger;

/** What becomes of a message from the queue. When one of these returns, it may be acknowledged. */
@Singleton
class Innbehandling {

    private static final Logger LOGG = Logger.getLogger(Innbehandling.class);

    /** With the pauses between them, about half a minute. */
    private static final int FORSOK_MOT_LAGERET = 7;

    private final Lager lager;
    private final Parkering parkering;
    private final Utsending utsending;
    private final Komalinger malinger;
    private final Kotilstand tilstand;
    private final Ventetid ventetid;

    Innbehandling(
            Lager lager,
            Parkering parkering,
            Utsending utsending,
            Komalinger malinger,
            Kotilstand tilstand,
            Ventetid ventetid) {
        this.ventetid = ventetid;
        this.lager = lager;
        this.parkering = parkering;
        this.utsending = utsending;
        this.malinger = malinger;
        this.tilstand = tilstand;
    }

    /** It was judged and recorded, or had been before, or an internal error stopped it. */
    void bedomt(Innmelding innmelding, Svar svar) throws JMSException {
        tilstand.lagerSvarer();
        long brukt = System.nanoTime() - innmelding.krevMottak().sak().startet();
        malinger.tid("mottak", Duration.ofNanos(brukt));
        ventetid.av(innmelding.jms())
                .ifPresent(d -> malinger.tid("innboks", d.minusNanos(Math.min(brukt, d.toNanos()))));
        if (svar.kvittering().status() == Kvitteringsstatus.IKKE_VURDERT) {
            parkering.utsett(innmelding.jms());
            malinger.mottatt(Utfall.IKKE_VURDERT);
            return;
        }
        malinger.mottatt(svar.kvittering().duplikat() ? Utfall.DUPLIKAT : Utfall.KVITTERT);
        utsending.vekk();
    }

    /** It has been delivered so often that the broker may give it up. */
    void forny(Innmelding innmelding) throws JMSException {
        parkering.forny(innmelding.jms());
    }

    /** It can't be judged, whoever tries. */
    void uegnet(Innmelding innmelding) throws JMSException {
        parkering.parker(innmelding.jms(), innmelding.krevArsak());
        malinger.mottatt(Utfall.UEGNET);
    }

    /** It failed in an unforeseen way. Throws the exception again when the cause is that the store is away. */
    void mislyktes(Innmelding innmelding, Exception feil) throws Exception {
        if (feil instanceof LagerUtilgjengeligException && lager.hinder().isPresent()) {
            throw feil;
        }
        LOGG.errorf("En melding fra køen ble ikke vurdert (%s)", feil.getClass().getName());
        parkering.utsett(innmelding.jms());
        malinger.mottatt(Utfall.IKKE_VURDERT);
    }

    /**
     * The store did not take it. While the store is away, the message is held and tried again; when it answers others but not
     * this one, the message is what is wrong.
     *
     * @param forsok how many times it has been tried
     * @return whether to go on trying
     */
    boolean ventPaaLageret(int forsok) {
        Optional<String> hinder = lager.hinder();
        hinder.ifPresent(tilstand::lagerSvarerIkke);
        return hinder.isPresent() || forsok < FORSOK_MOT_LAGERET;
    }
}
