package no.meldingsvakt.regel.uttrykk;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of XPath's that means the same to Java, which looks for it faster than Saxon does. Those that have more in them
 * than letters, sets, groups, repetitions and the two ends of a text are left to Saxon, as are long texts: there Java may run out of
 * stack. Thread-safe.
 */
final class Tegnmonster {

    /** Longer texts are Saxon's. */
    private static final int LENGST = 500;

    private static final int ASCII = 0x7F;
    private static final String SOM_DE_ER = " !\"#%&',-/:;<=>@_`~";

    /** To Java, a white space is more. */
    private static final Map<Character, String> TOMROM = Map.of('s', " \\t\\n\\r", 'n', "\\n", 'r', "\\r", 't', "\\t");

    private static final String KAN_SKJERMES = "\\|.?*+(){}$-[]^";

    private final Pattern monster;
    private final boolean storOgLiten;

    private Tegnmonster(Pattern monster, boolean storOgLiten) {
        this.monster = monster;
        this.storOgLiten = storOgLiten;
    }

    /**
     * The expression for Java; null where it is not known to be the same.
     *
     * @param flagg none, or {@code i}
     */
    static @Nullable Tegnmonster av(String uttrykk, String flagg) {
        boolean storOgLiten = flagg.equals("i");
        @Nullable String javas = flagg.isEmpty() || storOgLiten ? new Omskriving(uttrykk, storOgLiten).javas() : null;
        return javas == null
                ? null
                : new Tegnmonster(Pattern.compile(javas, storOgLiten ? Pattern.CASE_INSENSITIVE : 0), storOgLiten);
    }

    /** Whether the text has a part that it fits; null where Saxon is to be asked. */
    @Nullable
    Boolean passer(String tekst) {
        if (tekst.length() > LENGST || (storOgLiten && !erAscii(tekst))) {
            return null;
        }
        return monster.matcher(tekst).find();
    }

    /** Only of these do both say the same of what is a letter's other case. */
    private static boolean erAscii(String tekst) {
        for (int i = 0; i < tekst.length(); i++) {
            if (tekst.charAt(i) > ASCII) {
                return false;
            }
        }
        return true;
    }

    /** One expression, read from left to right. */
    private static final class Omskriving {

        private final String uttrykk;
        private final boolean storOgLiten;
        private final StringBuilder javas = new StringBuilder();
        private int i;
        private boolean iMengde;

        Omskriving(String uttrykk, boolean storOgLiten) {
            this.uttrykk = uttrykk;
            this.storOgLiten = storOgLiten;
        }

        @Nullable
        String javas() {
            while (i < uttrykk.length()) {
                if (!ledd(uttrykk.charAt(i))) {
                    return null;
                }
            }
            return javas.toString();
        }

        private boolean ledd(char tegn) {
            return switch (tegn) {
                case '$' -> skriv("\\z");
                // Of a line break, the two do not say the same.
                case '.' -> skriv("[^\\n\\r]");
                case '^', '|', ')' -> skriv(tegn);
                case '(' -> !neste('?') && skriv(tegn);
                // One that follows another means to Java that nothing is given back.
                case '?', '*', '+' -> skriv(tegn) && !gjentas();
                case '{' -> antall() && !gjentas();
                case '[' -> mengde();
                case '\\' -> skjermet();
                default -> erTegn(tegn) && skriv(tegn);
            };
        }

        private boolean gjentas() {
            return i < uttrykk.length() && "?*+{".indexOf(uttrykk.charAt(i)) >= 0;
        }

        private boolean antall() {
            int slutt = uttrykk.indexOf('}', i);
            String hele = slutt < 0 ? "" : uttrykk.substring(i, slutt + 1);
            if (!hele.matches("\\{[0-9]{1,4}(,[0-9]{0,4})?}")) {
                return false;
            }
            javas.append(hele);
            i = slutt + 1;
            return true;
        }

        /** A set, without sets in it and without what it is not. */
        private boolean mengde() {
            skriv('[');
            if (i < uttrykk.length() && uttrykk.charAt(i) == '^') {
                if (storOgLiten) {
                    return false;
                }
                skriv('^');
            }
            int forst = i;
            iMengde = true;
            while (i < uttrykk.length() && uttrykk.charAt(i) != ']') {
                char tegn = uttrykk.charAt(i);
                boolean kjent = tegn == '\\' ? skjermet() : iMengde(tegn) && skriv(tegn);
                if (!kjent) {
                    return false;
                }
            }
            iMengde = false;
            return i > forst && i < uttrykk.length() && skriv(']');
        }

        private static boolean iMengde(char tegn) {
            return tegn != '&' && tegn != '~' && (erTegn(tegn) || ".?*+(){}$|".indexOf(tegn) >= 0);
        }

        private boolean skjermet() {
            @Nullable String annet = i + 1 < uttrykk.length() ? TOMROM.get(uttrykk.charAt(i + 1)) : null;
            if (annet != null) {
                javas.append(iMengde ? annet : "[" + annet + "]");
                i += 2;
                return true;
            }
            boolean kjent = i + 1 < uttrykk.length() && KAN_SKJERMES.indexOf(uttrykk.charAt(i + 1)) >= 0;
            return kjent && skriv('\\') && skriv(uttrykk.charAt(i));
        }

        private static boolean erTegn(char tegn) {
            return (tegn >= 'a' && tegn <= 'z')
                    || (tegn >= 'A' && tegn <= 'Z')
                    || (tegn >= '0' && tegn <= '9')
                    || SOM_DE_ER.indexOf(tegn) >= 0
                    || (tegn >= 'À' && tegn <= 'ÿ');
        }

        private boolean neste(char tegn) {
            return i + 1 < uttrykk.length() && uttrykk.charAt(i + 1) == tegn;
        }

        private boolean skriv(char tegn) {
            javas.append(tegn);
            i++;
            return true;
        }

        private boolean skriv(String javasOrd) {
            javas.append(javasOrd);
            i++;
            return true;
        }
    }
}
