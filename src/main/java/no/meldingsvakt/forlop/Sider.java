package no.meldingsvakt.forlop;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds which side each enterprise is on from what it sends and receives: an address does not tell whether it is a
 * hospital. Being a doctor yields to the others, because letters to doctors go to hospitals and municipalities as well.
 */
final class Sider {

    private final Map<String, Map<Side, Integer>> stemmer = new HashMap<>();

    Sider(List<Hendelse> hendelser) {
        for (Hendelse h : hendelser) {
            stem(h.parter().avsender().virksomhet(), h.slag().fra());
            stem(h.parter().mottaker(), h.slag().til());
        }
    }

    private void stem(String herId, @Nullable Side side) {
        if (!herId.isEmpty() && side != null) {
            stemmer.computeIfAbsent(herId, n -> new EnumMap<>(Side.class)).merge(side, 1, Integer::sum);
        }
    }

    Side av(String herId) {
        Map<Side, Integer> mine = stemmer.getOrDefault(herId, Map.of());
        return mine.entrySet().stream()
                .max(Comparator.<Map.Entry<Side, Integer>>comparingInt(e -> e.getKey() == Side.LEGE ? 0 : 1)
                        .thenComparingInt(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(Side.ANNEN);
    }
}
