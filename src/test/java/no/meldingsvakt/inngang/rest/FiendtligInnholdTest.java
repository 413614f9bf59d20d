package no.meldingsvakt.inngang.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What senders must never be able to do: stop the service, make it fetch something, or make it tell anyone what a message
 * says. After each test a good message is judged as before, and neither log nor answers hold a canary.
 */
@QuarkusTest
class FiendtligInnholdTest {

    /** What these inputs cost before was minutes; on an idle machine they are answered within a second. */
    private static final Duration STRAKS = Duration.ofSeconds(15);

    private static final Duration STORT = Duration.ofSeconds(30);
    private static final int MEBI = 1024 * 1024;
    private static final String DEKLARASJON = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final List<String> FORMATER =
            List.of("application/json", "application/xml", "text/html", "application/svrl+xml");

    @RegisterExtension
    static final Loggvakt LOGG = new Loggvakt();

    @TempDir
    static Path mappe;

    private static HttpServer felle;
    private static final AtomicInteger HENTET = new AtomicInteger();
    private static String nett;
    private static String fil;

    @BeforeAll
    static void settFeller() throws IOException {
        felle = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        felle.createContext("/", utveksling -> {
            HENTET.incrementAndGet();
            utveksling.sendResponseHeaders(404, -1);
            utveksling.close();
        });
        felle.start();
        nett = "http://127.0.0.1:" + felle.getAddress().getPort() + "/kanari";
        fil = Files.writeString(mappe.resolve("kanari.txt"), "kanari-fra-fil")
                .toUri()
                .toString();
    }

    @AfterAll
    static void taBortFeller() {
        felle.stop(0);
    }

    @AfterEach
    void theServiceStillAnswersAndHasToldNothing() {
        String id = Meldingspost.send(Kanarimelding.god().utf8())
                .then()
                .statusCode(200)
                .body("status", is(Kanarimelding.DOM))
                .extract()
                .path("id");
        assertTrue(LOGG.tekst().contains(id), "the log is not watched");
        assertFalse(Kanarimelding.erRopetFra(LOGG.tekst()), LOGG.tekst());
        assertEquals(0, HENTET.get(), "something was fetched over the network");
    }

    // ---- What cannot be read: T01, no header facts, no AppRec

    /** A named body. */
    record Innhold(String navn, Supplier<byte[]> bytes) {
        static Innhold av(String navn, String tekst) {
            return new Innhold(navn, () -> tekst.getBytes(UTF_8));
        }

        static Innhold av(String navn, String tekst, Charset tegnsett) {
            return new Innhold(navn, () -> tekst.getBytes(tegnsett));
        }

        @Override
        public String toString() {
            return navn;
        }
    }

    static Stream<Innhold> ikkeVelformet() {
        String god = Kanarimelding.god().tekst();
        return Stream.of(
                Innhold.av("not XML", "Kanari Nordmann, f. 01.01.70"),
                Innhold.av("JSON", "{\"kanari\": 1}"),
                Innhold.av("only white space", " \n "),
                Innhold.av("one byte", "<"),
                new Innhold("zero bytes of value zero", () -> new byte[100]),
                Innhold.av("truncated in the header", god.substring(0, god.indexOf("<Receiver>") + 30)),
                Innhold.av("truncated before the end tag", god.substring(0, god.indexOf("</MsgHead>"))),
                Innhold.av("two roots", god + "<kanari/>"),
                Innhold.av("text after the root", god + "kanari"),
                Innhold.av("end tags crossed", god.replace("</GivenName>", "</Kanari>")),
                Innhold.av("an attribute twice", god.replace("<Document>", "<Document kanari='1' kanari='2'>")),
                Innhold.av("an undeclared prefix", god.replace("<Document>", "<kanari:Document>")),
                Innhold.av("an undeclared entity", god.replace("Kanari-gate", "&kanari;")),
                Innhold.av("a character XML does not have", god.replace("Kanari-gate", "kanari&#1;")),
                Innhold.av("a later XML version", god.replace("version=\"1.0\"", "version=\"2.0\"")));
    }

    @ParameterizedTest
    @MethodSource("ikkeVelformet")
    void whatIsNotWellFormedIsT01(Innhold innhold) {
        ulesbar(innhold).body("avvik[0].tekst", containsString("ikke velformet"));
    }

