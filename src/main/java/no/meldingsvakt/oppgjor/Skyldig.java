package no.meldingsvakt.oppgjor;

import java.util.List;
import java.util.Set;
import no.meldingsvakt.forlop.Overliggerdogn;

/**
 * What a stay shows is owed.
 *
 * @param forlop the stay's id
 * @param parter HER-ids of the enterprises in it
 */
public record Skyldig(String forlop, Set<String> parter, Overliggerdogn dogn) {

    public Skyldig {
        parter = Set.copyOf(parter);
    }

    /** The days that are listed and in the period. */
    public List<Overliggerdogn.Dag> dager(Periode periode) {
        return dogn.dager().stream().filter(d -> periode.har(d.dag())).toList();
    }

    /** The same with the days in the period alone. Where more are owed than are listed, those are not told apart. */
    public Skyldig i(Periode periode) {
        return ulistede()
                ? this
                : new Skyldig(
                        forlop,
                        parter,
                        new Overliggerdogn(dager(periode).size(), dager(periode), dogn.forbehold(), dogn.tvil()));
    }

    /** Says whether more days are owed than are listed. */
    boolean ulistede() {
        return dogn.antall() > dogn.dager().size();
    }
}
