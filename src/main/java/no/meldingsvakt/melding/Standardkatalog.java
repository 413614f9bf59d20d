package no.meldingsvakt.melding;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All standards the service knows, by namespace. Immutable. */
public final class Standardkatalog {

    private final List<Standard> alle;
    private final Map<String, Standard> etterNavnerom;

    /** Takes the standards; throws {@link IllegalArgumentException} when two share a namespace. */
    public Standardkatalog(List<Standard> standarder) {
        alle = standarder.stream()
                .sorted(Comparator.comparing(Standard::id).thenComparing(Standard::versjon))
                .toList();
        etterNavnerom = alle.stream().collect(Collectors.toUnmodifiableMap(Standard::navnerom, s -> s, (a, b) -> {
            throw new IllegalArgumentException("namespace %s is claimed by both %s and %s"
                    .formatted(a.navnerom(), a.betegnelse(), b.betegnelse()));
        }));
    }

    public List<Standard> alle() {
        return alle;
    }

    /** The standard or component of the namespace. */
    public Optional<Standard> finn(String navnerom) {
        return Optional.ofNullable(etterNavnerom.get(navnerom));
    }

    /** The standard that has exactly this root element. */
    public Optional<Standard> finnRot(String navnerom, String rot) {
        return finn(navnerom).filter(s -> rot.equals(s.rot()));
    }

    /**
     * The versions we know of the standard that the namespace looks like a version of; empty for a stranger. All of them,
     * also those that were given a namespace of another kind.
     */
    public List<Standard> familie(String navnerom) {
        Set<String> ider = alle.stream()
                .filter(s -> s.familier().stream().anyMatch(f -> navnerom.equals(f) || navnerom.startsWith(f + "/")))
                .map(Standard::id)
                .collect(Collectors.toSet());
        return alle.stream().filter(s -> ider.contains(s.id())).toList();
    }

    /** The standards that are messages in themselves, in order of id and version. */
    public Stream<Standard> meldinger() {
        return alle.stream().filter(s -> s.art() == Standard.Art.MELDING);
    }
}