    static Stream<Innhold> feilTegnsett() {
        String god = Kanarimelding.god().tekst();
        return Stream.of(
                Innhold.av(
                        "bytes that are no letters anywhere",
                        god.replace("Kanari-gate", "kanari\u0081\u0090"),
                        ISO_8859_1),
                Innhold.av("an encoding that does not exist", god.replace("UTF-8", "KANARI-8")),
                Innhold.av("an encoding that no one should use", god.replace("UTF-8", "UTF-7")));
    }

    @ParameterizedTest
    @MethodSource("feilTegnsett")
    void whatDoesNotDecodeIsT01(Innhold innhold) {
        ulesbar(innhold).body("avvik[0].tekst", containsString("tegnsettet"));
    }

    static Stream<Innhold> galtOppgittTegnsett() {
        String god = Kanarimelding.god().tekst();
        return Stream.of(
                Innhold.av("declared UTF-8, is ISO-8859-1", god, ISO_8859_1),
                Innhold.av("declared nothing, is ISO-8859-1", god.substring(god.indexOf("<MsgHead")), ISO_8859_1),
                Innhold.av("declared ISO-8859-1, is UTF-8", god.replace("UTF-8", "ISO-8859-1")),
                Innhold.av("declared UTF-16, is UTF-8", god.replace("UTF-8", "UTF-16")),
                Innhold.av("declared UTF-16BE, is UTF-8", god.replace("UTF-8", "UTF-16BE")),
                Innhold.av("declared UTF-8, is UTF-16", god, UTF_16BE));
    }

    @ParameterizedTest
    @MethodSource("galtOppgittTegnsett")
    void anEncodingThatLiesIsReportedAndDoesNotReject(Innhold innhold) {
        straks(innhold.bytes().get())
                .statusCode(200)
                .body("status", is(Kanarimelding.DOM))
                .body("avvik.findAll { it.regel == 'XML-10' }", hasSize(1))
                .body("avvik.findAll { it.regel != 'XML-10' }.regel", is(ellers()));
    }

    /** What the message gives when its encoding is the one it declares. */
    private List<String> ellers() {
        return straks(Kanarimelding.god().tekst().getBytes(UTF_8)).extract().path("avvik.regel");
    }

    static Stream<Innhold> dokumenttyper() {
        return Stream.of(
                doctype("alone", "<!DOCTYPE MsgHead>", "kanari"),
                doctype("internal subset", "<!DOCTYPE MsgHead [<!ELEMENT MsgHead ANY>]>", "kanari"),
                doctype("external DTD in a file", "<!DOCTYPE MsgHead SYSTEM \"" + fil + "\">", "kanari"),
                doctype("external DTD on the net", "<!DOCTYPE MsgHead SYSTEM \"" + nett + "\">", "kanari"),
                doctype("public DTD on the net", "<!DOCTYPE MsgHead PUBLIC \"kanari\" \"" + nett + "\">", "kanari"),
                doctype("external entity in a file", "<!DOCTYPE m [<!ENTITY k SYSTEM \"" + fil + "\">]>", "&k;"),
                doctype("external entity on the net", "<!DOCTYPE m [<!ENTITY k SYSTEM \"" + nett + "\">]>", "&k;"),
                doctype("parameter entity", "<!DOCTYPE m [<!ENTITY % k SYSTEM \"" + nett + "\"> %k;]>", "kanari"),
                doctype("unparsed entity", "<!DOCTYPE m [<!NOTATION n SYSTEM \"" + nett + "\">]>", "kanari"),
                doctype("billion laughs", latter(), "&k9;"),
                doctype(
                        "quadratic blow-up",
                        "<!DOCTYPE m [<!ENTITY k \"" + "kanari".repeat(10_000) + "\">]>",
                        "&k;".repeat(10_000)));
    }

    private static Innhold doctype(String navn, String doctype, String tekst) {
        return new Innhold(navn, () -> Kanarimelding.god()
                .med("<MsgHead", doctype + "<MsgHead")
                .med("Kanari-gate", tekst)
                .utf8());
    }

