package no.meldingsvakt.regel;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The order of clauses as people count: {@code pkt. 2.9} before {@code pkt. 2.10}. */
final class Klausulorden implements Comparator<String> {

    static final Klausulorden NATURLIG = new Klausulorden();

    private static final Pattern DEL = Pattern.compile("\\d+|\\D+");

    private Klausulorden() {}

    @Override
    public int compare(String a, String b) {
        List<String> deler = deler(a);
        List<String> andre = deler(b);
        for (int i = 0; i < Math.min(deler.size(), andre.size()); i++) {
            int orden = delt(deler.get(i), andre.get(i));
            if (orden != 0) {
                return orden;
            }
        }
        int lengde = Integer.compare(deler.size(), andre.size());
        return lengde != 0 ? lengde : a.compareTo(b);
    }

    private static List<String> deler(String tekst) {
        return DEL.matcher(tekst).results().map(MatchResult::group).toList();
    }

    private static int delt(String a, String b) {
        boolean tall = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
        return tall ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareToIgnoreCase(b);
    }
}
