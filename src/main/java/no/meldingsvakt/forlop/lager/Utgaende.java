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
 * @param sporing the trace that it is part of, as a {@code traceparent}; null when it is not traced
 */
public record Utgaende(
        UUID id,
        String adresse,
        @Nullable String korrelasjon,
        String innholdstype,
        byte[] innhold,
        Instant opprettet,
        @Nullable String sporing) {

    /** One that is not traced. */
    public Utgaende(
            UUID id,
            String adresse,
            @Nullable String korrelasjon,
            String innholdstype,
            byte[] innhold,
            Instant opprettet) {
        this(id, adresse, korrelasjon, innholdstype, innhold, opprettet, null);
    }

    /** Queue of the deadlines that have passed unmet. */
    public static final String FRISTBRUDD = "meldingsvakt.fristbrudd";
}
