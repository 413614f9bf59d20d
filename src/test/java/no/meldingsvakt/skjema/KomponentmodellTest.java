package no.meldingsvakt.skjema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparison of component models sees what matters, and nothing else. */
class KomponentmodellTest {

    private static final Path APPREC = Path.of("xsd/apprec/1.0/apprec.xsd");

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Map<String, String> FASIT = Komponentmodell.tekst(Komponentmodell.les(SKJEMAER));

    @TempDir
    private Path mappe;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=\"SoftwareName\" type=\"xs:string\" minOccurs=\"0\" | name=\"SoftwareName\" type=\"xs:string\"",
                "name=\"GenDate\" type=\"xs:dateTime\" | name=\"GenDate\" type=\"xs:date\"",
                "name=\"GenDate\" type=\"xs:dateTime\" | name=\"GenDate\" nillable=\"true\" type=\"xs:dateTime\"",
                "name=\"Error\" type=\"ar:CV\" minOccurs=\"0\" maxOccurs=\"unbounded\" | name=\"Error\" type=\"ar:CV\" minOccurs=\"0\"",
                "type=\"xs:string\" default=\"1.0 2004-11-21\" | type=\"xs:string\" fixed=\"1.0 2004-11-21\"",
                "<xs:attribute name=\"OT\" type=\"xs:string\"/> | <xs:attribute name=\"OT\" type=\"xs:string\" use=\"required\"/>",
                "<xs:attribute name=\"OT\" type=\"xs:string\"/> | <xs:anyAttribute/>",
                "{0,1023}\\d\" | {0,1023}\"",
                "<xs:element name=\"HCP\"> | <xs:element name=\"HCPX\"/><xs:element name=\"HCP\">",
                "elementFormDefault=\"qualified\" | elementFormDefault=\"unqualified\""
            })
    void aChangeIsSeen(String fra, String til) throws IOException {
        String original = Files.readString(APPREC);
        String endret = original.replace(fra, til);
        assertNotEquals(original, endret, "the schema no longer has the text that was to be changed");

        assertNotEquals(List.of(), ulikheter(endret));
    }

    @Test
    void howASchemaIsWrittenIsNotSeen() throws IOException {
        String skrevetOm = Files.readString(APPREC)
                .replaceAll("(?s)<xs:annotation>.*?</xs:annotation>", "")
                .replace("xmlns:ar=", "xmlns:x=")
                .replace("\"ar:", "\"x:")
                .replaceFirst(
                        "(?s)<xs:sequence>(.*?<xs:element ref=\"x:OriginalMsgId\"/>\\s*)</xs:sequence>",
                        "<xs:sequence><xs:sequence>$1</xs:sequence></xs:sequence>");

        assertEquals(List.of(), ulikheter(skrevetOm));
    }

    private List<String> ulikheter(String apprec) throws IOException {
        Files.writeString(mappe.resolve("apprec.xsd"), apprec);
        Skjemamappe endret = SKJEMAER.medOperatorens(mappe, XML);
        return Komponentmodell.ulikheter(FASIT, Komponentmodell.tekst(Komponentmodell.les(endret)));
    }
}
