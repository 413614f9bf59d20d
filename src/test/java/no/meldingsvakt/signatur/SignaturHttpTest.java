package no.meldingsvakt.signatur;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import no.meldingsvakt.sporing.MedAltISyne;
import org.junit.jupiter.api.Test;

/** The service as an operator runs it who has switched signatures on, with issuers and lists in folders. */
@QuarkusTest
@TestProfile(MedAltISyne.class)
public class SignaturHttpTest {

    private static final Path PLO = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
    private static final Path MELDINGER = Path.of("target/signatur/meldinger");

    /** Makes folders and messages, before the service starts. */
    public static Map<String, String> oppsett() {
        try {
            Path tillit = Files.createDirectories(MELDINGER.resolveSibling("tillit"));
            Path lister = Files.createDirectories(MELDINGER.resolveSibling("sperrelister"));
            lag(tillit, lister);
            return Map.of(
                    "meldingsvakt.signatur.kontroll", "true",
                    "meldingsvakt.signatur.tillit", tillit.toString(),
                    "meldingsvakt.signatur.sperrelister", lister.toString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void lag(Path tillit, Path lister) throws Exception {
        Proveutsteder rot = Proveutsteder.rot("Rot");
        Proveutsteder.Signerer person = rot.person();
        Proveutsteder.Signerer tilbakekalt = rot.person();
        Instant naa = Instant.now();
        Proveutsteder.skriv(tillit.resolve("rot.pem"), rot.sertifikat());
        Proveutsteder.skriv(
                lister.resolve("rot.crl"),
                rot.liste(naa.minus(Duration.ofHours(1)), naa.plus(Duration.ofHours(1)))
                        .med(tilbakekalt.sertifikat(), naa.minus(Duration.ofMinutes(2)), -1)
                        .ferdig());
        Files.createDirectories(MELDINGER);
        byte[] god = Provesignatur.vanlig().signer(Files.readAllBytes(PLO), person);
        Files.write(MELDINGER.resolve("god.xml"), god);
        Files.write(MELDINGER.resolve("endret.xml"), Provesignatur.endre(god, "Utsiktsveien 4", "Utsiktsveien 5"));
        Files.write(
                MELDINGER.resolve("tilbakekalt.xml"),
                Provesignatur.vanlig().signer(Files.readAllBytes(PLO), tilbakekalt));
    }

    private static byte[] melding(String navn) throws Exception {
        return Files.readAllBytes(MELDINGER.resolve(navn));
    }

    @Test
    void aGoodSignatureIsAccepted() throws Exception {
        given().contentType("application/xml")
                .body(melding("god.xml"))
                .post("/api/v1/valideringer")
                .then()
                .statusCode(200)
                .body("status", equalTo("GODTATT"))
                .body("apprec[0].status", equalTo("1"))
                .body("tidsbruk.keySet()", hasItems("les", "skjema", "regler", "forlop", "totalt"))
                .body("tidsbruk.size()", equalTo(5));
    }

    @Test
    void aChangedMessageIsRejected() throws Exception {
        given().contentType("application/xml")
                .queryParam("sprak", "nn")
                .body(melding("endret.xml"))
                .post("/api/v1/valideringer")
                .then()
                .statusCode(200)
                .body("status", equalTo("AVVIST"))
                .body("avvik.regel", contains("HODE-35"))
                .body("avvik[0].tekst", equalTo("Meldinga er endra etter at ho vart signert."))
                .body("avvik[0].kilde", containsString("HIS 80415:2012"))
                .body("avvik[0].sted.xpath", equalTo("/mh:MsgHead[1]/ds:Signature[1]"))
                .body("apprec[0].feil", contains("S01"))
                .body(not(containsString("Syntetisk")));
    }

    @Test
    void aRevokedCertificateIsAnsweredByAnAppRec() throws Exception {
        given().contentType("application/xml")
                .accept("application/xml")
                .body(melding("tilbakekalt.xml"))
                .post("/api/v1/valideringer")
                .then()
                .statusCode(200)
                .body(containsString("V=\"S03\""), not(containsString("Syntetisk")));
    }

    @Test
    void theRulesAreInTheCatalogue() {
        given().get("/api/v1/regler/HODE-35")
                .then()
                .statusCode(200)
                .body("gjelder", contains("msghead"))
                .body("paastander[0].apprec", equalTo("S01"));
        given().get("/regler/HODE-37").then().statusCode(200).body(containsString("Tilbaketrukket sertifikat"));
    }
}
