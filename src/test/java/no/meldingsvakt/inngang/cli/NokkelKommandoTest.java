package no.meldingsvakt.inngang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands that change the key say; {@code NokkelskifteTest} holds what they do. */
class NokkelKommandoTest {

    @TempDir
    Path mappe;

    @Test
    void eachStepSaysWhatIsNext() throws Exception {
        Terminal terminal = new Terminal(mappe);
        assertEquals(2, terminal.kjor("nokkel"));
        assertEquals(0, terminal.kjor("nokkel", "status"), terminal::feil);
        assertTrue(terminal.ut().contains("ingen nøkkel"), terminal.ut());
        assertEquals(2, terminal.kjor("nokkel", "bytt"));
        Files.createDirectory(mappe.resolve("data"));
        Files.write(mappe.resolve("data/pasientnokkel"), new byte[32]);

        assertEquals(0, terminal.kjor("nokkel", "bytt"), terminal::feil);

        assertTrue(terminal.ut().contains("Start tjenesten på nytt"), terminal.ut());
        assertTrue(terminal.ut().contains("Det er ingen database"), terminal.ut());
        assertEquals(2, terminal.kjor("nokkel", "bytt"));
        assertTrue(terminal.feil().contains("Et bytte er i gang"), terminal.feil());
        assertEquals(0, terminal.kjor("nokkel", "status", "--sprak", "en"), terminal::feil);
        assertTrue(terminal.ut().contains("Both keys are in the data folder"), terminal.ut());
        assertEquals(2, terminal.kjor("nokkel", "avslutt"));
        assertTrue(terminal.feil().contains("Databasen må leses"), terminal.feil());
    }
}
