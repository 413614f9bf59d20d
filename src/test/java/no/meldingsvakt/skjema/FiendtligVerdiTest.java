package no.meldingsvakt.skjema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Grunnregel;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No value keeps the schema step busy, whichever schemas are used. By the official pattern of object identifiers the JDK
 * needs half a minute for 200 000 digits and a letter, and four times that for each doubling; language tags are alike.
 */
class FiendtligVerdiTest {

    private static final Duration FRIST = Duration.ofSeconds(30);
    private static final int KODER = 1000;
    private static final int LANG = 1_000_000;
    private static final String XSI = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
            + " xmlns:xs='http://www.w3.org/2001/XMLSchema' xsi:type";

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Skjemakontroll KONTROLL = new Skjemakontroll(XML, SKJEMAER);
    private static final Meldingsleser LESER =
            new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false);

    static Stream<String> fiendtlige() throws IOException {
        String original = eksempel();
        return Stream.of(
                original.replaceFirst(" S=\"[^\"]*\"", " S=\"" + "1".repeat(LANG) + "x\""),
                original.replaceFirst(" S=\"[^\"]*\"", " S=\"" + "1.".repeat(LANG) + "\""),
                original.replaceFirst("</(\\w+:)?TekstNotatInnhold>", "<x xml:lang='" + "no-".repeat(LANG) + "'/>$0"),
                original.replaceFirst(
                        "</(\\w+:)?TekstNotatInnhold>",
                        "<x " + XSI + "='xs:language'>" + "no-".repeat(LANG) + "</x>$0"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("fiendtlige")
    void aHostileValueIsRefusedAtOnce(String melding) throws IOException {
        assertNotEquals(eksempel(), melding, "the example no longer has the place where the value is put in");
        byte[] innhold = melding.getBytes(StandardCharsets.UTF_8);

        Lesing lesing = assertTimeoutPreemptively(FRIST, () -> LESER.les(innhold));

        assertEquals(Grunnregel.XML.id(), lesing.resultat().avvik().get(0).regel());
    }

    @Test
    void theLongestValueThatIsReadIsJudgedAtOnce() throws Exception {
        String verdi = "1".repeat(XmlFabrikk.MAKS_LEDD - 1) + "x";
        String kode = "<x xmlns:k='http://www.kith.no/xmlstds' " + XSI + "='k:CV' S='" + verdi + "'/>";
        String melding = eksempel().replaceFirst("</(\\w+:)?TekstNotatInnhold>", kode.repeat(KODER) + "$0");

        Stegresultat resultat = assertTimeoutPreemptively(
                FRIST, () -> KONTROLL.kontroller(XML.les(melding.getBytes(StandardCharsets.UTF_8))));

        assertEquals(KODER, resultat.antall().avvises());
    }

    private static String eksempel() throws IOException {
        return Files.readString(Path.of("xsd/dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG.xml"));
    }
}
