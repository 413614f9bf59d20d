package no.meldingsvakt.validering;

import org.jspecify.annotations.Nullable;

/**
 * A message that is received in earnest: it is recorded, and answered once.
 *
 * @param svarsted where its receipt is to be sent; null where the caller waits for it
 */
public record Mottak(Sak sak, @Nullable Svarsted svarsted) {

    /** The same, one step further on. */
    public Mottak med(Sak neste) {
        return new Mottak(neste, svarsted);
    }
}
