package no.meldingsvakt.kvittering;

import java.time.Duration;
import java.util.List;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.kvittering.Kvittering.ForlopdelFelt;
import org.jspecify.annotations.Nullable;

/**
 * What the patient stay adds to a message's receipt. Immutable.
 *
 * @param forlop the stay and those of its deadlines that the message decides or has changed; null where the message belongs to no stay
 * @param avvik findings in the stay that concern the message, without those that the door has told already
 * @param ikkeVurdert rules on the stay that failed
 * @param varighet how long the stay took to place and judge
 */
public record Forlopsdel(
        @Nullable ForlopdelFelt forlop,
        List<Kvittering.AvvikFelt> avvik,
        List<IkkeVurdert> ikkeVurdert,
        Duration varighet) {

    public Forlopsdel {
        avvik = List.copyOf(avvik);
        ikkeVurdert = List.copyOf(ikkeVurdert);
    }
}
