package no.meldingsvakt.inngang.tilgang;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.meldingsvakt.inngang.tilgang.Tabell.Rad;
import no.meldingsvakt.inngang.web.Nettleser;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Sign-in switched on: every call of the table without, with wrong and with right rights, and tokens that do not hold. */
@QuarkusTest
@TestProfile(InnloggingHttpTest.MedInnlogging.class)
class InnloggingHttpTest {

    private static final String UTSTEDER = "https://innlogging.example";
    private static final String MALGRUPPE = "meldingsvakt";
    private static final Path INNLAGT = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
    private static final List<String> ALLE =
            Arrays.stream(Rett.values()).map(Rett::omfang).toList();
    private static final RsaJsonWebKey NOKKEL = nokkel();
    private static final RsaJsonWebKey FREMMED = nokkel();

    /** Makes the key file before the service starts. */
    public static class MedInnlogging implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path fil = Files.createDirectories(Path.of("target/innlogging")).resolve("nokler.json");
                Files.writeString(fil, new JsonWebKeySet(NOKKEL).toJson(OutputControlLevel.PUBLIC_ONLY));
                return Map.of(
                        "meldingsvakt.innlogging.utsteder",
                        UTSTEDER,
                        "meldingsvakt.innlogging.malgruppe",
                        MALGRUPPE,
                        "meldingsvakt.innlogging.nokler",
                        fil.toString(),
                        "meldingsvakt.innlogging.klient.sykehuset.klient-id",
                        "sykehuset",
                        "meldingsvakt.innlogging.klient.sykehuset.her-id",
                        herId(),
                        "meldingsvakt.innlogging.klient.kommunen.orgnr",
                        "999999999",
                        "meldingsvakt.innlogging.klient.kommunen.her-id",
                        "1");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @TestHTTPResource("/")
    URI rot;

    @Test
    void everyCallNeedsTheRightThatTheTableTells() {
        List<String> feil = new ArrayList<>();
        for (Rad rad : Tabell.rader()) {
            Response uten = rad.kall(given());
            Response feilRett = rad.kall(med(ALLE.stream()
                    .filter(o -> !rad.omfang().map(o::equals).orElse(true))
                    .toList()));
            Response rett = rad.kall(med(rad.omfang().stream().toList()));
            if (rad.omfang().isPresent()) {
                sjekk(feil, rad, uten, 401);
                sjekk(feil, rad, feilRett, 403);
            } else {
                sluppet(feil, rad, uten);
                sluppet(feil, rad, rad.kall(given().header("Authorization", "Bearer kanari")));
            }
            sluppet(feil, rad, rett);
        }
        assertEquals(List.of(), feil);
    }

