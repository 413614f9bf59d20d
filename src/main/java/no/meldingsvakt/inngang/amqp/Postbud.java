package no.meldingsvakt.inngang.amqp;

import jakarta.inject.Singleton;
import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.meldingsvakt.drift.Adresser;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.apache.qpid.proton.amqp.Symbol;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands messages over to the broker, many at a time, and tells which ones it has taken. */
@Singleton
class Postbud {

    private static final Logger LOGG = Logger.getLogger(Postbud.class);
    private static final long LENGST_SEKUNDER = 30;

    private final Avsender avsender;
    private final Komalinger malinger;
    private final Clock klokke;

    Postbud(Avsender avsender, Komalinger malinger, Clock klokke) {
        this.avsender = avsender;
        this.malinger = malinger;
        this.klokke = klokke;
    }

    /**
     * Sends these in their order. Without any, it looks whether the broker answers.
     *
     * @return ids of those the broker has on disk; never one that it may have lost
     * @throws JMSException when none could be sent
     */
    List<UUID> lever(List<Utgaende> rader) throws JMSException {
        if (rader.isEmpty()) {
            avsender.prov();
            return List.of();
        }
        return avsender.med(Session.AUTO_ACKNOWLEDGE, sesjon -> lever(sesjon, rader));
    }

    private List<UUID> lever(Session sesjon, List<Utgaende> rader) throws JMSException {
        try (MessageProducer sender = sesjon.createProducer(null)) {
            List<Sending> sendinger = new ArrayList<>();
            for (Utgaende rad : rader) {
                Sending sending = new Sending(rad, new CompletableFuture<>());
                sender.send(
                        sesjon.createQueue(rad.adresse()),
                        melding(sesjon, rad),
                        DeliveryMode.PERSISTENT,
                        Message.DEFAULT_PRIORITY,
                        Message.DEFAULT_TIME_TO_LIVE,
                        sending);
                sendinger.add(sending);
            }
            List<UUID> levert = new ArrayList<>();
            JMSException siste = null;
            for (Sending sending : sendinger) {
                JMSException feil = sending.vent();
                if (feil == null || giOpp(sesjon, sending.rad(), feil)) {
                    levert.add(sending.rad().id());
                } else {
                    siste = feil;
                }
            }
            if (siste != null && levert.isEmpty()) {
                throw siste;
            }
            return levert;
        }
    }

    /** One message under way, and the broker's word on it. */
    private record Sending(Utgaende rad, CompletableFuture<Boolean> svar) implements CompletionListener {

        @Override
        public void onCompletion(Message melding) {
            svar.complete(true);
        }

        @Override
        public void onException(Message melding, Exception e) {
            svar.completeExceptionally(e);
        }

        /** Waits for it: null when the broker has it, else what was in the way. */
        @Nullable
        JMSException vent() {
            try {
                svar.get(LENGST_SEKUNDER, TimeUnit.SECONDS);
                return null;
            } catch (ExecutionException e) {
                return e.getCause() instanceof JMSException jms ? jms : new JMSException("the message was not sent");
            } catch (TimeoutException e) {
                return new JMSException("the broker did not answer");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new JMSException("interrupted");
            }
        }
    }

    /** A receipt that the broker refuses to take to its address is parked: it must not stand in the way of the others. */
    private boolean giOpp(Session sesjon, Utgaende rad, JMSException feil) throws JMSException {
        boolean adressen = feil instanceof InvalidDestinationException
                || feil instanceof JMSSecurityException
                || feil instanceof ResourceAllocationException;
        if (!adressen || Adresser.ALLE.contains(rad.adresse())) {
            return false;
        }
        try (MessageProducer sender = sesjon.createProducer(sesjon.createQueue(Adresser.DOD))) {
            Message melding = melding(sesjon, rad);
            melding.setStringProperty(Kopi.ARSAK, Arsak.SVAR_IKKE_LEVERT.name());
            melding.setStringProperty(Kopi.PARKERT_ID, rad.id().toString());
            melding.setStringProperty(Kopi.PARKERT, klokke.instant().toString());
            melding.setJMSReplyTo(sesjon.createQueue(rad.adresse()));
            sender.send(melding);
        }
        malinger.parkert(Arsak.SVAR_IKKE_LEVERT);
        LOGG.warnf("Kvittering parkert i %s: %s, %s", Adresser.DOD, rad.id(), Arsak.SVAR_IKKE_LEVERT);
        return true;
    }

    private static Message melding(Session sesjon, Utgaende rad) throws JMSException {
        BytesMessage melding = sesjon.createBytesMessage();
        melding.writeBytes(rad.innhold());
        melding.setJMSCorrelationID(rad.korrelasjon());
        for (Map.Entry<String, String> egenskap : rad.egenskaper().entrySet()) {
            melding.setStringProperty(egenskap.getKey(), egenskap.getValue());
        }
        melding.setStringProperty(Kopi.DUPLIKATID, rad.id().toString());
        if (melding instanceof JmsMessage jms && jms.getFacade() instanceof AmqpJmsMessageFacade amqp) {
            amqp.setContentType(Symbol.valueOf(rad.innholdstype()));
        }
        return melding;
    }
}
