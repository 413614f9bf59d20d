package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.forlop.Forlop;
import org.jspecify.annotations.Nullable;

/**
 * Which stays to find. A part that is null asks for nothing.
 *
 * @param frist only stays with a deadline that stands so at the moment {@code vurdert}
 * @param part only stays that the enterprise with this HER-id is in
 * @param hopp how many to pass by
 * @param antall at most so many
 */
public record Forlopsutvalg(
        Forlop.@Nullable Status status,
        Frist.@Nullable Friststatus frist,
        @Nullable String part,
        Instant vurdert,
        long hopp,
        int antall) {

    /** The same, and one stay more, which tells whether there are any. */
    public Forlopsutvalg medEn() {
        return new Forlopsutvalg(status, frist, part, vurdert, hopp, antall + 1);
    }
}
