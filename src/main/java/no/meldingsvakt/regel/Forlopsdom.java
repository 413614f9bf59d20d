package no.meldingsvakt.regel;

import java.util.List;
import no.meldingsvakt.avvik.Antall;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.IkkeVurdert;

/**
 * What the rules found in a stay.
 *
 * @param avvik the first findings of each pack; they name messages, and no place
 * @param antall the number of findings, also those not listed
 * @param frister all deadlines
 * @param ikkeVurdert rules that crashed
 */
public record Forlopsdom(List<Avvik> avvik, Antall antall, List<Frist> frister, List<IkkeVurdert> ikkeVurdert) {

    public Forlopsdom {
        avvik = List.copyOf(avvik);
        frister = List.copyOf(frister);
        ikkeVurdert = List.copyOf(ikkeVurdert);
    }
}
