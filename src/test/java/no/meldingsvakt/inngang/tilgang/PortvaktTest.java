package no.meldingsvakt.inngang.tilgang;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.meldingsvakt.inngang.tilgang.Tabell.Rad;
import org.junit.jupiter.api.Test;

/** On the loopback nobody signs in, and no page of another's gets anything done; every answer says what a browser may do with it. */
@QuarkusTest
class PortvaktTest {

    private static final List<Integer> STENGT = List.of(401, 403, 421);

    @Test
    void aPageOfAnothersMayOnlyReadWhatIsPublic() {
        List<String> feil = new ArrayList<>();
        List<Map<String, String>> fremmede = List.of(
                Map.of("Origin", "https://kanari.example"),
                Map.of("Origin", "null"),
                Map.of("Origin", "http://localhost:1"),
                Map.of("Origin", "http://localhost.kanari.example:" + RestAssured.port),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"));
        for (Rad rad : Tabell.rader()) {
            // One way is enough to see that what is public is open; some of it is long.
            for (Map<String, String> hoder : rad.omfang().isPresent() ? fremmede : fremmede.subList(0, 1)) {
                sjekk(feil, rad, hoder, rad.omfang().isPresent() ? 403 : 0);
            }
            sjekk(
                    feil,
                    rad,
                    Map.of("Origin", RestAssured.baseURI + ":" + RestAssured.port, "Sec-Fetch-Site", "same-origin"),
                    0);
        }
        assertEquals(List.of(), feil);
    }

    @Test
    void aCallToAnotherNameIs421() {
        List<String> feil = new ArrayList<>();
        for (Rad rad : Tabell.rader()) {
            boolean helse = rad.sti().startsWith("/q/health/");
            if (rad.omfang().isEmpty() && rad.sti().contains("regl")) {
                continue;
            }
            for (String vert : List.of("kanari.example:" + RestAssured.port, "127.0.0.1.kanari.example")) {
                sjekk(feil, rad, Map.of("Host", vert), helse ? 0 : 421);
            }
            for (String vert : List.of("LOCALHOST:80", "[::1]:8080")) {
                sjekk(feil, rad, Map.of("Host", vert), 0);
            }
        }
        assertEquals(List.of(), feil);
    }

    @Test
    void anAnswerTellsWhatABrowserMayDoWithIt() throws Exception {
        List<String> feil = new ArrayList<>();
        for (Rad rad : Tabell.rader()) {
            hoder(feil, rad.toString(), rad.kall(given()), rad.omfang().isEmpty());
        }
        hoder(feil, "404", given().get("/kanari"), false);
        hoder(feil, "421", given().header("Host", "kanari").get("/"), false);
        for (String form : List.of("text/html", "application/json", "application/xml", "application/svrl+xml")) {
            hoder(
                    feil,
                    form,
                    given().accept(form)
                            .contentType("application/xml")
                            .body(Files.readAllBytes(Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml")))
                            .post("/api/v1/valideringer"),
                    false);
        }
        assertEquals(List.of(), feil);
    }

    private static void hoder(List<String> feil, String hva, Response svar, boolean apen) {
        String csp = String.valueOf(svar.header("Content-Security-Policy"));
        boolean trygg = csp.contains("default-src 'none'")
                && csp.contains("frame-ancestors 'none'")
                && csp.contains("base-uri 'none'")
                && !csp.matches(".*script-src[^;]*unsafe.*")
                && "nosniff".equals(svar.header("X-Content-Type-Options"))
                && "no-referrer".equals(svar.header("Referrer-Policy"));
        String lager = String.valueOf(svar.header("Cache-Control"));
        boolean glemt = apen && svar.statusCode() == 200 ? !lager.equals("null") : lager.equals("no-store");
        if (!trygg
                || !glemt
                || svar.headers().getValues("Content-Security-Policy").size() != 1) {
            feil.add(hva + ": " + svar.statusCode() + " " + svar.headers());
        }
    }

    private static void sjekk(List<String> feil, Rad rad, Map<String, String> hoder, int ventet) {
        RequestSpecification kall = given().headers(hoder);
        Response svar = rad.kall(kall);
        boolean stengt = STENGT.contains(svar.statusCode());
        boolean riktig = ventet == 0
                ? !stengt
                : svar.statusCode() == ventet
                        && svar.contentType().startsWith("application/problem+json")
                        && !svar.asString().contains("kanari");
        if (!riktig) {
            feil.add("%s %s: %d".formatted(rad, hoder, svar.statusCode()));
        }
    }
}
