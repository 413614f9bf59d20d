package no.meldingsvakt.inngang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settlement on the command line, from the service's own store. */
class OppgjorKommandoTest {

    @TempDir
    Path mappe;

    private Terminal terminal;

    @BeforeEach
    void apne() throws IOException {
        terminal = new Terminal(mappe);
        Path lager = Files.createDirectories(mappe.resolve("data/lager"));
        Files.writeString(lager.resolve("passord"), "hemmelig");
        Flyway.configure()
                .dataSource(
                        "jdbc:h2:file:" + lager.resolve("meldingsvakt")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                        "meldingsvakt",
                        "hemmelig")
                .locations("classpath:db/lager")
                .load()
                .migrate();
    }

    @Test
    void aPeriodWithoutDaysIsToldSo() {
        assertEquals(0, terminal.kjor("oppgjor", "--fra=2024-03-01", "--til=2024-03-31"), terminal::feil);
        assertTrue(terminal.ut().contains("0 opphold, 0 døgn, 0 kroner"), terminal.ut());
        assertEquals(0, terminal.kjor("oppgjor", "--format=csv", "--part=9900200"), terminal::feil);
        assertTrue(terminal.ut().startsWith("forlop,") || terminal.ut().startsWith("forlop;"), terminal.ut());
        assertEquals(2, terminal.kjor("oppgjor", "--fra=2024-03-31", "--til=2024-03-01"));
        assertEquals(2, terminal.kjor("oppgjor", "--fra=i-gar"));
    }

    @Test
    void anInvoiceListIsHeldAgainstTheStoreLineByLine() throws IOException {
        String id = UUID.randomUUID().toString();
        // With a byte order mark, a formula, a broken line and a stay that is not there.
        Files.writeString(
                mappe.resolve("liste.csv"),
                "\uFEFFforlop;dogn;belop\n" + id + ";4;22980\n=1+1;2;3\n\"" + id + ";4\n",
                StandardCharsets.UTF_8);

        assertEquals(1, terminal.kjor("oppgjor", "--faktura", "liste.csv"), terminal::feil);

        assertTrue(terminal.ut().contains("Enig: 0. Omtvistet: 0. Ukjent: 3."), terminal.ut());
        assertEquals(1, terminal.kjor("oppgjor", "--faktura", "liste.csv", "--format", "json", "--sprak", "en"));
        assertTrue(terminal.ut().contains("\"UKJENT_FORLOP\""), terminal.ut());
    }

    @Test
    void whatIsNoListIsTold() throws IOException {
        Files.writeString(mappe.resolve("annet.csv"), "a;b\n1;2\n");
        Files.write(mappe.resolve("bilde.csv"), new byte[] {0, 1, 2, 3, 0, 0});

        assertEquals(2, terminal.kjor("oppgjor", "--faktura", "annet.csv"));
        assertTrue(terminal.feil().contains("mangler kolonner"), terminal.feil());
        assertEquals(2, terminal.kjor("oppgjor", "--faktura", "bilde.csv"));
        assertEquals(2, terminal.kjor("oppgjor", "--faktura", "finnes-ikke.csv"));
    }
}
