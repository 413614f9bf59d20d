package no.meldingsvakt.konvolutt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of bytes that cannot be read: each fault has a text of its own, and none quotes the message. */
class LesefeilTest {

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Meldingsleser LESER =
            new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false);
    private static final Skjemakontroll SKJEMA = new Skjemakontroll(XML, SKJEMAER);
    private static final Path EKSEMPLER = Path.of("../shared/standard/eksempler");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** A good message, with free text that must never be repeated. */
    private static final String GOD =
            les("xsd/dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG.xml").replaceFirst("(<FamilyName>)", "$1Kanari ø ");

    private static final String DEKLARASJON = GOD.substring(0, GOD.indexOf("?>") + 2);
    private static final String UTEN = GOD.substring(DEKLARASJON.length()).stripLeading();

    /** A message with one fault, and words of the texts about it. */
    private record Feil(String navn, byte[] bytes, String tekst, String teknisk) {
        static Feil av(String navn, String melding, String tekst, String teknisk) {
            return new Feil(navn, melding.getBytes(UTF_8), tekst, teknisk);
        }
    }

    private static List<Feil> ulesbare() {
        return List.of(
                Feil.av("blank line", "\n" + GOD, "blank linje.*foran XML-deklarasjonen", "linjeskift.*<\\?xml"),
                Feil.av("windows line", "\r\n\r\n" + GOD, "blank linje.*foran XML-deklarasjonen", "linjeskift"),
                Feil.av("space", " " + GOD, "mellomrom foran XML-deklarasjonen", "mellomrom"),
                Feil.av("tab after bom", "\uFEFF\t" + GOD, "foran XML-deklarasjonen", "Fjern"),
                Feil.av("double bom", "\uFEFF\uFEFF" + GOD, "foran XML-deklarasjonen.*BOM", "EF BB BF"),
                Feil.av("twice encoded bom", "\u00EF\u00BB\u00BF" + GOD, "foran XML-deklarasjonen.*BOM", "C3 AF"),
                Feil.av("twice encoded bom, no declaration", "\u00EF\u00BB\u00BF" + UTEN, "BOM", "C3 AF"),
                Feil.av("text", "kanari " + GOD, "foran XML-deklarasjonen", "<\\?xml"),
                Feil.av("question mark", "?" + GOD, "foran XML-deklarasjonen", "usynlige"),
                Feil.av("comment", "<!-- kanari -->" + GOD, "foran XML-deklarasjonen", "<\\?xml"),
                Feil.av("text before root", "kanari" + UTEN, "foran .*første elementet", "rotelementet"),
                Feil.av("text after declaration", DEKLARASJON + "kanari" + UTEN, "foran .*første elementet", "Fjern"),
                Feil.av("zero before", "\0" + GOD, "U\\+0000.*foran", "usynlige"),
                Feil.av("vertical tab before", "\u000B" + GOD, "U\\+000B.*foran", "usynlige"),
                Feil.av("zero-width space before", "\u200B" + GOD, "foran XML-deklarasjonen", "usynlige"),
                Feil.av("two declarations", DEKLARASJON + GOD, "deklarasjon til", "én gang"),
                Feil.av(
                        "declaration in content",
                        satt("<Content>", "<Content>" + DEKLARASJON),
                        "deklarasjon til",
                        "Content"),
                Feil.av(
                        "curly quotes",
                        GOD.replaceFirst("version=\"1.0\"", "version=\u201C1.0\u201D"),
                        "XML-deklarasjonen",
                        "anførselstegn"),
                Feil.av("no version", GOD.replaceFirst("version=\"1.0\" ", ""), "XML-deklarasjonen", "version"),
                Feil.av("version 2.0", GOD.replaceFirst("version=\"1.0\"", "version=\"2.0\""), "XML-versjon", "1\\.0"),
                Feil.av(
                        "vertical tab",
                        satt("Kanari", "Kanari\u000B"),
                        "kontrolltegn.*U\\+000B",
                        "U\\+000B.*mellomrom"),
                Feil.av("zero in text", satt("Kanari", "Kanari\0"), "kontrolltegn.*U\\+0000", "U\\+0000"),
                Feil.av("escape in attribute", satt("DN=\"", "DN=\"\u001B"), "kontrolltegn.*U\\+001B", "U\\+001B"),
                Feil.av("form feed in cdata", satt("Kanari", "<![CDATA[kanari\f]]>"), "U\\+000C", "U\\+000C"),
                Feil.av("noncharacter", satt("Kanari", "\uFFFF"), "U\\+FFFF", "U\\+FFFF"),
                Feil.av("reference to control", satt("Kanari", "kanari&#11;"), "tegnreferanse.*U\\+000B", "&#tall;"),
                Feil.av(
                        "hex reference to control",
                        satt("Kanari", "kanari&#x1F;"),
                        "tegnreferanse.*U\\+001F",
                        "&#tall;"),
                Feil.av("unfinished reference", satt("Kanari", "kanari&#12 "), "tegnreferanse", "&amp;"),
                Feil.av("ampersand", satt("Kanari", "Kanari & sønn"), "og-tegn.*&amp;", "&amp;"),
                Feil.av("ampersand before a word", satt("Kanari", "Kanari &sønn "), "og-tegn.*&amp;", "&amp;"),
                Feil.av("ampersand in attribute", satt("DN=\"", "DN=\"kanari & "), "og-tegn.*&amp;", "&amp;"),
                Feil.av("ampersand in address", satt("Kanari", "https://x?a=1&kanari=2"), "og-tegn.*&amp;", "&amp;"),
                Feil.av("ampersand at a tag", satt("Kanari ø ", "Kanari &"), "og-tegn|slutter|&amp;", "&amp;"),
                Feil.av("nbsp", satt("Kanari", "Kanari&nbsp;"), "&nbsp;.*ikke finnes", "&#160;"),
                Feil.av("oslash", satt("Kanari", "S&oslash;r"), "&oslash;", "&#248;"),
                Feil.av("own entity", satt("Kanari", "&kanari;"), "entitet", "&amp;"),
                Feil.av("less than", satt("Kanari", "CRP < 5 "), "mindre enn.*&lt;", "&lt;"),
                Feil.av("less than number", satt("Kanari", "CRP <5 "), "mindre enn.*&lt;", "&lt;"),
                Feil.av("less than word", satt("Kanari", "CRP <fem er"), "mindre enn", "&lt;"),
                Feil.av("less than in attribute", satt("DN=\"", "DN=\"<5"), "mindre enn.*&lt;", "&lt;"),
                Feil.av("cdata end", satt("Kanari", "kanari]]>"), "]]>", "]]&gt;"),
                Feil.av(
                        "comment in comment",
                        satt("<MsgInfo>", "<!-- kanari -- kanari --><MsgInfo>"),
                        "bindestreker",
                        "--"),
                Feil.av("own prefix", satt("<MsgInfo>", "<kanari:MsgInfo>"), "prefiks", "«MsgInfo».*xmlns"),
                Feil.av(
                        "usual prefix",
                        UTEN.replaceAll(" xmlns:fk1=\"[^\"]*\"", ""),
                        "prefiks",
                        "xmlns:fk1=\"http://www.kith.no/xmlstds/felleskomponent1\""),
                Feil.av(
                        "xsi",
                        satt("<MsgInfo>", "<MsgInfo xsi:nil='true'>").replaceFirst(" xmlns:xsi=\"[^\"]*\"", ""),
                        "prefiks",
                        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""),
                Feil.av("crossed", satt("</MsgInfo>", "</Kanari>"), "sluttagg", "«MsgInfo»"),
                Feil.av("own name crossed", satt("<MsgInfo>", "<MsgInfo><Kanari>"), "sluttagg", "sluttagg"),
                Feil.av("no quotes", satt("V=\"", "V=kanari "), "starttagg", "navn=\"verdi\""),
                Feil.av("no space", GOD.replaceFirst("\" DN=", "\"DN="), "starttagg", "mellomrom"),
                Feil.av("twice", satt("<MsgType ", "<MsgType V=\"kanari\" "), "attributt to ganger", "«V»"),
                Feil.av(
                        "own attribute twice",
                        satt("<MsgInfo>", "<MsgInfo kanari='1' kanari='2'>"),
                        "attributt to ganger",
                        "én gang"),
                Feil.av("cut in text", GOD.substring(0, GOD.indexOf("Kanari") + 3), "avkuttet", "overføring"),
                Feil.av("cut in tag", GOD.substring(0, GOD.indexOf("<MsgInfo") + 4), "avkuttet", "overføring"),
                Feil.av("cut in end tag", GOD.substring(0, GOD.indexOf("</MsgInfo") + 2), "avkuttet", "overføring"),
                Feil.av("cut in attribute", GOD.substring(0, GOD.indexOf("DN=\"") + 6), "avkuttet", "overføring"),
                Feil.av("cut in attribute name", GOD.substring(0, GOD.indexOf("DN=\"") + 1), "avkuttet", "overføring"),
                Feil.av("cut after tag", GOD.substring(0, GOD.indexOf("<MsgInfo>") + 9), "avkuttet", "overføring"),
                Feil.av("cut before the end", GOD.substring(0, GOD.indexOf("</MsgHead>")), "avkuttet", "overføring"),
                Feil.av("cut in declaration", "<?xml ver", "avkuttet", "overføring"),
                Feil.av("declaration alone", DEKLARASJON + "\n", "avkuttet|slutter for tidlig", "overføring"),
                new Feil("cut in a letter", Arrays.copyOf(GOD.getBytes(UTF_8), delt()), "avkuttet", "overføring"),
                Feil.av("two messages", GOD + UTEN, "rotelementet er slutt", "hver melding for seg"),
                Feil.av("text after", GOD + "kanari", "etter at rotelementet er slutt", "Fjern alt etter"),
                Feil.av("zeros after", GOD.strip() + "\0\0", "U\\+0000.*etter", "fyll ikke"),
                Feil.av("control Z after", GOD.strip() + "\u001A", "U\\+001A.*etter", "Fjern alt etter"),
                new Feil("nothing", new byte[0], "Meldingen er tom", "blanke"),
                Feil.av("blanks", " \r\n\t", "Meldingen er tom", "blanke"),
                Feil.av("bom alone", "\uFEFF", "Meldingen er tom", "blanke"),
                Feil.av("html", "<!DOCTYPE html>\n<html><body>kanari</body></html>", "HTML", "MsgHead"),
                Feil.av("json", "{\"kanari\": 1}", "JSON", "MsgHead"),
                Feil.av("json list", " [ {\"kanari\": 1} ]", "JSON", "MsgHead"),
                Feil.av("base64", base64(GOD.getBytes(UTF_8)), "base64", "Base64Container"),
                Feil.av(
                        "base64 in lines",
                        Base64.getMimeEncoder().encodeToString(GOD.getBytes(UTF_8)),
                        "base64",
                        "Base64Container"),
                Feil.av(
                        "base64 url",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(GOD.getBytes(UTF_8)),
                        "base64",
                        "Base64Container"),
                Feil.av("base64 of utf-16", base64(("\uFEFF" + GOD).getBytes(UTF_16LE)), "base64", "Base64Container"),
                Feil.av("base64 of gzip", base64(gzip(GOD)), "base64", "Base64Container"),
                new Feil("gzip", gzip(GOD), "gzip", "Content-Encoding"),
                new Feil("zip", new byte[] {'P', 'K', 3, 4, 20, 0, 0}, "ZIP", "Pakk ut"),
                Feil.av("pdf", "%PDF-1.7 kanari", "PDF", "MsgHead"),
                Feil.av("mime", "Content-Type: application/xml\r\n\r\n" + GOD, "MIME", "Pakk ut"),
                Feil.av("mime parts", "--kanari\r\nContent-Type: application/xml\r\n\r\n" + GOD, "MIME", "Pakk ut"),
                Feil.av("pem", "-----BEGIN PKCS7-----\nMIIkanari\n-----END PKCS7-----", "krypterte", "Dekrypter"),
                new Feil("cms", new byte[] {0x30, (byte) 0x82, 1, 2, 6, 9, 42}, "krypterte", "Dekrypter"),
                Feil.av("edifact", "UNA:+.? 'UNB+UNOC:3+kanari", "EDIFACT", "MsgHead"),
                Feil.av("hl7", "MSH|^~\\&|kanari", "HL7", "MsgHead"),
                Feil.av("escaped", GOD.replace("<", "&lt;").replace(">", "&gt;"), "kodet om", "Dekod"),
                Feil.av("url encoded", "%3C%3Fxml+version", "kodet om", "Dekod"),
                Feil.av("plain text", "Kanari Nordmann, f. 01.01.70", "ren tekst", "MsgHead"),
                Feil.av("doctype", DEKLARASJON + "<!DOCTYPE MsgHead>" + UTEN, "DOCTYPE", "entiteter"),
                Feil.av("unknown encoding", GOD.replaceFirst("UTF-8", "KANARI-8"), "tegnsettet.*finnes ikke", "UTF-8"),
                new Feil("bytes that are nothing", kuttet(GOD, "Kanari", 0x81), "tegnsettet", "UTF-8"),
                new Feil("half a letter among whole ones", kuttet(GOD, "Kanari", 0xC3), "tegnsettet", "UTF-8"));
    }

    @Test
    void eachFaultIsToldByItsOwnText() {
        List<String> feil = new ArrayList<>();
        for (Feil f : ulesbare()) {
            Lesing lesing = LESER.les(f.bytes);
            List<Avvik> avvik = lesing.resultat().avvik();
            if (avvik.size() != 1 || lesing.dokument() != null) {
                feil.add(f.navn + ": " + avvik.size() + " findings");
                continue;
            }
            Tekst teknisk = Objects.requireNonNull(avvik.get(0).teknisk());
            ventet(f.navn, f.tekst, avvik.get(0).tekst().nb(), feil);
            ventet(f.navn, f.teknisk, teknisk.nb(), feil);
            sprak(f.navn, avvik.get(0).tekst(), feil);
            sprak(f.navn, teknisk, feil);
            if (!avvik.get(0).regel().equals("XML")) {
                feil.add(f.navn + ": " + avvik.get(0).regel());
            }
        }
        assertTrue(feil.isEmpty(), () -> "\n" + String.join("\n", feil));
    }

    private static List<Feil> uriktige() {
        String latin = GOD.replaceFirst("UTF-8", "ISO-8859-1");
        String uten = UTEN;
        return List.of(
                Feil.av("UTF-8 as ISO-8859-1", latin, "ISO-8859-1, men innholdet er UTF-8", "linje \\d+"),
                Feil.av(
                        "UTF-8 as windows-1252",
                        GOD.replaceFirst("UTF-8", "windows-1252"),
                        "WINDOWS-1252, men .*UTF-8",
                        "UTF-8"),
                Feil.av("UTF-8 as ASCII", GOD.replaceFirst("UTF-8", "US-ASCII"), "US-ASCII, men .*UTF-8", "UTF-8"),
                Feil.av("UTF-8 as UTF-16", GOD.replaceFirst("UTF-8", "UTF-16"), "UTF-16, men .*UTF-8", "UTF-8"),
                Feil.av("UTF-8 with BOM as ISO-8859-1", "\uFEFF" + latin, "ISO-8859-1, men .*UTF-8", "UTF-8"),
                new Feil(
                        "ISO-8859-1 as UTF-8",
                        GOD.getBytes(ISO_8859_1),
                        "UTF-8, men innholdet er ISO-8859-1",
                        "linje \\d+"),
                new Feil(
                        "ISO-8859-1 as nothing",
                        uten.getBytes(ISO_8859_1),
                        "UTF-8, men .*ISO-8859-1",
                        "Uten deklarasjon"),
                new Feil(
                        "ISO-8859-1 as UTF-16",
                        GOD.replaceFirst("UTF-8", "UTF-16").getBytes(ISO_8859_1),
                        "UTF-16, men .*ISO-8859-1",
                        "UTF-8"),
                new Feil(
                        "windows-1252 as UTF-8",
                        satt("Kanari", "Kanari \u2013 \u2019").getBytes(WINDOWS),
                        "UTF-8, men .*windows-1252",
                        "UTF-8"),
                new Feil(
                        "windows-1252 as ISO-8859-1",
                        satt("Kanari", "Kanari \u2013")
                                .replaceFirst("UTF-8", "ISO-8859-1")
                                .getBytes(WINDOWS),
                        "ISO-8859-1, men .*windows-1252",
                        "UTF-8"),
                new Feil(
                        "one letter of ISO-8859-1 in UTF-8",
                        kuttet(GOD, "Kanari", 0xE5),
                        "deler av innholdet er ISO-8859-1",
                        "UTF-8"),
                new Feil("UTF-16 as UTF-8", GOD.getBytes(UTF_16BE), "UTF-8, men .*UTF-16", "UTF-8"),
                new Feil(
                        "UTF-16 with BOM as UTF-8",
                        ("\uFEFF" + GOD).getBytes(UTF_16LE),
                        "UTF-8, men .*UTF-16",
                        "UTF-8"));
    }

    @Test
    void anEncodingThatLiesIsOneFindingAndNothingMore() {
        List<String> feil = new ArrayList<>();
        String ventet = navn(LESER.les(GOD.getBytes(UTF_8)));
        for (Feil f : uriktige()) {
            Lesing lesing = LESER.les(f.bytes);
            List<Avvik> avvik = lesing.resultat().avvik();
            if (avvik.size() != 1 || lesing.dokument() == null || avvik.get(0).alvorlighet() != Alvorlighet.FEIL) {
                feil.add(f.navn + ": " + avvik.stream().map(Avvik::tekst).toList());
                continue;
            }
            ventet(f.navn, f.tekst, avvik.get(0).tekst().nb(), feil);
            ventet(
                    f.navn,
                    f.teknisk,
                    Objects.requireNonNull(avvik.get(0).teknisk()).nb(),
                    feil);
            sprak(f.navn, avvik.get(0).tekst(), feil);
            if (!avvik.get(0).regel().equals("XML-10") || avvik.get(0).apprec() != null) {
                feil.add(f.navn + ": " + avvik.get(0).regel());
            }
            if (!SKJEMA.kontroller(lesing.dokument()).avvik().isEmpty()) {
                feil.add(f.navn + ": the schema step reads it otherwise");
            }
            if (!f.navn.contains("windows")
                    && !f.navn.contains("one letter")
                    && !navn(lesing).equals(ventet)) {
                feil.add(f.navn + ": is not read as it was meant");
            }
        }
        assertTrue(feil.isEmpty(), () -> "\n" + String.join("\n", feil));
    }

    @Test
    void anEncodingThatIsAsDeclaredIsNoFinding() {
        for (String koding : List.of("UTF-8", "ISO-8859-1", "windows-1252", "ISO-8859-15", "UTF-16")) {
            byte[] melding = GOD.replaceFirst("UTF-8", koding).getBytes(Charset.forName(koding));
            assertEquals(List.of(), LESER.les(melding).resultat().avvik(), koding);
        }
        assertEquals(
                List.of(),
                LESER.les(("\uFEFF" + GOD).getBytes(UTF_8)).resultat().avvik());
        assertEquals(List.of(), LESER.les(UTEN.getBytes(UTF_8)).resultat().avvik());
    }

    @Test
    void lettersThatWereEncodedTwiceAreOneFindingOfLittleWeight() {
        for (Charset lestSom : List.of(ISO_8859_1, WINDOWS)) {
            String dobbel = dobbel(GOD, lestSom);
            List<Avvik> avvik = LESER.les(dobbel.getBytes(UTF_8)).resultat().avvik();

            assertEquals(1, avvik.size(), avvik.toString());
            assertEquals("XML-10-dobbel", avvik.get(0).regel());
            assertEquals(Alvorlighet.ADVARSEL, avvik.get(0).alvorlighet());
            assertNull(avvik.get(0).apprec());
            assertTrue(
                    dobbel.lines().toList().get(avvik.get(0).sted().linje() - 1).contains("Ã"));
        }
    }

    /** A template that is right, filled with text that is not; and the other way round in ISO-8859-1. */
    @ParameterizedTest
    @CsvSource({
        "Kanari kjÃ¸rer fÃ¸rst i kÃ¸en, UTF-8",
        "Ã˜yne Ã†re BlÃ¥ BÃ¥t, UTF-8",
        "Kanari kjÃ¸rer fÃ¸rst i kÃ¸en, ISO-8859-1"
    })
    void partsThatWereEncodedTwiceAreFound(String tekst, String koding) {
        String melding = GOD.replaceFirst("UTF-8", koding).replace("Kanari", tekst);

        List<Avvik> avvik =
                LESER.les(melding.getBytes(Charset.forName(koding))).resultat().avvik();

        assertEquals(List.of("XML-10-dobbel"), avvik.stream().map(Avvik::regel).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JOÃO SÃO IRMÃ IRMÃ… IRMÃ’s",
                "Øyvind skrev at «Ã¸» står for «ø»",
                "Ångström Ærø Øre éèê",
                "â€™ Â§ 3",
                "A\u0303 a\u0303"
            })
    void ordinaryLettersAreNotEncodedTwice(String tekst) {
        List<Avvik> avvik =
                LESER.les(satt("Kanari", tekst).getBytes(UTF_8)).resultat().avvik();

        assertEquals(List.of(), avvik);
    }

    private static String dobbel(String tekst, Charset lestSom) {
        return new String(tekst.getBytes(UTF_8), lestSom);
    }

    @Test
    void noExampleLiesAboutItsEncoding() throws IOException {
        assertEquals(List.of(), medRegel(Path.of("xsd"), "XML-10"));
        assertEquals(List.of(), medRegel(EKSEMPLER, "XML-10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xsd", "schematron", "../shared/standard/eksempler", "../shared/tilfeller"})
    void noExampleIsEncodedTwice(Path mappe) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(mappe), () -> mappe + " is not here");
        assertEquals(List.of(), medRegel(mappe, "XML-10-dobbel"));
    }

    private static List<Path> medRegel(Path mappe, String regel) throws IOException {
        if (!Files.isDirectory(mappe)) {
            return List.of();
        }
        List<Path> funnet = new ArrayList<>();
        try (Stream<Path> filer = Files.walk(mappe)) {
            for (Path fil : filer.filter(f -> f.toString().endsWith(".xml")).toList()) {
                if (LESER.les(Files.readAllBytes(fil)).resultat().avvik().stream()
                        .anyMatch(a -> a.regel().equals(regel))) {
                    funnet.add(fil);
                }
            }
        }
        return funnet;
    }

    private static void ventet(String navn, String monster, String tekst, List<String> feil) {
        if (!Pattern.compile(monster).matcher(tekst).find()) {
            feil.add("%s: «%s» is not in «%s»".formatted(navn, monster, tekst));
        }
    }

    private static void sprak(String navn, Tekst tekst, List<String> feil) {
        for (String t : List.of(tekst.nb(), tekst.nn(), tekst.en())) {
            if (t.isBlank() || t.contains("%") || t.toLowerCase(Locale.ROOT).contains("kanari")) {
                feil.add("%s: says «%s»".formatted(navn, t));
            }
        }
        if (tekst.nb().equals(tekst.en())) {
            feil.add("%s: is not in English".formatted(navn));
        }
    }

    private static String navn(Lesing lesing) {
        return Objects.requireNonNull(lesing.dokument()).tre().getStringValue();
    }

    private static String satt(String fra, String til) {
        int sted = GOD.indexOf(fra, GOD.indexOf("<MsgHead") + 1);
        assertTrue(sted > 0, "the example does not hold " + fra);
        return GOD.substring(0, sted) + til + GOD.substring(sted + fra.length());
    }

    /** The message in UTF-8, with the byte before the word. */
    private static byte[] kuttet(String melding, String ord, int tegn) {
        byte[] alt = melding.getBytes(UTF_8);
        int sted = melding.substring(0, melding.indexOf(ord)).getBytes(UTF_8).length;
        byte[] ut = new byte[alt.length + 1];
        System.arraycopy(alt, 0, ut, 0, sted);
        ut[sted] = (byte) tegn;
        System.arraycopy(alt, sted, ut, sted + 1, alt.length - sted);
        return ut;
    }

    /** Where the message is cut to end with the first half of a letter. */
    private static int delt() {
        return GOD.substring(0, GOD.indexOf("Kanari ø") + 7).getBytes(UTF_8).length + 1;
    }

    private static String base64(byte[] innhold) {
        return Base64.getEncoder().encodeToString(innhold);
    }

    private static byte[] gzip(String tekst) {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (GZIPOutputStream pakker = new GZIPOutputStream(ut)) {
            pakker.write(tekst.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ut.toByteArray();
    }

    private static String les(String fil) {
        try {
            return Files.readString(Path.of(fil));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
