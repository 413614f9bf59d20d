package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which word of the lexicon a misspelt one is meant to be: a long word with one letter too few, too many, wrong, or changed
 * with its neighbour. The first and the last letter must be right, since «unødvendig» is not a misspelt «nødvendig», and
 * since endings tell who does what. Immutable.
 */
final class Stavefeil {

    private static final int KORTEST = 8;
    private static final int LENGST = 30;
    private static final int BOKSTAV = 13;

    /** The known words, by their first and last letter and their length. */
    private final Map<Integer, List<String>> kjente = new HashMap<>();

    Stavefeil(Collection<String> ord) {
        ord.stream().filter(Stavefeil::passer).sorted().forEach(o -> kjente.computeIfAbsent(
                        nokkel(o, o.length()), n -> new ArrayList<>())
                .add(o));
    }

    /** The word that was meant; empty where the word is short, or like none. */
    Optional<String> ment(String ord) {
        if (!passer(ord)) {
            return Optional.empty();
        }
        for (int lengde = ord.length() - 1; lengde <= ord.length() + 1; lengde++) {
            for (String kandidat : kjente.getOrDefault(nokkel(ord, lengde), List.of())) {
                if (erNaer(ord, kandidat)) {
                    return Optional.of(kandidat);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean passer(String ord) {
        return ord.length() >= KORTEST && ord.length() <= LENGST && ord.chars().allMatch(Character::isLetter);
    }

    private static int nokkel(String ord, int lengde) {
        return (ord.charAt(0) << BOKSTAV ^ ord.charAt(ord.length() - 1)) << Byte.SIZE | lengde;
    }

    /** Whether one slip makes the one of the other, the first and the last letter being the same. */
    private static boolean erNaer(String a, String b) {
        int kortest = Math.min(a.length(), b.length());
        int foran = 0;
        while (foran < kortest && a.charAt(foran) == b.charAt(foran)) {
            foran++;
        }
        int bak = 0;
        while (bak < kortest - foran && a.charAt(a.length() - 1 - bak) == b.charAt(b.length() - 1 - bak)) {
            bak++;
        }
        int resten = a.length() - foran - bak;
        int andre = b.length() - foran - bak;
        boolean byttet = resten == 2
                && andre == 2
                && a.charAt(foran) == b.charAt(foran + 1)
                && a.charAt(foran + 1) == b.charAt(foran);
        return foran > 0 && bak > 0 && (Math.max(resten, andre) <= 1 || byttet);
    }
}
