package no.meldingsvakt.rapport;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is ever told of a month. It is made once, when the month has been over for a while, and never changed.
 *
 * @param tall how many, by cell; a cell that is not there is of none, or of too few to be told of
 * @param svartid how many deadlines were met in how long, by their cell and the last minute of the class
 */
public record Manedstall(Map<Celle, Long> tall, Map<Celle, Map<Integer, Long>> svartid) {

    private static final String SKILLE = "\t";

    public Manedstall {
        tall = Map.copyOf(tall);
        svartid = svartid.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Map.copyOf(e.getValue())));
    }

    /** Counts what may be told of in these tables. */
    public static Manedstall av(Collection<Bidrag> alle, Set<Visning> tabeller) {
        Set<Visning> felles = EnumSet.copyOf(tabeller);
        if (!felles.remove(Visning.TJENESTE)) {
            return tell(Lukking.lukk(alle, felles), b -> b.celler(felles));
        }
        felles.add(Visning.AVSENDER);
        List<Bidrag> vist = Lukking.lukk(alle, felles);
        Tjenester tjenester = Tjenester.av(vist);
        return tell(vist, b -> Stream.concat(b.celler(felles).stream(), tjenester.celle(b).stream())
                .toList());
    }

    private static Manedstall tell(Collection<Bidrag> bidrag, Function<Bidrag, List<Celle>> celler) {
        Map<Celle, Long> tall = new HashMap<>();
        Map<Celle, Map<Integer, Long>> svartid = new HashMap<>();
        for (Bidrag b : bidrag) {
            for (Celle c : celler.apply(b)) {
                tall.merge(c, 1L, Long::sum);
                if (b.minutter() != Bidrag.IKKE_SVART) {
                    svartid.computeIfAbsent(c, n -> new TreeMap<>()).merge(Svartid.klasse(b.minutter()), 1L, Long::sum);
                }
            }
        }
        return new Manedstall(tall, svartid);
    }

    /** As lines. */
    public String tekst() {
        return tall.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Celle::mal)
                        .thenComparing(Celle::visning)
                        .thenComparing(Celle::verdi)))
                .map(e -> String.join(
                        SKILLE,
                        e.getKey().mal().name(),
                        e.getKey().visning().name(),
                        e.getKey().verdi(),
                        String.valueOf(e.getValue()),
                        new TreeMap<>(svartid.getOrDefault(e.getKey(), Map.of()))
                                .entrySet().stream()
                                        .map(t -> t.getKey() + ":" + t.getValue())
                                        .collect(Collectors.joining(" "))))
                .collect(Collectors.joining("\n"));
    }

    /** Reads what {@link #tekst} wrote. */
    public static Manedstall les(String tekst) {
        Map<Celle, Long> tall = new HashMap<>();
        Map<Celle, Map<Integer, Long>> svartid = new HashMap<>();
        for (String linje : tekst.lines().toList()) {
            List<String> felt = List.of(linje.split(SKILLE, -1));
            Celle celle = new Celle(Mal.valueOf(felt.get(0)), Visning.valueOf(felt.get(1)), felt.get(2));
            tall.put(celle, Long.valueOf(felt.get(3)));
            if (!felt.get(4).isEmpty()) {
                Map<Integer, Long> tider = new TreeMap<>();
                for (String t : felt.get(4).split(" ")) {
                    int kolon = t.indexOf(':');
                    tider.put(Integer.valueOf(t.substring(0, kolon)), Long.valueOf(t.substring(kolon + 1)));
                }
                svartid.put(celle, tider);
            }
        }
        return new Manedstall(tall, svartid);
    }
}
