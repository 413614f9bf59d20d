package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's folder: own packs, candidates and adaptations, and what happens when they are broken. */
class RegelmappeTest {

    private static final Path EKSEMPEL = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
    private static final OffsetDateTime NAA = OffsetDateTime.parse("2024-03-04T11:00:00+01:00");
    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Lesing LESING = les();

    @TempDir
    Path mappe;

    private Regelverkslager lager;

    @BeforeEach
    void etRegelverkMedBareEnNasjonalRegel() throws IOException {
        Path innebygd = mappe.resolve("innebygd");
        skrivPakke(innebygd, "nasjonal", "1", "");
        skrivRegel(innebygd.resolve("nasjonal"), "PROVE-10", "skal", "true()");
        lager = new Regelverkslager(
                new Pakkeleser(XML).les(innebygd), SKJEMAER.standarder(), XML, SKJEMAER.prefikser(), Map.of(), null);
    }

    @Test
    void anOperatorsPackIsAppliedWhenItIsAskedFor() throws IOException {
        skrivPakke(egen(), "region", "1", "");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "false()");

        lager.lastPaaNytt(egen());

        assertEquals(List.of("REGION-1"), funn(Set.of("region")));
        assertEquals(List.of(), funn(null));
    }

    @Test
    void aPackChoosesItselfByPartyAndDate() throws IOException {
        String mottaker =
                melding().mottakere().get(0).part().virksomhet().herId().orElseThrow();
        skrivPakke(egen(), "region", "1", "parter: [{side: mottaker, herId: [\"" + mottaker + "\"]}]");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "false()");
        lager.lastPaaNytt(egen());
        assertEquals(List.of("REGION-1"), funn(null));

        skrivPakke(egen(), "region", "2", "parter: [{side: avsender, herId: [\"" + mottaker + "\"]}]");
        lager.lastPaaNytt(egen());
        assertEquals(List.of(), funn(null), "the party is on the other side");

        skrivPakke(
                egen(),
                "region",
                "3",
                "gyldigTil: 2023-12-31\nparter: [{side: mottaker, herId: [\"" + mottaker + "\"]}]");
        lager.lastPaaNytt(egen());
        assertEquals(List.of(), funn(null), "the pack was no longer valid on the message's date");
        assertEquals(List.of("REGION-1"), funn(Set.of("region")), "but whoever asks for it gets it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skal    | false( | REGION-1/regel.sch, line",
                "skal    | $mangler = 1 | REGION-1/regel.sch, line",
                "teknisk | true() | only the pack nasjonal may reject",
                "kanskje | true() | REGION-1/regel.sch",
                "skal    | '<'    | REGION-1/regel.sch, line"
            })
    void aBrokenPackIsRefusedWholeAndTheFormerStays(String nivaa, String test, String ventet) throws IOException {
        skrivPakke(egen(), "region", "1", "");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "false()");
        lager.lastPaaNytt(egen());
        Regelverk forrige = lager.get();
        skrivRegel(egen().resolve("region"), "REGION-1", nivaa, test);

        var feil = assertThrows(IllegalArgumentException.class, () -> lager.lastPaaNytt(egen()));

        assertTrue(feil.getMessage().contains(ventet), feil.getMessage());
        assertTrue(feil.getMessage().lines().count() == 1, feil.getMessage());
        assertSame(forrige, lager.get());
        assertEquals(List.of("REGION-1"), funn(Set.of("region")));
    }

    /** Each kind of mistake in a rule, made by replacing a part of one that is right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test=\"true()\"            | test=\"$mangler = 1\"     | 9  | XPST0008 | mangler",
                "test=\"true()\"            | test=\"udekl:Navn = 1\"  | 9  | XPST0081 | udekl",
                "test=\"true()\"            | test=\"ukjent(1)\"       | 9  | XPST0017 | ukjent",
                "test=\"true()\" | test=\"Q{https://meldingsvakt.no/ns/funksjon}sier(., 'borte') = 'x'\" | 9 |"
                        + " MVTEKST: there is no concept | borte",
                "test=\"true()\" | test=\"Q{https://meldingsvakt.no/ns/funksjon}har-seksjon(., 'borte')\" | 9 | no"
                        + " section | borte",
                "test=\"true()\"            | test=\"1 +\"             | 9  | XPST0003 | ''",
                "test=\"true()\"            | ''                       | 9  | test     | assertion",
                "context=\"/mh:MsgHead      | context=\"/x:MsgHead     | 8  | XPST0081 | x",
                "queryBinding=\"xslt3\"     | queryBinding=\"xslt2\"   | 2  | xslt2    | xslt3",
                "queryBinding=\"xslt3\"     | ''                       | 2  | queryBinding | missing",
                "role=\"skal\"              | role=\"kanskje\"         | 9  | kanskje  | merknad",
                "role=\"skal\"              | role=\"skal\" flag=\"tolking\" | 9 | tolking | tolkning",
                "gjelder\">msghead          | gjelder\">LOG_INLAGT     | 6  | LOG_INLAGT | gjelder",
                "<sch:assert                | <sch:asert               | 9  | asert    | ''",
                "</sch:assert>              | ''                       | 10 | column 7 | sch:assert",
                "diagnostics=\"REGION-1-nb  | diagnostics=\"REGION-1-bn | 9 | REGION-1-bn | exist",
                "<sch:diagnostic id=\"REGION-1-en | <sch:diagnostic id=\"REGION-1-eng | 9 | REGION-1-en | missing",
                "pattern id=\"REGION-1      | pattern id=\"REGION-2    | 7  | pattern  | REGION-1",
            })
    void eachMistakeInARuleIsToldWithItsLineAndTheCompilersWords(
            String fra, String til, int linje, String ord, String ogsaa) throws IOException {
        skrivPakke(egen(), "region", "1", "");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "true()");
        bytt("region/REGION-1/regel.sch", fra, til);

        String feil = avslag();

        assertTrue(feil.contains("REGION-1/regel.sch, line " + linje), feil);
        assertTrue(feil.contains(ord) && feil.contains(ogsaa), feil);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gyldigFra: 2026-13-01                     | line 5 | 2026-13-01",
                "gyldigFra: snart                          | line 5 | snart",
                "gyldigfra: 2026-01-01                     | line 5 | gyldigfra",
                "parter: [{side: venstre, herId: [\"1\"]}] | pakke.yaml | venstre",
                "parter: {{                                | line 5 | pakke.yaml",
                "parametre: [{navn: x}]                    | pakke.yaml | standard",
                "parametre: [{navn: x, type: \"xs:dayTimeDuration\", standard: P4X, tekst: t}] | x | P4X"
            })
    void eachMistakeInPakkeYamlIsTold(String linje, String ord, String ogsaa) throws IOException {
        skrivPakke(egen(), "region", "1", linje);

        String feil = avslag();

        assertTrue(feil.contains(ord) && feil.contains(ogsaa), feil);
    }

    @Test
    void aPackThatEndsBeforeItBeginsOrHasNoNameIsRefused() throws IOException {
        skrivPakke(egen(), "region", "1", "gyldigFra: 2026-02-01\ngyldigTil: 2026-01-01");
        assertTrue(avslag().matches("(?s).*pakke\\.yaml, line \\d+: gyldigTil is before gyldigFra.*"), avslag());

        bytt("region/pakke.yaml", "tittel: Prøve", "");
        assertTrue(avslag().matches("(?s).*pakke\\.yaml, line \\d+: tittel is missing.*"), avslag());
    }

    @Test
    void allMistakesOfAPackAreToldAtOnce() throws IOException {
        skrivPakke(egen(), "region", "1", "gyldigFra: i morgen");
        skrivRegel(egen().resolve("region"), "REGION-1", "kanskje", "true()");
        skrivRegel(egen().resolve("region"), "REGION-2", "skal", "true()");
        bytt("region/REGION-2/regel.sch", "queryBinding=\"xslt3\"", "");
        skrivRegel(egen().resolve("region"), "REGION-3", "skal", "'<'");

        assertEquals(4, avslag().lines().count(), avslag());
        assertTrue(avslag().contains("i morgen"), avslag());

        skrivPakke(egen(), "region", "1", "");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "$en = 1");
        skrivRegel(egen().resolve("region"), "REGION-2", "skal", "to:navn");
        skrivRegel(egen().resolve("region"), "REGION-3", "skal", "tre(");

        assertEquals(
                List.of("XPST0008", "XPST0081", "XPST0003"),
                avslag().lines()
                        .map(l -> l.replaceFirst(".*(XP[A-Z]{2}[0-9]{4}).*", "$1"))
                        .toList(),
                avslag());
    }

    @Test
    void aPackThatDoesNotDoWhatItsExamplesSayIsRefusedWithTheirNames() throws IOException {
        skrivPakke(egen(), "region", "1", "");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "starts-with(., 'A')");
        String melding = "<MsgHead xmlns=\"http://www.kith.no/xmlstds/msghead/2006-05-24\"><MsgInfo><MsgId>%s</MsgId>"
                + "</MsgInfo></MsgHead>";
        Path mappe1 = egen().resolve("region/REGION-1");
        Files.writeString(mappe1.resolve("gyldig.xml"), melding.formatted("A1"));
        Files.writeString(mappe1.resolve("ugyldig.xml"), "<!-- begins with B -->" + melding.formatted("B1"));
        lager.lastPaaNytt(egen());
        Regelverk forrige = lager.get();

        Files.writeString(mappe1.resolve("gyldig-annen.xml"), melding.formatted("C1"));
        Files.writeString(mappe1.resolve("ugyldig-annen.xml"), "<!-- begins with A -->" + melding.formatted("A2"));
        Files.writeString(
                mappe1.resolve("gyldig-uten.xml"), melding.formatted("A").replace("MsgId", "Id"));

        assertEquals(
                List.of(
                        "gyldig-annen.xml: gives REGION-1",
                        "gyldig-uten.xml: the rule found nothing to look at",
                        "ugyldig-annen.xml: gives nothing"),
                avslag().lines().map(l -> l.replaceFirst(".*/", "")).toList());
        assertSame(forrige, lager.get());
    }

    private String avslag() {
        return assertThrows(IllegalArgumentException.class, () -> lager.lastPaaNytt(egen()))
                .getMessage();
    }

    private void bytt(String fil, String fra, String til) throws IOException {
        Path sti = egen().resolve(fil);
        String for1 = Files.readString(sti);
        assertTrue(for1.contains(fra), fra + " stands nowhere in " + fil);
        Files.writeString(sti, for1.replace(fra, til == null ? "" : til));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"avtalen er sagt opp. | true", "' ' | false", "'' | false"})
    void aWithdrawnRuleStaysInTheCatalogueAndIsNeverRun(String grunn, boolean lovlig) throws IOException {
        skrivPakke(egen(), "region", "1", "");
        Path mappe = Files.createDirectories(egen().resolve("region/REGION-1"));
        Files.writeString(mappe.resolve("regel.sch"), """
            <sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">
              <sch:title>Prøve</sch:title>
              <sch:p class="utgatt">%s</sch:p>
              <sch:p class="hvorfor">Prøve.</sch:p>
              <sch:p class="gjelder">alle</sch:p>
              <sch:p class="alias">REGION-2</sch:p>
              <sch:pattern id="REGION-1"/>
            </sch:schema>
            """.formatted(grunn));

        if (lovlig) {
            lager.lastPaaNytt(egen());
            assertEquals(List.of(), funn(Set.of("region")));
            assertEquals(
                    grunn,
                    lager.get().katalog().finnRegel("REGION-2").orElseThrow().utgatt());
        } else {
            assertThrows(IllegalArgumentException.class, () -> lager.lastPaaNytt(egen()));
        }
    }

    @Test
    void aWithdrawnRuleWithAnAssertionIsRefused() throws IOException {
        skrivPakke(egen(), "region", "1", "");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "false()");
        Path fil = egen().resolve("region/REGION-1/regel.sch");
        Files.writeString(
                fil,
                Files.readString(fil)
                        .replaceFirst(
                                "<sch:pattern", "<sch:p class=\"utgatt\">Avtalen er sagt opp.</sch:p><sch:pattern"));

        var feil = assertThrows(IllegalArgumentException.class, () -> lager.lastPaaNytt(egen()));
        assertTrue(feil.getMessage().contains("withdrawn"), feil.getMessage());
    }

    @Test
    void thePackNasjonalCannotBeReplaced() throws IOException {
        skrivPakke(egen(), "nasjonal", "9", "");
        skrivRegel(egen().resolve("nasjonal"), "PROVE-10", "skal", "false()");

        assertThrows(IllegalArgumentException.class, () -> lager.lastPaaNytt(egen()));
    }

    @Test
    void levelAndParameterCanBeAdapted() throws IOException {
        skrivPakke(
                egen(),
                "region",
                "1",
                "parametre: [{navn: grense, type: \"xs:integer\", standard: \"1\", tolkning: true, tekst: prøve}]");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "$grense gt 5");
        lager.lastPaaNytt(egen());
        assertEquals(
                Alvorlighet.FEIL, kontroller(Set.of("region")).avvik().get(0).alvorlighet());
        String for1 = lager.get().katalog().finnPakke("region").orElseThrow().sha256();

        tilpass("regler: {REGION-1: {nivaa: merknad}}");
        assertEquals(
                Alvorlighet.MERKNAD, kontroller(Set.of("region")).avvik().get(0).alvorlighet());
        String etter = lager.get().katalog().finnPakke("region").orElseThrow().sha256();
        assertTrue(!for1.equals(etter), "the receipt must tell that the pack was adapted");

        tilpass("parametre: {grense: \"6\"}");
        assertEquals(List.of(), funn(Set.of("region")));
    }

    @Test
    void aRuleIsSilentUntilTheDateThatWasSet() throws IOException {
        skrivPakke(egen(), "region", "1", "");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "false()");
        tilpass("regler: {REGION-1: {undertrykt: {grunn: avklares, til: 2024-03-04}}}");
        assertEquals(List.of(), funn(Set.of("region")));
        assertEquals(0, kontroller(Set.of("region")).antall().sum());

        tilpass("regler: {REGION-1: {undertrykt: {grunn: avklares, til: 2024-03-03}}}");
        assertEquals(List.of("REGION-1"), funn(Set.of("region")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "regler: {REGION-1: {nivaa: teknisk}} | reject",
                "regler: {REGION-1: {undertrykt: {til: 2030-01-01}}} | reason",
                "regler: {REGION-1: {undertrykt: {grunn: fordi}}} | end",
                "regler: {FINNES-IKKE: {nivaa: bor}} | FINNES-IKKE",
                "parametre: {finnesIkke: 1} | finnesIkke",
                "noe: annet | line"
            })
    void anAdaptationThatCannotBeIsRefused(String tilpasning, String ventet) throws IOException {
        skrivPakke(egen(), "region", "1", "");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "false()");

        var feil = assertThrows(IllegalArgumentException.class, () -> tilpass(tilpasning));

        assertTrue(feil.getMessage().contains("tilpasning.yaml"), feil.getMessage());
        assertTrue(feil.getMessage().contains(ventet), feil.getMessage());
    }

    @Test
    void aParametersValueMustBeOfItsType() throws IOException {
        skrivPakke(
                egen(),
                "region",
                "1",
                "parametre: [{navn: frist, type: \"xs:dayTimeDuration\", standard: PT4H, tolkning: false, tekst:"
                        + " prøve}]");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "exists($frist)");

        var feil = assertThrows(IllegalArgumentException.class, () -> tilpass("parametre: {frist: fire timer}"));

        assertTrue(feil.getMessage().contains("frist"), feil.getMessage());
    }

    @Test
    void aCandidateIsJudgedBesideAndChangesNothing() throws IOException {
        skrivPakke(egen(), "region", "1", "");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "false()");
        skrivRegel(egen().resolve("region"), "REGION-2", "skal", "true()");
        Path kandidater = egen().resolve("kandidater");
        skrivPakke(kandidater, "region", "2", "");
        skrivRegel(kandidater.resolve("region"), "REGION-1", "skal", "true()");
        skrivRegel(kandidater.resolve("region"), "REGION-2", "bor", "false()");
        lager.lastPaaNytt(egen());

        assertEquals(List.of("REGION-1"), funn(Set.of("region")));

        var forskjell = lager.skygge().forskjeller().get(0);
        assertEquals(List.of("1", "2"), List.of(forskjell.gjeldende(), forskjell.kandidat()));
        assertEquals(1, forskjell.vurdert());
        assertEquals(Map.of("REGION-2", 1L), forskjell.nye());
        assertEquals(Map.of("REGION-1", 1L), forskjell.borte());
    }

    /** What stands where a code should is the sender's text, and may be anything. */
    @ParameterizedTest
    @CsvSource({"LOG_INNLAGT, LOG_INNLAGT", "2.16.578.1.12, 2.16.578.1.12", "Kari Nordmann,", "12853810221,"})
    void aValueIsShownOnlyWhenItLooksLikeACode(String verdi, String ventet) throws IOException {
        skrivPakke(egen(), "region", "1", "");
        skrivRegel(egen().resolve("region"), "REGION-1", "skal", "false()");
        Path regel = egen().resolve("region/REGION-1/regel.sch");
        Files.writeString(
                regel,
                Files.readString(regel)
                        .replace("REGION-1-teknisk\">Krav", "REGION-1-teknisk\" properties=\"REGION-1-funnet\">Krav")
                        .replace(
                                "</sch:diagnostics>",
                                "</sch:diagnostics><sch:properties><sch:property id=\"REGION-1-funnet\""
                                        + " role=\"funnet\">"
                                        + verdi + "</sch:property></sch:properties>"));
        lager.lastPaaNytt(egen());

        assertEquals(ventet, kontroller(Set.of("region")).avvik().get(0).funnet());
    }

    private Path egen() {
        return mappe.resolve("egen");
    }

    private void tilpass(String innhold) throws IOException {
        Files.writeString(egen().resolve("tilpasning.yaml"), "pakker:\n  region:\n    " + innhold + "\n");
        lager.lastPaaNytt(egen());
    }

    private List<String> funn(Set<String> regelsett) {
        return kontroller(regelsett).avvik().stream().map(Avvik::regel).toList();
    }

    private Stegresultat kontroller(Set<String> regelsett) {
        Regelverk verk = lager.get();
        List<Pakke> pakker = verk.velg(regelsett, Set.of(), melding(), NAA);
        return verk.kontroller(Objects.requireNonNull(LESING.dokument()), melding(), pakker, NAA);
    }

    private static Melding melding() {
        return Objects.requireNonNull(LESING.melding());
    }

    private static Lesing les() {
        try {
            return new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false)
                    .les(Files.readAllBytes(EKSEMPEL));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void skrivPakke(Path under, String id, String versjon, String mer) throws IOException {
        Path pakke = Files.createDirectories(under.resolve(id));
        Files.writeString(
                pakke.resolve("pakke.yaml"),
                "id: %s\ntittel: Prøve\nkilde: Prøve\nversjon: \"%s\"\n%s\n".formatted(id, versjon, mer));
    }

    private static void skrivRegel(Path pakke, String id, String nivaa, String test) throws IOException {
        String mal = Files.readString(Path.of("src/test/resources/krasj/nasjonal/PROVE-01/regel.sch"));
        Path regel = Files.createDirectories(pakke.resolve(id)).resolve("regel.sch");
        Files.writeString(
                regel,
                mal.replace("PROVE-01", id)
                        .replace("role=\"skal\"", "role=\"" + nivaa + "\"")
                        .replace("test=\"false()\"", "test=\"" + test + "\""));
    }
}
