package no.meldingsvakt.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Minnelager;
import no.meldingsvakt.rapport.Endring;
import no.meldingsvakt.rapport.Proverapport;
import no.meldingsvakt.regel.Pakkeprove;
import no.meldingsvakt.validering.Avtaleprove;
import no.meldingsvakt.validering.Mottaksprove;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack that may be adopted, tried on the stays of a region's year. */
class AvtaleproveTest {

    private static final int PASIENTER = 25;
    private static final String PAKKE = "nord-trondelag-pasientsamarbeid";
    private static final String FIRE_TIMER =
            "navn: innleggelsesrapport, type: \"xs:dayTimeDuration\", standard: \"PT4H\"";
    private static final Avtaleprove.Utvalg ARET = new Avtaleprove.Utvalg(
            LocalDate.of(2023, 11, 1), LocalDate.of(2025, 5, 1), OffsetDateTime.parse("2025-06-01T12:00:00+02:00"));

    private static final JdbcConnectionPool POOL = Minnelager.database();
    private static final Lager LAGER = new Lager(Jdbi.create(POOL));
    private static final Mottaksprove PROVE = new Mottaksprove(LAGER);

    @TempDir
    Path mappe;

    @BeforeAll
    static void lagre() {
        Regionprove skriver = new Regionprove(LAGER, RegionTest.FRO);
        for (int n = 0; n < PASIENTER; n++) {
            Pasientar ar = skriver.ar(n);
            Set<String> sett = new HashSet<>();
            PROVE.registrer(
                    skriver.skrevet(
                            ar.brev().stream().filter(b -> sett.add(b.id)).toList()),
                    ar.slutt().plusDays(1).toOffsetDateTime().toString());
        }
    }

    @AfterAll
    static void lukk() {
        POOL.dispose();
    }

    private static Proverapport prov(Pakkeprove prove) {
        return PROVE.avtaleprove().prov(prove, ARET, n -> true).orElseThrow();
    }

    @Test
    void thePackInForceWouldChangeNothing() {
        Pakkeprove prove = Mottaksprove.kandidat(Kandidatmappe.av(PAKKE, mappe).mappe(), null);

        assertEquals(List.of(), prove.ulike());
        Proverapport rapport = prov(prove);
        assertEquals(PROVE.avtaleprove().antall(ARET), rapport.opphold());
        assertEquals(null, rapport.endret());
        assertEquals(List.of(), rapport.regler());
    }

    @Test
    void whatChangesIsWhatAllRulesWouldSayOtherwise() throws IOException {
        Path egne = Files.createDirectories(mappe.resolve("egne"));
        Files.writeString(egne.resolve("tilpasning.yaml"), """
            pakker:
              nord-trondelag-pasientsamarbeid:
                parametre: {innleggelsesrapport: PT1H}
                regler:
                  NTP-V3.1a-dagtid: {nivaa: merknad}
            """);
        Pakkeprove prove = Mottaksprove.kandidat(
                Kandidatmappe.av(PAKKE, mappe)
                        .byttet("pakke.yaml", FIRE_TIMER, FIRE_TIMER.replace("PT4H", "PT1H"))
                        .byttet("forlop/NTP-V3.1a-dagtid/regel.sch", "role=\"bor\"", "role=\"merknad\"")
                        .mappe(),
                null);
        Proverapport rapport = prov(prove);

        assertEquals(List.of("NTP-V1.1g-24t", "NTP-V1.1g-4t", "NTP-V3.1a-dagtid"), prove.ulike());
        assertEquals(PROVE.alleRegler(egne, ARET), rapport);
        assertTrue(
                rapport.regler().stream()
                        .anyMatch(r -> r.regel().equals("NTP-V1.1g-4t") && r.slag() == Endring.Slag.NY),
                rapport::toString);
    }

    @Test
    void aRuleThatIsTakenOutSaysNothingMore() {
        Proverapport rapport = prov(Mottaksprove.kandidat(
                Kandidatmappe.av(PAKKE, mappe).uten("forlop/NTP-V3.2b-dag0").mappe(), null));

        assertEquals(
                Set.of(Endring.Slag.BORTE),
                new HashSet<>(rapport.regler().stream()
                        .map(Proverapport.Regelrad::slag)
                        .toList()));
        assertEquals(rapport.endret(), rapport.borte());
    }

    @Test
    void aPackThatDoesNotLoadIsToldWithFileAndLine() {
        String regel = "forlop/NTP-V1.1g-4t/regel.sch";
        Path xml = Kandidatmappe.av(PAKKE, mappe.resolve("a"))
                .byttet(regel, "</sch:schema>", "</sch:skjema>")
                .byttet("forlop/NTP-V1.2h/regel.sch", "<sch:pattern", "<sch:patern")
                .mappe();
        Path xpath = Kandidatmappe.av(PAKKE, mappe.resolve("b"))
                .byttet(regel, "test=\"exists($start) and", "test=\"exists($start and")
                .mappe();

        String ikkeXml = feil(xml);
        assertTrue(ikkeXml.matches("(?s).*NTP-V1.1g-4t/regel.sch, line \\d+.*NTP-V1.2h/regel.sch.*"), ikkeXml);
        String ikkeXpath = feil(xpath);
        assertTrue(ikkeXpath.matches("(?s).*NTP-V1.1g-4t/regel.sch, line \\d+.*"), ikkeXpath);
        assertTrue(feil(mappe.resolve("ingen")).contains("pakke.yaml"));
    }

    private static String feil(Path mappe) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> Mottaksprove.kandidat(mappe, null))
                .getMessage());
    }

    @Test
    void itTellsHowFarItHasComeAndStopsWhenItIsTold() {
        Pakkeprove prove = Mottaksprove.kandidat(Kandidatmappe.av(PAKKE, mappe).mappe(), null);
        AtomicLong kommet = new AtomicLong();

        assertTrue(PROVE.avtaleprove()
                .prov(prove, ARET, n -> {
                    kommet.set(n);
                    return false;
                })
                .isEmpty());
        assertTrue(kommet.get() > 0);
    }
}
