package no.meldingsvakt.xml;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import no.meldingsvakt.xml.UlesbarXmlException.Arsak;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that would keep a pattern busy are refused, and none of those that messages have. */
class VerdivaktTest {

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final int FOR_MANGE = XmlFabrikk.MAKS_LEDD + 1;

    static Stream<String> forLange() {
        return Stream.of(
                "1".repeat(FOR_MANGE),
                "  " + "1".repeat(FOR_MANGE) + "x",
                "1.".repeat(FOR_MANGE),
                "12.".repeat(FOR_MANGE / 2),
                "\u0661".repeat(FOR_MANGE),
                "\u1369".repeat(FOR_MANGE),
                "\uD835\uDFCE".repeat(FOR_MANGE),
                "no-".repeat(FOR_MANGE),
                "abcdefgh-".repeat(FOR_MANGE) + "!");
    }

    static Stream<String> vanlige() {
        return Stream.of(
                "2.16.578.1.12.4.1.1.9060",
                "1".repeat(XmlFabrikk.MAKS_LEDD),
                "QUJD".repeat(100_000),
                "A1B2".repeat(100_000),
                "tekst. ".repeat(10_000),
                "1234567890 ".repeat(10_000),
                "....".repeat(1000),
                "----".repeat(1000),
                "9".repeat(200) + "\n" + "9".repeat(200),
                "æ" + "1".repeat(1000),
                "79c55ed0-0692-11e8-b566-0800200c9a66");
    }

    @ParameterizedTest
    @MethodSource("forLange")
    void aValueThatGoesOnForEverIsRefused(String verdi) {
        assertEquals(Arsak.GRENSE, arsak("<a b='" + verdi + "'/>"));
        assertEquals(Arsak.GRENSE, arsak("<a>" + verdi + "</a>"));
        assertEquals(Arsak.GRENSE, arsak("<a><b/><c><![CDATA[" + verdi + "]]></c></a>"));
    }

    @ParameterizedTest
    @MethodSource("vanlige")
    void aValueOfAnotherKindMayBeOfAnyLength(String verdi) {
        assertDoesNotThrow(() -> les("<a b='" + verdi + "'>" + verdi + "<b/>" + verdi + "</a>"));
    }

    private static Arsak arsak(String dokument) {
        return assertThrows(UlesbarXmlException.class, () -> les(dokument)).arsak();
    }

    private static Dokument les(String dokument) throws UlesbarXmlException {
        return XML.les(dokument.getBytes(StandardCharsets.UTF_8));
    }
}
