package no.meldingsvakt.tekst;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plain text of a field, with the line of the message that each part of it stands on. Blocks and line breaks give one
 * break; what nobody sees (soft hyphens, marks of direction) is dropped; all dashes are one.
 */
final class Tekstuttrekk {

    private static final Pattern SOM_TEKST = Pattern.compile(
            "&(?:nbsp|amp|aelig|oslash|aring|AElig|Oslash|Aring|eacute|ndash|#160);|</?\\s?(?:br|p|li|div)\\s?/?>");
    private static final Map<String, String> TEGN = Map.ofEntries(
            Map.entry("&nbsp;", " "),
            Map.entry("&#160;", " "),
            Map.entry("&amp;", "&"),
            Map.entry("&aelig;", "æ"),
            Map.entry("&oslash;", "ø"),
            Map.entry("&aring;", "å"),
            Map.entry("&AElig;", "Æ"),
            Map.entry("&Oslash;", "Ø"),
            Map.entry("&Aring;", "Å"),
            Map.entry("&eacute;", "é"),
            Map.entry("&ndash;", "-"));

    private final StringBuilder tekst = new StringBuilder();
    private final List<int[]> linjer = new ArrayList<>();

    /** Ends the line, unless it is empty. */
    void brudd() {
        if (tekst.length() > 0 && tekst.charAt(tekst.length() - 1) != '\n') {
            tekst.append('\n');
        }
    }

    /**
     * Adds text.
     *
     * @param linje the message's line on which it begins; 0 where unknown
     * @param flytende whether its line breaks are mere white space, as in XHTML
     * @return the line on which it ends
     */
    int legg(String bit, int linje, boolean flytende) {
        String synlig = bit.indexOf('&') >= 0 || bit.indexOf('<') >= 0 ? medTegn(bit) : bit;
        String helt = Normalizer.isNormalized(synlig, Normalizer.Form.NFC)
                ? synlig
                : Normalizer.normalize(synlig, Normalizer.Form.NFC);
        int naa = linje;
        merk(naa);
        for (int i = 0; i < helt.length(); i++) {
            char c = helt.charAt(i);
            if (c == '\n' || c == '\r') {
                if (c == '\n') {
                    naa = naa == 0 ? 0 : naa + 1;
                }
                tekst.append(flytende ? ' ' : '\n');
                merk(naa);
            } else if (!usynlig(c)) {
                tekst.append(likt(c));
            }
        }
        return naa;
    }

    private void merk(int linje) {
        linjer.add(new int[] {tekst.length(), linje});
    }

    private static String medTegn(String bit) {
        return SOM_TEKST.matcher(bit).replaceAll(m -> Matcher.quoteReplacement(TEGN.getOrDefault(m.group(), " ")));
    }

    private static boolean usynlig(char c) {
        return c == '\u00AD' || Character.getType(c) == Character.FORMAT;
    }

    private static char likt(char c) {
        if (Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212') {
            return '-';
        }
        return Character.isSpaceChar(c) || c == '\t' ? ' ' : c;
    }

    String tekst() {
        return tekst.toString();
    }

    /** The message's line of the place in the text; 0 where unknown. */
    int linje(int sted) {
        int svar = 0;
        int lav = 0;
        int hoy = linjer.size() - 1;
        while (lav <= hoy) {
            int midt = (lav + hoy) >>> 1;
            if (linjer.get(midt)[0] <= sted) {
                svar = linjer.get(midt)[1];
                lav = midt + 1;
            } else {
                hoy = midt - 1;
            }
        }
        return svar;
    }
}
