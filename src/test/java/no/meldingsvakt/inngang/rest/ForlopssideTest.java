package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.inngang.web.Nettleser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stays as pages, each drawn. The pages are left in target/sider for whoever wants to look at them. */
@QuarkusTest
class ForlopssideTest {

    private static final String VURDERT = "2024-03-12T12:00:00";
    private static final String PASIENT = "12853810221";

    @TestHTTPResource("/")
    URI rot;

    @ParameterizedTest
    @CsvSource({
        "nb, Sykehus: , Kommune: , Brutt · , ikke sett av tjenesten",
        "nn, Sjukehus: , Kommune: , Broten · , ikkje sett av tenesta",
        "en, Hospital: , Municipality: , Broken · , not seen by the service"
    })
    void aStayIsDrawnInTheLanguageAskedFor(String sprak, String sykehus, String kommune, String brutt, String ikkeSett)
            throws IOException {
        String side = side("forlop-" + sprak, VURDERT + "&sprak=" + sprak, zip(stay()));
        assertTrue(side.contains("<html lang=\"" + sprak + "\""), side);
        for (String ord : List.of(sykehus, kommune, brutt, ikkeSett)) {
            assertTrue(side.contains(ord), () -> ord + " is not in " + side);
        }
        assertEquals(
                List.of(), Pattern.compile("\\{\\d").matcher(side).results().toList());
        assertFalse(side.contains("<script") || side.contains("style=\"") || side.contains(PASIENT), side);
    }

    /** Everything that is drawn leads to its row, and nothing leads nowhere. */
    @Test
    void everyMarkAndBarLeadsToItsRow() throws IOException {
        String side = side("forlop-lenker", VURDERT, zip(stay()));
        List<String> maal = Pattern.compile("href=\"#([^\"]+)\"")
                .matcher(side)
                .results()
                .map(m -> m.group(1))
                .toList();
        assertTrue(maal.size() > 10, side);
        maal.forEach(id -> assertTrue(side.contains("id=\"" + id + "\""), id));
        List<String> alle = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(side)
                .results()
                .map(m -> m.group(1))
                .toList();
        assertEquals(alle.stream().distinct().count(), alle.size(), alle.toString());
    }

    @Test
    void daysOwedForAreShadedWithWhatProvesThem() throws IOException {
        List<Eksempelmelding> ubesvart = List.of(
                les(Eksempelmelding.INNLAGT),
                les(Eksempelmelding.VARSEL),
                les(Eksempelmelding.OPPDATERT),
                les(Eksempelmelding.KLAR));
        String side = side("forlop-dogn", VURDERT, zip(ubesvart));
        assertTrue(side.contains("class=\"dogn\""), side);
        assertTrue(
                Pattern.compile("overliggerdøgn, vist av melding \\d+(, \\d+)+")
                        .matcher(side)
                        .find(),
                side);
        assertTrue(side.contains("class=\"bevis\""), side);
    }

    /** Two hundred within one minute, and sixty days: each is a row, and what lies too close is one mark that says so. */
    @Test
    void manyMessagesAtOnceAreOneMarkThatTellsHowMany() throws IOException {
        List<Eksempelmelding> alle = new ArrayList<>(stay());
        for (int i = 0; i < 200; i++) {
            alle.add(les(Eksempelmelding.VARSEL)
                    .id(UUID.randomUUID().toString())
                    .sendt("2024-03-05T10:00:" + (10 + i % 50)));
        }
        alle.add(les(Eksempelmelding.VARSEL).id(UUID.randomUUID().toString()).sendt("2024-05-03T10:00:00"));
        String side = side("forlop-mange", "2024-05-04T12:00:00", zip(alle));
        assertTrue(side.contains("class=\"merke FLERE"), side);
        assertTrue(Pattern.compile("\\d\\d døgn</text>").matcher(side).find(), side);
        assertTrue(side.split("<tr id=\"f1-m", -1).length > 200, side);
    }

