package no.meldingsvakt.skjema;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/**
 * One error of the JDK's validator, taken apart.
 *
 * @param nokkel the key of the broken constraint, such as {@code cvc-complex-type.2.4.a}
 * @param funnet local name of the element that stands where it should not; null where the error is not of that kind
 * @param ventet local names of what could stand there
 * @param attributt the attribute concerned
 * @param type the datatype the value should have had
 */
record Skjemamelding(
        String nokkel,
        @Nullable String funnet,
        List<String> ventet,
        @Nullable String attributt,
        @Nullable String type) {

    /** More names than these are no help to a reader. */
    private static final int MAKS_VENTET = 8;

    private static final Pattern NOKKEL = Pattern.compile("^(cvc-[A-Za-z0-9.\\-]+?):");
    private static final Pattern FUNNET = Pattern.compile("element '(?:\\{[^}]*\\}|\\{\"[^\"]*\":)?([^'}:]+)\\}?'");
    private static final Pattern VENTET = Pattern.compile("One of '\\{(.*)\\}' is expected");
    private static final Pattern NAVN = Pattern.compile("(?:\"[^\"]*\":)?([^,:{}\" ]+)(?:,|$)");
    private static final Pattern ATTRIBUTT = Pattern.compile("[Aa]ttribute '(?:[^':]*:)?([^']+)'");
    private static final Pattern TYPE = Pattern.compile("for '([A-Za-z]+)'\\.$");

    static Skjemamelding av(SAXParseException e) {
        String tekst = String.valueOf(e.getMessage());
        String nokkel = gruppe(NOKKEL, tekst);
        if (nokkel == null) {
            nokkel = "cvc";
        }
        boolean innhold = nokkel.startsWith("cvc-complex-type.2.4");
        return new Skjemamelding(
                nokkel,
                innhold ? gruppe(FUNNET, tekst) : null,
                innhold ? ventet(tekst) : List.of(),
                gruppe(ATTRIBUTT, tekst),
                gruppe(TYPE, tekst));
    }

    /** Whether the error is of a simple value; the validator then tells in a second error where the value stands. */
    boolean gjelderVerdi() {
        return nokkel.startsWith("cvc-datatype-valid")
                || nokkel.matches("cvc-(pattern|enumeration|length|minLength|maxLength|minInclusive|maxInclusive|"
                        + "minExclusive|maxExclusive|totalDigits|fractionDigits)-valid");
    }

    /** Whether the error is that second one. */
    boolean sierHvorVerdienStar() {
        return nokkel.equals("cvc-type.3.1.3")
                || nokkel.equals("cvc-attribute.3")
                || nokkel.startsWith("cvc-complex-type.2.2");
    }

    Skjemamelding medAttributt(@Nullable String navn) {
        return new Skjemamelding(nokkel, funnet, ventet, navn, type);
    }

    private static List<String> ventet(String tekst) {
        String liste = gruppe(VENTET, tekst);
        if (liste == null) {
            return List.of();
        }
        return NAVN.matcher(liste)
                .results()
                .map(m -> m.group(1))
                .distinct()
                .limit(MAKS_VENTET)
                .toList();
    }

    private static @Nullable String gruppe(Pattern monster, String tekst) {
        Matcher treff = monster.matcher(tekst);
        return treff.find() ? treff.group(1) : null;
    }
}
