package no.meldingsvakt.inngang.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in a terminal, as {@code script} makes one: somebody watches, types, and presses Ctrl-C. */
class PseudoterminalTest {

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final Path EKSEMPEL = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
    private static final Duration TALMODIGHET = Duration.ofMinutes(3);

    @TempDir
    Path mappe;

    private Process prosess;

    @BeforeEach
    void krevTerminal() {
        assumeTrue(Files.exists(SCRIPT), "script makes the terminal");
    }

    @AfterEach
    void slutt() {
        if (prosess != null) {
            prosess.destroyForcibly();
        }
    }

    @Test
    void aRuleIsTriedAgainWhenItsFileIsSavedUntilSomebodyEndsIt() throws Exception {
        assertEquals(0, new Terminal(mappe).kjor("regel", "ny", "AVTALE-1"));
        start("regel", "test", "AVTALE-1", "--folg");
        vent("ok    AVTALE-1, 2 eksempler");
        Path regel = mappe.resolve("AVTALE-1/regel.sch");
        String god = Files.readString(regel);
        Files.writeString(regel, god.replace("test=\"mh:ConversationRef\"", "test=\"true()\""));
        vent("FEIL  AVTALE-1");
        ctrlC();
        assertEquals(130, kode());
    }

    @Test
    void somebodyWhoWatchesSeesABarAndIsToldHowFarItCame() throws Exception {
        byte[] melding = Files.readAllBytes(EKSEMPEL);
        Files.createDirectory(mappe.resolve("m"));
        for (int i = 0; i < 5_000; i++) {
            Files.write(mappe.resolve("m/" + i + ".xml"), melding);
        }
        start("valider", "m");
        vent("/5000");
        ctrlC();
        assertEquals(130, kode());
        assertTrue(skjerm().contains("av 5\u00a0000 meldinger bedømt"), "the end of what is shown: " + slutten());
    }

    private void start(String... argumenter) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder terminal = new ProcessBuilder(
                        SCRIPT.toString(),
                        "-qefc",
                        String.join(
                                " ",
                                List.of(
                                        // In the background Ctrl-C is ignored by all that is started.
                                        "env --default-signal=INT",
                                        java,
                                        "-XX:TieredStopAtLevel=1",
                                        "-Dstdout.encoding=UTF-8",
                                        "-cp",
                                        "\"$KLASSESTI\"",
                                        Meldingsvakt.class.getName(),
                                        String.join(" ", argumenter))),
                        mappe.resolve("skjerm").toString())
                .directory(mappe.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        terminal.environment().put("KLASSESTI", klassesti());
        prosess = terminal.start();
    }

    private static String klassesti() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(del -> Path.of(del).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void ctrlC() throws IOException {
        OutputStream tastatur = prosess.getOutputStream();
        tastatur.write(3);
        tastatur.flush();
    }

    private int kode() throws InterruptedException {
        assertTrue(prosess.waitFor(TALMODIGHET.toSeconds(), SECONDS), "it did not end");
        return prosess.exitValue();
    }

    private void vent(String tekst) {
        await().atMost(TALMODIGHET).until(() -> skjerm().contains(tekst));
    }

    private String skjerm() throws IOException {
        Path fil = mappe.resolve("skjerm");
        return Files.exists(fil) ? new String(Files.readAllBytes(fil), UTF_8) : "";
    }

    private String slutten() throws IOException {
        String alt = skjerm();
        return alt.substring(Math.max(0, alt.length() - 500));
    }
}
