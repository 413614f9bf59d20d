package no.meldingsvakt.rapport;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parts what is told of each enterprise by what sends in it, and takes nothing out. Whatever would be few in its service goes, with
 * the rest of its patient in the enterprise, to the enterprise's other services together; where those are few, the smallest service
 * that can make them more goes there too. So every number is of {@value Lukking#MINST} patients at least, the services
 * of an enterprise and the others add up to it, and any of those in the others may have sent in any service (docs/avvik.md has
 * the proof). It needs what is told to be so by sender too.
 */
final class Tjenester {

    /** Ends the name of an enterprise's other services. */
    private static final String OVRIGE = "-ovrige";

    private static final Set<Visning> TJENESTE = EnumSet.of(Visning.TJENESTE);

    private final Set<Bidrag> navngitte;

    private Tjenester(Set<Bidrag> navngitte) {
        this.navngitte = navngitte;
    }

    /** The services in what may be told of a month. */
    static Tjenester av(Collection<Bidrag> vist) {
        return new Tjenester(
                vist.stream()
                        .filter(b -> b.mal() != Mal.OPPHOLD)
                        .collect(Collectors.groupingBy(Bidrag::avsender))
                        .values()
                        .stream()
                        .flatMap(v -> navngitte(v).stream())
                        .collect(Collectors.toSet()));
    }

    /** The cell that it is counted in; none where it is a stay, which no service has sent. */
    Optional<Celle> celle(Bidrag b) {
        return b.mal() == Mal.OPPHOLD
                ? Optional.empty()
                : Optional.of(new Celle(
                        b.mal(), Visning.TJENESTE, navngitte.contains(b) ? b.tjeneste() : b.avsender() + OVRIGE));
    }

    private static Set<Bidrag> navngitte(List<Bidrag> virksomhet) {
        Set<Bidrag> navngitte = Set.copyOf(Lukking.lukk(virksomhet, TJENESTE));
        for (Set<Mal> fa = fa(virksomhet, navngitte); !fa.isEmpty(); fa = fa(virksomhet, navngitte)) {
            String minst = minste(navngitte, fa);
            Set<String> borte = navngitte.stream()
                    .filter(b -> b.tjeneste().equals(minst))
                    .map(Bidrag::pasient)
                    .collect(Collectors.toSet());
            navngitte = Set.copyOf(Lukking.lukk(
                    navngitte.stream().filter(b -> !borte.contains(b.pasient())).toList(), TJENESTE));
        }
        return navngitte;
    }

    /** Of what there are few patients, but some, in the other services. */
    private static Set<Mal> fa(List<Bidrag> virksomhet, Set<Bidrag> navngitte) {
        Map<Mal, Set<String>> pasienter = new HashMap<>();
        virksomhet.stream().filter(b -> !navngitte.contains(b)).forEach(b -> pasienter
                .computeIfAbsent(b.mal(), m -> new HashSet<>())
                .add(b.pasient()));
        return pasienter.entrySet().stream()
                .filter(e -> e.getValue().size() < Lukking.MINST)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The service of the fewest patients, of those that have sent some of this; there is one, as the enterprise has five. */
    private static String minste(Set<Bidrag> navngitte, Set<Mal> av) {
        Set<String> mulige = navngitte.stream()
                .filter(b -> av.contains(b.mal()))
                .map(Bidrag::tjeneste)
                .collect(Collectors.toSet());
        Map<String, Set<String>> pasienter = navngitte.stream()
                .filter(b -> mulige.contains(b.tjeneste()))
                .collect(Collectors.groupingBy(
                        Bidrag::tjeneste, Collectors.mapping(Bidrag::pasient, Collectors.toSet())));
        return pasienter.entrySet().stream()
                .min(Comparator.comparingInt((Map.Entry<String, Set<String>> e) ->
                                e.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey();
    }
}
