package no.meldingsvakt.inngang.amqp;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.meldingsvakt.drift.Adresser;
import no.meldingsvakt.drift.Megler;
import org.jspecify.annotations.Nullable;

/**
 * The messages in {@code meldingsvakt.dod}: to see why they are there, and to have them judged again when the cause is gone.
 * Their content stays at the broker. All of it throws {@link IngenTittingException} where the broker lets nobody look.
 */
@Singleton
public class Parkerte {

    private static final long LETETID_MILLIS = 2_000;

    private final Avsender avsender;
    private final Instance<Megler> megler;

    Parkerte(Avsender avsender, Instance<Megler> megler) {
        this.avsender = avsender;
        this.megler = megler;
    }

    /**
     * A message that was put aside.
     *
     * @param id made for it when it was parked; null when somebody else wrote it
     * @param arsak why; null when somebody else wrote it
     * @param parkert when; null when somebody else wrote it
     * @param forsok how many tries had failed before the last
     */
    public record Parkert(
            @Nullable UUID id,
            @Nullable Arsak arsak,
            @Nullable Instant parkert,
            int forsok) {}

    /**
     * The oldest, oldest first; of those that others have put there, none. Throws {@link MeglerUtilgjengeligException} when the
     * broker does not answer.
     */
    public List<Parkert> list(int maks) {
        return hos(sesjon -> {
            Map<String, Parkert> parkerte = new LinkedHashMap<>();
            for (int i = 0; i < maks; i++) {
                Optional<Message> neste = Titting.forste(sesjon, Adresser.DOD, utenom(parkerte.keySet()));
                if (neste.isEmpty()) {
                    break;
                }
                parkerte.put(id(neste.get()), parkert(neste.get()));
            }
            return List.copyOf(parkerte.values());
        });
    }

    /** Sends it to {@code meldingsvakt.inn} as if it had just come. Says whether it was there. */
    public boolean provIgjen(UUID id) {
        return ta(id, (sesjon, melding) -> {
            try (MessageProducer sender = sesjon.createProducer(sesjon.createQueue(Adresser.INN))) {
                sender.send(Kopi.av(melding).enesteAv(id.toString(), "ny").melding());
            }
        });
    }

    /** Throws it away for good. Says whether it was there. */
    public boolean slett(UUID id) {
        return ta(id, (sesjon, melding) -> {});
    }

    /** What is done with a message before it is taken away. */
    @FunctionalInterface
    private interface Bruk {
        void bruk(Session sesjon, Message melding) throws JMSException;
    }

    private boolean ta(UUID id, Bruk bruk) {
        return hos(sesjon -> {
            try (MessageConsumer leser =
                    sesjon.createConsumer(sesjon.createQueue(Adresser.DOD), Kopi.PARKERT_ID + " = '" + id + "'")) {
                Message melding = leser.receive(LETETID_MILLIS);
                if (melding == null) {
                    return false;
                }
                bruk.bruk(sesjon, melding);
                melding.acknowledge();
                return true;
            }
        });
    }

    private <T> T hos(Avsender.Arbeid<T> arbeid) {
        if (!megler.get().kanSes()) {
            throw new IngenTittingException();
        }
        try {
            return avsender.med(Session.CLIENT_ACKNOWLEDGE, arbeid);
        } catch (JMSException e) {
            throw new MeglerUtilgjengeligException(e);
        }
    }

    /** Chooses those with an id that is none of these. */
    private static String utenom(Set<String> ider) {
        return ider.stream()
                .map(id -> " AND " + Kopi.PARKERT_ID + " <> '" + id.replace("'", "''") + "'")
                .collect(Collectors.joining("", Kopi.PARKERT_ID + " IS NOT NULL", ""));
    }

    private static String id(Message melding) throws JMSException {
        return String.valueOf(melding.getObjectProperty(Kopi.PARKERT_ID));
    }

    private static Parkert parkert(Message melding) throws JMSException {
        try {
            return new Parkert(
                    UUID.fromString(id(melding)),
                    Arsak.valueOf(String.valueOf(melding.getObjectProperty(Kopi.ARSAK))),
                    Instant.parse(String.valueOf(melding.getObjectProperty(Kopi.PARKERT))),
                    melding.getObjectProperty(Kopi.FORSOK) instanceof Integer antall ? antall : 0);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return new Parkert(null, null, null, 0);
        }
    }
}
