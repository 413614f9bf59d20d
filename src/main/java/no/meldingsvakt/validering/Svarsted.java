package no.meldingsvakt.validering;

import org.jspecify.annotations.Nullable;

/**
 * Where the receipt is to be sent, for a door that does not answer at once.
 *
 * @param adresse the queue
 * @param korrelasjon what the receipt answers, in the words of the one who asked; null when nothing was told
 * @param sporing the trace that it is part of, as a {@code traceparent}; null when it is not traced
 */
public record Svarsted(
        String adresse,
        @Nullable String korrelasjon,
        Form form,
        @Nullable String sporing) {

    /** One that is not traced. */
    public Svarsted(String adresse, @Nullable String korrelasjon, Form form) {
        this(adresse, korrelasjon, form, null);
    }

    /** What is sent. */
    public enum Form {
        /** The receipt. */
        JSON,
        /** The AppRec of each own receiver; the receipt where there is none to send. */
        APPREC
    }
}