    /** What is sent never becomes markup: not the names of organisations, nor those of files. */
    @Test
    void namesNeverBecomeMarkup() throws IOException {
        String ond = "<script>alert(1)</script>";
        List<Eksempelmelding> stygge = stay().stream()
                .map(m -> new Eksempelmelding(m.tekst()
                        .replaceAll(
                                "<OrganisationName>[^<]*", "<OrganisationName>&lt;script&gt;alert(1)&lt;/script&gt;")))
                .toList();
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(ut)) {
            for (int i = 0; i < stygge.size(); i++) {
                zip.putNextEntry(new ZipEntry("../../" + ond + i + "\"><img src=x onerror=alert(1)>.xml"));
                zip.write(stygge.get(i).bytes());
            }
        }
        String side = side("forlop-ond", VURDERT, ut.toByteArray());
        assertTrue(side.contains("&lt;script&gt;alert(1)"), side);
        assertFalse(side.contains("<script") || side.contains("<img") || side.contains("../"), side);
    }

    @Test
    void tenThousandFilesAreTooMany() throws IOException {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(ut)) {
            for (int i = 0; i < 10_000; i++) {
                zip.putNextEntry(new ZipEntry(i + ".xml"));
                zip.write('<');
            }
        }
        Response svar = given().accept("text/html")
                .contentType("application/zip")
                .body(ut.toByteArray())
                .post(Forlopspost.ADRESSE);
        assertEquals(413, svar.statusCode());
        assertEquals("application/problem+json", svar.contentType().replaceAll(";.*", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-04T10:30:00", "2001-01-01T00:00:00", "2090-01-01T00:00:00"})
    void anyMomentOfJudgementCanBeDrawn(String vurdert) throws IOException {
        assertTrue(
                side("forlop-" + vurdert.substring(0, 4), vurdert, zip(stay())).contains("<svg class=\"tegning\""));
    }

    @Test
    void aStoredStayIsAPageToo() throws IOException {
        String id = null;
        for (Eksempelmelding m : stay()) {
            id = Meldingspost.send(
                            "/api/v1/meldinger",
                            m.id(UUID.randomUUID().toString()).bytes(),
                            Map.of("Content-Type", "application/xml"))
                    .path("forlop.id");
        }
        Response side = given().accept("text/html")
                .queryParam("sprak", "en")
                .queryParam("vurdert", VURDERT)
                .get("/api/v1/forlop/" + id);
        assertEquals(200, side.statusCode(), side.asString());
        assertTrue(side.contentType().startsWith("text/html"), side.contentType());
        assertTrue(side.header("Content-Security-Policy").contains("default-src 'none'"));
        assertTrue(
                side.asString().contains("<svg class=\"tegning\"")
                        && side.asString().contains("Judged 12 March 2024"),
                side.asString());
        assertEquals(id, given().get("/api/v1/forlop/" + id).path("id"));
        assertEquals(
                400,
                given().queryParam("vurdert", "i fjor")
                        .get("/api/v1/forlop/" + id)
                        .statusCode());
    }

    /** The list is a page too; a form sends what was not chosen as empty. */
    @Test
    void theListOfStoredStaysIsAPageToo() throws IOException {
        String id = Meldingspost.send(
                        "/api/v1/meldinger",
                        les(Eksempelmelding.INNLAGT)
                                .id(UUID.randomUUID().toString())
                                .bytes(),
                        Map.of("Content-Type", "application/xml"))
                .path("forlop.id");
        Response side = given().accept("text/html").get("/api/v1/forlop?status=&frist=&part=&sprak=en");
        assertEquals(200, side.statusCode(), side.asString());
        assertEquals("no-store", side.header("Cache-Control"));
        assertTrue(side.asString().contains("href=\"/api/v1/forlop/" + id + "?sprak=en\""), side.asString());
        assertFalse(side.asString().contains(PASIENT), side.asString());
        String neste = given().accept("text/html")
                .get("/api/v1/forlop?antall=1&status=APENT&side=1")
                .asString();
        assertTrue(neste.contains("href=\"?antall=1&amp;status=APENT&amp;side=0&amp;sprak=nb\""), neste);
        assertTrue(given().accept("text/html")
                .get("/api/v1/forlop?part=finnes-ikke")
                .asString()
                .contains("Ingen forløp passer"));
        try (Nettleser nettleser = new Nettleser()) {
            nettleser.apne(rot.resolve("/api/v1/forlop?status=APENT"));
            nettleser.seSamtligeFlater("forlopsliste-full");
            nettleser.finn("tbody a").click();
            nettleser.ventTil("document.querySelector('svg.tegning')");
            nettleser.seSamtligeFlater("forlop-lagret");
        }
        assertEquals(
                "application/json", given().get("/api/v1/forlop").contentType().replaceAll(";.*", ""));
    }

    private static List<Eksempelmelding> stay() {
        return List.of(
                les(Eksempelmelding.INNLAGT),
                les(Eksempelmelding.VARSEL),
                les(Eksempelmelding.OPPDATERT),
                les(Eksempelmelding.KLAR),
                les(Eksempelmelding.NOTAT),
                les(Eksempelmelding.EPIKRISE));
    }

    private static byte[] zip(List<Eksempelmelding> meldinger) throws IOException {
        return Forlopspost.zip(meldinger);
    }

    private static String side(String navn, String vurdert, byte[] zip) throws IOException {
        Response svar = given().accept("text/html")
                .contentType("application/zip")
                .body(zip)
                .post(Forlopspost.ADRESSE + "?regelsett=" + Forlopspost.PAKKE + "&vurdert=" + vurdert);
        assertEquals(200, svar.statusCode(), svar.asString());
        assertTrue(svar.contentType().startsWith("text/html"), svar.contentType());
        String side = new String(svar.asByteArray(), UTF_8);
        Files.writeString(Files.createDirectories(Path.of("target", "sider")).resolve(navn + ".html"), side);
        return side;
    }
}
