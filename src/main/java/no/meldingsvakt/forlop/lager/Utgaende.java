package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be sent.
 *
 * @param id the same each time it is tried, so that the receiver can tell a second copy
 * @param adresse the queue it goes to
 * @param korrelasjon what it answers; null when it answers nothing
 * @param innholdstype media type
 */
public record Utgaende(
        UUID id, String adresse, @Nullable String korrelasjon, String innholdstype, byte[] innhold, Instant opprettet) {

    /** Queue of the deadlines that have passed unmet. */
    public static final String FRISTBRUDD = "meldingsvakt.fristbrudd";
}
