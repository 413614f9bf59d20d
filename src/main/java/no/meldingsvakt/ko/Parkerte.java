package no.meldingsvakt.ko;

import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.ParkertRepository;

/**
 * The messages in {@code meldingsvakt.dod}: to see why they are there, and to have them judged again when the cause is gone.
 * What is known of them is in our own store, since not every broker lets one look; they themselves stay at the broker.
 */
@Singleton
public class Parkerte {

    private static final long LETETID_MILLIS = 2_000;

    private final Avsender avsender;
    private final Lager lager;

    Parkerte(Avsender avsender, Lager lager) {
        this.avsender = avsender;
        this.lager = lager;
    }

    /**
     * A message that was put aside.
     *
     * @param id made for it when it was parked
     * @param arsak why
     * @param parkert when
     * @param forsok how many tries had failed before the last
     */
    public record Parkert(UUID id, Arsak arsak, Instant parkert, int forsok) {

        private static Parkert av(ParkertRepository.Parkert rad) {
            return new Parkert(rad.id(), Arsak.valueOf(rad.arsak()), rad.parkert(), rad.forsok());
        }
    }

    /** The oldest, oldest first; of those that others have put there, none. */
    public List<Parkert> list(int maks) {
        return lager.iTransaksjon(tx -> tx.parkerte().list(maks)).stream()
                .map(Parkert::av)
                .toList();
    }

    /**
     * Sends it to {@code meldingsvakt.inn} as if it had just come. Says whether it was there. Throws
     * {@link MeglerUtilgjengeligException} when the broker does not answer.
     */
    public boolean provIgjen(UUID id) {
        return ta(id, (sesjon, melding) -> {
            try (MessageProducer sender = sesjon.createProducer(avsender.ko(sesjon, Adresser.INN))) {
                sender.send(Kopi.av(melding).enesteAv(id.toString(), "ny").melding());
            }
        });
    }

    /** Throws it away for good. Says whether it was there. Throws {@link MeglerUtilgjengeligException} as the other does. */
    public boolean slett(UUID id) {
        return ta(id, (sesjon, melding) -> {});
    }

    /** What is done with a message before it is taken away. */
    @FunctionalInterface
    private interface Bruk {
        void bruk(Session sesjon, Message melding) throws JMSException;
    }

    /** One that somebody has taken from the broker in another way is not there; nor is it in the list after this. */
    private boolean ta(UUID id, Bruk bruk) {
        if (!lager.iTransaksjon(tx -> tx.parkerte().finnes(id))) {
            return false;
        }
        try {
            boolean funnet = avsender.med(Session.CLIENT_ACKNOWLEDGE, sesjon -> let(sesjon, id, bruk));
            lager.iTransaksjon(tx -> {
                tx.parkerte().fjern(id);
                return true;
            });
            return funnet;
        } catch (JMSException e) {
            throw new MeglerUtilgjengeligException(e);
        }
    }

    /**
     * A broker that knows selectors gives the message that is meant. RabbitMQ gives each in turn: those that are not meant go to the back of
     * the queue, each as a new message, since one that is given back may be lost when that has been done often enough.
     */
    private boolean let(Session sesjon, UUID id, Bruk bruk) throws JMSException {
        String runde = UUID.randomUUID().toString();
        try (MessageConsumer leser =
                        sesjon.createConsumer(avsender.ko(sesjon, Adresser.DOD), Kopi.PARKERT_ID + " = '" + id + "'");
                MessageProducer bakerst = sesjon.createProducer(avsender.ko(sesjon, Adresser.DOD))) {
            Message melding = leser.receive(LETETID_MILLIS);
            while (melding != null && !runde.equals(melding.getStringProperty(Kopi.RUNDE))) {
                if (id.toString().equals(melding.getStringProperty(Kopi.PARKERT_ID))) {
                    bruk.bruk(sesjon, melding);
                    melding.acknowledge();
                    return true;
                }
                bakerst.send(Kopi.hel(melding).med(Kopi.RUNDE, runde).melding());
                melding.acknowledge();
                melding = leser.receive(LETETID_MILLIS);
            }
            return false;
        }
    }
}
