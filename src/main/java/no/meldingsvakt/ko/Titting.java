package no.meldingsvakt.ko;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.Enumeration;
import java.util.Optional;

/** Looks at a queue of the embedded broker without taking from it. */
final class Titting {

    private Titting() {}

    /** The first message on the address; empty when none waits. */
    static Optional<Message> forste(Session sesjon, String adresse) throws JMSException {
        try (QueueBrowser titter = sesjon.createBrowser(sesjon.createQueue(adresse))) {
            Enumeration<?> meldinger = titter.getEnumeration();
            return meldinger.hasMoreElements() ? Optional.of((Message) meldinger.nextElement()) : Optional.empty();
        }
    }
}
