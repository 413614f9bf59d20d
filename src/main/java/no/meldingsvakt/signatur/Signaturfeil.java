package no.meldingsvakt.signatur;

import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Grunnregel;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Tekst;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a signature, before it is said where the signature stands.
 *
 * @param funnet the URI of a known algorithm or the dates of a certificate; never anything else
 */
record Signaturfeil(
        Grunnregel regel,
        Tekst tekst,
        String teknisk,
        @Nullable String funnet) {

    Avvik avvik(Sted sted) {
        return regel.avvik(tekst, teknisk, funnet, sted);
    }
}
