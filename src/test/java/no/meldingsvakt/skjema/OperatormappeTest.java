package no.meldingsvakt.skjema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Utfall;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An operator's own schemas: they take the built-in ones' place, or the start stops with one line that says why not. */
class OperatormappeTest {

    private static final String APPREC = "http://www.kith.no/xmlstds/apprec/2004-11-21";
    private static final String KITH = "http://www.kith.no/xmlstds";
    private static final Path EKSEMPEL = Path.of("xsd/apprec/1.0/eksempler/APPREC.xml");

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Skjemakontroll INNEBYGD = new Skjemakontroll(XML, SKJEMAER);

    @TempDir
    private Path mappe;

    @Test
    void theOfficialSchemasJudgeAsTheBuiltInOnes() throws Exception {
        Fasit.krev();
        Skjemakontroll offisiell = new Skjemakontroll(XML, SKJEMAER.medOperatorens(Fasit.XSD, XML));

        for (Path fil : Fasit.eksempler()) {
            assertEquals(Utfall.GODKJENT, kontroller(offisiell, fil).utfall(), fil.toString());
        }
        for (Path fil : egneEksempler()) {
            Stegresultat ventet = kontroller(INNEBYGD, fil);
            Stegresultat funnet = kontroller(offisiell, fil);
            assertEquals(ventet.avvik(), funnet.avvik(), fil.toString());
            assertEquals(ventet.antall(), funnet.antall(), fil.toString());
        }
    }

    @Test
    void aSchemaInTheFolderTakesThePlaceOfTheBuiltInOne() throws Exception {
        skriv("a/b/noe annet æøå.xsd", skjema(APPREC, "<xs:element name='AppRec' type='xs:date'/>"));

        assertEquals(Utfall.GODKJENT, kontroller(INNEBYGD, EKSEMPEL).utfall());
        assertEquals(Utfall.AVVIST, kontroller(medMappe(), EKSEMPEL).utfall());
    }

    @Test
    void anIncludeIsFoundByItsPathAndAnImportByItsNamespace() throws Exception {
        skriv(
                "apprec.xsd",
                skjema(
                        APPREC,
                        "<xs:include schemaLocation='deler/del 1.xsd'/>"
                                + "<xs:import namespace='" + KITH + "' schemaLocation='http://127.0.0.1:1/kith.xsd'/>"
                                + "<xs:element name='AppRec' type='t:Del'/>"
                                + "<xs:element name='Kode' type='k:CS' xmlns:k='" + KITH + "'/>"));
        skriv("deler/del 1.xsd", skjema("", "<xs:include schemaLocation='del2.xsd'/>"));
        skriv(
                "deler/del2.xsd",
                skjema("", "<xs:simpleType name='Del'><xs:restriction base='xs:date'/></xs:simpleType>"));

        assertEquals(Utfall.AVVIST, kontroller(medMappe(), EKSEMPEL).utfall());
    }

    @Test
    void hiddenFoldersAndCopiesOfOneFileDoNoHarm() throws Exception {
        String apprec = Files.readString(Path.of("xsd/apprec/1.0/apprec.xsd"));
        skriv("apprec.xsd", apprec);
        skriv("kopi/apprec.xsd", apprec);
        skriv("..2024_03_01/apprec.xsd", apprec + "<!-- former version, kept by the mount -->");

        assertEquals(Utfall.GODKJENT, kontroller(medMappe(), EKSEMPEL).utfall());
    }

    @Test
    void nothingOutsideTheFolderIsReadThroughADocumentType(@TempDir Path utenfor) throws Exception {
        Path hemmelig = utenfor.resolve("hemmelig.xml");
        Files.writeString(hemmelig, "<not well-formed");
        skriv(
                "apprec.xsd",
                "<!DOCTYPE xs:schema PUBLIC 'x' '" + hemmelig.toUri()
                        + "' [<!ENTITY navn 'AppRec'><!ENTITY ute SYSTEM '"
                        + hemmelig.toUri() + "'>]>"
                        + skjema(
                                APPREC,
                                "<xs:annotation><xs:documentation>&ute;</xs:documentation></xs:annotation>"
                                        + "<xs:element name='&navn;' type='xs:date'/>"));

        assertEquals(Utfall.AVVIST, kontroller(medMappe(), EKSEMPEL).utfall());
    }

    record Feil(String navn, List<String> filer, String melding) {
        @Override
        public String toString() {
            return navn;
        }
    }

