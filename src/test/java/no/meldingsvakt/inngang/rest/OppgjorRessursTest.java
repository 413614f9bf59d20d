package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.inngang.oppgjor.Oppgjor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settlement through the front door: what is owed, and an invoice list held against it. */
@QuarkusTest
class OppgjorRessursTest {

    private static final String ADRESSE = "/api/v1/oppgjor";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @RegisterExtension
    final Loggvakt logg = new Loggvakt();

    private final String pasient = Syntetisk.pasient();

    /** Ready on 11 March 2024, and left on the 15th: four days, 22 980 kroner. */
    private String opphold(String klarId) {
        String sist = "";
        for (Eksempelmelding m : List.of(
                Eksempelmelding.les(Eksempelmelding.INNLAGT)
                        .id(UUID.randomUUID().toString()),
                Eksempelmelding.les(Eksempelmelding.OPPDATERT)
                        .id(UUID.randomUUID().toString()),
                Eksempelmelding.les(Eksempelmelding.KLAR)
                        .sendt("2024-03-11T10:05:00")
                        .skjedde("3", "2024-03-11")
                        .id(klarId),
                Eksempelmelding.les(Eksempelmelding.APPREC)
                        .svarerPaa(klarId)
                        .sendt("2024-03-11T10:06:00")
                        .id(UUID.randomUUID().toString()),
                Eksempelmelding.les(Eksempelmelding.UTSKREVET)
                        .sendt("2024-03-15T13:45:00")
                        .skjedde("2", "2024-03-15T13:30:00")
                        .id(UUID.randomUUID().toString()))) {
            Response svar = Meldingspost.send(
                    "/api/v1/meldinger", m.pasient(pasient).bytes(), Map.of("Content-Type", "application/xml"));
            assertEquals(200, svar.statusCode(), svar::asString);
            sist = svar.jsonPath().getString("forlop.id");
        }
        return sist;
    }

    private String opphold() {
        return opphold(UUID.randomUUID().toString());
    }

    private static Response avstem(byte[] liste, String accept) {
        return Meldingspost.send(ADRESSE + "?sprak=nb", liste, Map.of("Content-Type", "text/csv", "Accept", accept));
    }

    private static JsonPath avstem(String liste) {
        Response svar = avstem(liste.getBytes(WINDOWS), "application/json");
        assertEquals(200, svar.statusCode(), svar::asString);
        return svar.jsonPath();
    }

    @Test
    void eachLineIsAgreedDisputedOrUnknown() {
        String id = opphold();
        JsonPath svar = avstem("Fødselsnummer;Forløp;Døgn;Beløp\r\n"
                + pasient + ";" + id + ";4;22 980,00\r\n"
                + pasient + ";" + UUID.randomUUID() + ";4;22980\r\n"
                + pasient + ";" + id.toUpperCase(java.util.Locale.ROOT) + "x;4;22980\r\n");

        assertEquals(List.of("ENIG", "UKJENT", "UKJENT"), svar.getList("linjer.dom"));
        assertEquals(List.of("STEMMER", "UKJENT_FORLOP", "ULESELIG"), svar.getList("linjer.grunn"));
        assertEquals("Meldingene viser det samme.", svar.getString("linjer[0].forklaring"));
        assertEquals(List.of(2), svar.getList("linjer[2].celler.kolonne"));
        assertEquals(
                "Linjen kan ikke leses: kolonne 2 (forlop) har ikke det kolonnen skal ha.",
                svar.getString("linjer[2].forklaring"));
        assertEquals(Map.of("ENIG", 1, "OMTVISTET", 0, "UKJENT", 2), svar.getMap("antall"));
        assertEquals(4, svar.getInt("opphold[0].dogn"));
        assertEquals(22980, svar.getInt("opphold[0].belop"));
        assertEquals(
                List.of("2024-03-11", "2024-03-12", "2024-03-13", "2024-03-14"), svar.getList("opphold[0].dager.dag"));
        assertEquals(5745, svar.getInt("opphold[0].dager[0].pris"));
        assertEquals(3, svar.getList("opphold[0].dager[0].grunnlag").size());

        assertEquals("OMTVISTET", avstem("forlop;dogn\n" + id + ";5").getString("linjer[0].dom"));
    }

    @Test
    void nothingOfTheListComesBackOrIsLogged() {
        String id = opphold();
        String hemmelig = "Kanarifugl" + pasient;
        for (String accept : List.of("application/json", "text/csv")) {
            String liste = "navn;forlop;dogn;belop\n" + hemmelig + ";" + id + ";4;\n" + hemmelig + ";" + hemmelig + ";"
                    + hemmelig + ";" + hemmelig + "\n\"" + hemmelig;
            Response svar = avstem(liste.getBytes(StandardCharsets.UTF_16), accept);
            assertEquals(200, svar.statusCode());
            assertFalse(Meldingspost.alt(svar).contains(hemmelig), svar::asString);
            Response feil = avstem((hemmelig + ";x\n1;2").getBytes(StandardCharsets.UTF_8), accept);
            assertEquals(400, feil.statusCode());
            assertFalse(Meldingspost.alt(feil).contains(hemmelig), feil::asString);
        }
        assertFalse(logg.tekst().contains(hemmelig));
    }

