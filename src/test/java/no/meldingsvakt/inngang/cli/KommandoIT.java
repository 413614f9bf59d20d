package no.meldingsvakt.inngang.cli;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher of what the build has made, as people use it: a library that is missing shows only here. */
class KommandoIT {

    @ParameterizedTest
    @CsvSource({
        "0, valider FIL --format json",
        "0, valider FIL --format html",
        "0, valider FIL --format apprec",
        "1, forlop FIL --vurdert 2024-06-01T12:00",
        "2, oppgjor finnes-ikke.csv FIL",
    })
    void aCommandHasWhatItNeedsAndSaysNothingElse(int kode, String kommando) throws IOException, InterruptedException {
        Process prosess = new ProcessBuilder(
                        "sh",
                        "-c",
                        "./meldingsvakt "
                                + kommando.replace("FIL", "xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml"))
                .start();
        CompletableFuture<Integer> ut = CompletableFuture.supplyAsync(() -> lengde(prosess));
        String feil = new String(prosess.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(kode, prosess.waitFor(), feil);
        assertEquals(kode < Utgangskode.FEIL_BRUK, feil.isEmpty(), feil);
        assertEquals(kode < Utgangskode.FEIL_BRUK, ut.join() > 0, kommando);
    }

    /** As in a container where nobody has set a locale: the file is found, and what is shown is ASCII. */
    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LC_ALL= LC_CTYPE= LANG=", "LC_ALL=POSIX"})
    void withoutALocaleAFileWithNorwegianLettersIsJudged(String sprak, @TempDir Path mappe) throws Exception {
        Path fil = Files.copy(
                Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT-uten-hendelse.xml"),
                Files.createDirectory(mappe.resolve("mæ")).resolve("blåbær.xml"));
        Process prosess = new ProcessBuilder(
                        "sh", "-c", "env " + sprak + " TERM=dumb ./meldingsvakt valider '" + fil + "'")
                .redirectErrorStream(true)
                .start();
        byte[] ut = prosess.getInputStream().readAllBytes();
        String vist = new String(ut, StandardCharsets.US_ASCII);

        assertEquals(1, prosess.waitFor(), vist);
        assertTrue(vist.contains("/mae/blaabaer.xml: AVVIST"), vist);
        assertTrue(vist.contains("\"TidsfestetHendelse\" mangler i"), vist);
        assertFalse(vist.contains("?") || vist.contains("\uFFFD"), vist);
    }

    @Test
    @EnabledIfSystemProperty(
            named = "tjenestearkiv",
            matches = "true",
            disabledReason = "two starts of the service; -Dtjenestearkiv=true")
    void theServiceStartsWithAnArchiveOfItsOwn(@TempDir Path mappe) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("./meldingsvakt", "lag-arkiv", "--server")
                        .inheritIO()
                        .start()
                        .waitFor());
        List<Path> arkiv = Stream.of("aot", "jsa")
                .map(e -> Path.of("target/quarkus-app/tjeneste." + e))
                .filter(Files::exists)
                .toList();
        assertEquals(1, arkiv.size());
        int port;
        try (ServerSocket ledig = new ServerSocket(0)) {
            port = ledig.getLocalPort();
        }
        ProcessBuilder tjenesten = new ProcessBuilder("./meldingsvakt", "server")
                .redirectOutput(mappe.resolve("logg").toFile());
        tjenesten.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        tjenesten.environment().put("MELDINGSVAKT_AMQP_AKTIV", "false");
        tjenesten
                .environment()
                .put("MELDINGSVAKT_DATAMAPPE", mappe.resolve("data").toString());
        Process tjeneste = tjenesten.start();
        try {
            await().ignoreExceptions().atMost(Duration.ofMinutes(2)).untilAsserted(() -> given().port(port)
                    .body(Files.readAllBytes(Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml")))
                    .contentType("application/xml")
                    .post("/api/v1/valideringer")
                    .then()
                    .statusCode(200));
            // What a process has mapped tells that it is used, not only that it was asked for.
            assertTrue(Files.readString(Path.of("/proc", String.valueOf(tjeneste.pid()), "maps"))
                    .contains("/" + arkiv.get(0)));
        } finally {
            tjeneste.destroy();
            tjeneste.waitFor();
            Files.delete(arkiv.get(0));
        }
    }

    private static int lengde(Process prosess) {
        try {
            return prosess.getInputStream().readAllBytes().length;
        } catch (IOException e) {
            return 0;
        }
    }
}
