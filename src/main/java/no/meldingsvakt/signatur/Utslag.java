package no.meldingsvakt.signatur;

import org.jspecify.annotations.Nullable;

/**
 * What looking at a signature came to. At most one of the two is there.
 *
 * @param feil a ground for rejection
 * @param uavklart why we could not find out; nobody's fault but ours
 */
record Utslag(@Nullable Signaturfeil feil, @Nullable String uavklart) {

    static final Utslag I_ORDEN = new Utslag(null, null);

    static Utslag av(Signaturfeil feil) {
        return new Utslag(feil, null);
    }

    static Utslag uavklart(String arsak) {
        return new Utslag(null, arsak);
    }
}
