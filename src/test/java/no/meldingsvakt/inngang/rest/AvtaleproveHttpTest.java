package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.meldingsvakt.region.Kandidatmappe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack that may be adopted, sent in as a zip file and tried on what the service has stored. */
@QuarkusTest
class AvtaleproveHttpTest {

    private static final String ADRESSE = "/api/v1/avtaler/prov";
    private static final String PAKKE = "nord-trondelag-pasientsamarbeid";
    private static final String REGEL = "forlop/NTP-V1.1g-4t/regel.sch";
    private static final Duration LENGE = Duration.ofMinutes(2);

    @TempDir
    Path mappe;

    private static byte[] zip(Map<String, byte[]> filer) throws IOException {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(ut)) {
            for (Map.Entry<String, byte[]> fil : filer.entrySet()) {
                zip.putNextEntry(new ZipEntry(fil.getKey()));
                zip.write(fil.getValue());
            }
        }
        return ut.toByteArray();
    }

    /** With the folder's own name, as most programs pack a folder. */
    private static byte[] zip(Kandidatmappe pakke) throws IOException {
        Map<String, byte[]> filer = new TreeMap<>();
        try (Stream<Path> alle = Files.walk(pakke.mappe())) {
            for (Path fil : alle.filter(Files::isRegularFile).toList()) {
                filer.put(
                        PAKKE + "/" + pakke.mappe().relativize(fil).toString().replace('\\', '/'),
                        Files.readAllBytes(fil));
            }
        }
        return zip(filer);
    }

    private static Response send(byte[] zip, String sporring) {
        return given().contentType("application/zip").body(zip).post(ADRESSE + sporring);
    }

    /** Until it is done; another test's may be going on. */
    private static JsonPath ferdig(byte[] zip, String sporring) {
        long slutt = System.nanoTime() + LENGE.toNanos();
        Response svar = send(zip, sporring);
        while (svar.statusCode() == 409 && System.nanoTime() < slutt) {
            LockSupport.parkNanos(100_000_000);
            svar = send(zip, sporring);
        }
        assertEquals(202, svar.statusCode(), svar::asString);
        String sted = svar.header("Location").replaceFirst("https?://[^/]+", "");
        JsonPath prove = given().get(sted).jsonPath();
        while (prove.getString("tilstand").equals("PAGAR") && System.nanoTime() < slutt) {
            LockSupport.parkNanos(100_000_000);
            prove = given().get(sted).jsonPath();
        }
        return prove;
    }

    private static void avvises(int status, byte[] zip, String grunn) {
        Response svar = send(zip, "");
        assertEquals(status, svar.statusCode(), svar::asString);
        assertTrue(svar.jsonPath().getString("detail").contains(grunn), svar::asString);
    }

    @Test
    void aPackIsTriedAndToldOfInNumbers() throws IOException {
        byte[] pakke = zip(Kandidatmappe.av(PAKKE, mappe).uten("forlop/NTP-V3.2b-dag0"));

        // A year that nothing is stored of.
        JsonPath prove = ferdig(pakke, "?fra=1999-01-01&til=1999-12-31&i-stedet-for=");

        assertEquals("FERDIG", prove.getString("tilstand"));
        assertEquals(100, prove.getInt("prosent"));
        assertEquals(PAKKE, prove.getString("gjeldende"));
        assertEquals(List.of("NTP-V3.2b-dag0"), prove.getList("regler"));
        assertNull(prove.get("rapport.opphold"));
        assertEquals(List.of(), prove.getList("rapport.regler"));
        String side = given().get("/avtaler/prov/" + prove.getString("id") + "?sprak=en")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(side.contains("NTP-V3.2b-dag0") && !side.contains("data-folg"), side);
        assertTrue(side.contains("none, or fewer than five"), side);
        assertTrue(side.contains("name=\"fra\" value=\"1999-01-01\""), "the period is kept in the form: " + side);
        assertTrue(side.contains("name=\"til\" value=\"1999-12-31\""), side);
        assertTrue(
                side.replaceAll("</?span[^>]*>", "").matches("(?s).*, judged \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\\.<.*"),
                "day and minute: " + side);
    }

    @Test
    void aPackThatDoesNotLoadIsToldWithFileAndLine() throws IOException {
        Kandidatmappe pakke = Kandidatmappe.av(PAKKE, mappe)
                .byttet(REGEL, "</sch:schema>", "</sch:skjema>")
                .byttet("forlop/NTP-V1.2h/regel.sch", "<sch:pattern", "<sch:patern");

        Response svar = send(zip(pakke), "");

        assertEquals(400, svar.statusCode());
        String feil = svar.jsonPath().getString("detail");
        assertTrue(feil.matches("(?s)" + PAKKE + "/" + REGEL + ", line \\d+.*NTP-V1.2h/regel.sch.*"), feil);
        assertFalse(feil.contains(Files.createTempDirectory(mappe, "x").getRoot() + "tmp"), feil);
        String side = given().contentType("application/zip")
                .body(zip(pakke))
                .post("/avtaler/prov?fra=2024-02-01&til=2024-02-29&i-stedet-for=" + PAKKE)
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertTrue(side.contains("role=\"alert\"") && side.contains("NTP-V1.1g-4t/regel.sch, line"), side);
        assertTrue(
                side.contains("value=\"2024-02-01\"")
                        && side.contains("value=\"2024-02-29\"")
                        && side.contains("<option value=\"" + PAKKE + "\" selected"),
                "what was asked for is kept: " + side);
    }

    @Test
    void whatIsNoPackIsTold() throws IOException {
        avvises(400, "PK ikke".getBytes(StandardCharsets.UTF_8), "ingen zip-fil");
        byte[] hel = zip(Map.of("pakke.yaml", new byte[1]));
        avvises(400, Arrays.copyOf(hel, hel.length - 30), "avkortet");
        avvises(400, zip(Map.of("les.txt", new byte[1])), "én regelpakke");
        avvises(400, zip(Map.of("a/pakke.yaml", new byte[1], "b/pakke.yaml", new byte[1])), "én regelpakke");
        avvises(400, zip(Map.of("pakke.yaml", "id: <script>".getBytes(StandardCharsets.UTF_8))), "pakke.yaml");
        assertEquals(
                400,
                send(zip(Kandidatmappe.av(PAKKE, mappe)), "?i-stedet-for=finnes-ikke")
                        .statusCode());
        assertEquals(
                400, send(zip(Map.of("pakke.yaml", new byte[1])), "?fra=i-gar").statusCode());
        given().get(ADRESSE + "/" + UUID.randomUUID()).then().statusCode(404);
        given().get("/avtaler/prov/../../etc").then().statusCode(404);
    }

    @Test
    void aZipFileThatPointsOutOfItsFolderIsRefused() throws IOException {
        String navn = "utenfor-" + UUID.randomUUID();
        avvises(400, zip(Map.of("../" + navn, new byte[1])), "utenfor");
        avvises(400, zip(Map.of("/" + navn, new byte[1])), "utenfor");
        assertFalse(Files.exists(Path.of(System.getProperty("java.io.tmpdir"), navn)));
    }

    @Test
    void aZipFileOfMoreThanTenThousandFilesIsRefused() throws IOException {
        Map<String, byte[]> filer = new LinkedHashMap<>();
        for (int i = 0; i <= 10_000; i++) {
            filer.put("f" + i, new byte[0]);
        }
        avvises(413, zip(filer), "10000");
        avvises(413, zip(Map.of("stor", new byte[40 << 20])), "32 MiB");
    }

    @Test
    void thePageHasAForm() {
        String side = given().get("/avtaler/prov?sprak=nn")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(side.contains("data-innhold=\"application/zip\"") && side.contains("/side/opplasting.js"), side);
        assertFalse(side.contains("value=\"nasjonal\""), side);
    }
}
