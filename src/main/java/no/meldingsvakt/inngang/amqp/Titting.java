package no.meldingsvakt.inngang.amqp;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.Enumeration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at a queue without taking from it. */
final class Titting {

    private Titting() {}

    /**
     * The first message on the address, of those that the selector chooses if there is one; empty when none waits. One look sees
     * one message: Artemis may answer a client's second question for what is left with its late answer to the first, or not
     * at all.
     */
    static Optional<Message> forste(Session sesjon, String adresse, @Nullable String valg) throws JMSException {
        try (QueueBrowser titter = sesjon.createBrowser(sesjon.createQueue(adresse), valg)) {
            Enumeration<?> meldinger = titter.getEnumeration();
            return meldinger.hasMoreElements() ? Optional.of((Message) meldinger.nextElement()) : Optional.empty();
        }
    }
}
