package no.meldingsvakt.konvolutt;

import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.xml.Dokument;
import org.jspecify.annotations.Nullable;

/**
 * What reading came to.
 *
 * @param dokument the document; null when it could not be read
 * @param melding the header facts; null when it could not be read, or is nothing we know
 */
public record Lesing(
        Stegresultat resultat,
        @Nullable Dokument dokument,
        @Nullable Melding melding) {}
