package no.meldingsvakt.kvittering;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.melding.Melding;
import org.jspecify.annotations.Nullable;

/**
 * Everything a receipt is made from.
 *
 * @param melding the header facts; null where the message could not be read
 * @param steg what the steps came to, in order
 */
public record Grunnlag(
        @Nullable Melding melding,
        List<Stegresultat> steg,
        List<Kvittering.Regelsett> regelsett,
        Sprak sprak,
        OffsetDateTime vurdert,
        Duration totalt) {

    public Grunnlag {
        steg = List.copyOf(steg);
        regelsett = List.copyOf(regelsett);
    }
}
