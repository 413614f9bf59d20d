package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code unntak.yaml} is read, and what is said of one that is wrong. */
class UnntakTest {

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Standardkatalog STANDARDER = SKJEMAER.standarder();

    /** The second window, which the tests below spoil, begins in line 8. */
    private static final String RIKTIG = """
        unntak:
          - parter: ["9900100"]
            fra: 2024-03-04T08:00
            til: 2024-03-05T16:00:00+01:00
            slag: FORCE_MAJEURE
            grunn: brann
            vedtattAv: beredskapsledelsen
          - parter: ["9900100", "9900200"]
            fra: 2024-03-30
            til: 2024-03-31
            slag: MELDINGSSTANS
            grunn: brudd hos nettleverandøren
            vedtattAv: samarbeidsutvalget
        """;

    @TempDir
    Path mappe;

    @Test
    void timesAreNorwegianAndADayIsTheWholeDay() throws IOException {
        List<Unntak> alle = les(RIKTIG);

        assertEquals(2, alle.size());
        Unntak moment = alle.get(0);
        assertTrue(moment.dekker(tid("2024-03-04T08:00:00+01:00")));
        assertFalse(moment.dekker(tid("2024-03-04T07:59:59+01:00")));
        assertTrue(moment.dekker(tid("2024-03-05T16:00:00+01:00")));
        assertFalse(moment.dekker(tid("2024-03-05T16:00:01+01:00")));
        Unntak dager = alle.get(1);
        assertEquals(Unntak.Slag.MELDINGSSTANS, dager.slag());
        assertTrue(dager.dekker(tid("2024-03-30T00:00:00+01:00")));
        assertTrue(dager.dekker(tid("2024-03-31T23:59:59+02:00")), "summer time has begun");
        assertFalse(dager.dekker(tid("2024-04-01T00:00:00+02:00")));
    }

    @Test
    void onePartyHasAllItsDeadlinesAndSeveralThoseBetweenThem() throws IOException {
        List<Unntak> alle = les(RIKTIG);

        assertTrue(alle.get(0).gjelderMellom(Set.of("9900100", "9900110"), Set.of("9900800")));
        assertTrue(alle.get(0).gjelderMellom(Set.of("9900800"), Set.of("9900100")));
        assertFalse(alle.get(0).gjelderMellom(Set.of("9900800"), Set.of("9900200")));
        assertTrue(alle.get(1).gjelderMellom(Set.of("9900200"), Set.of("9900100", "9900110")));
        assertFalse(alle.get(1).gjelderMellom(Set.of("9900100"), Set.of("9900800")));
    }

