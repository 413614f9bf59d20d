package no.meldingsvakt.drift;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the build has made, run as its users run it. Other tests do without its main class and its class loader. */
@QuarkusIntegrationTest
class PakketIT {

    private static final Path GYLDIG = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
    private static final Path UGYLDIG = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT-uten-hendelse.xml");

    @Test
    void thePackagedServiceJudges() {
        given().contentType("application/xml")
                .body(GYLDIG.toFile())
                .post("/api/v1/valideringer")
                .then()
                .statusCode(200)
                .body("status", is("GODTATT"));
    }

    @Test
    void thePackagedCommandJudges() throws IOException, InterruptedException {
        assertEquals(1, valider(UGYLDIG, "AVVIST"));
    }

    private static int valider(Path fil, String status) throws IOException, InterruptedException {
        Process prosess = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar",
                        "valider",
                        fil.toString(),
                        "--format",
                        "json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String svar = new String(prosess.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(svar.contains("\"status\":\"" + status + "\""), svar);
        return prosess.waitFor();
    }
}
