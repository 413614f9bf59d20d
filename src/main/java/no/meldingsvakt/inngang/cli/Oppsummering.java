package no.meldingsvakt.inngang.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import no.meldingsvakt.kvittering.Kvitteringsstatus;
import no.meldingsvakt.kvittering.rapport.Ord;

/** What came of all the messages together. */
final class Oppsummering {

    private static final int FLEST_REGLER = 25;

    private final Map<Kvitteringsstatus, Integer> statuser = new EnumMap<>(Kvitteringsstatus.class);
    private final Map<String, Regelsum> regler = new TreeMap<>();
    private final Map<String, Integer> krasj = new TreeMap<>();
    private int vurdert;
    private int ulest;

    /** How often a rule was broken. */
    private static final class Regelsum {
        private final Alvorlighet alvorlighet;
        private int funn;
        private int filer;

        Regelsum(Alvorlighet alvorlighet) {
            this.alvorlighet = alvorlighet;
        }
    }

    void vurdert(Kvittering k) {
        vurdert++;
        statuser.merge(k.status(), 1, Integer::sum);
        Set<String> her = new HashSet<>();
        for (AvvikFelt a : k.avvik()) {
            Regelsum sum = regler.computeIfAbsent(a.regel(), r -> new Regelsum(a.alvorlighet()));
            sum.funn++;
            if (her.add(a.regel())) {
                sum.filer++;
            }
        }
        k.ikkeVurdert().stream().map(IkkeVurdert::regel).distinct().forEach(r -> krasj.merge(r, 1, Integer::sum));
    }

    void ulest() {
        ulest++;
    }

    int antall() {
        return vurdert + ulest;
    }

    /** Writes the table. */
    void skriv(Skjerm skjerm, Ord ord, int alle, Duration tid) throws IOException {
        double sekunder = Math.max(tid.toMillis(), 1) / 1e3;
        skjerm.linje("");
        skjerm.linje(
                antall() < alle
                        ? ord.si("sum.avbrutt", antall(), alle)
                        : ord.si("sum.alle", vurdert, sekunder, Math.round(vurdert / sekunder)));
        for (Kvitteringsstatus s : List.of(
                Kvitteringsstatus.GODTATT,
                Kvitteringsstatus.GODTATT_MED_AVVIK,
                Kvitteringsstatus.AVVIST,
                Kvitteringsstatus.IKKE_VURDERT)) {
            skjerm.linje("  %-18s %7d".formatted(s, statuser.getOrDefault(s, 0)));
        }
        if (ulest > 0) {
            skjerm.linje("  %-18s %7d".formatted(ord.si("sum.ulest"), ulest));
        }
        if (!krasj.isEmpty()) {
            skjerm.linje("");
            for (Map.Entry<String, Integer> e : krasj.entrySet()) {
                skjerm.linje("  " + ord.si("sum.krasj", e.getKey(), e.getValue()));
            }
        }
        reglene(skjerm, ord);
    }

    private void reglene(Skjerm skjerm, Ord ord) throws IOException {
        if (regler.isEmpty()) {
            return;
        }
        int bredde = regler.keySet().stream().mapToInt(String::length).max().orElse(0);
        String form = "  %-" + Math.max(bredde, ord.si("sum.regel").length()) + "s  %-10s %7s %7s";
        skjerm.linje("");
        skjerm.linje(form.formatted(
                ord.si("sum.regel"), ord.si("sum.alvorlighet"), ord.si("sum.funn"), ord.si("sum.meldinger")));
        List<Map.Entry<String, Regelsum>> verst = regler.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Regelsum> e) -> e.getValue().alvorlighet)
                        .thenComparing(e -> -e.getValue().filer))
                .toList();
        for (Map.Entry<String, Regelsum> e : verst.subList(0, Math.min(FLEST_REGLER, verst.size()))) {
            Regelsum sum = e.getValue();
            skjerm.linje(form.formatted(e.getKey(), sum.alvorlighet, sum.funn, sum.filer));
        }
        if (verst.size() > FLEST_REGLER) {
            skjerm.linje("  " + ord.si("sum.flere", verst.size() - FLEST_REGLER));
        }
    }
}
