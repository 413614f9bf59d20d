package no.meldingsvakt.rapport;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.meldingsvakt.rapport.Avviksrapport.Rad;
import no.meldingsvakt.rapport.Avvikssporring.Gruppe;
import org.jspecify.annotations.Nullable;

/** Makes reports of the months that have been counted. It knows nothing but what may be told. */
public final class Avvikstall {

    /** A median of fewer answers would tell of few. */
    private static final long MINST_SVAR = 2L * Lukking.MINST;

    private final SortedMap<YearMonth, Manedstall> maneder;

    public Avvikstall(Map<YearMonth, Manedstall> maneder) {
        this.maneder = new TreeMap<>(maneder);
    }

    /** The report. */
    public Avviksrapport rapport(Avvikssporring s) {
        SortedMap<YearMonth, Manedstall> med = new TreeMap<>(maneder);
        med.keySet()
                .removeIf(m -> m.atDay(1).isBefore(s.fra()) || m.atEndOfMonth().isAfter(s.til()));
        @Nullable String par = s.par();
        return new Avviksrapport(
                s.gruppe().navn(),
                par,
                med.isEmpty() ? null : med.firstKey().atDay(1).toString(),
                med.isEmpty() ? null : med.lastKey().atEndOfMonth().toString(),
                med.keySet().stream().map(YearMonth::toString).toList(),
                List.of(),
                par == null ? rad("", Visning.ALLE, "", med.values()) : rad("", Visning.PAR, par, med.values()),
                rader(s, med));
    }

    private List<Rad> rader(Avvikssporring s, SortedMap<YearMonth, Manedstall> med) {
        @Nullable String par = s.par();
        if (s.gruppe() == Gruppe.MANED) {
            return med.entrySet().stream()
                    .map(m -> par == null
                            ? rad(m.getKey().toString(), Visning.ALLE, "", List.of(m.getValue()))
                            : rad(m.getKey().toString(), Visning.PAR, par, List.of(m.getValue())))
                    .toList();
        }
        Visning visning = Visning.valueOf(s.gruppe().name());
        Stream<Rad> rader = verdier(visning, med.values()).stream()
                .filter(v -> visning != Visning.UKE || erHel(v, med.keySet()))
                .map(v -> rad(v, visning, v, med.values()))
                .filter(r -> !r.erTom());
        return visning == Visning.UKE
                ? rader.toList()
                : rader.sorted(Comparator.comparingLong((Rad r) -> r.avvik() == null ? 0 : -r.avvik())
                                .thenComparing(Rad::verdi))
                        .toList();
    }

    private static Set<String> verdier(Visning visning, Collection<Manedstall> med) {
        Set<String> alle = new TreeSet<>();
        med.forEach(m ->
                m.tall().keySet().stream().filter(c -> c.visning() == visning).forEach(c -> alle.add(c.verdi())));
        return alle;
    }

    /** A week is told of where all of its months are. */
    private static boolean erHel(String uke, Set<YearMonth> med) {
        LocalDate mandag = Uke.les(uke).mandag();
        return med.contains(YearMonth.from(mandag)) && med.contains(YearMonth.from(mandag.plusDays(6)));
    }

    private static Rad rad(String navn, Visning visning, String verdi, Collection<Manedstall> med) {
        boolean allesOpphold =
                Set.of(Visning.REGEL, Visning.TJENESTE, Visning.SYSTEM).contains(visning);
        boolean part = visning == Visning.AVSENDER || visning == Visning.MOTTAKER;
        @Nullable Long holdt = sum(med, new Celle(Mal.HOLDT, visning, verdi));
        @Nullable Long brutt = sum(med, new Celle(Mal.BRUTT, visning, verdi));
        return new Rad(
                navn,
                allesOpphold
                        ? sum(med, new Celle(Mal.OPPHOLD, Visning.ALLE, ""))
                        : sum(med, new Celle(Mal.OPPHOLD, part ? Visning.PART : visning, verdi)),
                visning == Visning.REGEL
                        ? sum(med, new Celle(Mal.MELDINGER, Visning.ALLE, ""))
                        : sum(med, new Celle(Mal.MELDINGER, visning, verdi)),
                sum(med, new Celle(Mal.AVVIK, visning, verdi)),
                holdt == null ? brutt : brutt == null ? holdt : Long.valueOf(holdt + brutt),
                brutt,
                svartid(med, visning, verdi));
    }

    private static @Nullable Long sum(Collection<Manedstall> med, Celle celle) {
        long sum = med.stream().mapToLong(m -> m.tall().getOrDefault(celle, 0L)).sum();
        return sum == 0 ? null : sum;
    }

    private static @Nullable Integer svartid(Collection<Manedstall> med, Visning visning, String verdi) {
        Map<Integer, Long> alle = new TreeMap<>();
        for (Manedstall m : med) {
            for (Mal mal : List.of(Mal.HOLDT, Mal.BRUTT)) {
                m.svartid()
                        .getOrDefault(new Celle(mal, visning, verdi), Map.of())
                        .forEach((minutter, n) -> alle.merge(minutter, n, Long::sum));
            }
        }
        long svar = alle.values().stream().mapToLong(n -> n).sum();
        return svar < MINST_SVAR ? null : Svartid.median(alle).orElse(null);
    }
}
