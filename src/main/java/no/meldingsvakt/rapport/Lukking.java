package no.meldingsvakt.rapport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes out of a month what would tell of few. As long as some number in some table is of fewer than {@value #MINST} patients,
 * what is counted in it is taken out of all tables, and with it all else of its patients; a finding that no other number follows
 * from goes alone. What is left is all that is ever told of the month, and it would be the same if what was taken out had never
 * been; so nothing that is told, put together in whatever way, tells of it (docs/avvik.md has the proof).
 */
public final class Lukking {

    /** A number of fewer patients than this is not told. */
    public static final int MINST = 5;

    private Lukking() {}

    /** What may be told of in these tables. */
    public static List<Bidrag> lukk(Collection<Bidrag> alle, Set<Visning> tabeller) {
        List<Bidrag> igjen = new ArrayList<>(alle);
        int antall;
        do {
            antall = igjen.size();
            Set<Celle> sma = sma(igjen, tabeller);
            Set<String> borte = igjen.stream()
                    .filter(b -> b.kjerne() && erI(b, sma, tabeller))
                    .map(Bidrag::pasient)
                    .collect(Collectors.toSet());
            igjen.removeIf(b -> borte.contains(b.pasient()) || erI(b, sma, tabeller));
        } while (igjen.size() < antall);
        return igjen;
    }

    private static boolean erI(Bidrag b, Set<Celle> celler, Set<Visning> tabeller) {
        return b.celler(tabeller).stream().anyMatch(celler::contains);
    }

    private static Set<Celle> sma(List<Bidrag> alle, Set<Visning> tabeller) {
        Map<Celle, Set<String>> pasienter = new HashMap<>();
        for (Bidrag b : alle) {
            for (Celle c : b.celler(tabeller)) {
                pasienter.computeIfAbsent(c, n -> new HashSet<>()).add(b.pasient());
            }
        }
        return pasienter.entrySet().stream()
                .filter(e -> e.getValue().size() < MINST)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
