package no.meldingsvakt.drift;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.meldingsvakt.regel.Regeltider;
import org.junit.jupiter.api.Test;

/** What is measured can be asked for. */
@QuarkusTest
class MalingerHttpTest {

    @Test
    void theRulesAreTimedForEachKindOfMessage() throws IOException {
        given().contentType("application/xml")
                .body(Files.readAllBytes(Path.of("xsd/epikrise/1.2/eksempler/EPIKRISE.xml")))
                .post("/api/v1/valideringer")
                .then()
                .statusCode(200);

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("meldingsvakt_regler_seconds_count{standard=\"epikrise/1.2\"}"))
                .body(containsString("meldingsvakt_regler_oppgitt_total 0.0"))
                .body(containsString("meldingsvakt_regler_hengende 0.0"));
        given().get("/q/health/live").then().statusCode(200).body(containsString("regler som henger"));
    }

    /** One run of so many is measured, whoever else has been judging. */
    @Test
    void eachRuleIsTimed() throws IOException {
        byte[] melding = Files.readAllBytes(Path.of("xsd/epikrise/1.2/eksempler/EPIKRISE.xml"));
        for (int i = 0; i < Regeltider.HVER; i++) {
            given().contentType("application/xml")
                    .body(melding)
                    .post("/api/v1/valideringer")
                    .then()
                    .statusCode(200);
        }

        String malinger = given().get("/q/metrics").asString();

        assertTrue(verdi(malinger, "meldingsvakt_regel_seconds_count{regel=\"IDENT-01\"}") >= 1, malinger);
        assertTrue(verdi(malinger, "meldingsvakt_regel_seconds_sum{regel=\"IDENT-01\"}") > 0, malinger);
    }

    private static double verdi(String malinger, String navn) {
        return malinger.lines()
                .filter(linje -> linje.startsWith(navn))
                .mapToDouble(linje -> Double.parseDouble(linje.substring(navn.length())))
                .findFirst()
                .orElse(-1);
    }
}
