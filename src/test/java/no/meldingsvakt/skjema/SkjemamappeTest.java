package no.meldingsvakt.skjema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The folder of standards is read, or the start stops with one line that says why not. */
class SkjemamappeTest {

    private static final String RIKTIG = """
        id: prove
        versjon: "1.0"
        navn: Prøve
        art: melding
        navnerom: urn:prove
        skjema: prove.xsd
        rot: Prove
        konvolutt: egen
        apprec: "1.0"
        hode:
          type: "Type/@V"
          msgId: "MsgId"
          sendt: "GenDate/@V"
          avsender: "Fra"
          mottaker: "Til"
        """;

    private static final XmlFabrikk XML = new XmlFabrikk();

    @TempDir
    private Path rot;

    private Path standard;

    @BeforeEach
    void skriv() throws IOException {
        standard = skriv("prove/1.0");
    }

    @Test
    void aRightFolderIsRead() {
        Skjemamappe mappe = Skjemamappe.les(rot, XML);

        assertEquals(
                "prove/1.0", mappe.standarder().finn("urn:prove").orElseThrow().betegnelse());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skjema: prove.xsd       | skjema: borte.xsd       | .yaml, line \\d+: the schema .+borte\\.xsd is not"
                        + " there",
                "skjema: prove.xsd       | skjema: ../../ute.xsd   | .yaml, line \\d+: the schema .+ute\\.xsd is not"
                        + " there",
                "navnerom: urn:prove     | navnerom: urn:annen     | .yaml, line \\d+: the namespace is urn:annen, but"
                        + " that of .+prove\\.xsd is urn:prove",
                "navn: Prøve             | navm: Prøve             | .yaml, line \\d+: there is no field «navm» here.+",
                "navn: Prøve             | id: prove               | .yaml, line 3: Duplicate field 'id'",
                "navn: Prøve             | navn:                   | .yaml, line \\d+: the key navn is missing",
                "id: prove               | id: [a, b]              | .yaml, line 1: .+",
                "id: prove               | id: 'prove              | .yaml, line \\d+: .+",
                "art: melding            | art: post               | .yaml, line \\d+: art cannot be post",
                "konvolutt: egen         | konvolutt: brun         | .yaml, line \\d+: konvolutt cannot be brun",
                "konvolutt: egen         | pilot: false            | .yaml, line \\d+: the key konvolutt is missing",
                "apprec: \"1.0\"         | apprec: \"3.0\"         | .yaml, line \\d+: no AppRec version 3\\.0",
                "msgId: \"MsgId\"        | pasient: \"P\"          | .yaml, line \\d+: the key hode\\.msgId is missing"
            })
    void aFaultyStandardIsRefusedInOneLine(String fra, String til, String ventet) throws IOException {
        Files.writeString(standard, RIKTIG.replace(fra, til));

        String melding = feilmelding();

        assertTrue(melding.startsWith(standard.toString().replace(".yaml", "")), melding);
        assertTrue(
                melding.substring(standard.toString().length() - ".yaml".length())
                        .matches(ventet),
                melding);
    }

    @Test
    void anEmptyStandardIsRefused() throws IOException {
        Files.writeString(standard, "---\n");

        assertTrue(feilmelding().startsWith(standard.toString()));
    }

    @Test
    void aNamespaceGivenTwiceIsRefused() throws IOException {
        Path annen = skriv("prove/2.0");

        assertEquals(annen + ", line 5: the namespace urn:prove is that of " + standard, feilmelding());
    }

    @Test
    void aSchemaThatIsNoXmlIsRefused() throws IOException {
        Path xsd = standard.resolveSibling("prove.xsd");
        Files.writeString(xsd, "<xs:schema>");

        assertTrue(feilmelding().startsWith(xsd + ", line 1: "));
    }

    @Test
    void aBuiltInSchemaHasNoDocumentType() throws IOException {
        Path xsd = standard.resolveSibling("prove.xsd");
        Files.writeString(xsd, "<!DOCTYPE a>" + Files.readString(xsd));

        assertTrue(feilmelding().startsWith(xsd + ", line 1: "));
    }

    private String feilmelding() {
        String melding = assertThrows(IllegalArgumentException.class, () -> Skjemamappe.les(rot, XML))
                .getMessage();
        assertFalse(melding.contains("\n"), melding);
        return melding;
    }

    private Path skriv(String sted) throws IOException {
        Path mappe = Files.createDirectories(rot.resolve(sted));
        Files.writeString(
                mappe.resolve("prove.xsd"),
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:prove'/>");
        return Files.writeString(mappe.resolve("standard.yaml"), RIKTIG);
    }
}
