package no.meldingsvakt.rapport;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.rapport.Endring.Celle;
import no.meldingsvakt.rapport.Endring.Slag;
import no.meldingsvakt.rapport.Endring.Visning;
import no.meldingsvakt.rapport.Proverapport.Partsrad;
import no.meldingsvakt.rapport.Proverapport.Regelrad;
import org.jspecify.annotations.Nullable;

/**
 * Counts what would be said otherwise, patient by patient. Patients that the same would happen to are counted and not kept, so that
 * it grows with what may happen and not with how many it happens to. Thread-safe.
 */
public final class Provetall {

    /** What would happen to a patient: to how many stays each. */
    private record Monster(Map<Set<Endring>, Integer> opphold) {

        Stream<Celle> celler(Function<Endring, Stream<Celle>> hvilke) {
            return opphold.keySet().stream()
                    .flatMap(Set::stream)
                    .flatMap(hvilke)
                    .distinct();
        }

        Monster med(Predicate<Endring> som) {
            Map<Set<Endring>, Integer> igjen = new HashMap<>();
            opphold.forEach((endringer, antall) -> {
                Set<Endring> beholdt = endringer.stream().filter(som).collect(Collectors.toUnmodifiableSet());
                if (!beholdt.isEmpty()) {
                    igjen.merge(beholdt, antall, Integer::sum);
                }
            });
            return new Monster(Map.copyOf(igjen));
        }
    }

    private final Map<Monster, Long> pasienter = new HashMap<>();
    private final Set<String> krasjet = new TreeSet<>();
    private long opphold;

    /**
     * Counts a patient.
     *
     * @param antall the stays that were judged
     * @param endringer for each stay that something would be said otherwise of, what
     */
    public synchronized void legg(long antall, List<Set<Endring>> endringer, Set<String> krasj) {
        opphold += antall;
        krasjet.addAll(krasj);
        if (!endringer.isEmpty()) {
            Map<Set<Endring>, Integer> dets = new HashMap<>();
            endringer.forEach(e -> dets.merge(Set.copyOf(e), 1, Integer::sum));
            pasienter.merge(new Monster(Map.copyOf(dets)), 1L, Long::sum);
        }
    }

    /**
     * What may be told. As long as a number is of fewer than {@value Lukking#MINST} patients, what is counted in it is taken out:
     * first from all numbers, then what is told by party from those alone, as long as so few, but some, are in no row.
     */
    public synchronized Proverapport rapport() {
        Map<Monster, Long> samlet = lukket(pasienter, Endring::samlet);
        Map<Celle, Long> tall = tall(samlet, Endring::samlet);
        Map<Celle, Long> parters = tall(deltPaaParter(samlet), Endring::parters);
        return new Proverapport(
                opphold < Lukking.MINST ? null : Long.valueOf(opphold),
                tall.get(new Celle(Visning.ALLE, List.of())),
                alle(tall, Slag.NY),
                alle(tall, Slag.BORTE),
                alle(tall, Slag.NIVA),
                regler(tall),
                rader(parters, Visning.PART),
                rader(parters, Visning.PAR),
                List.copyOf(krasjet));
    }

    /** Without those numbers by party that are small, or that the small ones would follow from. */
    private static Map<Monster, Long> deltPaaParter(Map<Monster, Long> samlet) {
        Map<Monster, Long> vises = lukket(samlet, Endring::parters);
        while (!vises.isEmpty() && faErBorte(samlet, vises)) {
            String minst =
                    pasienter(vises, e -> Stream.of(new Celle(Visning.PAR, List.of(e.par())))).entrySet().stream()
                            .min(Map.Entry.<Celle, Long>comparingByValue()
                                    .thenComparing(e -> e.getKey().verdi().get(0)))
                            .map(e -> e.getKey().verdi().get(0))
                            .orElseThrow();
            vises = lukket(med(vises, e -> !e.par().equals(minst)), Endring::parters);
        }
        return vises;
    }

