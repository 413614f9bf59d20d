package no.meldingsvakt.inngang.amqp;

import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Clock;
import java.time.Duration;
import no.meldingsvakt.drift.Adresser;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import org.jboss.logging.Logger;

/**
 * What happens to a message that gets no receipt now: it is tried again later, or put aside with the reason. The number of
 * tries travels with the message, since brokers forget how often they have delivered it.
 */
@Singleton
class Parkering {

    private static final Logger LOGG = Logger.getLogger(Parkering.class);

    private final Avsender avsender;
    private final Komalinger malinger;
    private final int forsok;
    private final Duration pause;
    private final Clock klokke;

    Parkering(Avsender avsender, Komalinger malinger, MeldingsvaktConfig config, Clock klokke) {
        this.avsender = avsender;
        this.malinger = malinger;
        this.forsok = config.amqp().forsok();
        this.pause = config.amqp().forsokPause();
        this.klokke = klokke;
    }

    /** Sends the message to the back of the queue, to come again when the pause is over; after the last try it is parked. */
    void utsett(Message melding) throws JMSException {
        int brukt = brukt(melding) + 1;
        if (brukt >= forsok) {
            parker(melding, Arsak.IKKE_VURDERT);
            return;
        }
        Kopi neste = Kopi.av(melding).med(Kopi.FORSOK, brukt).enesteAv(melding.getJMSMessageID(), "forsok");
        avsender.send(Adresser.INN, neste.melding(), pause);
        malinger.utsatt();
    }

    /** Puts the message aside. */
    void parker(Message melding, Arsak arsak) throws JMSException {
        String id = Kopi.id(melding.getJMSMessageID(), "parkert").toString();
        Kopi kopi = Kopi.av(melding)
                .med(Kopi.ARSAK, arsak.name())
                .med(Kopi.FORSOK, brukt(melding))
                .med(Kopi.PARKERT_ID, id)
                .med(Kopi.PARKERT, klokke.instant().toString())
                .med(Kopi.DUPLIKATID, id);
        avsender.send(Adresser.DOD, kopi.melding(), Duration.ZERO);
        malinger.parkert(arsak);
        LOGG.warnf("Melding parkert i %s: %s, %s", Adresser.DOD, id, arsak);
    }

    /** How many times it has been tried before this one; what others may have put there counts as none. */
    private static int brukt(Message melding) throws JMSException {
        return melding.getObjectProperty(Kopi.FORSOK) instanceof Integer antall ? Math.max(0, antall) : 0;
    }
}
