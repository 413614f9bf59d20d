package no.meldingsvakt.kvittering.tegning;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Rows that things are laid in so that none lies on another. Used by one thread. */
final class Rader {

    private final List<List<int[]>> rader = new ArrayList<>();
    private final int flest;

    /** No rows yet, and at most so many. */
    Rader(int flest) {
        this.flest = flest;
    }

    /** Takes the place from {@code fra} to {@code til} in the first row where it is free; empty where none has it. */
    OptionalInt legg(int fra, int til) {
        for (int r = 0; r < flest; r++) {
            if (r == rader.size()) {
                rader.add(new ArrayList<>());
            }
            if (utvid(r, fra, til)) {
                return OptionalInt.of(r);
            }
        }
        return OptionalInt.empty();
    }

    /** Takes the place in the row, if it is free there. */
    boolean utvid(int rad, int fra, int til) {
        List<int[]> tatt = rader.get(rad);
        boolean ledig = tatt.stream().allMatch(t -> t[1] <= fra || til <= t[0]);
        if (ledig) {
            tatt.add(new int[] {fra, til});
        }
        return ledig;
    }

    int antall() {
        return rader.size();
    }
}
