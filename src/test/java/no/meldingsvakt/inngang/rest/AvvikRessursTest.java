package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import no.meldingsvakt.forlop.lager.Lager;
import org.junit.jupiter.api.Test;

/** Reports on deviations through the front door. The months here are put in by the test, far back. */
@QuarkusTest
class AvvikRessursTest {

    private static final String ADRESSE = "/api/v1/avvik";

    @Inject
    Lager lager;

    private static JsonPath hent(String sporring) {
        return given().get(ADRESSE + sporring).then().statusCode(200).extract().jsonPath();
    }

    @Test
    void aPeriodThatNothingHasBeenCountedInSaysSo() {
        JsonPath svar = hent("?fra=2001-01-01&til=2001-12-31");
        assertEquals(List.of(), svar.getList("maneder"));
        assertNull(svar.get("fra"));
        assertEquals(List.of(), svar.getList("rader"));
        assertNull(svar.get("sum.opphold"));
    }

    @Test
    void whatHasBeenCountedIsToldInEachWay() {
        lager.iTransaksjon(tx -> {
            tx.avvikstall()
                    .lagre(
                            YearMonth.of(2002, 1),
                            "OPPHOLD\tALLE\t\t40\t\n"
                                    + "OPPHOLD\tPAR\t11-22\t40\t\n"
                                    + "AVVIK\tALLE\t\t12\t\n"
                                    + "AVVIK\tREGEL\tPLO-LOG-20\t12\t\n"
                                    + "AVVIK\tPAR\t11-22\t12\t\n"
                                    + "AVVIK\tSYSTEM\t=EPJ\t12\t\n"
                                    + "HOLDT\tALLE\t\t30\t60:30\n"
                                    + "HOLDT\tREGEL\tPLO-LOG-20\t30\t60:30\n"
                                    + "BRUTT\tALLE\t\t12\t\n"
                                    + "BRUTT\tREGEL\tPLO-LOG-20\t12\t",
                            Instant.EPOCH);
            return true;
        });
        JsonPath regler = hent("?fra=2002-01&til=2002-12");
        assertEquals(List.of("2002-01"), regler.getList("maneder"));
        assertEquals("PLO-LOG-20", regler.getString("rader[0].verdi"));
        assertEquals(42, regler.getInt("rader[0].frister"));
        assertEquals(12, regler.getInt("rader[0].brutt"));
        assertEquals(60, regler.getInt("rader[0].svartid"));
        assertEquals(40, regler.getInt("rader[0].opphold"));
        assertEquals(12, hent("?fra=2002-01&til=2002-12&gruppe=maned&par=22-11").getInt("rader[0].avvik"));

        String csv = given().accept("text/csv")
                .get(ADRESSE + "?fra=2002-01&til=2002-12&gruppe=system")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(csv.startsWith("system,opphold,meldinger,avvik,frister,brutt,svartid\r\n"), csv);
        assertTrue(csv.contains("\r\n'=EPJ,40,,12,,,\r\n"), csv);
    }

    @Test
    void thePageTellsTheSame() {
        lager.iTransaksjon(tx -> {
            tx.avvikstall()
                    .lagre(
                            YearMonth.of(2004, 1),
                            "OPPHOLD\tALLE\t\t40\t\nAVVIK\tALLE\t\t17\t\nAVVIK\tREGEL\tPLO-<LOG-20\t17\t",
                            Instant.EPOCH);
            return true;
        });
        String side = given().get("/avvik?fra=2004-01&til=2004-12&gruppe=regel&par=")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(side.contains("PLO-&lt;LOG-20") && side.contains(">17<"), side);
        String tom = given().get("/avvik?fra=2001-01&til=2001-12&sprak=en")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(tom.contains("has been counted") && !tom.contains("<table"), tom);
    }

    @Test
    void whatCannotBeAskedIsAProblem() {
        for (String galt : List.of(
                "?gruppe=pasient",
                "?fra=2024-13",
                "?fra=2024-02-01&til=2024-01-01",
                "?fra=1900-01-01&til=2024-01-01",
                "?par=11-22",
                "?gruppe=maned&par=12853810221-1",
                "?fnr=1")) {
            given().get(ADRESSE + galt).then().statusCode(400);
        }
    }
}
