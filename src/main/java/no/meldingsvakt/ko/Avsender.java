package no.meldingsvakt.ko;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.qpid.jms.provider.exceptions.ProviderUnsupportedOperationException;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Gives work a session with the broker. Thread-safe; the connection is made when it is first needed, and again when it broke. */
@Singleton
public class Avsender {

    private final Supplier<? extends ConnectionFactory> forbindelser;
    private final Adresseform form;

    @Inject
    Avsender(Instance<JmsPoolConnectionFactory> forbindelser, Adresseform form) {
        this((Supplier<JmsPoolConnectionFactory>) forbindelser::get, form);
    }

    Avsender(Supplier<? extends ConnectionFactory> forbindelser, Adresseform form) {
        this.forbindelser = forbindelser;
        this.form = form;
    }

    /** A queue at the broker, by its name or its address. */
    public Queue ko(Session sesjon, String navn) throws JMSException {
        return sesjon.createQueue(form.av(navn));
    }

    /** Work that needs a session. */
    @FunctionalInterface
    interface Arbeid<T> {
        T gjor(Session sesjon) throws JMSException;
    }

    /** Does the work; throws {@link JMSException} when the broker can't be reached, or refuses. */
    <T> T med(int kvittering, Arbeid<T> arbeid) throws JMSException {
        try (Connection forbindelse = forbindelser.get().createConnection();
                Session sesjon = forbindelse.createSession(false, kvittering)) {
            forbindelse.start();
            return arbeid.gjor(sesjon);
        } catch (RuntimeException e) {
            // The pool throws NullPointerException when it gets back a sender that the broker has closed.
            throw (JMSException) new JMSException("the session broke").initCause(e);
        }
    }

    /**
     * Sends a message, to be delivered when the pause is over; returns when the broker has it on disk. A broker that knows no
     * delayed delivery gets it without a pause.
     */
    void send(String adresse, Message melding, Duration pause) throws JMSException {
        try {
            sendMed(pause, adresse, melding);
        } catch (JMSException e) {
            if (!(e.getCause() instanceof ProviderUnsupportedOperationException)) {
                throw e;
            }
            sendMed(Duration.ZERO, adresse, melding);
        }
    }

    private void sendMed(Duration pause, String adresse, Message melding) throws JMSException {
        med(Session.AUTO_ACKNOWLEDGE, sesjon -> {
            try (MessageProducer sender = sesjon.createProducer(ko(sesjon, adresse))) {
                sender.setDeliveryMode(DeliveryMode.PERSISTENT);
                sender.setDeliveryDelay(pause.toMillis());
                sender.send(melding);
                return true;
            }
        });
    }

    /** Looks whether the broker answers. A session alone tells nothing: the pool has one ready. */
    void prov() throws JMSException {
        form.prov(() -> med(Session.AUTO_ACKNOWLEDGE, sesjon -> {
            // The broker answers when a link is made. One that receives would be given messages.
            try (MessageProducer sender = sesjon.createProducer(ko(sesjon, Adresser.FRISTBRUDD))) {
                return sender.getDestination();
            }
        }));
    }
}
