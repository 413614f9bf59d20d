package no.meldingsvakt.validering;

import java.time.OffsetDateTime;
import java.util.Set;
import no.meldingsvakt.avvik.Sprak;

/**
 * How a caller wants a message judged.
 *
 * @param regelsett ids of rule packs; {@code nasjonal} is applied whether named or not
 * @param sprak the language of texts
 * @param vurdert the moment to judge at
 */
public record Valg(Set<String> regelsett, Sprak sprak, OffsetDateTime vurdert) {

    public Valg {
        regelsett = Set.copyOf(regelsett);
    }
}
