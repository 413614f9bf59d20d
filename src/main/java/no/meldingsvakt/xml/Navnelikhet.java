package no.meldingsvakt.xml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name a sender most likely meant. */
public final class Navnelikhet {

    private Navnelikhet() {}

    /** The candidate most like the name, where a third of it at most is otherwise; case does not count. */
    public static Optional<String> naermeste(String navn, Collection<String> kandidater) {
        return naermeste(navn, kandidater, Math.min(3, Math.max(1, navn.length() / 3)));
    }

    /** The candidate most like the name, where so many letters at most are otherwise; case does not count. */
    public static Optional<String> naermeste(String navn, Collection<String> kandidater, int lengst) {
        return kandidater.stream()
                .filter(k -> Math.abs(k.length() - navn.length()) <= lengst)
                .min(Comparator.comparingInt(k -> avstand(navn, k)))
                .filter(k -> avstand(navn, k) <= lengst);
    }

    /** How many letters must be changed, put in or taken out (Levenshtein). */
    private static int avstand(String a, String b) {
        String fra = a.toLowerCase(Locale.ROOT);
        String til = b.toLowerCase(Locale.ROOT);
        int[] rad = new int[til.length() + 1];
        for (int j = 0; j < rad.length; j++) {
            rad[j] = j;
        }
        for (int i = 1; i <= fra.length(); i++) {
            int skratt = rad[0];
            rad[0] = i;
            for (int j = 1; j < rad.length; j++) {
                int over = rad[j];
                int bytte = skratt + (fra.charAt(i - 1) == til.charAt(j - 1) ? 0 : 1);
                rad[j] = Math.min(bytte, Math.min(over, rad[j - 1]) + 1);
                skratt = over;
            }
        }
        return rad[til.length()];
    }
}
