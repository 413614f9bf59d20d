package no.meldingsvakt.rapport;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How long it took, in classes: finer where it is short. A median so tells of a class, and never of one stay. */
final class Svartid {

    private static final int TIME = 60;
    private static final int DOGN = 24 * TIME;

    private Svartid() {}

    /** The last minute of the class that {@code minutter} is in. */
    static int klasse(int minutter) {
        int bredde = minutter <= 4 * TIME ? 15 : minutter <= DOGN ? TIME : minutter <= 7 * DOGN ? 6 * TIME : DOGN;
        return Math.max(1, (minutter + bredde - 1) / bredde) * bredde;
    }

    /** The class that the middle one is in; empty where there are none. */
    static Optional<Integer> median(Map<Integer, Long> fordeling) {
        long alle = fordeling.values().stream().mapToLong(n -> n).sum();
        long til = (alle + 1) / 2;
        for (Map.Entry<Integer, Long> e : new TreeMap<>(fordeling).entrySet()) {
            til -= e.getValue();
            if (til <= 0) {
                return Optional.of(e.getKey());
            }
        }
        return Optional.empty();
    }
}