    /** A route that somebody adds, and forgets here, is closed and found out. */
    @Test
    void everyRouteIsInTheTable() throws Exception {
        Set<String> rader =
                new TreeSet<>(Tabell.rader().stream().map(Rad::toString).toList());
        Set<String> ruter = new TreeSet<>(Ruter.alle());
        ruter.removeAll(rader);
        assertEquals(Set.of(), ruter, "docs/tilgang.md does not tell who may call these");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/kanari",
                "/api/v1/kanari",
                "/q/kanari",
                "/q/health/well",
                "/q/health/group/kanari",
                "/api/v1/regler/../forlop",
                "/api/v1/regler/%2e%2e/forlop",
                "/regler/..%2f/api/v1/forlop",
                "/api/v1//forlop",
                "/api/v1/forlop;kanari",
                "/api/v1/forlop/",
                "/API/v1/forlop"
            })
    void whatIsNotInTheTableIsClosed(String sti) {
        int status = given().urlEncodingEnabled(false).get(sti).statusCode();
        assertEquals(sti.startsWith("/regler") ? 404 : 401, status);
        assertNotEquals(
                200,
                med(List.of("meldingsvakt/valider"))
                        .urlEncodingEnabled(false)
                        .get(sti)
                        .statusCode());
    }

    /** In a browser a closed page asks for a token, shows itself when it gets one, and what it leads to; the token is stored nowhere. */
    @Test
    void aClosedPageAsksForATokenAndKeepsItInMemoryAlone() throws Exception {
        given().accept("text/html").get("/drift").then().statusCode(401).contentType("text/html");
        String token = krav(List.of(Rett.DRIFT.omfang(), Rett.VALIDER.omfang()))
                .jws()
                .keyId("k")
                .sign(NOKKEL.getRsaPrivateKey());
        try (Nettleser nettleser = new Nettleser()) {
            nettleser.apne(rot.resolve("/drift"));
            nettleser.seSamtligeFlater("innlogging");
            nettleser.finn("#token").sendKeys("kanari" + Keys.ENTER);
            nettleser.ventTil("document.getElementById('token-svar').textContent.includes('401')");
            nettleser.finn("#token").clear();
            nettleser.finn("#token").sendKeys("Bearer " + token + Keys.ENTER);
            nettleser.ventTil("document.querySelector('h1').textContent === 'Drift'");
            nettleser.finn("a[href='/api/v1/parkert']").click();
            nettleser.ventTil("document.querySelector('main pre')?.textContent === '[]'");
            nettleser.driver().navigate().back();
            nettleser.ventTil("document.querySelector('h1')?.textContent === 'Drift'");
            assertEquals(
                    0L, nettleser.kjor("return localStorage.length + sessionStorage.length + document.cookie.length"));

            nettleser.apne(rot.resolve("/?eksempel=plo-pasientlogistikk/1.6/LOG_INNLAGT.xml"));
            nettleser.ventTil("document.getElementById('innlogging').open");
            nettleser.finn("#token").sendKeys(token);
            nettleser.finn("#bedom").click();
            nettleser.ventTil("document.querySelector('#dom.GODTATT')");
            assertEquals(List.of(), nettleser.axe());
        }
    }

    @Test
    void aTokenThatDoesNotHoldIs401() {
        Instant naa = Instant.now();
        List<String> tokener = List.of(
                "kanari",
                krav(ALLE).jws().keyId("k").sign(FREMMED.getRsaPrivateKey()),
                krav(ALLE).issuer("https://kanari").jws().keyId("k").sign(NOKKEL.getRsaPrivateKey()),
                krav(ALLE).audience("kanari").jws().keyId("k").sign(NOKKEL.getRsaPrivateKey()),
                krav(ALLE)
                        .issuedAt(naa.minusSeconds(900))
                        .expiresAt(naa.minusSeconds(300))
                        .jws()
                        .keyId("k")
                        .sign(NOKKEL.getRsaPrivateKey()),
                krav(ALLE)
                        .claim("cnf", Map.of("jkt", "kanari"))
                        .jws()
                        .keyId("k")
                        .sign(NOKKEL.getRsaPrivateKey()),
                "eyJhbGciOiJub25lIn0."
                        + krav(ALLE)
                                .jws()
                                .keyId("k")
                                .sign(NOKKEL.getRsaPrivateKey())
                                .split("\\.")[1]
                        + ".");
        List<String> feil = new ArrayList<>();
        for (String token : tokener) {
            Response svar = given().header("Authorization", "Bearer " + token).get("/api/v1/forlop");
            sjekk(feil, tokener.indexOf(token), svar, 401);
        }
        sjekk(feil, "Basic", given().header("Authorization", "Basic kanari").get("/api/v1/forlop"), 401);
        assertEquals(List.of(), feil);
    }

    @Test
    void whatIsMissingIsTold() {
        given().get("/api/v1/forlop").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        med(List.of("meldingsvakt/valider", "annet/lese"))
                .get("/api/v1/forlop")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("scope=\"meldingsvakt/lese\""))
                .body("detail", containsString("meldingsvakt/lese"));
    }

    @Test
    void aMessageIsReceivedFromItsSenderAlone() throws Exception {
        send("sykehuset", Map.of()).then().statusCode(200);
        send("en-annen", Map.of()).then().statusCode(200).body("duplikat", is(true));
        Response fremmed = send("kommunens-epj", Map.of("helseid://claims/client/claims/orgnr_parent", "999999999"));
        List<String> feil = new ArrayList<>();
        sjekk(feil, "fremmed", fremmed, 403);
        assertEquals(List.of(), feil);
    }

    @Test
    void aScopeMayBeAList() {
        String token = Jwt.issuer(UTSTEDER)
                .audience(MALGRUPPE)
                .expiresIn(Duration.ofMinutes(5))
                .claim("scope", List.of("openid", "meldingsvakt/lese"))
                .jws()
                .keyId("k")
                .sign(NOKKEL.getRsaPrivateKey());
        given().header("Authorization", "bearer " + token)
                .get("/api/v1/forlop")
                .then()
                .statusCode(200);
    }

    private static Response send(String klient, Map<String, String> mer) throws Exception {
        JwtClaimsBuilder krav = krav(List.of("meldingsvakt/motta")).claim("client_id", klient);
        mer.forEach(krav::claim);
        return given().header("Authorization", "Bearer " + krav.jws().keyId("k").sign(NOKKEL.getRsaPrivateKey()))
                .contentType("application/xml")
                .body(Files.readAllBytes(INNLAGT))
                .post("/api/v1/meldinger");
    }

    private static void sjekk(List<String> feil, Object hva, Response svar, int status) {
        boolean problem = svar.statusCode() == status
                && svar.contentType().startsWith("application/problem+json")
                && "no-store".equals(svar.header("Cache-Control"))
                && !svar.asString().contains("kanari");
        if (!problem) {
            feil.add("%s: %d instead of %d, %s".formatted(hva, svar.statusCode(), status, svar.asString()));
        }
    }

    private static void sluppet(List<String> feil, Rad rad, Response svar) {
        if (svar.statusCode() == 401 || svar.statusCode() == 403) {
            feil.add("%s: %d, though it may".formatted(rad, svar.statusCode()));
        }
    }

    private static RequestSpecification med(List<String> omfang) {
        return given().header(
                        "Authorization",
                        "Bearer " + krav(omfang).jws().keyId("k").sign(NOKKEL.getRsaPrivateKey()));
    }

    private static JwtClaimsBuilder krav(List<String> omfang) {
        return Jwt.issuer(UTSTEDER)
                .audience(MALGRUPPE)
                .claim("client_id", "noen")
                .expiresIn(Duration.ofMinutes(5))
                .claim("scope", String.join(" ", omfang));
    }

    private static RsaJsonWebKey nokkel() {
        try {
            RsaJsonWebKey nokkel = RsaJwkGenerator.generateJwk(2048);
            nokkel.setKeyId("k");
            return nokkel;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String herId() throws Exception {
        String melding = Files.readString(INNLAGT);
        String avsender = melding.substring(melding.indexOf("<Sender>"));
        return avsender.replaceFirst("(?s).*?<Ident>\\s*<Id>(\\d+)</Id>.*", "$1");
    }
}