    static Stream<Feil> feil() {
        String bombe = "<!DOCTYPE xs:schema [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaa'><!ENTITY b '" + "&a;".repeat(60)
                + "'><!ENTITY c '" + "&b;".repeat(60) + "'>]>"
                + skjema(APPREC, "<xs:annotation><xs:documentation>&c;</xs:documentation></xs:annotation>");
        return Stream.of(
                new Feil("empty folder", List.of(), "%s: the folder holds no schema (*.xsd)"),
                new Feil("not well-formed", List.of("<xs:schema\n<"), "%s/0.xsd, line 2: .+"),
                new Feil("not a schema", List.of("<html/>"), "%s/0.xsd: the root element is not xs:schema"),
                new Feil("entity bomb", List.of(bombe), "%s/0.xsd, line 1: JAXP0001.+"),
                new Feil(
                        "does not compile",
                        List.of(skjema(APPREC, "\n\n<xs:element name='AppRec' type='t:Borte'/>")),
                        "%s/0.xsd, line 3: src-resolve: .+Borte.+"),
                new Feil(
                        "does not fit the built-in schemas",
                        List.of(skjema(KITH, "<xs:element name='Borte'/>")),
                        ".*xsd/.+\\.xsd, line \\d+: src-resolve.+"),
                new Feil(
                        "two schemas for one namespace",
                        List.of(skjema(APPREC, "<xs:element name='a'/>"), skjema(APPREC, "<xs:element name='b'/>")),
                        "%s/1.xsd: the namespace " + APPREC + " is also that of %s/0.xsd"),
                new Feil(
                        "include of a file that is not there",
                        List.of(skjema(APPREC, "\n<xs:include schemaLocation='borte.xsd'/>")),
                        "%s/0.xsd, line 2: the included file borte.xsd is not in the folder"),
                new Feil(
                        "include from outside",
                        List.of(skjema(APPREC, "<xs:include schemaLocation='../apprec/1.0/apprec.xsd'/>")),
                        "%s/0.xsd, line 1: the included file ../apprec/1.0/apprec.xsd is not in the folder"),
                new Feil(
                        "include from the network",
                        List.of(skjema(APPREC, "<xs:include schemaLocation='http://127.0.0.1:1/0.xsd'/>")),
                        "%s/0.xsd, line 1: the included file http://127.0.0.1:1/0.xsd is not in the folder"),
                new Feil(
                        "import of a stranger",
                        List.of(skjema(APPREC, "<xs:import namespace='urn:fremmed' schemaLocation='0.xsd'/>")),
                        "%s/0.xsd, line 1: the imported namespace «urn:fremmed» is neither in the folder nor built in"),
                new Feil(
                        "no namespace",
                        List.of(skjema("", "<xs:element name='a'/>")),
                        "%s/0.xsd: it has no targetNamespace, and no schema in the folder includes it"));
    }

    @ParameterizedTest
    @MethodSource("feil")
    void aFaultyFolderIsRefusedInOneLine(Feil feil) throws IOException {
        for (int i = 0; i < feil.filer().size(); i++) {
            skriv(i + ".xsd", feil.filer().get(i));
        }

        String melding =
                assertThrows(IllegalArgumentException.class, this::medMappe).getMessage();

        assertFalse(melding.contains("\n"), melding);
        String ventet = feil.melding().replace("%s", mappe.toString()).replace("(*.xsd)", "\\(\\*\\.xsd\\)");
        assertTrue(melding.matches(ventet), melding);
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        Path borte = mappe.resolve("borte");

        var e = assertThrows(IllegalArgumentException.class, () -> SKJEMAER.medOperatorens(borte, XML));

        assertEquals(borte + ": there is no such folder", e.getMessage());
    }

    private static String skjema(String navnerom, String innhold) {
        String mal = navnerom.isEmpty() ? "" : " targetNamespace='%1$s' xmlns:t='%1$s'".formatted(navnerom);
        return "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'" + mal + ">" + innhold + "</xs:schema>";
    }

    private void skriv(String navn, String innhold) throws IOException {
        Path fil = mappe.resolve(navn);
        Files.createDirectories(fil.getParent());
        Files.writeString(fil, innhold);
    }

    private Skjemakontroll medMappe() {
        return new Skjemakontroll(XML, SKJEMAER.medOperatorens(mappe, XML));
    }

    private static Stegresultat kontroller(Skjemakontroll kontroll, Path fil) throws IOException, UlesbarXmlException {
        return kontroll.kontroller(XML.les(Files.readAllBytes(fil)));
    }

    /** The repository's own examples, save those that are not XML. */
    private static List<Path> egneEksempler() throws IOException {
        try (Stream<Path> filer = Files.walk(Path.of("xsd"))) {
            return filer.filter(f -> f.toString().endsWith(".xml"))
                    .filter(OperatormappeTest::kanLeses)
                    .sorted()
                    .toList();
        }
    }

    private static boolean kanLeses(Path fil) {
        try {
            XML.les(Files.readAllBytes(fil));
            return true;
        } catch (UlesbarXmlException | IOException e) {
            return false;
        }
    }
}
