package no.meldingsvakt.inngang.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.config.XmlPathConfig;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /valideringer}: the receipt's fields and forms, to the letter, because integrations are written against them. */
@QuarkusTest
class ValideringTest {

    private static final Path XSD = Path.of("xsd");
    private static final String GOD = "plo-pasientlogistikk/1.6/eksempler/LOG_UTSKRIVNINGSKLAR.xml";
    private static final String MED_AVVIK =
            "dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG-utskrivningsklar-uten-svar.xml";
    private static final String AVVIST = "plo-pasientlogistikk/1.6/eksempler/LOG_UTSKREVET-ugyldig-dato.xml";
    private static final String KOPI = "msghead/1.2/eksempler/DIALOG_STATUS_HENVISNING-kopimottaker.xml";
    private static final String LATIN1 = "msghead/1.2/eksempler/LOG_INNLAGT-iso-8859-1.xml";

    private static final String TEKST = "STRING";
    private static final String TALL = "NUMBER";
    private static final String JA_NEI = "BOOLEAN";
    private static final String NULL = "NULL";

    // ---- The receipt

    @Test
    void aGoodMessageHasExactlyTheFieldsOfTheContract() throws IOException {
        assertEquals(
                felter(
                        "id " + TEKST,
                        "status " + TEKST,
                        "duplikat " + JA_NEI,
                        "vurdert " + TEKST,
                        "melding.standard " + TEKST,
                        "melding.versjon " + TEKST,
                        "melding.type " + TEKST,
                        "melding.msgId " + TEKST,
                        "melding.sendt " + TEKST,
                        "melding.avsender.navn " + TEKST,
                        "melding.avsender.herId " + TEKST,
                        "melding.avsender.tjeneste.navn " + TEKST,
                        "melding.avsender.tjeneste.herId " + TEKST,
                        "melding.mottakere[].rolle " + TEKST,
                        "melding.mottakere[].navn " + TEKST,
                        "melding.mottakere[].herId " + TEKST,
                        "melding.mottakere[].tjeneste.navn " + TEKST,
                        "melding.mottakere[].tjeneste.herId " + TEKST,
                        "avvik[] tom",
                        "antallAvvik.AVVISES " + TALL,
                        "antallAvvik.FEIL " + TALL,
                        "antallAvvik.ADVARSEL " + TALL,
                        "antallAvvik.MERKNAD " + TALL,
                        "forlop " + NULL,
                        "apprec[].rolle " + TEKST,
                        "apprec[].versjon " + TEKST,
                        "apprec[].status " + TEKST,
                        "apprec[].feil[] tom",
                        "regelsett[].id " + TEKST,
                        "regelsett[].versjon " + TEKST,
                        "regelsett[].sha256 " + TEKST,
                        "tidsbruk.les " + TALL,
                        "tidsbruk.skjema " + TALL,
                        "tidsbruk.regler " + TALL,
                        "tidsbruk.forlop " + NULL,
                        "tidsbruk.totalt " + TALL,
                        "motor " + TEKST),
                felter(json(send(GOD))));
    }

    @Test
    void aFindingHasExactlyTheFieldsOfTheContract() throws IOException {
        JsonNode avvik = json(send(MED_AVVIK, "?regelsett=nord-trondelag-pasientsamarbeid"))
                .get("avvik");
        assertEquals(
                felter(
                        "[].regel " + TEKST,
                        "[].alvorlighet " + TEKST,
                        "[].pakke " + TEKST,
                        "[].tekst " + TEKST,
                        "[].kilde " + TEKST,
                        "[].apprec " + NULL,
                        "[].tolkning " + JA_NEI,
                        "[].teknisk " + TEKST,
                        "[].funnet " + NULL,
                        "[].sted.xpath " + TEKST,
                        "[].sted.linje " + TALL,
                        "[].sted.kolonne " + TALL),
                felter(avvik));
    }

