package no.meldingsvakt.inngang.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.katalog.Regelvisning;
import no.meldingsvakt.regel.Dekning;
import no.meldingsvakt.regel.Dekningsgrad;
import no.meldingsvakt.regel.Regelverkslager;
import org.junit.jupiter.api.Test;

/** The catalogue as pages and as JSON: every rule can be looked up by every name that a receipt may use. */
@QuarkusTest
class RegelsiderTest {

    @Inject
    Regelverkslager regelverk;

    @Test
    void everyRuleHasAPage() {
        List<String> feil = new ArrayList<>();
        regelverk.get().katalog().regler().forEach(r -> {
            var svar = given().get("/regler/" + r.id());
            String side = svar.asString();
            if (svar.statusCode() != 200) {
                feil.add(r.id());
            }
            r.paastander().forEach(p -> {
                if (svar.statusCode() != 200 || !side.contains(p.id()) || !side.contains("Oppfyller regelen")) {
                    feil.add(p.id());
                }
            });
        });
        assertEquals(List.of(), feil);
    }

    @Test
    void aRuleIsFoundByIdAssertionAndAlias() {
        given().get("/api/v1/regler/KVITT-30").then().statusCode(200).body("id", equalTo("KVITT-30"));
        given().get("/api/v1/regler/HENV-20").then().statusCode(200).body("id", equalTo("KVITT-30"));
        given().get("/api/v1/regler/NTP-V1.1g-innhold-funksjon")
                .then()
                .statusCode(200)
                .body("id", equalTo("NTP-V1.1g-innhold"));
        given().get("/api/v1/regler/HODE-02").then().statusCode(200).body("id", equalTo("XSD"));
        given().get("/api/v1/regler/finnes-ikke").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aWithdrawnRuleIsStillFoundAndSaysWhy() {
        given().get("/api/v1/regler/KVITT-33")
                .then()
                .statusCode(200)
                .body("utgatt", containsString("journal"))
                .body("paastander.size()", equalTo(0));
        given().get("/api/v1/regler/KVITT-30").then().body("utgatt", nullValue());
        given().get("/regler/KVITT-33")
                .then()
                .statusCode(200)
                .body(containsString("Utgått"))
                .body(not(containsString("Oppfyller regelen")));
        given().get("/regler")
                .then()
                .body(containsString("er utgåtte, og kontrolleres ikke"))
                .body(containsString("<span class=\"vekt\">Utgått</span>"));
    }

    @Test
    void theCatalogueSaysWhatAReceiptSays() {
        given().queryParam("sprak", "en")
                .get("/api/v1/regler/NTL-1.2")
                .then()
                .body("paastander[0].alvorlighet", equalTo("FEIL"))
                .body("paastander[0].tekst", containsString("The referral"));
    }

    @Test
    void theListCanBeNarrowed() {
        JsonPath alle = given().get("/api/v1/regler").jsonPath();
        JsonPath noen = given().queryParam("gjelder", "INNLEGGELSESRAPPORT")
                .get("/api/v1/regler")
                .jsonPath();
        assertEquals(
                List.of("INNLEGGELSESRAPPORT"), noen.getList("[-1].gjelder.findAll { it == 'INNLEGGELSESRAPPORT' }"));
        assertEquals(true, alle.getList("$").size() > noen.getList("$").size());
        given().queryParam("pakke", "finnes-ikke").get("/api/v1/regler").then().statusCode(400);
    }

    @Test
    void pagesRunNoScriptsAndFetchNothing() {
        for (String side : List.of("/regler/dekning", "/regler/NTL-1.2")) {
            given().get(side)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .body(not(containsString("<script")));
        }
    }

    /** The list has one, in a file of ours; without it the same is found by asking again. */
    @Test
    void theListIsFoundInWithoutScript() {
        given().get("/regler")
                .then()
                .header("Content-Security-Policy", containsString("script-src 'self'; connect-src 'self'"))
                .header("Content-Security-Policy", containsString("form-action 'self'"))
                .body(not(containsString("<script>")));
        assertEquals(List.of("KVITT-30"), vist("tekst=kvitt-30"));
        assertEquals(List.of("KVITT-30"), vist("tekst=HENV-20"));
        assertTrue(vist("tilstand=UTGATT").contains("KVITT-33"));
        List<String> innleggelse = vist("melding=INNLEGGELSESRAPPORT&niva=FEIL");
        assertTrue(
                innleggelse.size() > 1 && innleggelse.stream().noneMatch(id -> id.startsWith("KVITT")),
                innleggelse.toString());
        assertTrue(vist("pakke=nord-trondelag-pasientsamarbeid").stream().noneMatch(id -> id.startsWith("HODE")));
        assertEquals(List.of(), vist("tekst=finnes-ikke-noe-sted"));
        assertEquals(vist("sprak=nb"), vist("niva=finnes-ikke"));
        given().get("/regler?tekst=%22%3E%3Cscript%3E&sprak=nn")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>")), containsString("lang=\"nn\""), containsString("Ingen reglar"));
    }

    private static List<String> vist(String sporring) {
        return Pattern.compile("<tr data-niva=\"[^\"]*\"[^>]*?( hidden[^>]*)?><th[^>]*><a[^>]*>([^<]*)</a>")
                .matcher(given().get("/regler?" + sporring).asString())
                .results()
                .filter(r -> r.group(1) == null)
                .map(r -> r.group(2))
                .toList();
    }

    @Test
    void thePageOnCoverageTellsTheStateOfEveryClauseAndWhenItWasLookedAt() {
        List<Dekningsgrad> grader = Dekning.les(Path.of("schematron/dekning")).stream()
                .map(d -> Dekningsgrad.av(d, regelverk.get().katalog(), LocalDate.now(ZoneId.of("Europe/Oslo"))))
                .toList();
        Dekningsgrad.Antall sum = Dekningsgrad.Antall.sum(grader.stream().map(Dekningsgrad::antall));

        String side =
                given().get("/regler/dekning").then().statusCode(200).extract().asString();

        assertEquals(sum.kontrolleres(), antall(side, "<td class=\"smal KONTROLLERES\">"));
        assertEquals(sum.ikkeEnna(), antall(side, "<td class=\"smal IKKE_ENNA\">"));
        assertEquals(sum.kanIkke(), antall(side, "<td class=\"smal KAN_IKKE\">"));
        assertEquals(grader.size(), antall(side, "Ajour per \\d\\d[.]\\d\\d[.]\\d{4}[.]"));
        assertTrue(side.contains(("<th scope=\"row\">Til sammen</th><td></td><td data-navn=\"Punkter\">%d</td><td"
                        + " data-navn=\"Kontrolleres\">%d</td><td data-navn=\"Ikke ennå\">%d</td><td data-navn=\"Kan"
                        + " ikke\">%d</td>")
                .formatted(sum.punkter(), sum.kontrolleres(), sum.ikkeEnna(), sum.kanIkke())));
    }

    @Test
    void everyLinkOnThePageOnCoverageLeadsToARule() {
        String side = given().get("/regler/dekning").asString();
        List<String> feil = Pattern.compile("href=\"/regler/([^\"/]+)\"")
                .matcher(side)
                .results()
                .map(m -> m.group(1))
                .distinct()
                .filter(id -> !id.startsWith("dekning"))
                .filter(id -> new Regelvisning(regelverk.get().katalog())
                        .finn(URLDecoder.decode(id, StandardCharsets.UTF_8), Sprak.NB)
                        .isEmpty())
                .toList();
        assertEquals(List.of(), feil);
    }

    private static long antall(String side, String monster) {
        return Pattern.compile(monster).matcher(side).results().count();
    }
}