    @Test
    void thereNeedBeNone() throws IOException {
        for (String tom : List.of("", "# ingen\n", "unntak:\n", "unntak: []\n")) {
            assertEquals(List.of(), les(tom), tom);
        }
        assertEquals(List.of(), Unntaksleser.les(mappe.resolve("finnes-ikke.yaml")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "til: 2024-03-31 | til: 2024-03-29 | 10 | til is not after fra",
                "til: 2024-03-31 | til: 2024-03-30T00:00 | 10 | til is not after fra",
                "til: 2024-03-31 | til: 2024-02-30 | 10 | «2024-02-30» is no time",
                "til: 2024-03-31 | til: 9999-12-31 | 10 | «9999-12-31» is no time",
                "til: 2024-03-31 | til: +999999999-12-31T00:00:00Z | 10 | is no time",
                "fra: 2024-03-30 | fra: 0001-01-01 | 9 | «0001-01-01» is no time",
                "til: 2024-03-31 | til: snart | 10 | «snart» is no time",
                "til: 2024-03-31 | til: | 8 | til is missing",
                "fra: 2024-03-30 | fra: 0000 | 9 | «0000» is no time",
                "fra: 2024-03-30 | fra: 30.03.2024 | 9 | «30.03.2024» is no time",
                "slag: MELDINGSSTANS | slag: STREIK | 11 | the kind «STREIK» is none of",
                "slag: MELDINGSSTANS | kind: AVTALT | 11 | there is no field «kind» here",
                "parter: [\"9900100\", \"9900200\"] | parter: [] | 8 | parter is missing",
                "parter: [\"9900100\", \"9900200\"] | parter: \"9900100\" | 8 | parter is no list",
                "parter: [\"9900100\", \"9900200\"] | parter: [Lillevik] | 8 | «Lillevik» is no HER-id",
                "grunn: brudd hos nettleverandøren | merknad: x | 12 | there is no field «merknad» here",
                "vedtattAv: samarbeidsutvalget | vedtattAv: '' | 8 | vedtattAv is missing",
                "vedtattAv: samarbeidsutvalget | slag: AVTALT | 13 | Duplicate",
                "vedtattAv: samarbeidsutvalget | vedtattAv: {} | 13 | no more than a value",
                "unntak: | vinduer: | 1 | there is no field «vinduer» here",
                "brann | [ | 8 | while parsing a flow sequence"
            })
    void aFaultIsToldWithFileAndLine(String fra, String til, int linje, String ventet) throws IOException {
        assertTrue(RIKTIG.contains(fra), fra);
        String galt = RIKTIG.replace(fra, til);

        var feil = assertThrows(IllegalArgumentException.class, () -> les(galt));

        assertTrue(
                String.valueOf(feil.getMessage())
                        .lines()
                        .anyMatch(l -> l.contains("unntak.yaml, line " + linje + ": ") && l.contains(ventet)),
                feil.getMessage());
    }

    @Test
    void windowsOfTheSamePartiesAndKindDoNotOverlap() throws IOException {
        String to = RIKTIG + vindu("\"9900200\", \"9900100\"", "2024-03-31T12:00", "2024-04-02", "MELDINGSSTANS");
        var feil = assertThrows(IllegalArgumentException.class, () -> les(to));
        assertTrue(
                String.valueOf(feil.getMessage()).contains("line 14: the window overlaps the one in line 8"),
                feil.getMessage());

        assertEquals(
                3,
                les(RIKTIG + vindu("\"9900200\", \"9900100\"", "2024-03-31T12:00", "2024-04-02", "AVTALT"))
                        .size(),
                "another kind");
        assertEquals(
                3,
                les(RIKTIG + vindu("\"9900200\"", "2024-03-31T12:00", "2024-04-02", "MELDINGSSTANS"))
                        .size(),
                "other parties");
        assertEquals(
                3,
                les(RIKTIG + vindu("\"9900100\", \"9900200\"", "2024-04-01", "2024-04-02", "MELDINGSSTANS"))
                        .size(),
                "one after the other");
    }

    @Test
    void theExampleInTheDocumentsIsRight() throws IOException {
        String readme = Files.readString(Path.of("docs/regler.md"));
        int fra = readme.indexOf("\nunntak:\n") + 1;
        List<Unntak> alle = les(readme.substring(fra, readme.indexOf("```", fra)));
        assertEquals(Set.of("9900100", "9900200"), alle.get(0).parter());
        assertEquals("samarbeidsutvalget, sak 12/26", alle.get(0).vedtattAv());
    }

    @Test
    void allFaultsAreToldAtOnce() {
        var feil = assertThrows(
                IllegalArgumentException.class,
                () -> les(RIKTIG.replace("slag: FORCE_MAJEURE", "slag: X").replace("til: 2024-03-31", "til: y")));
        assertEquals(2, String.valueOf(feil.getMessage()).lines().count(), feil.getMessage());
    }

    @Test
    void aFileThatIsWrongIsRefusedWholeAndTheFormerWindowsStay() throws IOException {
        Path innebygd = mappe.resolve("innebygd");
        Files.writeString(
                Files.createDirectories(innebygd.resolve("nasjonal")).resolve("pakke.yaml"),
                "id: nasjonal\ntittel: Prøve\nkilde: prøven\nversjon: \"1\"\n");
        Path egen = Files.createDirectories(mappe.resolve("egen"));
        Regelverkslager lager = new Regelverkslager(
                new Pakkeleser(XML).les(innebygd), STANDARDER, XML, SKJEMAER.prefikser(), Map.of(), egen);
        assertEquals(List.of(), lager.get().unntak());
        Files.writeString(egen.resolve("unntak.yaml"), RIKTIG);
        lager.lastPaaNytt(egen);
        Regelverk forrige = lager.get();
        assertEquals(2, forrige.unntak().size());

        Files.writeString(egen.resolve("unntak.yaml"), RIKTIG.replace("slag: MELDINGSSTANS", "slag: X"));
        assertThrows(IllegalArgumentException.class, () -> lager.lastPaaNytt(egen));
        assertSame(forrige, lager.get());

        Files.delete(egen.resolve("unntak.yaml"));
        lager.lastPaaNytt(egen);
        assertEquals(List.of(), lager.get().unntak());
    }

    private static String vindu(String parter, String fra, String til, String slag) {
        return """
              - parter: [%s]
                fra: %s
                til: %s
                slag: %s
                grunn: fordi
                vedtattAv: noen
            """.formatted(parter, fra, til, slag);
    }

    private List<Unntak> les(String tekst) throws IOException {
        return Unntaksleser.les(Files.writeString(mappe.resolve("unntak.yaml"), tekst));
    }

    private static OffsetDateTime tid(String tid) {
        return OffsetDateTime.parse(tid);
    }
}