    @Test
    void theValuesOfAGoodMessageAreThose() throws IOException {
        Response svar = send(GOD);
        svar.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept")
                .body("status", is("GODTATT"))
                .body("duplikat", is(false))
                .body("vurdert", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0[12]:00"))
                .body("melding.standard", is("plo-pasientlogistikk"))
                .body("melding.versjon", is("1.6"))
                .body("melding.type", is("LOG_UTSKRIVNINGSKLAR"))
                .body("melding.msgId", is("5c13590d-faf7-4a1b-ab35-7b26a6942dc2"))
                .body("melding.sendt", is("2024-03-08T10:05:00"))
                .body("melding.avsender.navn", is("Fjordvik sykehus"))
                .body("melding.avsender.herId", is("9900100"))
                .body("melding.avsender.tjeneste.navn", is("Geriatri"))
                .body("melding.avsender.tjeneste.herId", is("9900110"))
                .body("melding.mottakere", hasSize(1))
                .body("melding.mottakere[0].rolle", is("PRIM"))
                .body("melding.mottakere[0].navn", is("Lillevik kommune"))
                .body("melding.mottakere[0].tjeneste.herId", is("9900220"))
                .body("antallAvvik", is(Map.of("AVVISES", 0, "FEIL", 0, "ADVARSEL", 0, "MERKNAD", 0)))
                .body(
                        "apprec",
                        is(List.of(Map.of("rolle", "PRIM", "versjon", "1.1", "status", "1", "feil", List.of()))))
                .body("regelsett.id", hasItem("nasjonal"))
                .body("regelsett.sha256", everyItem(matchesPattern("[0-9a-f]{64}")))
                .body("tidsbruk.totalt", greaterThan(0f))
                .body("motor", matchesPattern("meldingsvakt \\d+\\.\\d+\\.\\d+.*"))
                .body("$", not(hasKey("ikkeVurdert")));
        assertEquals(svar.<String>path("id"), UUID.fromString(svar.path("id")).toString());
        assertNotEquals(svar.<String>path("id"), send(GOD).<String>path("id"));
    }

    @Test
    void aRejectedMessageNamesCodePlaceAndNothingOfOurs() throws IOException {
        String tekst = Files.readString(XSD.resolve(AVVIST));
        send(AVVIST)
                .then()
                .statusCode(200)
                .body("status", is("AVVIST"))
                .body("avvik[0].regel", is("XSD"))
                .body("avvik[0].alvorlighet", is("AVVISES"))
                .body("avvik[0].pakke", is("nasjonal"))
                .body("avvik[0].apprec", is("T02"))
                .body("avvik[0].sted.linje", is(linje(tekst, "V=\"08.03.2024\"")))
                .body(
                        "avvik[0].sted.xpath",
                        startsWith("/mh:MsgHead[1]/mh:Document[1]/mh:RefDoc[1]/mh:Content[1]/plo:"))
                .body("antallAvvik.AVVISES", is(1))
                .body("apprec[0].status", is("2"))
                .body("apprec[0].feil", is(List.of("T02")))
                .body("tidsbruk.regler", is(0f))
                .body("$", not(hasKey("ikkeVurdert")));
    }

    @Test
    void atMostTwoHundredFindingsAreListedAndAllAreCounted() throws IOException {
        String god = Files.readString(XSD.resolve(GOD));
        int antall = 321;
        String feil = "<Ident><Id>1</Id><TypeId V=\"HER\" S=\"gal\"/></Ident>".repeat(antall);
        byte[] melding = god.replaceFirst("<Ident>", feil + "<Ident>").getBytes(UTF_8);
        Meldingspost.send(melding)
                .then()
                .body("avvik", hasSize(200))
                .body("antallAvvik.AVVISES", is(antall))
                .body("apprec[0].feil", is(List.of("T02")));
    }

    @ParameterizedTest
    @CsvSource({"nb, har ikke den formen", "nn, har ikkje den forma", "en, does not have the form"})
    void textsComeInTheLanguageAskedFor(String sprak, String ord) throws IOException {
        send(AVVIST, "?sprak=" + sprak).then().body("avvik[0].tekst", containsString(ord));
    }

    @Test
    void theThreeLanguagesSayItDifferently() throws IOException {
        List<String> tekster = Stream.of("nb", "nn", "en")
                .map(s -> send(MED_AVVIK, "?regelsett=nord-trondelag-pasientsamarbeid&sprak=" + s))
                .map(s -> s.<String>path("avvik[0].tekst"))
                .toList();
        assertEquals(3, tekster.stream().distinct().count(), tekster::toString);
        assertEquals(
                tekster.get(0),
                send(MED_AVVIK, "?regelsett=nord-trondelag-pasientsamarbeid").path("avvik[0].tekst"));
    }

    @Test
    void aMessageInIso88591IsReadAsThat() throws IOException {
        byte[] melding = Files.readAllBytes(XSD.resolve(LATIN1));
        String tekst = new String(melding, ISO_8859_1);
        String navn = tekst.replaceAll("(?s).*?<OrganisationName>([^<]*)<.*", "$1");
        assertTrue(Pattern.compile("[æøåÆØÅ]").matcher(tekst).find(), "the example has no letter that tells");
        Meldingspost.send(melding).then().body("status", is("GODTATT")).body("melding.avsender.navn", is(navn));

        byte[] annet = tekst.replaceFirst("<OrganisationName>[^<]*<", "<OrganisationName>Bærum på Ås ø<")
                .getBytes(ISO_8859_1);
        Meldingspost.send(annet)
                .then()
                .body("status", is("GODTATT"))
                .body("melding.avsender.navn", is("Bærum på Ås ø"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheMessage() throws IOException {
        String god = Files.readString(XSD.resolve(GOD));
        Meldingspost.send(("\uFEFF" + god).getBytes(UTF_8)).then().body("status", is("GODTATT"));
    }

    // ---- The forms

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "*/* | application/json",
                "application/* | application/json",
                "application/xml | application/xml",
                "application/xml;charset=utf-8 | application/xml",
                "text/html | text/html",
                "text/* | text/html",
                "application/svrl+xml | application/svrl+xml",
                "application/json;q=0.1, text/html | text/html",
                "text/html;q=0.2, application/xml;q=0.9, */*;q=0.1 | application/xml",
                "application/svrl+xml, application/json;q=0.5 | application/svrl+xml",
                "image/png, application/svrl+xml;q=0.1 | application/svrl+xml",
                "application/json;q=0, */* | application/xml",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html"
            })
    void acceptChoosesTheForm(String accept, String form) throws IOException {
        Response svar = Meldingspost.send(Files.readAllBytes(XSD.resolve(GOD)), accept);
        svar.then().statusCode(200).header("Vary", "Accept").header("Cache-Control", "no-store");
        assertEquals(form, svar.contentType().replaceAll(";.*", ""));
    }

    @Test
    void withoutAnAcceptTheReceiptIsJson() throws IOException {
        send(GOD).then().contentType("application/json");
    }

    @Test
    void theAppRecOfOneReceiverIsOneDocument() throws IOException {
        Meldingspost.send(Files.readAllBytes(XSD.resolve(GOD)), "application/xml")
                .then()
                .statusCode(200)
                .body("AppRec.Sender.Role.@V", is("PRIM"))
                .body("AppRec.Status.@V", is("1"));
    }

    @Test
    void twoReceiversGiveOneAppRecEachInAMultipart() throws IOException {
        Response svar = Meldingspost.send(Files.readAllBytes(XSD.resolve(KOPI)), "application/xml");
        svar.then().statusCode(200).contentType(startsWith("multipart/mixed;boundary="));

        List<XmlPath> deler = deler(svar);

        assertEquals(
                List.of("PRIM", "COP"),
                deler.stream().map(d -> d.getString("AppRec.Sender.Role.@V")).toList());
        Response kvittering = send(KOPI);
        assertEquals(List.of("PRIM", "COP"), kvittering.path("apprec.rolle"));
        assertEquals(
                kvittering.path("melding.mottakere.navn"),
                deler.stream()
                        .map(d -> d.getString("AppRec.Sender.HCP.Inst.Name"))
                        .toList());
        assertEquals(
                2, deler.stream().map(d -> d.getString("AppRec.Id")).distinct().count());
        assertEquals(
                1,
                deler.stream()
                        .map(d -> d.getString("AppRec.OriginalMsgId.Id"))
                        .distinct()
                        .count());
    }

    /** The bodies of a multipart, as RFC 2046 divides it. */
    private static List<XmlPath> deler(Response svar) {
        String skille = svar.contentType().replaceAll(".*boundary=\"([^\"]*)\".*", "$1");
        String kropp = svar.asString();
        assertTrue(kropp.startsWith("--" + skille + "\r\n"), kropp);
        assertTrue(kropp.endsWith("\r\n--" + skille + "--\r\n"), kropp);
        return Stream.of(kropp.split("--" + Pattern.quote(skille)))
                .filter(d -> d.contains("<AppRec"))
                .peek(d -> assertTrue(d.startsWith("\r\nContent-Type: application/xml;charset=UTF-8\r\n\r\n<?xml"), d))
                .map(d -> new XmlPath(d.substring(d.indexOf("\r\n\r\n")).strip())
                        .using(XmlPathConfig.xmlPathConfig().namespaceAware(false)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {GOD, MED_AVVIK, AVVIST})
    void theHtmlReportIsAPageThatShowsTheVerdictAndRunsNothing(String fil) throws IOException {
        Response kvittering = send(fil);
        Response svar = Meldingspost.send(Files.readAllBytes(XSD.resolve(fil)), "text/html");
        svar.then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        String side = svar.asString();
        assertTrue(side.startsWith("<!DOCTYPE HTML>") && side.contains("lang=\"nb\""), side);
        assertTrue(side.contains(kvittering.<String>path("melding.msgId")), side);
        kvittering.<List<String>>path("avvik.regel").forEach(r -> assertTrue(side.contains(r), r));
    }

    @Test
    void theHtmlReportShowsANameAsTextWhateverItIs() throws IOException {
        String god = Files.readString(XSD.resolve(GOD));
        String navn = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b title='\"'";
        Response svar =
                Meldingspost.send(god.replace("Fjordvik sykehus<", navn + "<").getBytes(UTF_8), "text/html");
        svar.then().statusCode(200);
        assertTrue(svar.asString().contains("&lt;script&gt;alert(1)"), svar.asString());
        assertTrue(!svar.asString().contains("<script"), svar.asString());
    }

    @Test
    void svrlHoldsEveryFinding() throws IOException {
        Response kvittering = send(MED_AVVIK, "?regelsett=nord-trondelag-pasientsamarbeid");
        Response svar = Meldingspost.send(
                Meldingspost.VALIDERINGER + "?regelsett=nord-trondelag-pasientsamarbeid",
                Files.readAllBytes(XSD.resolve(MED_AVVIK)),
                Map.of("Content-Type", "application/xml", "Accept", "application/svrl+xml"));
        svar.then().statusCode(200).contentType("application/svrl+xml");

        XmlPath svrl = new XmlPath(svar.asString());
        assertEquals(
                kvittering.<List<String>>path("avvik.regel"),
                svrl.getList("schematron-output.failed-assert.@id", String.class));
        assertEquals(
                kvittering.<List<String>>path("avvik.sted.xpath"),
                svrl.getList("schematron-output.failed-assert.@location", String.class));
        assertEquals(
                kvittering.<List<String>>path("avvik.tekst"),
                svrl.getList("schematron-output.failed-assert.text", String.class));
        assertTrue(svar.asString().contains("xmlns:svrl=\"http://purl.oclc.org/dsdl/svrl\""), svar.asString());
    }

    @Test
    void svrlOfASchemaFaultHoldsItAsWell() throws IOException {
        Response svar = Meldingspost.send(Files.readAllBytes(XSD.resolve(AVVIST)), "application/svrl+xml");
        XmlPath svrl = new XmlPath(svar.asString());
        assertEquals("XSD", svrl.getString("schematron-output.failed-assert.@id"));
        assertThatHas(
                svrl.getList("schematron-output.failed-assert.property-reference.@property", String.class), "apprec");
    }

    private static void assertThatHas(List<String> liste, String verdi) {
        assertTrue(liste.contains(verdi), liste::toString);
    }

    // ---- The rest of the catalogue is what receipts refer to

    @Test
    void everyRulePackOfAReceiptIsInTheCatalogueWithTheSameDigest() throws IOException {
        Response pakker = RestAssured.get("/api/v1/regelsett");
        pakker.then().statusCode(200);
        send(GOD)
                .<List<Map<String, String>>>path("regelsett")
                .forEach(p -> assertEquals(
                        p.get("versjon"), pakker.path("find { it.id == '" + p.get("id") + "' }.versjon"), p.get("id")));
    }

    @Test
    void theRuleOfAFindingIsInTheCatalogue() throws IOException {
        String regel = send(AVVIST).path("avvik[0].regel");
        RestAssured.get("/api/v1/regler/" + regel).then().statusCode(200).body("id", notNullValue());
    }

    // ---- Helpers

    private static Response send(String fil) {
        return send(fil, "");
    }

    private static Response send(String fil, String sporring) {
        try {
            byte[] melding = Files.readAllBytes(XSD.resolve(fil));
            Response svar = Meldingspost.send(
                    Meldingspost.VALIDERINGER + sporring, melding, Map.of("Content-Type", "application/xml"));
            svar.then().statusCode(200);
            return svar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Response svar) throws IOException {
        return new ObjectMapper().readTree(svar.asByteArray());
    }

    /** Where a text stands, counted in lines from 1. */
    private static int linje(String tekst, String sok) {
        return (int) tekst.substring(0, tekst.indexOf(sok)).lines().count();
    }

    private static Map<String, String> felter(String... stiOgType) {
        Map<String, String> felter = new TreeMap<>();
        Stream.of(stiOgType).map(f -> f.split(" ")).forEach(f -> felter.put(f[0], f[1]));
        return felter;
    }

    private static Map<String, String> felter(JsonNode json) {
        Map<String, String> felter = new TreeMap<>();
        samle("", json, felter);
        return felter;
    }

    private static void samle(String sti, JsonNode node, Map<String, String> felter) {
        if (node.isObject()) {
            node.properties()
                    .forEach(f -> samle(sti.isEmpty() ? f.getKey() : sti + "." + f.getKey(), f.getValue(), felter));
        } else if (node.isArray() && node.isEmpty()) {
            felter.put(sti + "[]", "tom");
        } else if (node.isArray()) {
            node.forEach(n -> samle(sti + "[]", n, felter));
        } else {
            felter.put(sti, node.getNodeType().name());
        }
    }
}
