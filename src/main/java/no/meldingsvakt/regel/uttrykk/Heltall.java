package no.meldingsvakt.regel.uttrykk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list of numbers that grows. */
final class Heltall {

    private static final int FORST = 8;

    private static final int[] INGEN = {};

    private int[] tall = new int[FORST];
    private int antall;
    private @Nullable Map<Oppslag, Object> tabeller;

    static Heltall av(int ett) {
        Heltall ny = new Heltall();
        ny.legg(ett);
        return ny;
    }

    int antall() {
        return antall;
    }

    int get(int i) {
        return tall[i];
    }

    void legg(int ett) {
        if (antall == tall.length) {
            tall = Arrays.copyOf(tall, 2 * antall);
        }
        tall[antall++] = ett;
    }

    int[] alle() {
        return antall == 0 ? INGEN : Arrays.copyOf(tall, antall);
    }

    void kutt(int til) {
        antall = til;
    }

    /** It is kept for as long as the document is judged, and not changed any more. */
    Heltall huskes() {
        if (tabeller == null) {
            tabeller = new HashMap<>();
        }
        return this;
    }

    /** What lookups have made of it; null where it is not kept. */
    @Nullable
    Map<Oppslag, Object> tabeller() {
        return tabeller;
    }
}
