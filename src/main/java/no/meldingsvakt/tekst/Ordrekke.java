package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words, numbers and signs of a text, in order. Dates, decimals and {@code 120/80} are one number; abbreviations that
 * the lexicon knows keep their full stop to themselves. Linear in the text.
 */
final class Ordrekke {

    /** What a token is. */
    enum Slag {
        ORD,
        TALL,
        TEGN
    }

    /** No word that anyone writes is longer; what is, is data that was pasted in. */
    private static final int LENGSTE_ORD = 60;

    private static final Pattern KRYSS = Pattern.compile("[\\[(]\\s?([xX ]?)\\s?[\\])]");
    private static final int KRYSS_BREDDE = 5;

    /** A word or sign: its lower-case form, where it stands, and whether a line begins with it. */
    record Ord(String form, Slag slag, int fra, int til, boolean linjestart, boolean stor, boolean forkortet) {}

    private final String tekst;
    private final Set<String> forkortelser;
    private final Set<String> kortord;
    private final List<Ord> ord = new ArrayList<>();
    private boolean brudd = true;

    private Ordrekke(String tekst, Set<String> forkortelser, Set<String> kortord) {
        this.tekst = tekst;
        this.forkortelser = forkortelser;
        this.kortord = kortord;
    }

    /**
     * Takes a text apart.
     *
     * @param forkortelser abbreviations, lower-case, without their last full stop ({@code hj.spl}, {@code evt})
     * @param kortord words that are abbreviations where their full stop ends no sentence («henvisn. sendes»)
     */
    static List<Ord> av(String tekst, Set<String> forkortelser, Set<String> kortord) {
        Ordrekke rekke = new Ordrekke(tekst, forkortelser, kortord);
        int i = 0;
        while (i < tekst.length()) {
            i = rekke.neste(i);
        }
        return rekke.ord;
    }

    private int neste(int i) {
        char c = tekst.charAt(i);
        if (c == '\n') {
            brudd = true;
            return i + 1;
        }
        if (Character.isWhitespace(c)) {
            return i + 1;
        }
        if (Character.isDigit(c)) {
            return tall(i);
        }
        if (Character.isLetter(c)) {
            return bokstaver(i);
        }
        return tegn(i, c);
    }

    private int tall(int i) {
        int j = i + 1;
        while (j < tekst.length()
                && (Character.isDigit(tekst.charAt(j))
                        || (erTallskille(tekst.charAt(j))
                                && j + 1 < tekst.length()
                                && Character.isDigit(tekst.charAt(j + 1))))) {
            j++;
        }
        // An ordinal's full stop ends no sentence: «12. mars», «2. gang».
        boolean ordenstall = j + 2 < tekst.length()
                && tekst.charAt(j) == '.'
                && tekst.charAt(j + 1) == ' '
                && Character.isLowerCase(tekst.charAt(j + 2));
        legg(tekst.substring(i, j), Slag.TALL, i, j, false, ordenstall);
        return ordenstall ? j + 1 : j;
    }

    private static boolean erTallskille(char c) {
        return c == '.' || c == ',' || c == ':' || c == '/' || c == '-';
    }

    private int bokstaver(int i) {
        int j = i + 1;
        while (j < tekst.length() && horerTilOrd(i, j)) {
            j++;
        }
        // «m/ vakthavende», «v/lege»
        if (j - i == 1 && j < tekst.length() && tekst.charAt(j) == '/') {
            j++;
        }
        if (j - i > LENGSTE_ORD) {
            legg("", Slag.ORD, i, j, false, false);
            return j;
        }
        String form = tekst.substring(i, j).toLowerCase(Locale.ROOT);
        boolean forkortet = j < tekst.length()
                && tekst.charAt(j) == '.'
                && (forkortelser.contains(form) || (kortord.contains(form) && garVidere(j + 1)));
        legg(form, Slag.ORD, i, j, Character.isUpperCase(tekst.charAt(i)), forkortet);
        return forkortet ? j + 1 : j;
    }

    /** Whether what follows a full stop begins no sentence: a small letter or a number. */
    private boolean garVidere(int i) {
        return i + 1 < tekst.length()
                && tekst.charAt(i) == ' '
                && (Character.isLowerCase(tekst.charAt(i + 1)) || Character.isDigit(tekst.charAt(i + 1)));
    }

    private boolean horerTilOrd(int start, int j) {
        char c = tekst.charAt(j);
        if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
            return true;
        }
        boolean bokstavEtter = j + 1 < tekst.length() && Character.isLetterOrDigit(tekst.charAt(j + 1));
        return switch (c) {
            case '-', '\'' -> bokstavEtter;
            case '.', '/' -> bokstavEtter && j - start < LENGSTE_ORD && erForkortelse(start, j);
            default -> false;
        };
    }

    /** Whether the word that goes on over the full stop or slash is an abbreviation: {@code hj.spl}, {@code i/a}. */
    private boolean erForkortelse(int start, int punktum) {
        int slutt = punktum + 1;
        while (slutt < tekst.length()
                && slutt - start < LENGSTE_ORD
                && (Character.isLetter(tekst.charAt(slutt))
                        || (erPunktum(slutt)
                                && slutt + 1 < tekst.length()
                                && Character.isLetter(tekst.charAt(slutt + 1))))) {
            slutt++;
        }
        String hel = tekst.substring(start, slutt).toLowerCase(Locale.ROOT);
        return forkortelser.contains(hel);
    }

    private boolean erPunktum(int i) {
        return tekst.charAt(i) == '.' || tekst.charAt(i) == '/';
    }

    private int tegn(int i, char c) {
        if (c == '[' || c == '(') {
            var m = KRYSS.matcher(tekst).region(i, Math.min(tekst.length(), i + KRYSS_BREDDE));
            if (m.lookingAt()) {
                legg(m.group(1).isBlank() ? "☐" : "☒", Slag.TEGN, i, m.end(), false, false);
                return m.end();
            }
        }
        String form =
                switch (c) {
                    case '☑', '☒', '✓', '✔', '✗' -> "☒";
                    case '•', '·', '*', '‣', '●', '▪' -> "•";
                    default -> String.valueOf(c);
                };
        legg(form, Slag.TEGN, i, i + 1, false, false);
        return i + 1;
    }

    private void legg(String form, Slag slag, int fra, int til, boolean stor, boolean forkortet) {
        ord.add(new Ord(form, slag, fra, til, brudd, stor, forkortet));
        brudd = false;
    }
}