    @Test
    void theTableTellsWhatProvesEachLine() {
        String klar = UUID.randomUUID().toString();
        String id = opphold(klar);
        Response svar = avstem(("forlop,dogn\n" + id + ",4").getBytes(StandardCharsets.UTF_8), "text/csv");

        assertTrue(svar.contentType().startsWith("text/csv"), svar.contentType());
        assertTrue(svar.asString().contains("\r\n2,ENIG,STEMMER,"), svar::asString);
        assertTrue(svar.asString().contains(klar), svar::asString);
    }

    @Test
    void thePageTellsTheSameAsTheService() {
        String klar = UUID.randomUUID().toString();
        String id = opphold(klar);
        Response avstemt = Meldingspost.send(
                "/oppgjor?sprak=en",
                ("forlop;dogn;belop\n" + id + ";4;22980\n" + id + "x;1;1\n<script>;1;1\n").getBytes(WINDOWS),
                Map.of("Content-Type", "text/csv", "Accept", "text/html"));

        assertEquals(200, avstemt.statusCode(), avstemt::asString);
        String side = avstemt.asString();
        assertTrue(side.contains("Agreed") && side.contains("Unknown") && side.contains("22&nbsp;980"), side);
        assertTrue(side.contains(klar) && !side.contains("<script>;"), side);
        Response feil = Meldingspost.send(
                "/oppgjor", "a;b\n1;2".getBytes(WINDOWS), Map.of("Content-Type", "text/csv", "Accept", "text/html"));
        assertEquals(400, feil.statusCode());
        assertTrue(feil.asString().contains("role=\"alert\""), feil::asString);
        String tom = given().get("/oppgjor?fra=1999-01-01&til=1999-01-31")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(tom.contains("0 døgn, 0 kroner"), tom);
        given().get("/oppgjor?fra=i-gar").then().statusCode(400);
    }

    @Test
    void whatMessagesAreCalledIsNoFormulaInTheTable() {
        Oppgjor.OppholdFelt opphold = new Oppgjor.OppholdFelt(
                "id",
                List.of("1"),
                1,
                null,
                List.of(new Oppgjor.SkyldigDag("2024-03-11", null, List.of("=HYPERLINK(\"http://x\")", "+1"))),
                null);
        String csv = Oppgjor.csv(new Oppgjor.Oppgjorsside(
                java.time.OffsetDateTime.parse("2024-04-01T12:00:00+02:00"),
                "2024-03-01",
                "2024-03-31",
                0,
                50,
                false,
                List.of(opphold)));

        assertTrue(csv.contains("\"'=HYPERLINK"), csv);
    }

    @Test
    void thePeriodListsWhatIsOwed() {
        String id = opphold();
        boolean funnet = false;
        for (int side = 0; !funnet; side++) {
            JsonPath svar = given().queryParam("fra", "2024-03-12")
                    .queryParam("til", "2024-03-13")
                    .queryParam("part", "9900200")
                    .queryParam("antall", 200)
                    .queryParam("side", side)
                    .get(ADRESSE)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            Map<String, Object> mitt = svar.getMap("opphold.find { it.forlop == '" + id + "' }");
            if (mitt != null) {
                assertEquals(2, mitt.get("dogn"), "the days in the period alone");
                assertEquals(11490, ((Number) mitt.get("belop")).intValue());
                funnet = true;
            }
            assertTrue(funnet || svar.getBoolean("flere"), "it is on one of the pages");
        }
        String csv = given().accept("text/csv")
                .queryParam("fra", "2012-01-01")
                .queryParam("til", "2012-01-31")
                .get(ADRESSE)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals("forlop,parter,dag,pris,grunnlag,forbehold\r\n", csv, "a period without days has the head alone");
    }

    @Test
    void whatCannotBeAnsweredIsAProblem() {
        given().get(ADRESSE).then().statusCode(400);
        given().get(ADRESSE + "?fra=2024-02-30&til=2024-03-01").then().statusCode(400);
        given().get(ADRESSE + "?fra=2024-03-02&til=2024-03-01").then().statusCode(400);
        given().get(ADRESSE + "?fra=2024-03-01&til=2024-03-01&fnr=1").then().statusCode(400);
        given().contentType("application/json").body("{}").post(ADRESSE).then().statusCode(415);
        given().contentType("text/csv").body("").post(ADRESSE).then().statusCode(400);
        given().contentType("text/csv")
                .body("\u0000\u0001\u0002")
                .post(ADRESSE)
                .then()
                .statusCode(400);
        given().contentType("text/csv")
                .body("forlop;dogn\n".repeat(20_002))
                .post(ADRESSE)
                .then()
                .statusCode(413);
    }
}
