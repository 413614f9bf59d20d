package no.meldingsvakt.drift;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
