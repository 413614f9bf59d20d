package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;
import org.jspecify.annotations.Nullable;

/**
 * A tree over numbers, laid out in one array: what a text is read by has some hundred thousand places, and to go from one to the
 * next is most of what reading costs. A place is its offset in the array; what ends there is told by numbers. Immutable.
 *
 * <p>A place is: the last five bits of each of its keys, as one set; how many keys; how many ends; where any key leads; the keys,
 * sorted; where each leads; the ends.
 */
final class Tre {

    /** Where there is no place. */
    static final int INGEN = -1;

    static final int ROT = 0;

    private static final int NOKLER = 1;
    private static final int ENDER = 2;
    private static final int ALLE = 3;
    private static final int HODE = 4;

    /** So many are looked through faster than they are searched. */
    private static final int FAA = 8;

    private final int[] plasser;

    private Tre(int[] plasser) {
        this.plasser = plasser;
    }

    void skriv(Arkivskriver til) {
        til.tall(plasser);
    }

    static Tre les(Arkivleser fra) {
        return new Tre(fra.tallrekke());
    }

    /** The key in a set of keys, of which two may look the same. */
    static int bit(int nokkel) {
        return 1 << nokkel;
    }

    /** Whether one of the keys of that set may lead on. */
    boolean kan(int plass, int biter) {
        return (plasser[plass] & biter) != 0;
    }

    /** Whether something leads on, be it any key. */
    boolean harMer(int plass) {
        return plasser[plass] != 0 || plasser[plass + ALLE] != INGEN;
    }

    /** Where the key leads; {@link #INGEN} where it leads nowhere. */
    int etter(int plass, int nokkel) {
        if ((plasser[plass] & bit(nokkel)) == 0) {
            return INGEN;
        }
        int antall = plasser[plass + NOKLER];
        int fra = plass + HODE;
        if (antall > FAA) {
            int her = Arrays.binarySearch(plasser, fra, fra + antall, nokkel);
            return her < 0 ? INGEN : plasser[her + antall];
        }
        for (int i = fra; i < fra + antall; i++) {
            if (plasser[i] == nokkel) {
                return plasser[i + antall];
            }
        }
        return INGEN;
    }

    /** Where any key leads; {@link #INGEN} where it must be one of the keys. */
    int etterAlle(int plass) {
        return plasser[plass + ALLE];
    }

    int antallNokler(int plass) {
        return plasser[plass + NOKLER];
    }

    int nokkel(int plass, int i) {
        return plasser[plass + HODE + i];
    }

    /** Where the key with that place among the keys leads. */
    int neste(int plass, int i) {
        return plasser[plass + HODE + plasser[plass + NOKLER] + i];
    }

    int antallEnder(int plass) {
        return plasser[plass + ENDER];
    }

    int ende(int plass, int i) {
        return plasser[plass + HODE + 2 * plasser[plass + NOKLER] + i];
    }

    /** A place, and what grows from it. */
    static final class Gren {
        private final TreeMap<Integer, Gren> neste = new TreeMap<>();
        private final List<Integer> ender = new ArrayList<>();
        private @Nullable Gren alle;

        Gren etter(int nokkel) {
            return neste.computeIfAbsent(nokkel, n -> new Gren());
        }

        Gren etterAlle() {
            Gren kjent = alle == null ? new Gren() : alle;
            alle = kjent;
            return kjent;
        }

        void slutt(int ende) {
            ender.add(ende);
        }

        Tre ferdig() {
            int[] plasser = new int[storrelse()];
            skriv(plasser, ROT);
            return new Tre(plasser);
        }

        private int egen() {
            return HODE + 2 * neste.size() + ender.size();
        }

        private int storrelse() {
            return egen()
                    + neste.values().stream().mapToInt(Gren::storrelse).sum()
                    + (alle == null ? 0 : alle.storrelse());
        }

        /** Writes itself and what grows from it, and answers where it ends. */
        private int skriv(int[] til, int her) {
            til[her + NOKLER] = neste.size();
            til[her + ENDER] = ender.size();
            til[her + ALLE] = INGEN;
            for (int i = 0; i < ender.size(); i++) {
                til[her + HODE + 2 * neste.size() + i] = ender.get(i);
            }
            int ledig = her + egen();
            int i = her + HODE;
            for (Map.Entry<Integer, Gren> e : neste.entrySet()) {
                til[her] |= bit(e.getKey());
                til[i] = e.getKey();
                til[i + neste.size()] = ledig;
                ledig = e.getValue().skriv(til, ledig);
                i++;
            }
            if (alle != null) {
                til[her + ALLE] = ledig;
                ledig = alle.skriv(til, ledig);
            }
            return ledig;
        }
    }
}
