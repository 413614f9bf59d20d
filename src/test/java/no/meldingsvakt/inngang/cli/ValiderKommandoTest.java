package no.meldingsvakt.inngang.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code valider} on real files: what is told, where, and with which exit code. */
class ValiderKommandoTest {

    private static final Path EKSEMPLER = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler");
    private static final Path MERKNAD = Path.of("xsd/plo-pasientlogistikk/1.5/eksempler/LOG_INNLAGT.xml");
    private static final String GOD = "LOG_INNLAGT.xml";
    private static final String AVVIST = "LOG_INNLAGT-uten-hendelse.xml";
    private static final String NUMMER = "12853810221";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path mappe;

    private Terminal terminal;

    @BeforeEach
    void enTerminalIMappen() {
        terminal = new Terminal(mappe);
    }

    @Test
    void aMessageIsToldInWords() throws IOException {
        kopier(AVVIST, "a.xml");
        assertEquals(1, terminal.kjor("valider", "a.xml"), terminal::feil);
        assertTrue(terminal.ut().startsWith("a.xml: AVVIST (plo-pasientlogistikk 1.6 LOG_INNLAGT)\n"), terminal.ut());
        assertTrue(terminal.ut().contains("  AVVISES   XSD, linje 95, kolonne 11 (T02)\n"), terminal.ut());
        assertFalse(terminal.ut().contains("meldinger bedømt"), "one message has no table");
        assertEquals("", terminal.feil());
    }

    @Test
    void aMessageWithoutFindingsIsToldToo() throws IOException {
        kopier(GOD, "a.xml");
        assertEquals(0, terminal.kjor("valider", "a.xml"), terminal::feil);
        assertEquals("a.xml: GODTATT (plo-pasientlogistikk 1.6 LOG_INNLAGT)\n", terminal.ut());
    }

    @Test
    void theReceiptOfOneFileIsTheOneOfTheContract() throws IOException {
        kopier(AVVIST, "a.xml");
        assertEquals(1, terminal.kjor("valider", "a.xml", "--format", "json"));
        JsonNode kvittering = JSON.readTree(terminal.ut());
        assertEquals("AVVIST", kvittering.get("status").asText());
        assertEquals("T02", kvittering.at("/apprec/0/feil/0").asText());
        assertEquals("XSD", kvittering.at("/avvik/0/regel").asText());
        assertFalse(kvittering.has("navn"));
    }

    @Test
    void severalAreAListInTheOrderOfTheFilesWithNamesThatHideNumbers() throws IOException {
        kopier(GOD, "b.xml");
        kopier(AVVIST, "a/" + NUMMER + ".xml");
        assertEquals(1, terminal.kjor("valider", ".", "--format=json"));
        JsonNode liste = JSON.readTree(terminal.ut());
        assertEquals(
                List.of("1 a/*.xml AVVIST", "2 b.xml GODTATT"),
                Stream.of(0, 1)
                        .map(liste::get)
                        .map(k -> k.get("nr") + " " + k.get("navn").asText() + " "
                                + k.get("status").asText())
                        .toList());
        assertTrue(terminal.feil().contains("2 meldinger bedømt"), terminal.feil());
    }

    @ParameterizedTest
    @CsvSource({"feil, 0", "advarsel, 0", "merknad, 1", "MERKNAD, 1"})
    void theThresholdDecidesTheExitCode(String terskel, int kode) throws IOException {
        Files.copy(MERKNAD, mappe.resolve("a.xml"));
        assertEquals(kode, terminal.kjor("valider", "a.xml", "--feil-ved", terskel), terminal::ut);
    }

