package no.meldingsvakt.kvittering.rapport;

import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Svar;

/**
 * A message that was judged.
 *
 * @param navn a form of its file's name that can be shown
 */
public record Vurdert(String navn, Svar svar) {

    public Kvittering kvittering() {
        return svar.kvittering();
    }
}
