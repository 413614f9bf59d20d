package no.meldingsvakt.validering;

import org.jspecify.annotations.Nullable;

/**
 * Where the receipt is to be sent, for a door that does not answer at once.
 *
 * @param adresse the queue
 * @param korrelasjon what the receipt answers, in the words of the one who asked; null when nothing was told
 */
public record Svarsted(String adresse, @Nullable String korrelasjon, Form form) {

    /** What is sent. */
    public enum Form {
        /** The receipt. */
        JSON,
        /** The AppRec of each own receiver; the receipt where there is none to send. */
        APPREC
    }
}