    @Test
    void whatIsRejectedFailsWhateverTheThreshold() throws IOException {
        kopier(AVVIST, "a.xml");
        assertEquals(1, terminal.kjor("valider", "a.xml", "--feil-ved", "feil"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "valider | Det mangler FIL|MAPPE.",
                "valider a.xml --format pdf | --format kan ikke være «pdf».",
                "valider a.xml --feil-ved alt | --feil-ved kan ikke være «alt».",
                "valider a.xml --tull | Ukjent: --tull",
                "valider a.xml --sprak de | --sprak kan ikke være «de».",
                "valider a.xml --regelsett finnes-ikke | Ukjent regelpakke. De som finnes: nasjonal, ",
                "valider borte.xml | borte.xml: finnes ikke",
                "valider borte.xml --sprak en | borte.xml: does not exist",
                "valider tom.xml | tom.xml: filen er tom",
                "valider tom | tom: ingen .xml- eller .zip-filer i mappen",
                "valider a.xml --ut b.xml --format json | --ut b.xml: er ingen mappe",
                "valider . --format html | Formatet html gir ett dokument for hver melding.",
                "tull | Ukjent: tull"
            })
    void wrongUseAndUnreadablePathsAreCode2AndToldInWords(String kommando, String ventet) throws IOException {
        kopier(GOD, "a.xml");
        kopier(GOD, "b.xml");
        Files.createFile(mappe.resolve("tom.xml"));
        Files.createDirectory(mappe.resolve("tom"));
        assertEquals(2, terminal.kjor(kommando.split(" ")));
        assertTrue(terminal.feil().startsWith(ventet), terminal.feil());
        assertEquals("", terminal.ut());
    }

    @Test
    void theRestIsJudgedWhenOneCannotBeRead() throws IOException {
        kopier(GOD, "a.xml");
        Files.createFile(mappe.resolve("tom.xml"));
        assertEquals(2, terminal.kjor("valider", "."));
        assertTrue(terminal.feil().contains("tom.xml: filen er tom"), terminal.feil());
        assertTrue(terminal.ut().contains("1 melding bedømt"), terminal.ut());
        assertTrue(terminal.ut().contains("ikke lest                1"), terminal.ut());
    }

    @Test
    void aFolderThatMayNotBeReadIsNamed() throws IOException {
        kopier(GOD, "a/a.xml");
        Path lukket = Files.createDirectory(mappe.resolve("a/lukket"));
        assumeTrue(lukket.toFile().setReadable(false) && !Files.isReadable(lukket), "root reads everything");
        assertEquals(2, terminal.kjor("valider", "a"));
        assertTrue(terminal.feil().contains("a/lukket: kan ikke leses: ingen tilgang"), terminal.feil());
    }

    @Test
    void aFileOf60MegabytesIsTooLarge() throws IOException {
        try (OutputStream ut = Files.newOutputStream(mappe.resolve("stor.xml"))) {
            byte[] bit = new byte[1 << 20];
            for (int i = 0; i < 60; i++) {
                ut.write(bit);
            }
        }
        assertEquals(2, terminal.kjor("valider", "stor.xml"));
        assertEquals(
                "stor.xml: filen er større enn grensen på 50 MiB (meldingsvakt.maks-storrelse)\n", terminal.feil());
    }

    @Test
    void aLoopOfLinksEnds() throws IOException {
        kopier(GOD, "a/a.xml");
        Files.createSymbolicLink(mappe.resolve("a/om-igjen"), mappe.resolve("a"));
        assertEquals(0, terminal.kjor("valider", "a"), terminal::feil);
        assertTrue(terminal.feil().contains("a/om-igjen: lenken peker tilbake"), terminal.feil());
        assertTrue(terminal.ut().contains("1 melding bedømt"), terminal.ut());
    }

    @Test
    void aLinkToNothingIsNamed() throws IOException {
        kopier(GOD, "a/a.xml");
        Files.createSymbolicLink(mappe.resolve("a/b.xml"), mappe.resolve("borte"));
        assertEquals(2, terminal.kjor("valider", "a"));
        assertTrue(terminal.feil().contains("a/b.xml: finnes ikke"), terminal.feil());
    }

    @Test
    void aZipFileOfTenThousandIsJudged() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(mappe.resolve("mange.zip")))) {
            for (int i = 0; i < 10_000; i++) {
                zip.putNextEntry(new ZipEntry("m" + i + ".xml"));
                zip.write("<a/>".getBytes(UTF_8));
            }
        }
        assertEquals(1, terminal.kjor("valider", "mange.zip", "--format", "sarif"), terminal::feil);
        assertEquals(10_000, JSON.readTree(terminal.ut()).at("/runs/0/results").size());
        assertTrue(terminal.feil().contains("AVVIST               10000"), terminal.feil());
    }

    @Test
    void whatIsInAZipFileIsWrittenNowhereButInTheFolder() throws IOException {
        byte[] god = Files.readAllBytes(EKSEMPLER.resolve(GOD));
        List<String> navn = List.of("../../ute.xml", "/etc/ute.xml", "..", "a/../../..", "C:\\ute.xml", "ute.xml");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(mappe.resolve("ond.zip")))) {
            for (String n : navn) {
                zip.putNextEntry(new ZipEntry(n));
                zip.write(god);
            }
        }
        Path inne = mappe.resolve("a/b/inne");
        assertEquals(0, terminal.kjor("valider", "ond.zip", "--format=svrl", "--ut", inne.toString()), terminal::feil);
        assertEquals(navn.size(), filer(inne).size());
        List<String> utenfor = new ArrayList<>(filer(mappe));
        utenfor.removeAll(filer(inne).stream().map(f -> "a/b/inne/" + f).toList());
        assertEquals(List.of("ond.zip"), utenfor);
    }

    @Test
    void standardInputIsAMessageOrAZipFile() throws IOException {
        byte[] god = Files.readAllBytes(EKSEMPLER.resolve(GOD));
        assertEquals(0, terminal.medInn(god).kjor("valider", "-"), terminal::feil);
        assertTrue(terminal.ut().startsWith("-: GODTATT"), terminal.ut());
        assertEquals(0, terminal.medInn(god).kjor("valider", "-", "--format", "json"), terminal::feil);
        assertEquals("GODTATT", JSON.readTree(terminal.ut()).get("status").asText());
        assertEquals(2, terminal.medInn(new byte[0]).kjor("valider", "-"));
        assertTrue(terminal.feil().contains("-: filen er tom"), terminal.feil());

        ByteArrayOutputStream pakket = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(pakket)) {
            for (String navn : List.of("a.xml", "b.xml")) {
                zip.putNextEntry(new ZipEntry(navn));
                zip.write(god);
            }
        }
        assertEquals(0, terminal.medInn(pakket.toByteArray()).kjor("valider", "-", "--format", "json"), terminal::feil);
        assertEquals("stdin/b.xml", JSON.readTree(terminal.ut()).at("/1/navn").asText());
    }

    @Test
    void aBrokenZipFileIsRefusedWhole() throws IOException {
        kopier(GOD, "a.xml");
        Files.write(mappe.resolve("b.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0});
        assertEquals(2, terminal.kjor("valider", "."));
        assertTrue(terminal.feil().contains("b.zip: zip-filen er ødelagt, avkortet eller kryptert"), terminal.feil());
        assertTrue(terminal.ut().contains("1 melding bedømt"), terminal.ut());
    }

    @Test
    void aFullDiskIsTold() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        kopier(AVVIST, "a.xml");
        assertEquals(2, terminal.kjor("valider", "a.xml", "--ut", "/dev/full", "--format=sarif"));
        try (OutputStream ut = new FileOutputStream(full.toFile())) {
            assertEquals(2, terminal.medUt(ut).kjor("valider", "a.xml"));
        }
        assertTrue(terminal.feil().startsWith("Kan ikke skrive resultatet: "), terminal.feil());
    }

    @Test
    void whoeverInterruptsIsToldHowFarItCame() throws IOException {
        for (int i = 0; i < 200; i++) {
            kopier(AVVIST, "m/" + i + ".xml");
        }
        Avbrudd avbrudd = new Avbrudd();
        ByteArrayOutputStream skrevet = new ByteArrayOutputStream();
        OutputStream stopper = new FilterOutputStream(skrevet) {
            @Override
            public void write(byte[] bytes, int fra, int lengde) {
                skrevet.write(bytes, fra, lengde);
                if (skrevet.toString(UTF_8).contains("m/15.xml")) {
                    new Thread(avbrudd::bedOm).start();
                }
            }
        };
        assertEquals(130, terminal.medAvbrudd(avbrudd).medUt(stopper).kjor("valider", "m"));
        assertTrue(skrevet.toString(UTF_8).contains("m/0.xml: AVVIST"));
        assertFalse(skrevet.toString(UTF_8).contains("m/99.xml: AVVIST"));
        assertTrue(skrevet.toString(UTF_8).contains("av 200 meldinger bedømt"), skrevet.toString(UTF_8));
    }

    /** In each, what the terminal has not is written with what it has, also in names of files and in the bar. */
    @ParameterizedTest
    @CsvSource({
        "US-ASCII, 2 meldinger bedoemt paa",
        "ISO-8859-1, 2 meldinger bedømt på",
        "windows-1252, 2 meldinger bedømt på",
        "IBM850, 2 meldinger bedømt på"
    })
    void aTerminalWithoutUtf8ShowsWordsAllTheSame(Charset tegnsett, String ventet) throws IOException {
        kopier(GOD, "m/så – «god».xml");
        kopier(AVVIST, "m/énbær.xml");
        terminal.medTegnsett(tegnsett);
        assertEquals(1, terminal.somBlirSett().kjor("valider", "m"), terminal::feil);
        assertTrue(terminal.ut().contains(ventet), terminal.ut());
        assertTrue(terminal.feil().contains("[") && terminal.feil().contains("/2"), terminal.feil());
        assertEquals(2, terminal.kjor("valider", "m", "--format", "blå"));
        assertTrue(terminal.feil().matches("(?s)--format kan ikke (vaere \"blaa\"|være .blå.)\\..*"), terminal.feil());
        for (String ut : List.of(terminal.ut(), terminal.feil())) {
            assertFalse(ut.contains("?") || ut.contains("\uFFFD"), ut);
        }
    }

    @Test
    void aNameCannotPlayWithTheTerminal() throws IOException {
        kopier(GOD, "a\u001b[2J\u202eb.xml");
        assertEquals(0, terminal.kjor("valider", "a\u001b[2J\u202eb.xml"));
        assertTrue(terminal.ut().startsWith("a?[2J?b.xml: GODTATT"), terminal.ut());
    }

    /** The one is named, the others are judged. */
    @Test
    void oneOfTwoThousandCrashesARule() throws IOException {
        for (int i = 0; i < 2000; i++) {
            kopier(GOD, "m/" + i + ".xml");
        }
        Path krasjer = mappe.resolve("m/krasj.xml");
        Files.writeString(
                krasjer,
                Files.readString(EKSEMPLER.resolve(GOD))
                        .replaceFirst("<MsgId>[^<]+", "<MsgId>00000000-0000-4000-8000-00000000dead"));
        Path region = Files.createDirectories(mappe.resolve("regler/region"));
        Files.writeString(region.resolve("pakke.yaml"), "id: region\ntittel: Region\nkilde: Avtale\nversjon: '1'\n");
        Path regel = Files.createDirectories(region.resolve("REGION-1")).resolve("regel.sch");
        Files.writeString(
                regel,
                Files.readString(Path.of("src/test/resources/krasj/nasjonal/PROVE-01/regel.sch"))
                        .replace("PROVE-01", "REGION-1")
                        .replace(
                                "test=\"false()\"",
                                "test=\"if (contains(string(root(.)), '00000000dead')) then error() else true()\""));
        terminal.medInnstilling("meldingsvakt.regelmappe", mappe.resolve("regler"));
        assertEquals(1, terminal.kjor("valider", "m", "--regelsett", "region"), terminal::feil);
        assertTrue(terminal.ut().contains("m/krasj.xml: IKKE_VURDERT"), terminal.ut());
        assertTrue(terminal.ut().contains("Regelen eller steget REGION-1 sviktet på 1 melding,"), terminal.ut());
        assertTrue(terminal.ut().contains("GODTATT               2000"), terminal.ut());
    }

    @Test
    void theBarIsDrawnWhereSomebodyWatchesAndTakenAway() throws IOException {
        kopier(GOD, "m/a.xml");
        kopier(GOD, "m/b.xml");
        assertEquals(0, terminal.kjor("valider", "m"));
        assertFalse(terminal.feil().contains("["), terminal.feil());
        assertEquals(0, terminal.somBlirSett().kjor("valider", "m"));
        assertTrue(terminal.feil().contains("/2"), terminal.feil());
        assertTrue(terminal.feil().endsWith("\r"), terminal.feil());
    }

    @Test
    void theDocumentsOfEachMessageLieAsTheMessagesDo() throws IOException {
        kopier(AVVIST, "inn/a.xml");
        kopier(GOD, "inn/b/" + NUMMER + ".xml");
        kopier(GOD, "inn/b/" + NUMMER.replace('1', '2') + ".xml");
        for (String form : List.of("json .json", "html .html", "apprec .apprec.xml", "svrl .svrl")) {
            String format = form.split(" ")[0];
            String endelse = form.split(" ")[1];
            assertEquals(1, terminal.kjor("valider", "inn", "--format", format, "--ut", format), terminal::feil);
            assertEquals(
                    List.of("inn/a.xml" + endelse, "inn/b/_.xml-2" + endelse, "inn/b/_.xml" + endelse),
                    filer(mappe.resolve(format)));
        }
        assertTrue(Files.readString(mappe.resolve("html/inn/a.xml.html")).startsWith("<!DOCTYPE HTML>"));
        assertTrue(
                Files.readString(mappe.resolve("apprec/inn/a.xml.apprec.xml")).contains("T02"));
    }

    @Test
    void aReportForABuildServerIsXmlWithACaseForEachMessage() throws Exception {
        kopier(AVVIST, "inn/a.xml");
        kopier(GOD, "inn/b.xml");
        Files.createFile(mappe.resolve("inn/tom.xml"));
        assertEquals(2, terminal.kjor("valider", "inn", "--format", "junit", "--ut", "ut"), terminal::feil);
        byte[] rapport = Files.readAllBytes(mappe.resolve("ut/meldingsvakt-junit.xml"));
        String xml = new String(rapport, UTF_8);
        assertTrue(xml.contains("tests=\"3\" failures=\"1\" errors=\"1\""), xml);
        assertTrue(xml.contains("<testcase name=\"inn/a.xml\" classname=\"plo-pasientlogistikk.LOG_INNLAGT\""), xml);
        assertTrue(xml.contains("<failure type=\"AVVIST\""), xml);
        assertEquals(
                "testsuites",
                new XmlFabrikk()
                        .les(rapport)
                        .tre()
                        .children()
                        .iterator()
                        .next()
                        .getNodeName()
                        .toString());
    }

    @Test
    void theReportOnAllExamplesIsValidSarif() throws IOException {
        Files.createSymbolicLink(mappe.resolve("xsd"), Path.of("xsd").toAbsolutePath());
        assertEquals(1, terminal.kjor("valider", "xsd", "--format", "sarif", "--ut", "ut"), terminal::feil);
        JsonNode sarif = JSON.readTree(mappe.resolve("ut/meldingsvakt.sarif").toFile());
        JsonSchema skjema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json"));
        assertEquals(Set.of(), skjema.validate(sarif));
        Set<String> avtrykk = new HashSet<>();
        for (JsonNode funn : sarif.at("/runs/0/results")) {
            assertTrue(
                    avtrykk.add(funn.at("/partialFingerprints/primaryLocationLineHash")
                            .asText()),
                    funn.toString());
            assertEquals(funn.get("ruleId"), sarif.at("/runs/0/tool/driver/rules/" + funn.get("ruleIndex") + "/id"));
        }
    }

    /** Lines that are put in before it, and attributes that are moved to lines of their own, make no new finding of an old one. */
    @Test
    void aFindingKeepsItsFingerprintWhenLinesMove() throws IOException {
        kopier(AVVIST, "a.xml");
        String forst = avtrykkene();
        Path fil = mappe.resolve("a.xml");
        Files.writeString(
                fil,
                Files.readString(fil)
                        .replaceFirst("(<\\w+:?MsgHead)", "<!-- \n\n\n -->\n$1")
                        .replace("><", ">\n<"));
        assertEquals(forst, avtrykkene());
    }

    private String avtrykkene() throws IOException {
        assertEquals(1, terminal.kjor("valider", "a.xml", "--format", "sarif"), terminal::feil);
        JsonNode funn = JSON.readTree(terminal.ut()).at("/runs/0/results");
        assertFalse(funn.isEmpty());
        return String.join("\n", funn.findValuesAsText("primaryLocationLineHash"));
    }

    private void kopier(String eksempel, String til) throws IOException {
        Path sted = mappe.resolve(til);
        Files.createDirectories(sted.getParent());
        Files.copy(EKSEMPLER.resolve(eksempel), sted);
    }

    private static List<String> filer(Path rot) throws IOException {
        try (Stream<Path> alle = Files.walk(rot)) {
            return List.copyOf(new TreeSet<>(alle.filter(Files::isRegularFile)
                    .map(f -> rot.relativize(f).toString())
                    .toList()));
        }
    }
}
