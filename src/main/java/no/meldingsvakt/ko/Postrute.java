package no.meldingsvakt.ko;

import io.opentelemetry.api.trace.SpanKind;
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
import no.meldingsvakt.forlop.lager.Utgaende;
import no.meldingsvakt.sporing.Spenn;
import no.meldingsvakt.sporing.Sporing;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way to one address. Messages go many at a time; one that the broker will not have is tried alone, and is parked when it has
 * been tried for long enough. For one thread at a time.
 */
final class Postrute {

    private static final Logger LOGG = Logger.getLogger(Postrute.class);

    /** How long the broker is asked again to take a message that it neither takes nor clearly refuses. */
    private static final Duration TALMODIGHET = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** So many in a row that do not go, and the fault is hardly with them. */
    private static final int FOR_MANGE = 5;

    private final String adresse;
    private final Avsender avsender;
    private final Parkering parkering;
    private final Clock klokke;
    private final Sporing sporing;
    private final Map<UUID, Instant> vrangeSiden = new HashMap<>();
    private final Map<UUID, Instant> venterTil = new HashMap<>();

    Postrute(String adresse, Avsender avsender, Parkering parkering, Clock klokke, Sporing sporing) {
        this.sporing = sporing;
        this.adresse = adresse;
        this.avsender = avsender;
        this.parkering = parkering;
        this.klokke = klokke;
    }

    /**
     * Sends these in their order, all of them to this address.
     *
     * @return those the broker has on disk, at their address or parked
     * @throws JMSException when the broker does not answer
     */
    List<Utgaende> lever(List<Utgaende> rader) throws JMSException {
        Instant naa = klokke.instant();
        venterTil.values().removeIf(t -> !t.isAfter(naa));
        List<Utgaende> moden =
                rader.stream().filter(r -> !venterTil.containsKey(r.id())).toList();
        if (moden.isEmpty()) {
            return List.of();
        }
        try {
            List<Utgaende> levert = samlet(moden);
            if (!levert.isEmpty()) {
                return levert;
            }
        } catch (JMSException e) {
            LOGG.debug("the batch did not go");
        }
        return enkeltvis(moden);
    }

    /** Says whether nothing is left to remember of it. */
    boolean erGlemt() {
        return vrangeSiden.isEmpty() && venterTil.isEmpty();
    }

    /** The way is made anew each time: a broker answers when a link is made, and may take a session away without a word later. */
    private List<Utgaende> samlet(List<Utgaende> rader) throws JMSException {
        return avsender.med(Session.AUTO_ACKNOWLEDGE, sesjon -> {
            try (MessageProducer sender = sesjon.createProducer(avsender.ko(sesjon, adresse))) {
                sender.setDeliveryMode(DeliveryMode.PERSISTENT);
                List<Sending> sendinger = new ArrayList<>();
                for (Utgaende rad : rader) {
                    Sending sending = new Sending(rad, spor(rad));
                    sender.send(sending.brev(sesjon), sending);
                    sendinger.add(sending);
                }
                return sendinger.stream()
                        .filter(Sending::erLevert)
                        .map(Sending::rad)
                        .toList();
            }
        });
    }

    /** The address is the sender's own choice, and is not told where it is not one of ours. */
    private Spenn spor(Utgaende rad) {
        String hvor = Adresser.ALLE.contains(adresse) ? adresse : "svaradresse";
        return sporing.begynn(hvor + " send", SpanKind.PRODUCER, rad.sporing());
    }

    private List<Utgaende> enkeltvis(List<Utgaende> rader) throws JMSException {
        List<Utgaende> levert = new ArrayList<>();
        int feilet = 0;
        for (Utgaende rad : rader) {
            avsender.prov();
            JMSException feil = send(rad);
            if (feil == null || giOpp(rad, feil)) {
                vrangeSiden.remove(rad.id());
                levert.add(rad);
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
                try (MessageProducer sender = sesjon.createProducer(avsender.ko(sesjon, adresse))) {
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
        boolean egen = Adresser.ALLE.contains(adresse);
        if (egen || !avslag && siden.plus(TALMODIGHET).isAfter(naa)) {
            venterTil.put(rad.id(), naa.plus(PAUSE));
            return false;
        }
        Message brev = avsender.med(Session.AUTO_ACKNOWLEDGE, sesjon -> Brev.av(sesjon, rad));
        parkering.parkerSvar(rad, brev);
        return true;
    }
}
