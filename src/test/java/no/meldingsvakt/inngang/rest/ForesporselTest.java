package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are wrong as HTTP: each gets its status and a problem that says what to do, and never quotes the call. */
@QuarkusTest
class ForesporselTest {

    private static final Path APPREC = Path.of("xsd/apprec/1.1/eksempler/APPREC.xml");
    private static final String STI = Meldingspost.VALIDERINGER;
    private static final String XML = "application/xml";

    @RegisterExtension
    static final Loggvakt LOGG = new Loggvakt();

    @AfterEach
    void theServiceStillAnswersAndHasToldNothing() {
        Meldingspost.send(god()).then().statusCode(200).body("status", is(Kanarimelding.DOM));
        assertFalse(Kanarimelding.erRopetFra(LOGG.tekst()), LOGG.tekst());
        assertFalse(LOGG.tekst().contains("\tat "), LOGG.tekst());
    }

    // ---- Query

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kanari=1",
                "Sprak=nb",
                "regelsett=nasjonal&kanari",
                "sprak=kanari",
                "sprak=NB",
                "sprak=",
                "regelsett=kanari",
                "regelsett=nasjonal,kanari",
                "regelsett=nasjonal&regelsett=kanari",
                "regelsett=../nasjonal"
            })
    void anUnknownParameterPackOrLanguageIs400(String sporring) {
        problem(Meldingspost.send(STI + "?" + sporring, god(), Map.of("Content-Type", XML)), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/regler?kanari=1",
                "/regler?sprak=kanari",
                "/regler?pakke=kanari",
                "/regelsett?kanari",
                "/standarder?kanari"
            })
    void anUnknownParameterOfTheCatalogueIs400(String sti) {
        problem(given().get("/api/v1" + sti), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"regelsett=", "regelsett=nasjonal", "regelsett=%20nasjonal%20,", "sprak=en&regelsett=nasjonal"})
    void theNationalPackCanBeChosenAlone(String sporring) {
        Meldingspost.send(STI + "?" + sporring, god(), Map.of("Content-Type", XML))
                .then()
                .statusCode(200)
                .body("regelsett.id", is(List.of("nasjonal")));
    }

    // ---- Media types

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "text/xml",
                "text/plain",
                "multipart/mixed",
                "application/problem+json",
                "kanari/kanari",
                "kanari",
                ";;;"
            })
    void aFormThatIsNotOfferedIs406(String accept) {
        problem(Meldingspost.send(god(), accept), 406);
    }

    @Test
    void aWeightThatIsNoNumberIsNoWeight() {
        Meldingspost.send(god(), "application/xml;q=kanari")
                .then()
                .statusCode(200)
                .contentType(XML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json",
                "application/soap+xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=kanari",
                "application/octet-stream",
                "kanari"
            })
    void aMediaTypeThatIsNotTakenIs415(String type) {
        problem(Meldingspost.send(STI, god(), Map.of("Content-Type", type)), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "text/xml",
                "text/xml; charset=utf-8",
                "APPLICATION/XML",
                "application/xml; charset=kanari"
            })
    void xmlIsTakenWhateverCharsetTheCallClaims(String type) {
        Meldingspost.send(STI, god(), Map.of("Content-Type", type))
                .then()
                .statusCode(200)
                .body("status", is(Kanarimelding.DOM));
    }

    /** A page elsewhere can send what has none without asking. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/valideringer", "/api/v1/meldinger", "/api/v1/forlop/valideringer", "/api/v1/kanari"})
    void aMessageWithoutAMediaTypeIs415(String sti) {
        problem(Meldingspost.send(sti, god(), Map.of()), 415);
        problem(Meldingspost.send(sti, god(), Map.of("Content-Type", " ")), 415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/valideringer | application/xml eller text/xml",
                "/api/v1/meldinger | application/xml eller text/xml",
                "/api/v1/forlop/valideringer | multipart/form-data eller application/zip"
            })
    void whatAnAddressTakesIsToldByIt(String sti, String typer) {
        Response svar = Meldingspost.send(sti, god(), Map.of("Content-Type", "text/plain"));
        problem(svar, 415);
        svar.then().body("detail", containsString(typer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/regler | application/xml | Velg application/json.",
                "/api/v1/forlop | application/xml | Velg application/json eller text/html.",
                "/regler | application/json | Velg text/html.",
                "/api/v1/meldinger/x | application/xml | Velg application/json, text/html eller application/svrl+xml."
                        + " AppRec lagres ikke"
            })
    void whatAnAddressOffersIsToldByIt(String sti, String accept, String tilbud) {
        Response svar = given().accept(accept).get(sti);
        problem(svar, 406);
        svar.then().body("detail", containsString(tilbud));
    }

    @Test
    void aMethodThatIsNotTakenIsAnsweredWithThoseThatAre() {
        given().delete(STI)
                .then()
                .statusCode(405)
                .header("Allow", "POST")
                .body("detail", is("Adressen tar imot POST."));
        given().put("/api/v1/parkert/x").then().statusCode(405).header("Allow", "DELETE");
        given().post("/api/v1/meldinger/x").then().statusCode(405).header("Allow", "GET");
    }

    // ---- Addresses and methods

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1",
                "/api/v1/kanari",
                "/api/v1/valideringer/kanari",
                "/api/v1/valideringer/../../etc/passwd",
                "/api/v2/valideringer"
            })
    void anAddressThatIsNotThereIs404(String sti) {
        problem(Meldingspost.send(sti, god(), Map.of("Content-Type", XML)), 404);
    }

    @Test
    void aRuleThatIsNotThereIs404() {
        problem(given().get("/api/v1/regler/KANARI-01"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "TRACE", "KANARI"})
    void anotherMethodIs405(String metode) {
        problem(given().request(metode, STI), 405);
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/v1/regler", "DELETE, /api/v1/regler/HODE-05", "PUT, /api/v1/standarder"})
    void theCatalogueCanOnlyBeRead(String metode, String sti) {
        problem(given().request(metode, sti), 405);
    }

    @Test
    void headIs405WithoutABody() {
        Response svar = given().head(STI);
        svar.then().statusCode(405);
        assertEquals(0, svar.asByteArray().length);
    }

    @Test
    void optionsTellsWhatIsAllowed() {
        Response svar = given().options(STI);
        svar.then().statusCode(200).header("Allow", containsString("POST"));
        assertEquals(0, svar.asByteArray().length);
    }

    // ---- No AppRec can be made: 422

    @Test
    void anAppRecIsNeverAnsweredWithAnAppRec() throws IOException {
        byte[] apprec = Files.readAllBytes(APPREC);
        Meldingspost.send(apprec)
                .then()
                .statusCode(200)
                .body("status", is("GODTATT"))
                .body("melding.standard", is("apprec"))
                .body("melding.type", is("APPREC"))
                .body("apprec", empty());
        problem(Meldingspost.send(apprec, XML), 422);
    }

    @Test
    void whatCannotBeReadIsNotAnsweredWithAnAppRec() {
        Response svar = Meldingspost.send("Kanari".getBytes(US_ASCII), XML);
        problem(svar, 422);
        svar.then().body("detail", containsString("AVVIST"));
    }

    // ---- Bytes that are no HTTP

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/valideringer?sprak=%zz HTTP/1.1\r\nHost: kanari\r\nContent-Length: 0\r\n\r\n",
                "GET /api/v1/regler/%zz HTTP/1.1\r\nHost: kanari\r\n\r\n",
                "POST /api/v1/valideringer HTTP/1.1\r\nHost: kanari\r\nContent-Length: kanari\r\n\r\n",
                "POST /api/v1/valideringer HTTP/1.1\r\nHost: kanari\r\nkanari kanari\r\n\r\n",
                "KANARI\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001kanari\r\n\r\n"
            })
    void aCallThatIsNoHttpIs400AndNotQuoted(String raatt) throws IOException {
        String svar = sendRaatt(raatt);
        assertTrue(svar.startsWith("HTTP/1.") && svar.contains(" 400 "), svar);
        assertFalse(Kanarimelding.erRopetFra(svar), svar);
    }

    /** So long that the server itself has stopped reading. */
    @ParameterizedTest
    @CsvSource({"414, GET /%s HTTP/1.1", "431, 'GET / HTTP/1.1\r\nKanari: %s'"})
    void whatIsLongerThanTheServerReadsHasItsStatus(int status, String kall) throws IOException {
        String svar = sendRaatt(kall.formatted("kanari".repeat(400_000)) + "\r\nHost: kanari\r\n\r\n");
        assertTrue(svar.startsWith("HTTP/1.") && svar.contains(" " + status + " "), svar);
        assertFalse(Kanarimelding.erRopetFra(svar), svar);
    }

    /** What never reaches a resource is answered as everything else is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | POST /api/v1/valideringer?sprak=%zz HTTP/1.1;Host: kanari;Content-Length: 0",
                "400 | GET /api/v1/regler/%zz HTTP/1.1;Host: kanari",
                "400 | GET /kanari%2 HTTP/1.1;Host: kanari",
                "400 | GET /regler?kanari=% HTTP/1.1;Host: kanari",
                "400 | GET /q/health/%zz HTTP/1.1;Host: kanari",
                "400 | GET /api/v1/regler HTTP/1.1;Kanari: kanari",
                "400 | GET /api/v1/regler HTTP/1.1;Host: kanari kanari",
                "400 | GET /api/v1/regler HTTP/1.1;Host:",
                "400 | GET /api/v1/regler HTTP/1.1;Host: :kanari",
                "400 | GET /api/v1/regler HTTP/1.1;Host: kanari;Host: kanari2",
                "404 | GET * HTTP/1.1;Host: localhost",
                "404 | GET kanari HTTP/1.1;Host: localhost",
                "404 | GET /kanari.html HTTP/1.1;Host: localhost;Accept: application/json",
                "404 | GET /q/kanari HTTP/1.1;Host: localhost",
                "404 | GET /q/swagger-ui/kanari HTTP/1.1;Host: localhost",
                "404 | GET /regler/KANARI HTTP/1.1;Host: localhost",
                "405 | KANARI /api/v1/valideringer HTTP/1.1;Host: localhost",
                "405 | POST /regler HTTP/1.1;Host: localhost;Content-Length: 0",
                "413 | POST /api/v1/valideringer HTTP/1.1;Host: kanari;Content-Type: application/xml;Content-Length:"
                        + " 2000000000",
                "414 | GET /api/v1/regler?kanari={9000} HTTP/1.1;Host: kanari",
                "414 | GET /kanari{1000000} HTTP/1.1;Host: kanari",
                "431 | GET /api/v1/regler HTTP/1.1;Host: kanari;Kanari: {30000}",
                "431 | GET /api/v1/regler HTTP/1.1;Host: kanari;Kanari: {1000000}"
            })
    void whatNeverReachesAResourceIsAProblemToo(int status, String kall) throws IOException {
        Matcher langt = Pattern.compile("\\{(\\d+)}").matcher(kall);
        String raatt = langt.replaceAll(m -> "kanari".repeat(Integer.parseInt(m.group(1)) / 6))
                .replace(";", "\r\n");
        String svar = sendAlt(raatt + "\r\nConnection: close\r\n\r\n");
        assertTrue(svar.startsWith("HTTP/1.1 " + status + " "), svar);
        String smaa = svar.toLowerCase(Locale.ROOT);
        assertTrue(smaa.contains("content-type: application/problem+json"), svar);
        assertTrue(smaa.contains("cache-control: no-store"), svar);
        JsonPath problem = new JsonPath(svar.substring(svar.indexOf("\r\n\r\n")));
        assertEquals(
                Set.of("type", "title", "status", "detail"), problem.getMap("$").keySet());
        assertEquals(status, problem.getInt("status"));
        assertFalse(Kanarimelding.erRopetFra(svar), svar);
    }

    private static String sendAlt(String raatt) throws IOException {
        try (Socket linje = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            linje.setSoTimeout(10_000);
            linje.getOutputStream().write(raatt.getBytes(US_ASCII));
            return new String(linje.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void aMessageThatIsCutOffOnTheWayLeavesNoTrace() throws IOException {
        byte[] hode = ("POST " + STI
                        + " HTTP/1.1\r\n"
                        + "Host: localhost\r\n"
                        + "Content-Type: application/xml\r\n"
                        + "Content-Length: 1000000\r\n\r\n")
                .getBytes(US_ASCII);
        try (Socket linje = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            linje.getOutputStream().write(hode);
            linje.getOutputStream().write(god());
        }
        // A call on a new line, so that the service has had to deal with the broken one or live with it.
        Meldingspost.send(god()).then().statusCode(200);
    }

    // ---- Many at once

    @Test
    void manyCallsAtOnceGiveTheSameVerdicts() throws Exception {
        List<byte[]> meldinger = List.of(
                god(),
                Files.readAllBytes(Path.of("xsd/epikrise/1.2/eksempler/EPIKRISE-uten-status.xml")),
                Files.readAllBytes(Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_DOD-pasient-uten-id.xml")),
                Files.readAllBytes(Path.of("xsd/msghead/1.2/eksempler/LOG_INNLAGT-ikke-velformet.xml")),
                Files.readAllBytes(Path.of("xsd/henvisning/2.0/eksempler/HENVISNING_NYTILSTAND.xml")),
                Files.readAllBytes(APPREC));
        List<String> alene = meldinger.stream().map(ForesporselTest::dom).toList();
        assertEquals(meldinger.size(), Set.copyOf(alene).size(), () -> "the verdicts should differ: " + alene);

        ExecutorService traader = Executors.newFixedThreadPool(12);
        try {
            List<Future<String>> dommer = new ArrayList<>();
            IntStream.range(0, 240)
                    .forEach(i -> dommer.add(traader.submit(() -> dom(meldinger.get(i % meldinger.size())))));
            for (int i = 0; i < dommer.size(); i++) {
                assertEquals(alene.get(i % alene.size()), dommer.get(i).get());
            }
        } finally {
            traader.shutdownNow();
        }
    }

    /** The verdict without what is new each time. */
    private static String dom(byte[] melding) {
        Response svar = Meldingspost.send(melding);
        return svar.path("status") + " " + svar.path("melding") + " " + svar.path("avvik") + " " + svar.path("apprec");
    }

    private static byte[] god() {
        return Kanarimelding.god().utf8();
    }

    private static String sendRaatt(String raatt) throws IOException {
        try (Socket linje = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            linje.setSoTimeout(10_000);
            linje.getOutputStream().write(raatt.getBytes(US_ASCII));
            ByteArrayOutputStream svar = new ByteArrayOutputStream();
            while (svar.toString(US_ASCII).indexOf("\r\n\r\n") < 0) {
                int b = linje.getInputStream().read();
                if (b < 0) {
                    break;
                }
                svar.write(b);
            }
            return svar.toString(US_ASCII);
        }
    }

    private static void problem(Response svar, int status) {
        svar.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("keySet()", is(Set.of("type", "title", "status", "detail")))
                .body("type", is("about:blank"))
                .body("title", not(empty()))
                .body("status", is(status))
                .body("detail", not(empty()));
        assertFalse(Kanarimelding.erRopetFra(Meldingspost.alt(svar)), () -> Meldingspost.alt(svar));
    }
}
