package no.meldingsvakt.inngang.amqp;

import jakarta.jms.Message;
import java.util.Objects;
import no.meldingsvakt.ko.Arsak;
import no.meldingsvakt.validering.Mottak;
import org.jspecify.annotations.Nullable;

/**
 * A message from the queue: something to judge, or a reason why it can't be; neither when it is to come again as a new one.
 *
 * @param jms the message as the client gave it
 * @param mottak null when there is a reason
 * @param arsak null when it can be judged
 */
record Innmelding(
        Message jms, @Nullable Mottak mottak, @Nullable Arsak arsak) {

    static Innmelding god(Message jms, Mottak mottak) {
        return new Innmelding(jms, mottak, null);
    }

    static Innmelding uegnet(Message jms, Arsak arsak) {
        return new Innmelding(jms, null, arsak);
    }

    /** One that is to come again as a new one, before the broker gives it up. */
    static Innmelding sliten(Message jms) {
        return new Innmelding(jms, null, null);
    }

    boolean erSliten() {
        return mottak == null && arsak == null;
    }

    boolean kanBedommes() {
        return mottak != null;
    }

    Mottak krevMottak() {
        return Objects.requireNonNull(mottak);
    }

    Arsak krevArsak() {
        return Objects.requireNonNull(arsak);
    }
}
