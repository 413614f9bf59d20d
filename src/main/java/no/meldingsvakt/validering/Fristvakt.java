package no.meldingsvakt.validering;

import java.time.Instant;
import java.util.List;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.LagretFrist;
import no.meldingsvakt.kvittering.Fristvarsel;

/**
 * Finds deadlines that have passed without a message, marks each once and announces it once, also when several watch the
 * same database. A stay with nothing due is never looked at. Thread-safe.
 */
public final class Fristvakt {

    private static final int BUNKE = 200;

    private final Lager lager;

    public Fristvakt(Lager lager) {
        this.lager = lager;
    }

    /** One round at the moment {@code naa}; tells how many deadlines were marked. */
    public int runde(Instant naa) {
        int alle = 0;
        int siste;
        do {
            siste = lager.iTransaksjon(tx -> {
                List<LagretFrist> utlopte = tx.frister().utlopte(naa, BUNKE);
                for (LagretFrist f : utlopte) {
                    tx.frister().merkBrutt(f.id());
                    Forlopsjournal.varsle(tx, Fristvarsel.Hendelse.BRUTT, f, naa);
                }
                return utlopte.size();
            });
            alle += siste;
        } while (siste == BUNKE);
        return alle;
    }
}
