package no.meldingsvakt.skjema;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/**
 * One error of the JDK's validator, taken apart. What the schemas say stands last in its texts, and is looked for from the
 * end: what the message says, stands before it and may look like anything.
 *
 * @param nokkel the key of the broken constraint, such as {@code cvc-complex-type.2.4.a}
 * @param funnet local name of the element that stands where it should not; null where the error is not of that kind
 * @param ventet what could stand there
 * @param attributt the attribute concerned
 * @param type the datatype the value should have had
 * @param grense the limit or the list of values that the value breaks with, as the schema writes it
 */
record Skjemamelding(
        String nokkel,
        @Nullable String funnet,
        List<Navn> ventet,
        @Nullable String attributt,
        @Nullable String type,
        @Nullable String grense) {

    /** A name that a schema declares. */
    record Navn(String navnerom, String lokalt) {}

    private static final Pattern NOKKEL = Pattern.compile("^(cvc-[A-Za-z0-9.\\-]+?):");
    private static final Pattern FUNNET = Pattern.compile("element '(?:\\{[^}]*\\}|\\{\"[^\"]*\":)?([^'}:]+)\\}?'");
    private static final Pattern VENTET = Pattern.compile("One of '\\{([^{]*)\\}' is expected\\.?$");
    private static final Pattern NAVN = Pattern.compile("(?:\"([^\"]*)\":)?([^,:{}\" ]+)(?:,|$)");
    private static final Pattern ATTRIBUTT = Pattern.compile("[Aa]ttribute '(?:[^':]*:)?([^']+)'");
    private static final Pattern TYPE = Pattern.compile("(?:for|type) '#?([A-Za-z0-9]+)'\\.$");
    private static final Pattern VERDIER =
            Pattern.compile("enumeration '\\[([^\\]\\[]*)\\]'\\. It must be a value from the enumeration\\.$");
    private static final Pattern TALL = Pattern.compile(
            "(?:maxLength|minLength|length|maxInclusive|minInclusive|totalDigits|fractionDigits) '([^']{1,40})' for"
                    + " type '[^']*'\\.$");

    private static final Pattern VERDI =
            Pattern.compile("cvc-(pattern|enumeration|length|minLength|maxLength|minInclusive|maxInclusive|"
                    + "minExclusive|maxExclusive|totalDigits|fractionDigits)-valid");

    /** What the schema says at the end of a text is no longer than this; a value before it may be of any length. */
    private static final int HALE = 4000;

    static Skjemamelding av(SAXParseException e) {
        String tekst = String.valueOf(e.getMessage());
        String hale = tekst.substring(Math.max(0, tekst.length() - HALE));
        String nokkel = nokkel(tekst);
        boolean innhold = nokkel.startsWith("cvc-complex-type.2.4");
        String verdier = gruppe(VERDIER, hale);
        return new Skjemamelding(
                nokkel,
                innhold ? gruppe(FUNNET, tekst) : null,
                innhold ? ventet(hale) : List.of(),
                gruppe(ATTRIBUTT, tekst),
                gruppe(TYPE, hale),
                verdier == null ? gruppe(TALL, hale) : verdier);
    }

    /** What kind of error it is, and nothing more: enough of one that is only counted. */
    static Skjemamelding bareSlag(SAXParseException e) {
        return new Skjemamelding(nokkel(String.valueOf(e.getMessage())), null, List.of(), null, null, null);
    }

    private static String nokkel(String tekst) {
        String nokkel = gruppe(NOKKEL, tekst);
        return nokkel == null ? "cvc" : nokkel;
    }

    /** Whether the error is of a simple value; the validator then tells in a second error where the value stands. */
    boolean gjelderVerdi() {
        return nokkel.startsWith("cvc-datatype-valid") || VERDI.matcher(nokkel).matches();
    }

    /** Whether the error is that second one. */
    boolean sierHvorVerdienStar() {
        return nokkel.equals("cvc-type.3.1.3")
                || nokkel.equals("cvc-attribute.3")
                || nokkel.startsWith("cvc-complex-type.2.2");
    }

    Skjemamelding medAttributt(@Nullable String navn) {
        return new Skjemamelding(nokkel, funnet, ventet, navn, type, grense);
    }

    /** The local names of what was expected. */
    List<String> ventede() {
        return ventet.stream().map(Navn::lokalt).distinct().toList();
    }

    private static List<Navn> ventet(String tekst) {
        String liste = gruppe(VENTET, tekst);
        return liste == null
                ? List.of()
                : NAVN.matcher(liste)
                        .results()
                        .map(m -> new Navn(m.group(1) == null ? "" : m.group(1), m.group(2)))
                        .distinct()
                        .toList();
    }

    private static @Nullable String gruppe(Pattern monster, String tekst) {
        Matcher treff = monster.matcher(tekst);
        return treff.find() ? treff.group(1) : null;
    }
}
