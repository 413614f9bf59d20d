package no.meldingsvakt.inngang.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is nowhere is a page in a browser, and a problem to a program. */
@QuarkusTest
class FeilsideTest {

    private static final String NETTLESER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @TestHTTPResource("/")
    URI rot;

    @ParameterizedTest
    @CsvSource({
        "/finnes-ikke, Siden finnes ikke, nb",
        "/finnes-ikke?sprak=nn, Sida finst ikkje, nn",
        "/regler/finnes-ikke?sprak=en, There is no such page, en",
        "/side/finnes-ikke.css, Siden finnes ikke, nb",
        "/q/finnes-ikke, Siden finnes ikke, nb"
    })
    void anUnknownAddressIsAPageInABrowser(String adresse, String tittel, String sprak) {
        for (String godtar : List.of(NETTLESER, "text/html")) {
            given().accept(godtar)
                    .get(adresse)
                    .then()
                    .statusCode(404)
                    .contentType("text/html")
                    .header("Content-Language", sprak)
                    .header("Cache-Control", "no-store")
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .body(
                            containsString("<h1>" + tittel),
                            containsString("href=\"?sprak=en\""),
                            not(containsString("finnes-ikke")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "*/*",
                "application/problem+json",
                "application/json, text/html;q=0.5",
                "text/html;q=0"
            })
    void aProgramStillGetsAProblem(String godtar) {
        for (String adresse : List.of("/finnes-ikke", "/side/finnes-ikke.css", "/api/v1/finnes-ikke")) {
            given().accept(godtar)
                    .get(adresse)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("status", equalTo(404));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text", "text/html;q=x", "text/html;q=", "/", ";;;", "text/html;q=2", "html, text/html;q=0,5"})
    void whatCannotBeReadOfAcceptIsNoInternalError(String godtar) {
        for (String adresse : List.of("/finnes-ikke", "/regler/finnes-ikke", "/api/v1/finnes-ikke")) {
            int status = given().header("Accept", godtar).get(adresse).statusCode();
            assertTrue(status == 404 || status == 400 || status == 406, adresse + " " + status);
        }
    }

    /** Below the API a script asks for receipts as HTML, and reads what went wrong as JSON; only what is shown is a page. */
    @Test
    void belowTheApiOnlyWhatABrowserShowsIsAPage() {
        String ukjent = "/api/v1/forlop/00000000-0000-0000-0000-000000000000";
        for (String adresse : List.of(ukjent, "/api/v1/finnes-ikke")) {
            given().accept("text/html").get(adresse).then().statusCode(404).contentType("application/problem+json");
            given().accept(NETTLESER)
                    .header("Sec-Fetch-Dest", "document")
                    .get(adresse)
                    .then()
                    .statusCode(404)
                    .contentType("text/html");
        }
        given().accept(NETTLESER)
                .header("Sec-Fetch-Dest", "document")
                .get("/api/v1/forlop?status=finnes-ikke")
                .then()
                .statusCode(400)
                .body(containsString("lang=\"nb\""), containsString("Parameteren status kan være"));
    }

    @Test
    void nothingOfTheAddressStandsOnThePage() {
        given().accept(NETTLESER)
                .urlEncodingEnabled(false)
                .get("/12853810221%3Cscript%3E?a=12853810221")
                .then()
                .statusCode(404)
                .body(not(containsString("12853810221")), not(containsString("<script>")));
    }

    @Test
    void thePageIsWithoutFault() {
        try (Nettleser nettleser = new Nettleser()) {
            nettleser.apne(rot.resolve("/finnes-ikke"));
            nettleser.seSamtligeFlater("finnes-ikke");
            nettleser.finn(".topp .sprak a[lang=nn]").click();
            assertEquals("Sida finst ikkje", nettleser.finn("h1").getText());
        }
    }
}
