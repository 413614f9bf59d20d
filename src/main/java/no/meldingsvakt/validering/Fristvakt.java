package no.meldingsvakt.validering;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.LagretFrist;
import no.meldingsvakt.forlop.lager.Transaksjon;
import no.meldingsvakt.kvittering.Fristvarsel;
import no.meldingsvakt.regel.Regelverk;
import no.meldingsvakt.regel.Unntak;
import org.jspecify.annotations.Nullable;

/**
 * Finds deadlines that have passed without a message, marks each once and announces it once, also when several watch the
 * same database. A stay with nothing due is never looked at. Thread-safe.
 *
 * <p>When the windows in which deadlines are excepted have changed, the stays they may concern are judged anew: a deadline
 * that has been announced as broken and is excepted now, is withdrawn. So are, before they are marked, those that pass in a
 * window, whoever has judged them last and by which rules.
 */
public final class Fristvakt {

    private static final int BUNKE = 200;

    private final Lager lager;
    private final Forlopsjournal journal;
    private final Supplier<Regelverk> regelverk;
    private @Nullable List<Unntak> brukt;

    public Fristvakt(Lager lager, Forlopsjournal journal, Supplier<Regelverk> regelverk) {
        this.lager = lager;
        this.journal = journal;
        this.regelverk = regelverk;
    }

    /** One round at the moment {@code naa}; tells how many deadlines were marked. */
    public int runde(Instant naa) {
        Regelverk verk = regelverk.get();
        List<Unntak> unntak = verk.unntak();
        if (erNye(unntak)) {
            avstem(
                    grupper(
                            unntak,
                            tx -> tx.frister().grupperMedUnntatte(),
                            u -> tx -> tx.frister()
                                    .grupper(u.fra().toInstant(), u.til().toInstant())),
                    naa);
            bruk(unntak);
        }
        avstem(
                grupper(
                        unntak,
                        tx -> Set.of(),
                        u -> tx -> tx.frister()
                                .utlopteGrupper(
                                        naa, u.fra().toInstant(), u.til().toInstant())),
                naa);
        return merk(naa);
    }

    private synchronized boolean erNye(List<Unntak> unntak) {
        return !unntak.equals(brukt);
    }

    private synchronized void bruk(List<Unntak> unntak) {
        brukt = unntak;
    }

    private Set<String> grupper(
            List<Unntak> unntak,
            Function<Transaksjon, Set<String>> alltid,
            Function<Unntak, Function<Transaksjon, Set<String>>> iVinduet) {
        Set<String> alle = new HashSet<>(lager.iTransaksjon(alltid));
        unntak.forEach(u -> alle.addAll(lager.iTransaksjon(iVinduet.apply(u))));
        return alle;
    }

    /** Brings each patient's stays in step with the rules in force, one patient at a time. */
    private void avstem(Set<String> grupper, Instant naa) {
        for (String gruppe : grupper) {
            lager.iTransaksjon(tx -> journal.avstem(
                    tx,
                    tx.hendelser().las(gruppe),
                    regelverk.get(),
                    naa.atZone(Tidspunkt.NORGE).toOffsetDateTime()));
        }
    }

    private int merk(Instant naa) {
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
