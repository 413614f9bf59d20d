package no.meldingsvakt.regel.uttrykk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmAtomicValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what Java says of a regular expression to what Saxon says of it. */
class TegnmonsterTest {

    private static final int TEKSTER = 400;
    private static final String TEGN = "0129aAbzZæÅÿ ._-/:,+()\n\rſK\u2028\u0085𝒳\\[]^$|{}?*";

    private final XPathCompiler saxon = new Processor(false).newXPathCompiler();

    /** As rules have them, and what is near. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "^[0-9]{9}$~",
                "^[0-9]{1,9}$~",
                "[0-9]{3}~",
                "^[89]~",
                "^..[45]~",
                "a.b~",
                "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}(Z|[+\\-].*|T[0-9]{2}:[0-9]{2})?$~",
                "^[^,]*[^, ][^,]*,[^,]*[^, ][^,]*$~",
                "^(urn:oid:)?[0-2](\\.[0-9]+){5,}$~",
                "^[A-ZÆØÅ0-9]{1,5}$|^[A-ZÆØÅ]{1,4}[_-][A-ZÆØÅ0-9]{1,3}$~",
                "(^|[^a-z])(x-)?p?(jpe?g?|jfif)($|[^a-z0-9])~",
                "^[a-z0-9.+_\\-]+/[a-z0-9.+_\\-]+$~",
                "^\\s*(fax|mailto|https?):~i",
                "^[\\s,]+a?\\n?$~",
                "a\\sb~",
                "a|z$|^0~i",
                "^[a-z]{2}[/_-]?[k-s]*$~i",
                "\\[.*\\]\\^\\\\~"
            })
    void javaSaysTheSame(String uttrykk, String flagg) throws SaxonApiException {
        Tegnmonster monster = Tegnmonster.av(uttrykk, flagg == null ? "" : flagg);
        assertNotNull(monster);
        XPathSelector fasit = fasit();
        fasit.setVariable(new QName("m"), new XdmAtomicValue(uttrykk));
        fasit.setVariable(new QName("f"), new XdmAtomicValue(flagg == null ? "" : flagg));
        int passet = 0;
        int spurt = 0;
        for (String tekst : tekster()) {
            fasit.setVariable(new QName("t"), new XdmAtomicValue(tekst));
            Boolean javas = monster.passer(tekst);
            if (javas == null) {
                spurt++;
            } else {
                assertEquals(fasit.effectiveBooleanValue(), javas, tekst);
                passet += javas ? 1 : 0;
            }
        }
        assertTrue(spurt < TEKSTER, "all was left to Saxon");
        assertTrue(passet > 0, "no text fits");
    }

    private XPathSelector fasit() throws SaxonApiException {
        Stream.of("t", "m", "f").forEach(n -> saxon.declareVariable(new QName(n)));
        return saxon.compile("matches($t, $m, $f)").load();
    }

    /** Some that fit what rules look for, each also cut and with something more, and some of any signs. */
    private static List<String> tekster() {
        Random tilfeldig = new Random(1);
        List<String> skrevne = List.of(
                "",
                "123456789",
                "81234567",
                "01412345678",
                "2023-01-02T03:04",
                "1999-12-31Z",
                "Nordmann, Kari",
                "urn:oid:2.16.578.1.12.4.1",
                "ÆØÅ",
                "AB_12",
                "image/jpeg",
                "x-pjpg",
                "aZ/kS",
                "a\nb",
                "a\rb",
                "a\u2028b",
                "a\fb",
                " Mailto:a@b",
                " ,\na\n",
                "[0]^\\",
                "æ");
        Stream<String> nesten = skrevne.stream()
                .flatMap(t -> Stream.of(t, t + "\n", " " + t, t + "0", t.substring(0, t.length() / 2), t + t));
        Stream<String> andre = Stream.generate(() -> tilfeldig
                        .ints(tilfeldig.nextInt(8), 0, TEGN.codePointCount(0, TEGN.length()))
                        .mapToObj(i -> Character.toString(TEGN.codePointAt(TEGN.offsetByCodePoints(0, i))))
                        .collect(Collectors.joining()))
                .limit(TEKSTER);
        return Stream.concat(nesten, andre).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\p{L}",
                "\\d",
                "\\S",
                "[a-z-[b]]",
                "[a&&b]",
                "a++",
                "a{2}+",
                "a??",
                "(?:a)",
                "(a)\\1",
                "[^a",
                "\\i",
                "]",
                "a}",
                "š",
                "[]"
            })
    void whatMayMeanSomethingElseIsSaxons(String uttrykk) {
        assertNull(Tegnmonster.av(uttrykk, ""));
    }

    @Test
    void otherFlagsAndAnythingButASetAreSaxons() {
        assertNull(Tegnmonster.av("a.b", "s"));
        assertNull(Tegnmonster.av("^a$", "m"));
        assertNull(Tegnmonster.av("[^a]", "i"));
    }

    /** The long s is the other case of s to Saxon alone; and a long text may be too much for Java's stack. */
    @Test
    void ofSomeTextsSaxonIsAsked() {
        assertNull(Tegnmonster.av("s", "i").passer("ſ"));
        assertNull(Tegnmonster.av("(a|b)*c", "").passer("ab".repeat(10_000)));
    }
}
