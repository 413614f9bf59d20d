package no.meldingsvakt.regel;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which assertions of different packs ask the same. One of two tells of the other, and the relation holds both ways and
 * onwards. What is told of an assertion that is not there says nothing: a pack may be used without the other.
 */
final class Samsporsmal {

    private Samsporsmal() {}

    /** The others that ask the same, of each assertion that has such. */
    static Map<String, Set<String>> av(Stream<Regel> regler) {
        Map<String, Set<String>> grupper = new HashMap<>();
        regler.forEach(
                r -> r.paastander().forEach(p -> p.sammeSom().forEach(annen -> slaSammen(grupper, p.id(), annen))));
        return grupper.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> uten(e.getKey(), e.getValue())));
    }

    private static void slaSammen(Map<String, Set<String>> grupper, String en, String annen) {
        Set<String> felles = new TreeSet<>(Set.of(en));
        felles.add(annen);
        felles.addAll(grupper.getOrDefault(en, Set.of()));
        felles.addAll(grupper.getOrDefault(annen, Set.of()));
        felles.forEach(id -> grupper.put(id, felles));
    }

    private static Set<String> uten(String id, Set<String> gruppe) {
        return gruppe.stream().filter(g -> !g.equals(id)).collect(Collectors.toUnmodifiableSet());
    }
}
