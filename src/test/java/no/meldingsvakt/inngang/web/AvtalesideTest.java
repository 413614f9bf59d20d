package no.meldingsvakt.inngang.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two packs beside each other, through the front door. */
@QuarkusTest
class AvtalesideTest {

    private static final String TO = "?a=nord-trondelag-leger&b=vestre-viken-leger";

    @Test
    void twoPacksAreSetBesideEachOther() {
        String side = given().get("/avtaler" + TO + "&sprak=en")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(side.contains("in the second only") && side.contains("href=\"/side/avtaler.css\""), side);
        assertEquals(
                "vestre-viken-leger",
                given().get("/api/v1/avtaler" + TO)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("b.id"));
    }

    @Test
    void durationsAreWrittenAsPeopleSayThem() {
        for (Map.Entry<String, String> sprak :
                Map.of("nb", "4 timer", "nn", "4 timar", "en", "4 hours").entrySet()) {
            String side = given().get(
                            "/avtaler?a=nord-trondelag-pasientsamarbeid&b=nord-trondelag-leger&sprak=" + sprak.getKey())
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertTrue(side.contains(sprak.getValue()), side);
            assertFalse(side.matches("(?s).*\\bP(T?\\d+[DHMS])+\\b.*"), side);
        }
    }

    @Test
    void whatIsNoPackIsToldAndNotRepeated() {
        String side = given().get("/avtaler?a=%3Cscript%3E&b=../../etc")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(side.contains("role=\"alert\"") && !side.contains("<script>") && !side.contains("etc"), side);
        given().get("/api/v1/avtaler?a=../x&b=nasjonal").then().statusCode(400);
    }
}
