package no.meldingsvakt.validering;

import no.meldingsvakt.kvittering.Kvitteringsform;
import org.jspecify.annotations.Nullable;

/**
 * Where the receipt is to be sent, for a door that does not answer at once.
 *
 * @param adresse the queue
 * @param korrelasjon what the receipt answers, in the words of the one who asked; null when nothing was told
 * @param form what is sent; JSON where it is AppRec and there is none to send
 * @param sporing the trace that it is part of, as a {@code traceparent}; null when it is not traced
 */
public record Svarsted(
        String adresse,
        @Nullable String korrelasjon,
        Kvitteringsform form,
        @Nullable String sporing) {

    /** One that is not traced. */
    public Svarsted(String adresse, @Nullable String korrelasjon, Kvitteringsform form) {
        this(adresse, korrelasjon, form, null);
    }
}
