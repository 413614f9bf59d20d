package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Utfall;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.kvittering.Kvitteringsbygger;
import no.meldingsvakt.kvittering.Kvitteringsstatus;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.validering.Korridor;
import no.meldingsvakt.validering.Sak;
import no.meldingsvakt.validering.Valg;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rule step does when rules find something, and when they break down. */
class RegelverkTest {

    private static final Path EKSEMPEL = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
    private static final OffsetDateTime NAA = OffsetDateTime.parse("2024-03-04T11:00:00+01:00");

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Meldingsleser LESER =
            new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false);
    private static final Path KRASJ = Path.of("src/test/resources/krasj");
    private static final Regelverkslager LAGER = lager(KRASJ, Map.of());

    @Test
    void aRuleThatCrashesIsNamedAndTheOthersStillCount() throws Exception {
        Stegresultat resultat = kontroller(Files.readAllBytes(EKSEMPEL));

        assertEquals(Utfall.FEILET, resultat.utfall());
        assertEquals(
                List.of("PROVE-02"),
                resultat.ikkeVurdert().stream().map(IkkeVurdert::regel).toList());
        assertEquals(
                List.of("PROVE-01"), resultat.avvik().stream().map(Avvik::regel).toList());
    }

    /** The service leans on this: it takes messages before the built-in rules have been compiled. */
    @Test
    void allBuiltInRulesCompileForAllKindsOfMessagesWhateverTheSettingsHold() {
        Regelverkslager lager =
                lager(Path.of("schematron"), Map.of(Pakke.NASJONAL, Map.of("egne-her-id", "\"1\" & '2' <3>")));

        assertDoesNotThrow(lager::kompiler);
    }

    @Test
    void aRuleThatDoesNotCompileIsNamedAndTheOthersStillCount(@TempDir Path mappe) throws Exception {
        for (String regel : List.of("PROVE-01", "PROVE-02")) {
            String sch =
                    Files.readString(KRASJ.resolve("nasjonal").resolve(regel).resolve("regel.sch"));
            Files.createDirectories(mappe.resolve("nasjonal").resolve(regel));
            Files.writeString(
                    mappe.resolve("nasjonal").resolve(regel).resolve("regel.sch"),
                    sch.replace("xs:integer(.)", "finnes-ikke(.)"));
        }
        Files.copy(KRASJ.resolve("nasjonal/pakke.yaml"), mappe.resolve("nasjonal/pakke.yaml"));
        Regelverkslager lager = lager(mappe, Map.of());

        Stegresultat resultat = kontroller(lager, Files.readAllBytes(EKSEMPEL));

        assertThrows(IllegalArgumentException.class, lager::kompiler);
        assertEquals(Utfall.FEILET, resultat.utfall());
        assertEquals(List.of(new IkkeVurdert("PROVE-02", "regelen krasjet (kompilerer ikke)")), resultat.ikkeVurdert());
        assertEquals(
                List.of("PROVE-01"), resultat.avvik().stream().map(Avvik::regel).toList());
    }

    @Test
    void theReasonOfACrashDoesNotQuoteTheMessage() throws Exception {
        IkkeVurdert krasj =
                kontroller(Files.readAllBytes(EKSEMPEL)).ikkeVurdert().get(0);

        assertEquals("regelen krasjet (FORG0001)", krasj.arsak());
    }

    @Test
    void whereNothingCrashesTheSameRulesJudge() throws Exception {
        String tall = Files.readString(EKSEMPEL).replaceFirst("<MsgId>[^<]*</MsgId>", "<MsgId>7</MsgId>");

        Stegresultat resultat = kontroller(tall.getBytes(StandardCharsets.UTF_8));

        assertEquals(Utfall.GODKJENT, resultat.utfall());
        assertEquals(1, resultat.antall().feil());
    }

    @Test
    void aFindingHasThePlaceOfItsNode() throws Exception {
        Avvik avvik = kontroller(Files.readAllBytes(EKSEMPEL)).avvik().get(0);

        List<String> linjer = Files.readAllLines(EKSEMPEL);
        assertEquals("/mh:MsgHead[1]/mh:MsgInfo[1]/mh:MsgId[1]", avvik.sted().xpath());
        assertTrue(linjer.get(avvik.sted().linje() - 1).contains("<MsgId>"));
        assertEquals(
                linjer.get(avvik.sted().linje() - 1).indexOf("<MsgId>") + 1,
                avvik.sted().kolonne());
    }

    @Test
    void aFindingStandsWhereItsTagBeginsAlsoInATagOfManyLines() throws Exception {
        String melding = Files.readString(EKSEMPEL)
                .replaceFirst("<MsgId>[^<]*</MsgId>", "<!-- ø \uD83D\uDE00 --><MsgId\r\n\t\n >7</MsgId>");

        Avvik avvik = kontroller(melding.getBytes(StandardCharsets.UTF_8)).avvik().stream()
                .filter(a -> String.valueOf(a.sted().xpath()).endsWith("/mh:MsgId[1]"))
                .findFirst()
                .orElseThrow();

        int tagg = melding.indexOf("<MsgId");
        assertEquals(melding.substring(0, tagg).lines().count(), avvik.sted().linje());
        assertEquals(tagg - melding.lastIndexOf('\n', tagg), avvik.sted().kolonne());
    }

    /** A rule that crashes never counts as satisfied, and nothing is blamed on the sender. */
    @Test
    void aCrashMakesTheMessageNotJudgedAndUnanswered() throws Exception {
        Korridor korridor = new Korridor(
                LESER, new Skjemakontroll(XML, SKJEMAER), LAGER, new Kvitteringsbygger(Set.of(), "prøve 1"));
        Sak sak = Sak.ny(Files.readAllBytes(EKSEMPEL), new Valg(null, Set.of(), Sprak.NB, NAA));

        Svar svar = korridor.kvittering(korridor.regler(korridor.skjema(korridor.les(sak))));

        assertEquals(Kvitteringsstatus.IKKE_VURDERT, svar.kvittering().status());
        assertTrue(svar.apprec().isEmpty());
        assertFalse(svar.kvittering().ikkeVurdert().isEmpty());
    }

    private static Regelverkslager lager(Path mappe, Map<String, Map<String, String>> faste) {
        return new Regelverkslager(
                new Pakkeleser(XML).les(mappe), SKJEMAER.standarder(), XML, SKJEMAER.prefikser(), faste, null);
    }

    private static Stegresultat kontroller(byte[] melding) {
        return kontroller(LAGER, melding);
    }

    private static Stegresultat kontroller(Regelverkslager lager, byte[] melding) {
        Lesing lesing = LESER.les(melding);
        Regelverk verk = lager.get();
        return verk.kontroller(
                Objects.requireNonNull(lesing.dokument()),
                Objects.requireNonNull(lesing.melding()),
                verk.katalog().pakker(),
                NAA);
    }
}
