package no.meldingsvakt.ko;

import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Clock;
import java.time.Duration;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.ParkertRepository.Parkert;
import no.meldingsvakt.forlop.lager.Transaksjon;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.jboss.logging.Logger;

/**
 * What happens to a message that gets no receipt now: it is tried again later, or put aside with the reason. The number of
 * tries travels with the message, since brokers forget how often they have delivered it.
 */
@Singleton
public class Parkering {

    private static final Logger LOGG = Logger.getLogger(Parkering.class);

    private static final String LEVERINGER = "JMSXDeliveryCount";
    private static final int FLEST_LEVERINGER = 10;

    private final Avsender avsender;
    private final Venterom venterom;
    private final Lager lager;
    private final Komalinger malinger;
    private final int forsok;
    private final Duration pause;
    private final Clock klokke;

    Parkering(
            Avsender avsender,
            Venterom venterom,
            Lager lager,
            Komalinger malinger,
            MeldingsvaktConfig config,
            Clock klokke) {
        this.venterom = venterom;
        this.avsender = avsender;
        this.lager = lager;
        this.malinger = malinger;
        this.forsok = config.amqp().forsok();
        this.pause = config.amqp().forsokPause();
        this.klokke = klokke;
    }

    /** Sends the message to the back of the queue, to come again when the pause is over; after the last try it is parked. */
    public void utsett(Message melding) throws JMSException {
        int brukt = brukt(melding) + 1;
        if (brukt >= forsok) {
            parker(melding, Arsak.IKKE_VURDERT);
            return;
        }
        Kopi neste = Kopi.av(melding).med(Kopi.FORSOK, brukt).enesteAv(melding.getJMSMessageID(), "forsok");
        venterom.send(neste, Adresser.INN, pause);
        malinger.utsatt();
    }

    /** Puts the message aside. It is noted first: what is noted and not there is found out, what is there and not noted is not. */
    public void parker(Message melding, Arsak arsak) throws JMSException {
        Parkert parkert = new Parkert(
                Kopi.id(melding.getJMSMessageID(), "parkert"), arsak.name(), klokke.instant(), brukt(melding));
        lager.iTransaksjon(tx -> noter(tx, parkert));
        Kopi kopi = merket(Kopi.av(melding), parkert);
        avsender.send(Adresser.DOD, kopi.melding(), Duration.ZERO);
        fortell("Melding", parkert, arsak);
    }

    /** Puts a receipt aside that the broker will not take to its address. */
    void parkerSvar(Utgaende rad, Message brev) throws JMSException {
        Parkert parkert = new Parkert(rad.id(), Arsak.SVAR_IKKE_LEVERT.name(), klokke.instant(), 0);
        lager.iTransaksjon(tx -> noter(tx, parkert));
        brev.setStringProperty(Kopi.ARSAK, parkert.arsak());
        brev.setStringProperty(Kopi.PARKERT_ID, parkert.id().toString());
        brev.setStringProperty(Kopi.PARKERT, parkert.parkert().toString());
        avsender.send(Adresser.DOD, brev, Duration.ZERO);
        fortell("Kvittering", parkert, Arsak.SVAR_IKKE_LEVERT);
    }

    private static boolean noter(Transaksjon tx, Parkert parkert) {
        tx.parkerte().legg(parkert);
        return true;
    }

    private static Kopi merket(Kopi kopi, Parkert parkert) throws JMSException {
        return kopi.med(Kopi.ARSAK, parkert.arsak())
                .med(Kopi.FORSOK, parkert.forsok())
                .med(Kopi.PARKERT_ID, parkert.id().toString())
                .med(Kopi.PARKERT, parkert.parkert().toString())
                .med(Kopi.DUPLIKATID, parkert.id().toString());
    }

    private void fortell(String hva, Parkert parkert, Arsak arsak) {
        malinger.parkert(arsak);
        LOGG.warnf("%s parkert i %s: %s, %s", hva, Adresser.DOD, parkert.id(), arsak);
    }

    /**
     * Says whether it has been delivered so often that a broker may soon give it up: RabbitMQ's quorum queues do after 20 times, and count those
     * when we went away with it.
     */
    public static boolean erSliten(Message melding) throws JMSException {
        return melding.getIntProperty(LEVERINGER) > FLEST_LEVERINGER;
    }

    /** Sends it to the back of the queue as a new one. */
    public void forny(Message melding) throws JMSException {
        Kopi kopi = Kopi.av(melding);
        int brukt = brukt(melding);
        avsender.send(Adresser.INN, (brukt == 0 ? kopi : kopi.med(Kopi.FORSOK, brukt)).melding(), Duration.ZERO);
    }

    /** How many times it has been tried before this one; what others may have put there counts as none. */
    private static int brukt(Message melding) throws JMSException {
        return melding.getObjectProperty(Kopi.FORSOK) instanceof Integer antall ? Math.max(0, antall) : 0;
    }
}
