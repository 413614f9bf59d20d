package no.meldingsvakt.inngang.filer;

import java.util.regex.Pattern;

/**
 * Names that callers gave to files and fields, in a form that can be shown. Whoever sent a name gets it back to find the file
 * by; it goes nowhere else. A number that may be a patient's is taken out, however it is split up: six digits or more with
 * no letter between. The names of people cannot be told from other words, so folders, which are often named so, are left out.
 */
public final class Trygtnavn {

    private static final int LENGST = 80;
    private static final int LENGST_LEST = 4096;
    private static final int SIFRE = 6;
    private static final String MASKE = "*";
    private static final String AVKORTET = "…";

    private static final Pattern MAPPER = Pattern.compile("(?s).*[/\\\\]");
    private static final Pattern TALL = Pattern.compile("\\p{N}(?:\\P{L}*\\p{N})?");
    private static final Pattern UVANLIG = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._()+=,&@*-]");

    private Trygtnavn() {}

    /** The last part of a name, without numbers that may be a patient's, and without what is no ordinary letter or sign. */
    public static String av(String navn) {
        if (navn.length() > LENGST_LEST) {
            return AVKORTET;
        }
        String fil = MAPPER.matcher(navn).replaceFirst("");
        String utenTall = TALL.matcher(fil).replaceAll(t -> sifre(t.group()) < SIFRE ? "$0" : MASKE);
        String ren = UVANLIG.matcher(utenTall).replaceAll("_").strip();
        if (ren.isEmpty()) {
            return "_";
        }
        return ren.codePointCount(0, ren.length()) <= LENGST
                ? ren
                : ren.substring(0, ren.offsetByCodePoints(0, LENGST - 1)) + AVKORTET;
    }

    private static long sifre(String tekst) {
        return tekst.codePoints().filter(Trygtnavn::erTall).count();
    }

    private static boolean erTall(int tegn) {
        int slag = Character.getType(tegn);
        return slag == Character.DECIMAL_DIGIT_NUMBER
                || slag == Character.LETTER_NUMBER
                || slag == Character.OTHER_NUMBER;
    }
}