    /** Whether there are some, and fewer than may be told of, who are counted among all and in no row of a party. */
    private static boolean faErBorte(Map<Monster, Long> alle, Map<Monster, Long> vises) {
        Map<Celle, Long> ut = tall(vises, Endring::alle);
        return tall(alle, Endring::alle).entrySet().stream()
                .map(e -> e.getValue() - ut.getOrDefault(e.getKey(), 0L))
                .anyMatch(rest -> rest > 0 && rest < Lukking.MINST);
    }

    private static Map<Monster, Long> lukket(Map<Monster, Long> alle, Function<Endring, Stream<Celle>> hvilke) {
        Map<Monster, Long> igjen = alle;
        for (Set<Celle> sma = sma(igjen, hvilke); !sma.isEmpty(); sma = sma(igjen, hvilke)) {
            Set<Celle> borte = sma;
            igjen = med(igjen, e -> hvilke.apply(e).noneMatch(borte::contains));
        }
        return igjen;
    }

    private static Map<Monster, Long> med(Map<Monster, Long> alle, Predicate<Endring> som) {
        Map<Monster, Long> igjen = new HashMap<>();
        alle.forEach((m, n) -> {
            Monster beholdt = m.med(som);
            if (!beholdt.opphold().isEmpty()) {
                igjen.merge(beholdt, n, Long::sum);
            }
        });
        return igjen;
    }

    private static Set<Celle> sma(Map<Monster, Long> alle, Function<Endring, Stream<Celle>> hvilke) {
        return pasienter(alle, hvilke).entrySet().stream()
                .filter(e -> e.getValue() < Lukking.MINST)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<Celle, Long> pasienter(Map<Monster, Long> alle, Function<Endring, Stream<Celle>> hvilke) {
        Map<Celle, Long> antall = new HashMap<>();
        alle.forEach((m, n) -> m.celler(hvilke).forEach(c -> antall.merge(c, n, Long::sum)));
        return antall;
    }

    /** Stays by number. */
    private static Map<Celle, Long> tall(Map<Monster, Long> alle, Function<Endring, Stream<Celle>> hvilke) {
        Map<Celle, Long> tall = new HashMap<>();
        alle.forEach((m, n) -> m.opphold().forEach((endringer, antall) -> endringer.stream()
                .flatMap(hvilke)
                .distinct()
                .forEach(c -> tall.merge(c, n * antall, Long::sum))));
        return tall;
    }

    private static @Nullable Long alle(Map<Celle, Long> tall, Slag slag) {
        return tall.get(new Celle(Visning.ALLE, List.of(slag.name())));
    }

    private static List<Regelrad> regler(Map<Celle, Long> tall) {
        return tall.entrySet().stream()
                .filter(e -> e.getKey().visning() == Visning.REGEL)
                .map(e -> regel(e.getKey().verdi(), e.getValue()))
                .sorted(Comparator.comparing(Regelrad::opphold)
                        .reversed()
                        .thenComparing(Regelrad::regel)
                        .thenComparing(Regelrad::slag))
                .toList();
    }

    private static Regelrad regel(List<String> verdi, long antall) {
        String fra = verdi.get(1);
        String til = verdi.get(2);
        return new Regelrad(
                verdi.get(0),
                new Endring(verdi.get(0), fra, til, "", "").slag(),
                fra.isEmpty() ? null : fra,
                til.isEmpty() ? null : til,
                antall);
    }

    private static List<Partsrad> rader(Map<Celle, Long> tall, Visning visning) {
        return new TreeMap<>(tall.entrySet().stream()
                        .filter(e -> e.getKey().visning() == visning
                                && e.getKey().verdi().size() == 1)
                        .collect(Collectors.toMap(e -> e.getKey().verdi().get(0), Map.Entry::getValue)))
                .entrySet().stream()
                        .map(e -> new Partsrad(
                                e.getKey(),
                                e.getValue(),
                                tall.get(new Celle(visning, List.of(e.getKey(), Slag.NY.name()))),
                                tall.get(new Celle(visning, List.of(e.getKey(), Slag.BORTE.name()))),
                                tall.get(new Celle(visning, List.of(e.getKey(), Slag.NIVA.name())))))
                        .sorted(Comparator.comparingLong((Partsrad r) -> r.endret() == null ? 0 : -r.endret())
                                .thenComparing(Partsrad::verdi))
                        .toList();
    }
}
