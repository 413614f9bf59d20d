package no.meldingsvakt.inngang.rest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.meldingsvakt.forlop.Eksempelmelding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows of exception in a running service: taken up, refused and removed without a restart; proposed, and never by itself. */
@QuarkusTest
@TestProfile(UnntakHttpTest.MedRegelmappe.class)
class UnntakHttpTest {

    private static final Duration LENGE = Duration.ofMinutes(2);
    private static final String FIRE_TIMER = "NTP-V1.1g-4t";
    private static final Path FIL = MedRegelmappe.REGLER.resolve("unntak.yaml");

    /** The hospital's own service, which looks often. */
    public static class MedRegelmappe implements QuarkusTestProfile {

        static final Path REGLER = mappe();

        /** Most calls at a time, and what they may take of the heap; {@link OverlastHttpTest} and {@link ParkertTest} share this start. */
        static final int KALL = 20;

        static final int MINNE = 40 * 1024 * 1024;

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "meldingsvakt.overlast.kall", String.valueOf(KALL),
                    "meldingsvakt.overlast.minne", String.valueOf(MINNE),
                    "meldingsvakt.overlast.betenkningstid", "2s",
                    "meldingsvakt.regelmappe", REGLER.toString(),
                    "meldingsvakt.regelmappe-intervall", "100ms",
                    "meldingsvakt.amqp.forsok", "3",
                    "meldingsvakt.amqp.forsok-pause", "100ms",
                    "meldingsvakt.frist-intervall", "1s",
                    "meldingsvakt.stans-etter", "1s",
                    "meldingsvakt.egne-her-id", "9900100");
        }

        private static Path mappe() {
            try {
                Path mappe =
                        Files.createTempDirectory(Path.of("target"), "regler").toAbsolutePath();
                ParkertTest.leggKrasj(mappe);
                return mappe;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @AfterEach
    void utenUnntak() throws IOException {
        Files.deleteIfExists(FIL);
    }

    @Test
    void aWindowIsTakenUpAndRemovedWithoutARestartAndRefusedWholeWhenItIsWrong() throws IOException {
        Eksempelmelding innlagt = Eksempelmelding.les(Eksempelmelding.INNLAGT)
                .id(UUID.randomUUID().toString())
                .pasient("13853810221");
        String id = motta(innlagt);
        assertEquals("BRUTT", stand(id));
        assertTrue(avvik(id).contains(FIRE_TIMER));

        skriv("9900200", "2024-03-04", "2024-03-04");
        await().atMost(LENGE).until(() -> stand(id).equals("UNNTATT"));
        assertFalse(avvik(id).contains(FIRE_TIMER));
        JsonPath sammen = Forlopspost.bedom("2024-03-11T12:00:00", innlagt);
        assertEquals("UNNTATT", Forlopspost.frist(sammen, FIRE_TIMER));
        assertEquals(List.of(), Forlopspost.brutt(sammen, FIRE_TIMER));

        skriv("9900200", "2024-03-04", "2024-03-01");
        await().atMost(LENGE).until(() -> maling("meldingsvakt_regelmappe_feil").startsWith("1"));
        assertEquals("UNNTATT", stand(id), "the former windows stay in force");

        Files.delete(FIL);
        await().atMost(LENGE).until(() -> stand(id).equals("BRUTT"));
    }

    @Test
    void aSilentPartyIsShownAndNothingIsExceptedForIt() {
        String id = motta(Eksempelmelding.les(Eksempelmelding.INNLAGT)
                .id(UUID.randomUUID().toString())
                .pasient("14853810221")
                .byttet("9900200", "9900800"));
        await().atMost(LENGE).until(() -> unntaksdata("forslag").contains("HER-id 9900800 siden 20"));

        assertTrue(Integer.parseInt(unntaksdata("foreslatte")) >= 1);
        assertEquals("0", unntaksdata("gjeldende"));
        assertFalse(maling("meldingsvakt_unntak_foreslatte").startsWith("0"));
        assertEquals("BRUTT", stand(id));
        assertFalse(given().get("/q/metrics").asString().contains("9900800"), "a label that whoever calls decides");
    }

    private static String motta(Eksempelmelding melding) {
        return given().contentType("application/xml")
                .queryParam("regelsett", Forlopspost.PAKKE)
                .body(melding.bytes())
                .post("/api/v1/meldinger")
                .then()
                .statusCode(200)
                .extract()
                .path("forlop.id");
    }

    private static String stand(String id) {
        return given().get("/api/v1/forlop/" + id)
                .jsonPath()
                .getString("frister.find { it.regel == '" + FIRE_TIMER + "' }.status");
    }

    private static List<String> avvik(String id) {
        return given().get("/api/v1/forlop/" + id).jsonPath().getList("avvik.regel");
    }

    private static String unntaksdata(String navn) {
        return String.valueOf(given().get("/q/health")
                .jsonPath()
                .getString("checks.find { it.name == 'unntaksvinduer' }.data." + navn));
    }

    private static String maling(String navn) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(l -> l.startsWith(navn))
                .map(l -> l.substring(l.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("");
    }

    private static void skriv(String part, String fra, String til) throws IOException {
        Files.writeString(FIL, """
            unntak:
              - parter: ["%s"]
                fra: %s
                til: %s
                slag: MELDINGSSTANS
                grunn: brudd
                vedtattAv: samarbeidsutvalget
            """.formatted(part, fra, til));
    }
}
