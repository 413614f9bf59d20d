package no.meldingsvakt.inngang.amqp;

import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.time.Clock;
import java.util.Enumeration;
import no.meldingsvakt.drift.Adresser;

/** How long the first message in the queue has waited. Only the first is looked at, so a long queue costs no more. */
@Singleton
class Ventetid {

    private static final double MILLI = 1000;

    private final Avsender avsender;
    private final Clock klokke;

    Ventetid(Avsender avsender, Clock klokke) {
        this.avsender = avsender;
        this.klokke = klokke;
    }

    /** In seconds, by the sender's clock; 0 when nothing waits, not a number where the broker does not let us look. */
    double sekunder() {
        try {
            return avsender.med(Session.AUTO_ACKNOWLEDGE, this::sekunder);
        } catch (JMSException e) {
            return Double.NaN;
        }
    }

    private double sekunder(Session sesjon) throws JMSException {
        try (QueueBrowser titter = sesjon.createBrowser(sesjon.createQueue(Adresser.INN))) {
            Enumeration<?> meldinger = titter.getEnumeration();
            long sendt = meldinger.hasMoreElements() ? ((Message) meldinger.nextElement()).getJMSTimestamp() : 0;
            return sendt == 0 ? 0 : Math.max(0, (klokke.millis() - sendt) / MILLI);
        }
    }
}
