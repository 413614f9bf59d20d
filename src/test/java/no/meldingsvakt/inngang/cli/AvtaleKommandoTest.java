package no.meldingsvakt.inngang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.meldingsvakt.region.Kandidatmappe;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who make agreements ask. */
class AvtaleKommandoTest {

    private static final String PAKKE = "nord-trondelag-pasientsamarbeid";

    @TempDir
    Path mappe;

    private Terminal terminal;
    private String kandidat;

    @BeforeEach
    void lagKandidat() {
        terminal = new Terminal(mappe);
        kandidat = Kandidatmappe.av(PAKKE, mappe.resolve("ny"))
                .byttet("pakke.yaml", "standard: \"PT4H\"", "standard: \"PT2H\"")
                .byttet("forlop/NTP-V3.1a-dagtid/regel.sch", "role=\"bor\"", "role=\"merknad\"")
                .byttet("forlop/NTP-V1.2h/regel.sch", "id=\"NTP-V1.2h\"", "id=\"NTP-V1.2h\" ")
                .uten("NTP-V3e")
                .mappe()
                .toString();
    }

    @Test
    void packsAreComparedClauseByClause() throws IOException {
        assertEquals(0, terminal.kjor("avtale", "sammenlign", PAKKE, PAKKE), terminal::feil);
        assertTrue(terminal.ut().contains("0 endret, 0 bare i den første"), terminal.ut());

        assertEquals(1, terminal.kjor("avtale", "sammenlign", PAKKE, kandidat), terminal::feil);
        String tekst = terminal.ut();
        assertTrue(tekst.contains("innleggelsesrapport: PT4H → PT2H"), tekst);
        assertTrue(tekst.contains("pkt. 1.1 g\n  NTP-V1.1g-24t: endret (verdier)"), tekst);
        assertTrue(tekst.contains("NTP-V3.1a-dagtid: endret (nivå)\n    A [bor"), tekst);
        assertTrue(tekst.contains("NTP-V3e: bare i den første\n"), tekst);

        assertEquals(1, terminal.kjor("avtale", "sammenlign", PAKKE, kandidat, "--format", "json"));
        JsonNode json = new ObjectMapper().readTree(terminal.ut());
        assertEquals("PT2H", json.at("/verdier/0/b").asText());
        assertEquals(0, json.at("/antall/BARE_B").asInt());

        assertEquals(
                1,
                terminal.kjor(
                        "avtale",
                        "sammenlign",
                        "nord-trondelag-leger",
                        "vestre-viken-leger",
                        "--format=html",
                        "--sprak=en"));
        assertTrue(terminal.ut().contains("in the first only") && terminal.ut().contains("<style>"), terminal.ut());
        assertEquals(2, terminal.kjor("avtale", "sammenlign", PAKKE, "ingen"));
    }

    @Test
    void aPackIsTriedOnTheStoreOfTheService() throws IOException {
        assertEquals(2, terminal.kjor("avtale", "prov", kandidat));
        assertTrue(terminal.feil().contains("Det er ingen database"), terminal.feil());

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
        for (String format : new String[] {"tekst", "json", "html"}) {
            assertEquals(
                    0,
                    terminal.kjor(
                            "avtale", "prov", kandidat, "--fra=2024-01-01", "--til=2024-12-31", "--format", format),
                    terminal::feil);
            assertTrue(terminal.ut().contains("NTP-V1.1g-4t"), terminal.ut());
        }
        assertEquals(2, terminal.kjor("avtale", "prov", kandidat, "--fra=2024-13-01"));
        assertEquals(2, terminal.kjor("avtale", "prov", kandidat, "--fra=2025-01-01", "--til=2024-01-01"));
        assertEquals(2, terminal.kjor("avtale", "prov", kandidat, "--i-stedet-for=ingen"));
    }

    @Test
    void aPackThatDoesNotLoadIsToldWithFileAndLine() {
        Path galt = Kandidatmappe.av(PAKKE, mappe.resolve("annen"))
                .byttet("forlop/NTP-V2f/regel.sch", "</sch:schema>", "</sch:skjema>")
                .mappe();

        assertEquals(2, terminal.kjor("avtale", "prov", galt.toString()));
        assertTrue(terminal.feil().matches("(?s).*NTP-V2f/regel.sch, line \\d+.*"), terminal.feil());
    }
}
