package no.meldingsvakt.inngang.amqp;

import jakarta.inject.Singleton;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.meldingsvakt.drift.Adresser;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages over to the broker, many at a time, and tells which ones it has taken. One that the broker will not have is
 * tried alone, so that it stands in nobody's way, and is parked when it has been tried for long enough. For one thread.
 */
@Singleton
class Postbud {

    private static final Logger LOGG = Logger.getLogger(Postbud.class);

    /** How long the broker is asked again to take a message that it neither takes nor clearly refuses. */
    private static final Duration TALMODIGHET = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** So many in a row that do not go, and the fault is hardly with them. */
    private static final int FOR_MANGE = 5;

    private final Avsender avsender;
    private final Komalinger malinger;
    private final Clock klokke;
    private final Map<UUID, Instant> vrangeSiden = new HashMap<>();
    private final Map<UUID, Instant> venterTil = new HashMap<>();

    Postbud(Avsender avsender, Komalinger malinger, Clock klokke) {
        this.avsender = avsender;
        this.malinger = malinger;
        this.klokke = klokke;
    }

    /**
     * Sends these in their order. Without any, it looks whether the broker answers.
     *
     * @return ids of those the broker has on disk, at their address or parked
     * @throws JMSException when the broker does not answer
     */
    List<UUID> lever(List<Utgaende> rader) throws JMSException {
        Instant naa = klokke.instant();
        venterTil.values().removeIf(t -> !t.isAfter(naa));
        List<Utgaende> moden =
                rader.stream().filter(r -> !venterTil.containsKey(r.id())).toList();
        if (moden.isEmpty()) {
            avsender.prov();
            return List.of();
        }
        try {
            List<UUID> levert = samlet(moden);
            if (!levert.isEmpty()) {
                return levert;
            }
        } catch (JMSException e) {
            LOGG.debug("the batch did not go");
        }
        return enkeltvis(moden);
    }

    private List<UUID> samlet(List<Utgaende> rader) throws JMSException {
        return avsender.med(Session.AUTO_ACKNOWLEDGE, sesjon -> {
            try (MessageProducer sender = sesjon.createProducer(null)) {
                sender.setDeliveryMode(DeliveryMode.PERSISTENT);
                List<Sending> sendinger = new ArrayList<>();
                for (Utgaende rad : rader) {
                    Sending sending = new Sending(rad.id());
                    sender.send(sesjon.createQueue(rad.adresse()), Brev.av(sesjon, rad), sending);
                    sendinger.add(sending);
                }
                return sendinger.stream()
                        .filter(Sending::erLevert)
                        .map(Sending::id)
                        .toList();
            }
        });
    }

    private List<UUID> enkeltvis(List<Utgaende> rader) throws JMSException {
        List<UUID> levert = new ArrayList<>();
        int feilet = 0;
        for (Utgaende rad : rader) {
            avsender.prov();
            JMSException feil = send(rad);
            if (feil == null || giOpp(rad, feil)) {
                vrangeSiden.remove(rad.id());
                levert.add(rad.id());
                feilet = 0;
            } else if (++feilet == FOR_MANGE) {
                break;
            }
        }
        return levert;
    }

    private @Nullable JMSException send(Utgaende rad) {
        try {
            avsender.med(Session.AUTO_ACKNOWLEDGE, sesjon -> {
                try (MessageProducer sender = sesjon.createProducer(sesjon.createQueue(rad.adresse()))) {
                    sender.send(Brev.av(sesjon, rad));
                    return true;
                }
            });
            return null;
        } catch (JMSException e) {
            return e;
        }
    }

    /** Parks what the broker will not take, when there is no more to wait for. Says whether it did. */
    private boolean giOpp(Utgaende rad, JMSException feil) throws JMSException {
        // A broker that is away is no fault of this one.
        avsender.prov();
        Instant naa = klokke.instant();
        Instant siden = vrangeSiden.computeIfAbsent(rad.id(), id -> naa);
        boolean avslag = feil instanceof InvalidDestinationException || feil instanceof JMSSecurityException;
        boolean egen = Adresser.ALLE.contains(rad.adresse());
        if (egen || !avslag && siden.plus(TALMODIGHET).isAfter(naa)) {
            venterTil.put(rad.id(), naa.plus(PAUSE));
            return false;
        }
        avsender.med(Session.AUTO_ACKNOWLEDGE, sesjon -> {
            try (MessageProducer sender = sesjon.createProducer(sesjon.createQueue(Adresser.DOD))) {
                Message brev = Brev.av(sesjon, rad);
                brev.setStringProperty(Kopi.ARSAK, Arsak.SVAR_IKKE_LEVERT.name());
                brev.setStringProperty(Kopi.PARKERT_ID, rad.id().toString());
                brev.setStringProperty(Kopi.PARKERT, naa.toString());
                sender.send(brev);
                return true;
            }
        });
        malinger.parkert(Arsak.SVAR_IKKE_LEVERT);
        LOGG.warnf("Kvittering parkert i %s: %s, %s", Adresser.DOD, rad.id(), Arsak.SVAR_IKKE_LEVERT);
        return true;
    }
}
