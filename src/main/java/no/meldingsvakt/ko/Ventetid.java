package no.meldingsvakt.ko;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How long messages have waited in the queue, by their senders' clocks. Of those that wait still only the first is looked at,
 * so a long queue costs no more.
 */
@Singleton
public class Ventetid {

    private static final double MILLI = 1000;

    private final Avsender avsender;
    private final Instance<Megler> megler;
    private final Clock klokke;

    Ventetid(Avsender avsender, Instance<Megler> megler, Clock klokke) {
        this.avsender = avsender;
        this.megler = megler;
        this.klokke = klokke;
    }

    /** How long the message has waited; empty when its sender has not told when it was sent. */
    public Optional<Duration> av(Message melding) throws JMSException {
        long sendt = melding.getJMSTimestamp();
        return sendt == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(Math.max(0, klokke.millis() - sendt)));
    }

    /** Of the first that waits, in seconds; 0 when nothing waits, not a number where the broker lets nobody look. */
    double sekunder() {
        if (!megler.get().kanSes()) {
            return Double.NaN;
        }
        try {
            return avsender.med(Session.AUTO_ACKNOWLEDGE, this::sekunder);
        } catch (JMSException e) {
            return Double.NaN;
        }
    }

    private double sekunder(Session sesjon) throws JMSException {
        Optional<Message> forste = Titting.forste(sesjon, Adresser.INN);
        return forste.isEmpty()
                ? 0
                : av(forste.get()).map(d -> d.toMillis() / MILLI).orElse(0.0);
    }
}