    private static String latter() {
        return "<!DOCTYPE m [<!ENTITY k0 \"kanari\">"
                + IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> "<!ENTITY k" + i + " \"" + ("&k" + (i - 1) + ";").repeat(10) + "\">")
                        .collect(Collectors.joining())
                + "]>";
    }

    @ParameterizedTest
    @MethodSource("dokumenttyper")
    void aDocumentTypeIsT01AndNothingInItIsFollowed(Innhold innhold) {
        ulesbar(innhold).body("avvik[0].tekst", containsString("DOCTYPE"));
    }

    static Stream<Innhold> overGrensene() {
        String vidt =
                IntStream.range(0, 20_000).mapToObj(" kanari%d='1'"::formatted).collect(Collectors.joining());
        String rom = IntStream.range(0, 20_000)
                .mapToObj(i -> " xmlns:k%d='urn:kanari:%d'".formatted(i, i))
                .collect(Collectors.joining());
        String lag = IntStream.range(0, 200)
                .mapToObj(i -> "<k"
                        + IntStream.range(0, 100)
                                .mapToObj(j -> " xmlns:k%d_%d='k'".formatted(i, j))
                                .collect(Collectors.joining())
                        + ">")
                .collect(Collectors.joining());
        return Stream.of(
                Innhold.av("10 000 levels", DEKLARASJON + "<kanari>".repeat(10_000) + "</kanari>".repeat(10_000)),
                new Innhold("10 000 levels in a field", () -> Kanarimelding.god()
                        .med("Kanari-gate", "<k>".repeat(10_000) + "</k>".repeat(10_000))
                        .utf8()),
                Innhold.av("10 000 levels that never end", DEKLARASJON + "<kanari>".repeat(10_000)),
                Innhold.av("20 000 attributes", DEKLARASJON + "<kanari" + vidt + "/>"),
                new Innhold("20 000 attributes in the header", () -> Kanarimelding.god()
                        .med("<MsgInfo>", "<MsgInfo" + vidt + ">")
                        .utf8()),
                Innhold.av("20 000 namespaces", DEKLARASJON + "<kanari" + rom + "/>"),
                Innhold.av("20 000 namespaces in layers", DEKLARASJON + lag + "<k xmlns:k='k'/>".repeat(50_000)),
                Innhold.av("a name of 100 000 characters", DEKLARASJON + "<kanari" + "i".repeat(100_000) + "/>"),
                Innhold.av(
                        "a namespace of a million characters",
                        DEKLARASJON + "<k xmlns='kanari" + "i".repeat(MEBI) + "'/>"));
    }

    @ParameterizedTest
    @MethodSource("overGrensene")
    void whatIsBeyondTheLimitsIsT01(Innhold innhold) {
        ulesbar(innhold).body("avvik[0].teknisk", startsWith("Grensene er"));
    }

    private static ValidatableResponse ulesbar(Innhold innhold) {
        return straks(innhold.bytes().get())
                .statusCode(200)
                .body("status", is("AVVIST"))
                .body("avvik", hasSize(1))
                .body("avvik[0].regel", is("XML"))
                .body("avvik[0].apprec", is("T01"))
                .body("antallAvvik.AVVISES", is(1))
                .body("melding", nullValue())
                .body("apprec", empty());
    }

    // ---- What points elsewhere: nothing is fetched

    static Stream<Innhold> pekere() {
        String xsi = " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";
        String mh = "http://www.kith.no/xmlstds/msghead/2006-05-24";
        return Stream.of(nett, fil, "kanari.xsd", "jar:" + nett + "!/k.xsd")
                .flatMap(maal -> Stream.of(
                        peker(
                                "xsi:schemaLocation to " + maal,
                                "<MsgHead",
                                "<MsgHead%s xsi:schemaLocation='%s %s'".formatted(xsi, mh, maal)),
                        peker(
                                "xsi:noNamespaceSchemaLocation to " + maal,
                                "<MsgHead",
                                "<MsgHead%s xsi:noNamespaceSchemaLocation='%s'".formatted(xsi, maal)),
                        peker(
                                "schemaLocation of an unknown namespace to " + maal,
                                "<plo:Pasientlogistikk",
                                "<plo:Pasientlogistikk%s xsi:schemaLocation='urn:kanari %s'".formatted(xsi, maal)),
                        peker(
                                "xml-stylesheet to " + maal,
                                "<MsgHead",
                                "<?xml-stylesheet type='text/xsl' href='%s'?><MsgHead".formatted(maal)),
                        peker("xml-model to " + maal, "<MsgHead", "<?xml-model href='%s'?><MsgHead".formatted(maal))));
    }

    private static Innhold peker(String navn, String fra, String til) {
        return new Innhold(navn, () -> Kanarimelding.god().med(fra, til).utf8());
    }

    @ParameterizedTest
    @MethodSource("pekere")
    void whatThePointerSaysIsNotFollowedAndTheMessageIsAccepted(Innhold innhold) {
        straks(innhold.bytes().get()).statusCode(200).body("status", is(Kanarimelding.DOM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "text"})
    void anXIncludeIsAnUnknownElementAndIsNotFollowed(String parse) {
        for (String maal : List.of(nett, fil)) {
            Kanarimelding melding = Kanarimelding.god()
                    .med(
                            "Kanari-gate 4",
                            "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='%s' href='%s'/>"
                                    .formatted(parse, maal));
            skjemafeil(melding);
        }
    }

    @Test
    void anXmlBaseIsNotFollowed() {
        skjemafeil(Kanarimelding.god().med("<Document>", "<Document xml:base='" + nett + "'>"));
    }

    // ---- Size and packing

    @Test
    void anEmptyBodyIs400() {
        problem(straksSvar(() -> Meldingspost.send(new byte[0])), 400);
    }

    @Test
    void sixtyMebibytesAre413() {
        problem(straksSvar(() -> Meldingspost.send(fylt(60 * MEBI))), 413);
    }

    @Test
    void oneByteMoreThanTheLimitIs413() {
        problem(straksSvar(() -> Meldingspost.send(fylt(50 * MEBI + 1))), 413);
    }

    @Test
    void exactlyTheLimitIsJudged() {
        straks(fylt(50 * MEBI)).statusCode(200).body("status", is(Kanarimelding.DOM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
    void gzipIsUnpacked(String koding) {
        Response svar = straksSvar(
                () -> Meldingspost.sendPakket(gzip(Kanarimelding.god().utf8()), koding));
        svar.then().statusCode(200).body("status", is(Kanarimelding.DOM));
    }

    @Test
    void identityIsAcceptedAsNoPacking() {
        Response svar =
                straksSvar(() -> Meldingspost.sendPakket(Kanarimelding.god().utf8(), "identity"));
        svar.then().statusCode(200).body("status", is(Kanarimelding.DOM));
    }

    @Test
    void aGzipBombIs413() {
        byte[] bombe = gzip(new byte[300 * MEBI]);
        problem(straksSvar(() -> Meldingspost.sendPakket(bombe, "gzip")), 413);
    }

    @Test
    void aGzipBombThatIsAMessageIs413() {
        byte[] bombe = gzip(fylt(100 * MEBI));
        problem(straksSvar(() -> Meldingspost.sendPakket(bombe, "gzip")), 413);
    }

    @Test
    void anEmptyGzipIs400() {
        problem(straksSvar(() -> Meldingspost.sendPakket(gzip(new byte[0]), "gzip")), 400);
    }

    @Test
    void aTruncatedGzipIs400() {
        byte[] hel = gzip(Kanarimelding.god().utf8());
        problem(straksSvar(() -> Meldingspost.sendPakket(Arrays.copyOf(hel, hel.length / 2), "gzip")), 400);
    }

    @Test
    void aGzipWithOneByteChangedIs400() {
        byte[] gal = gzip(Kanarimelding.god().utf8());
        gal[gal.length - 6] ^= 1;
        problem(straksSvar(() -> Meldingspost.sendPakket(gal, "gzip")), 400);
    }

    @Test
    void plainXmlThatCallsItselfGzipIs400() {
        problem(straksSvar(() -> Meldingspost.sendPakket(Kanarimelding.god().utf8(), "gzip")), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "kanari", "gzip, gzip", "gzip;q=1"})
    void anUnknownContentEncodingIs415(String koding) {
        problem(
                straksSvar(
                        () -> Meldingspost.sendPakket(gzip(Kanarimelding.god().utf8()), koding)),
                415);
    }

    @Test
    void gzipInsideGzipIsNotUnpackedTwice() {
        Response svar = straksSvar(
                () -> Meldingspost.sendPakket(gzip(gzip(Kanarimelding.god().utf8())), "gzip"));
        svar.then().statusCode(200).body("avvik[0].apprec", is("T01"));
    }

    // ---- Standards that are not supported: T10

    static Stream<Innhold> fremmede() {
        return Stream.of(
                Innhold.av("no namespace", DEKLARASJON + "<kanari>Kanari</kanari>"),
                Innhold.av("an unknown namespace", DEKLARASJON + "<MsgHead xmlns='urn:kanari'>Kanari</MsgHead>"),
                Innhold.av(
                        "SOAP",
                        DEKLARASJON + "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body/></Envelope>"),
                Innhold.av(
                        "XHTML", DEKLARASJON + "<html xmlns='http://www.w3.org/1999/xhtml'><body>Kanari</body></html>"),
                Innhold.av("a schema", DEKLARASJON + "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>"),
                Innhold.av(
                        "a component",
                        DEKLARASJON + "<Base64Container xmlns='http://www.kith.no/xmlstds/base64container'/>"),
                Innhold.av(
                        "a known namespace with another root",
                        DEKLARASJON + "<Kanari xmlns='http://www.kith.no/xmlstds/msghead/2006-05-24'/>"));
    }

    @ParameterizedTest
    @MethodSource("fremmede")
    void aMessageOfNoStandardIsT10AndUnanswered(Innhold innhold) {
        ikkeStottet(straks(innhold.bytes().get())).body("melding", nullValue()).body("apprec", empty());
    }

    @Test
    void aRootOfKnownFamilyButUnsupportedVersionIsT10AndToldWhichVersionsAre() {
        String melding =
                DEKLARASJON + "<Message xmlns='http://www.kith.no/xmlstds/epikrise/2099-01-01'><Kanari/></Message>";
        ikkeStottet(straks(melding.getBytes(UTF_8)))
                .body("avvik[0].tekst", containsString("Epikrise"))
                .body("avvik[0].tekst", containsString("1.0, 1.1, 1.2"));
    }

    @Test
    void aPayloadOfKnownFamilyButUnsupportedVersionIsT10() {
        ikkeStottet(straks(Kanarimelding.god()
                        .med("/Pasientlogistikk/2012-04-01", "/Pasientlogistikk/2099-04-01")
                        .utf8()))
                .body("avvik[0].tekst", containsString("1.5, 1.6"))
                .body("melding.standard", nullValue())
                .body("apprec[0].versjon", is("1.1"))
                .body("apprec[0].feil", is(List.of("T10")));
    }

    @Test
    void aPayloadOfAnUnsupportedStandardIsT10() {
        ikkeStottet(straks(Kanarimelding.god()
                        .medDel(
                                "<plo:Pasientlogistikk",
                                "</plo:Pasientlogistikk>",
                                "<k:Kanari xmlns:k='urn:kanari'>Kanari</k:Kanari>")
                        .utf8()))
                .body("melding.standard", nullValue())
                .body("apprec[0].versjon", is("1.0"))
                .body("apprec[0].status", is("2"))
                .body("apprec[0].feil", is(List.of("T10")));
    }

    @Test
    void anAttachmentOfAnUnsupportedStandardIsT10() {
        ikkeStottet(straks(Kanarimelding.god()
                .med(
                        "</Document>",
                        "</Document><Document><RefDoc><MsgType V='A'/><Content><k"
                                + " xmlns='urn:kanari'/></Content></RefDoc></Document>")
                .utf8()));
    }

    @Test
    void aPayloadWithoutItsHeaderIsT10AndUnanswered() {
        String melding = Kanarimelding.god().tekst();
        String uten = DEKLARASJON
                + melding.substring(
                        melding.indexOf("<plo:Pasientlogistikk"),
                        melding.indexOf("</plo:Pasientlogistikk>") + "</plo:Pasientlogistikk>".length());
        ikkeStottet(straks(uten.getBytes(UTF_8)))
                .body("avvik[0].tekst", containsString("uten hodemelding"))
                .body("melding", nullValue())
                .body("apprec", empty());
    }

    private static ValidatableResponse ikkeStottet(ValidatableResponse svar) {
        return svar.statusCode(200)
                .body("status", is("AVVIST"))
                .body("avvik", hasSize(1))
                .body("avvik[0].regel", is("HODE-03"))
                .body("avvik[0].apprec", is("T10"))
                .body("avvik[0].funnet", nullValue());
    }

    // ---- Odd, but to be judged as what it is

    @ParameterizedTest
    @ValueSource(strings = {"V=\"KANARI_UKJENT\"", "V=\"\"", "DN=\"kanari\""})
    void anUnknownTypeInTheHeaderNeverRejects(String type) {
        straks(
                        Kanarimelding.god()
                                .med("V=\"LOG_UTSKRIVNINGSKLAR\" DN=\"Melding om utskrivningsklar pasient\"", type)
                                .utf8(),
                        true)
                .statusCode(200)
                .body("status", startsWith("GODTATT"))
                .body("apprec[0].status", is("1"));
    }

    @Test
    void twoPayloadsAreT99() {
        Kanarimelding god = Kanarimelding.god();
        String fagmelding = god.tekst()
                .substring(
                        god.tekst().indexOf("<plo:Pasientlogistikk"),
                        god.tekst().indexOf("</Content>"));
        fagmeldingsfeil(god.med("</Content>", fagmelding + "</Content>"));
    }

    @Test
    void noPayloadIsT99() {
        fagmeldingsfeil(Kanarimelding.god().medDel("<Content>", "</Content>", ""));
    }

    @Test
    void noDocumentAtAllIsRejectedAndAnswered() {
        straks(Kanarimelding.god().medDel("<Document>", "</Document>", "").utf8())
                .statusCode(200)
                .body("status", is("AVVIST"))
                .body("apprec[0].status", is("2"));
    }

    private static void fagmeldingsfeil(Kanarimelding melding) {
        straks(melding.utf8())
                .statusCode(200)
                .body("status", is("AVVIST"))
                .body("avvik.regel", hasItem("PLO-GEN-03"))
                .body("avvik.findAll { it.alvorlighet == 'AVVISES' }.apprec", is(List.of("T99")))
                .body("apprec[0].feil", is(List.of("T99")));
    }

    @Test
    void anEmptySenderIsJudgedButNotAnswered() {
        Kanarimelding melding = Kanarimelding.god().medDel("<Sender>", "</Sender>", "<Sender><Organisation/></Sender>");
        straks(melding.utf8())
                .statusCode(200)
                .body("status", startsWith("GODTATT"))
                .body("melding.avsender", nullValue())
                .body("apprec", empty());
        problem(straksSvar(() -> Meldingspost.send(melding.utf8(), "application/xml")), 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-08T10:05:00",
                "2024-03-08T10:05:00+01:00",
                "2024-03-08T10:05:00Z",
                "2024-03-08T10:05:00+00:00",
                "2024-03-08T10:05:00-00:00",
                "2024-03-08T10:05:00.120",
                "2024-03-08T24:00:00"
            })
    void theReceiptRepeatsTheTimeOfTheMessageToTheLetter(String sendt) {
        Kanarimelding melding = Kanarimelding.god().med("2024-03-08T10:05:00<", sendt + "<");
        straks(melding.utf8()).body("status", is(Kanarimelding.DOM)).body("melding.sendt", is(sendt));
        straksSvar(() -> Meldingspost.send(melding.utf8(), "application/xml"))
                .then()
                .statusCode(200)
                .body("AppRec.OriginalMsgId.IssueDate", is(sendt));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kanari Nordmann", "12853810221", "08.03.2024 kanari", "2024-03-08T10:05:00kanari"})
    void whatIsNoTimeIsNotRepeated(String sendt) {
        Kanarimelding melding = Kanarimelding.god().med("2024-03-08T10:05:00<", sendt + "<");
        skjemafeil(melding);
        straks(melding.utf8()).body("melding.sendt", nullValue()).body("apprec.status", contains("2"));
        straksSvar(() -> Meldingspost.send(melding.utf8(), "application/xml"))
                .then()
                .statusCode(200)
                .body("AppRec.OriginalMsgId.IssueDate", not(containsString(sendt)))
                .body("AppRec.OriginalMsgId.IssueDate", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*"));
    }

    @Test
    void controlCharactersOfXml11DoNotMakeTheReceiptUnreadable() {
        byte[] melding = Kanarimelding.god()
                .med("version=\"1.0\"", "version=\"1.1\"")
                .med("Fjordvik sykehus<", "Fjord&#1;vik<")
                .med("DN=\"HER-id\"", "DN=\"HER&#2;id\"")
                .utf8();
        straksSvar(() -> Meldingspost.send(melding, "application/xml"))
                .then()
                .statusCode(200)
                .body("AppRec.Receiver.HCP.Inst.Name", is("Fjord\uFFFDvik"))
                .body("AppRec.Receiver.HCP.Inst.TypeId.@DN", is("HER\uFFFDid"));
    }

    // ---- What takes time: answered all the same

    @ParameterizedTest
    @CsvSource({"1, x", "1, .", "1., x", "1., ''", "12.34, ..", "1, ''"})
    void aVeryLongIdentifierIsBeyondTheLimits(String del, String slutt) {
        String verdi = del.repeat(100_000) + slutt;
        ulesbar(Innhold.av(
                "identifier",
                Kanarimelding.god()
                        .med("S=\"2.16.578.1.12.4.1.1.9051\"", "S=\"" + verdi + "\"")
                        .tekst()));
    }

    @ParameterizedTest
    @CsvSource({"1, x", "1, .", "1., x", ".1, x", "12.34, .."})
    void aThousandLongFaultyIdentifiersAreAnsweredAtOnce(String del, String slutt) {
        String verdi = del.repeat(250 / del.length()) + slutt;
        String ident = "<Ident><Id>1</Id><TypeId V='HER' S='" + verdi + "'/></Ident>";
        skjemafeil(Kanarimelding.god().med("<Ident>", ident.repeat(1000) + "<Ident>"));
    }

    @Test
    void aTimeOfTwoMillionDigitsIsBeyondTheLimits() {
        ulesbar(Innhold.av(
                "time",
                Kanarimelding.god()
                        .med("2024-03-08T10:05:00<", "1".repeat(2 * MEBI) + "-03-08T10:05:00<")
                        .tekst()));
    }

    @Test
    void aTimeThatNoClockCanShowIsNotAnswered() {
        skjemafeil(Kanarimelding.god().med("2024-03-08T10:05:00<", "1".repeat(200) + "-03-08T10:05:00<"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<FamilyName>Kanari-etternavn",
                "<MsgId>5c13590d-faf7-4a1b-ab35-7b26a6942dc2",
                "DN=\"Kanari-hendelse",
                "<Id>12853810221"
            })
    void aVeryLongTextIsJudged(String felt) {
        Kanarimelding melding = Kanarimelding.god().med(felt, felt + " kanari1 2".repeat(200_000));
        Response svar = assertTimeout(STORT, () -> Meldingspost.send(melding.utf8(), "text/html"));
        svar.then().statusCode(200);
        assertTrue(felt.startsWith("<MsgId>") || !Kanarimelding.erRopetFra(Meldingspost.alt(svar)));
    }

    @Test
    void aHundredThousandMadeUpNamesDoNotStopLaterMessages() {
        String navn =
                IntStream.range(0, 100_000).mapToObj("<kanari%d/>"::formatted).collect(Collectors.joining());
        Response svar =
                assertTimeout(STORT, () -> Meldingspost.send(("<kanari>" + navn + "</kanari>").getBytes(UTF_8)));
        svar.then().statusCode(200).body("avvik[0].apprec", is("T10"));

        // A typing error that no message has had before.
        skjemafeil(Kanarimelding.god().med("<MIGversion>", "<KanariSkrivefeil/><MIGversion>"));
    }

    @Test
    void twentyThousandFaultsAreCounted() {
        Kanarimelding melding = Kanarimelding.god()
                .med(
                        "<po:TidsfestetHendelse>",
                        "<po:TidsfestetHendelse kanari='1'/>".repeat(10_000) + "<po:TidsfestetHendelse>");
        Response svar = assertTimeout(STORT, () -> Meldingspost.send(melding.utf8()));
        svar.then()
                .statusCode(200)
                .body("status", is("AVVIST"))
                .body("antallAvvik.AVVISES", is(20_000))
                .body("avvik", hasSize(200));
        assertFalse(Kanarimelding.erRopetFra(Meldingspost.alt(svar)));
    }

    // ---- What must not be told: names, values and text of the message, in any form of answer

    static Stream<Innhold> ropende() {
        return Stream.of(
                endret(
                        "an unknown element in the header",
                        "<MIGversion>",
                        "<Kanari_Nordmann_12853810221/><MIGversion>"),
                endret(
                        "an unknown element of another namespace",
                        "<MIGversion>",
                        "<k:x xmlns:k='urn:kanari:12853810221'/><MIGversion>"),
                endret("a known element of another namespace", "<MIGversion>", "<Id xmlns='urn:kanari'/><MIGversion>"),
                endret(
                        "an unknown element deep in the payload",
                        "<po:Anslag>",
                        "<po:Kanari><po:Nordmann/></po:Kanari><po:Anslag>"),
                endret("an unknown attribute", "<FamilyName>", "<FamilyName Kanari_Nordmann='12853810221'>"),
                endret(
                        "an unknown attribute of another namespace",
                        "<Document>",
                        "<Document xmlns:kanari='urn:kanari' kanari:kanari='1'>"),
                endret(
                        "an unknown type",
                        "<Document>",
                        "<Document xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='kanari'>"),
                endret(
                        "nil",
                        "<Document>",
                        "<Document xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='kanari'>"),
                endret("text where none may be", "<MsgInfo>", "<MsgInfo>Kanari Nordmann"),
                endret("no date", "<DateOfBirth>1938-05-12", "<DateOfBirth>Kanari 12853810221"),
                endret("no truth value", "<po:Anslag>false", "<po:Anslag>kanari"),
                endret("no object identifier", "S=\"2.16.578.1.12.4.1.1.8116\"", "S=\"kanari\""),
                endret("no time", "<po:TidspunktForHendelse V=\"2024-03-08\"", "<po:TidspunktForHendelse V=\"kanari\""),
                endret("an unknown version of the header", "v1.2 2006-05-24", "v1.2 kanari"),
                endret(
                        "an unknown namespace of the payload",
                        "/po/Pasientlogistikk/2012-04-01",
                        "/po/Pasientlogistikk/kanari"),
                endret("an address that is none", "tel:kanari-telefon", "%%kanari%%"));
    }

    private static Innhold endret(String navn, String fra, String til) {
        return new Innhold(navn, () -> Kanarimelding.god().med(fra, til).utf8());
    }

    @ParameterizedTest
    @MethodSource("ropende")
    void noFormOfAnswerQuotesTheMessage(Innhold innhold) {
        byte[] melding = innhold.bytes().get();
        for (String format : FORMATER) {
            Response svar = straksSvar(() -> Meldingspost.send(melding, format));
            assertFalse(
                    Kanarimelding.erRopetFra(Meldingspost.alt(svar)), () -> format + ":\n" + Meldingspost.alt(svar));
            svar.then().statusCode(200);
        }
    }

    @Test
    void aGoodMessageIsNotQuotedEither() {
        for (String format : FORMATER) {
            Response svar =
                    straksSvar(() -> Meldingspost.send(Kanarimelding.god().utf8(), format));
            svar.then().statusCode(200);
            assertFalse(Kanarimelding.erRopetFra(Meldingspost.alt(svar)), () -> Meldingspost.alt(svar));
        }
    }

    // ---- Helpers

    private static void skjemafeil(Kanarimelding melding) {
        straks(melding.utf8())
                .statusCode(200)
                .body("status", is("AVVIST"))
                .body("avvik.regel", everyItem(equalTo("XSD")))
                .body("avvik[0].apprec", is("T02"))
                .body("$", not(hasKey("ikkeVurdert")));
    }

    private static ValidatableResponse straks(byte[] melding) {
        return straks(melding, false);
    }

    /** Sends, and sees to it that the answer comes soon and quotes nothing; a header's type is repeated by the contract. */
    private static ValidatableResponse straks(byte[] melding, boolean typeErKanari) {
        Response svar = straksSvar(() -> Meldingspost.send(melding));
        if (!typeErKanari) {
            assertFalse(Kanarimelding.erRopetFra(Meldingspost.alt(svar)), () -> Meldingspost.alt(svar));
        }
        return svar.then();
    }

    private static Response straksSvar(Supplier<Response> kall) {
        return assertTimeout(STRAKS, kall::get);
    }

    private static void problem(Response svar, int status) {
        svar.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", is(status))
                .body("type", is("about:blank"))
                .body("title", not(empty()));
        assertFalse(Kanarimelding.erRopetFra(Meldingspost.alt(svar)), () -> Meldingspost.alt(svar));
    }

    /** The good message with blanks after it, so many that it has the length. */
    private static byte[] fylt(int lengde) {
        byte[] melding = Kanarimelding.god().utf8();
        byte[] fylt = Arrays.copyOf(melding, lengde);
        Arrays.fill(fylt, melding.length, lengde, (byte) ' ');
        return fylt;
    }

    private static byte[] gzip(byte[] innhold) {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (GZIPOutputStream pakker = new GZIPOutputStream(ut)) {
            pakker.write(innhold);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ut.toByteArray();
    }
}
