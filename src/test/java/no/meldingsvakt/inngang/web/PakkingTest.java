package no.meldingsvakt.inngang.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PakkingTest {

    /** The two lists are long, and are sent packed; what programs fetch is not, and costs nothing to pack. */
    @Test
    void pagesAreSentPacked() {
        for (String side : List.of(
                "/regler", "/regler/dekning", "/lar", "/meldingsvakt.css", "/side/prov.js", "/side/merke.svg", "/")) {
            assertEquals("gzip", koding(side, "gzip"), side);
        }
        assertNull(koding("/api/v1/regler", "gzip"));
        assertNull(koding("/eksempler/plo-pasientlogistikk/1.6/LOG_INNLAGT.xml", "gzip"));
        assertEquals("gzip", koding("/bibliotek/codemirror-view.js", "gzip"));
    }

    private static String koding(String adresse, String godtar) {
        return given().header("Accept-Encoding", godtar)
                .get(adresse)
                .then()
                .statusCode(200)
                .extract()
                .header("Content-Encoding");
    }
}
