package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import no.meldingsvakt.regel.Dekningsgrad.Antall;
import no.meldingsvakt.regel.Dekningsgrad.Tilstand;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the page on coverage says, is so. Every fault is listed at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DekningTest {

    private static final Path MAPPE = Path.of("schematron/dekning");
    private static final Path KATALOG = Path.of("../shared/design/regler");
    private static final LocalDate DAG = LocalDate.of(2026, 11, 27);

    private final Regelkatalog katalog = new Pakkeleser(new XmlFabrikk()).les(Path.of("schematron"));
    private final List<Dekning> dekning = Dekning.les(MAPPE);
    private final List<String> feil = new ArrayList<>();

    @Test
    void everyRuleThatADocumentNamesIsThereAndInUse() {
        for (Dekning d : dekning) {
            for (Dekning.Punkt p : d.punkter()) {
                Dekningsgrad.ubrukelige(p, katalog)
                        .forEach(n -> feil.add(d.dokument() + " " + p.punkt() + ": " + n + " is no rule in use"));
            }
        }
        assertEquals("", String.join("\n", feil));
    }

    /** A rule is run where its pack is: in a guideline, rules of another one may only add to what its own, or the national ones, answer for. */
    @Test
    void everyRuleThatADocumentNamesIsRunWhereTheDocumentIs() {
        for (Dekning d : dekning) {
            for (Dekning.Punkt p : d.punkter()) {
                navngitte(p.regler())
                        .filter(r -> r.type() == Regel.Type.FORLOP)
                        .forEach(r -> feil.add(sted(d, p) + r.id() + " is on stays"));
                navngitte(p.forlop())
                        .filter(r -> r.type() != Regel.Type.FORLOP)
                        .forEach(r -> feil.add(sted(d, p) + r.id() + " is on messages"));
                List<String> pakker = p.navngitte()
                        .flatMap(n -> katalog.finnRegel(n).stream())
                        .map(Regel::pakke)
                        .toList();
                if (d.pakke() != null
                        && !pakker.isEmpty()
                        && !pakker.contains(d.pakke())
                        && !pakker.contains(Pakke.NASJONAL)) {
                    feil.add(sted(d, p) + "only other packs answer for it: " + pakker);
                }
            }
        }
        assertEquals("", String.join("\n", feil));
    }

    private Stream<Regel> navngitte(@Nullable List<String> navn) {
        return navn == null ? Stream.empty() : navn.stream().flatMap(n -> katalog.finnRegel(n).stream());
    }

    private static String sted(Dekning d, Dekning.Punkt p) {
        return d.dokument() + " " + p.punkt() + ": ";
    }

    @Test
    void everyClauseOfAGuidelineHasRulesOrAReason() {
        for (Dekning d : dekning.stream().filter(d -> !d.katalog()).toList()) {
            Dekningsgrad.av(d, katalog, DAG).punkter().stream()
                    .filter(p -> p.tilstand() == Tilstand.IKKE_ENNA)
                    .forEach(p -> feil.add(d.dokument() + " " + p.punkt() + ": neither rule nor reason"));
        }
        assertEquals("", String.join("\n", feil));
    }

    @Test
    void everyRuleOfAGuidelineAnswersForAClause() {
        Set<String> nevnt = new HashSet<>();
        dekning.stream()
                .flatMap(d -> d.punkter().stream())
                .flatMap(Dekning.Punkt::navngitte)
                .forEach(nevnt::add);
        katalog.regler()
                .filter(r -> !r.pakke().equals(Pakke.NASJONAL))
                .filter(r -> r.utgatt() == null)
                .filter(r -> r.navn().noneMatch(nevnt::contains))
                .forEach(r -> feil.add(r.id() + " answers for no clause"));
        assertEquals("", String.join("\n", feil));
    }

    @Test
    void theCountsAddUp() {
        List<Dekningsgrad> grader =
                dekning.stream().map(d -> Dekningsgrad.av(d, katalog, DAG)).toList();
        Antall sum = Antall.sum(grader.stream().map(Dekningsgrad::antall));

        for (Dekningsgrad g : grader) {
            Antall a = g.antall();
            if (a.punkter() != g.punkter().size() || a.punkter() != a.kontrolleres() + a.ikkeEnna() + a.kanIkke()) {
                feil.add(g.dokument() + ": " + a);
            }
        }
        assertEquals("", String.join("\n", feil));
        assertEquals(dekning.stream().mapToInt(d -> d.punkter().size()).sum(), sum.punkter());
        assertEquals(sum.punkter(), sum.kontrolleres() + sum.ikkeEnna() + sum.kanIkke());
    }

    @Test
    void everyClauseHasOneNameInItsDocumentAndTellsAReasonWhereItCannotBeTested() {
        for (Dekning d : dekning) {
            Set<String> sett = new HashSet<>();
            d.punkter().stream()
                    .filter(p -> !sett.add(p.punkt()))
                    .forEach(p -> feil.add(d.dokument() + ": " + p.punkt() + " stands twice"));
            Dekningsgrad.av(d, katalog, DAG).punkter().stream()
                    .filter(p -> p.tilstand() == Tilstand.KAN_IKKE)
                    .filter(p -> !Objects.requireNonNullElse(p.grunn(), "").endsWith("."))
                    .forEach(p -> feil.add(d.dokument() + " " + p.punkt() + ": no reason that ends in a full stop"));
        }
        assertEquals("", String.join("\n", feil));
    }

    /** The requirements beside the repository are the source of the lists; what is read from them there, is told here. */
    @Test
    void noRequirementOfTheNationalCatalogueIsForgotten() throws Exception {
        assumeTrue(
                Files.isDirectory(KATALOG), "the national requirements are not beside this repository, in " + KATALOG);
        for (String fil : List.of("konvolutt-dialog", "plo-epikrise-henvisning", "rekvisisjon-svar")) {
            Set<String> vare = new HashSet<>();
            Path var = MAPPE.resolve("nasjonal-" + fil + ".yaml");
            new ObjectMapper(new YAMLFactory())
                    .readTree(Files.readString(var))
                    .path("punkter")
                    .forEach(p -> vare.add(p.path("punkt").asText()));
            Set<String> alle = new HashSet<>();
            krav(KATALOG.resolve(fil + ".yaml"))
                    .filter(k ->
                            Set.of("melding", "forlop").contains(k.path("type").asText()))
                    .forEach(k -> alle.add(k.path("id").asText()));
            assertTrue(!alle.isEmpty(), fil);
            alle.stream().filter(k -> !vare.contains(k)).forEach(k -> feil.add(fil + ": " + k + " is forgotten"));
            vare.stream().filter(k -> !alle.contains(k)).forEach(k -> feil.add(fil + ": there is no " + k));
        }
        assertEquals("", String.join("\n", feil));
    }

    @Test
    void aRequirementIsCheckedWhenARuleInUseHasItsNumber() {
        assertEquals(Tilstand.KONTROLLERES, tilstand(katalog, "KVITT-30"));
        // an alias, and a rule that is no Schematron
        assertEquals(Tilstand.KONTROLLERES, tilstand(katalog, "HENV-20"));
        assertEquals(Tilstand.KONTROLLERES, tilstand(katalog, "HODE-01"));
        assertEquals(Tilstand.IKKE_ENNA, tilstand(katalog, "FINNES-IKKE"));
    }

    @Test
    void aWithdrawnRuleTellsWhyTheRequirementCannotBeTested() {
        Dekningsgrad.Punkt punkt = vurder(katalog, punkt("KVITT-33", null));

        assertEquals(Tilstand.KAN_IKKE, punkt.tilstand());
        assertEquals(katalog.finnRegel("KVITT-33").orElseThrow().utgatt(), punkt.grunn());
        assertEquals(List.of(), punkt.regler());
    }

    @Test
    void aRuleThatTheOperatorHasSilencedChecksNothing() {
        Pakke nasjonal = katalog.finnPakke(Pakke.NASJONAL).orElseThrow();
        Regel regel = katalog.finnRegel("HODE-05").orElseThrow();
        Map<String, Undertrykt> stille = new HashMap<>();
        regel.paastander().forEach(p -> stille.put(p.id(), new Undertrykt("Leverandøren retter.", DAG)));
        Regelkatalog dempet = new Regelkatalog(
                List.of(new Pakke(
                        nasjonal.id(),
                        nasjonal.tittel(),
                        nasjonal.kilde(),
                        nasjonal.versjon(),
                        null,
                        null,
                        null,
                        List.of(),
                        nasjonal.parametre(),
                        nasjonal.regler(),
                        stille,
                        nasjonal.sha256())),
                katalog.funksjoner(),
                katalog.leksikon());

        Dekningsgrad.Punkt punkt = vurder(dempet, punkt("HODE-05", null));

        assertEquals(Tilstand.IKKE_ENNA, punkt.tilstand());
        assertEquals("Dempet til 2026-11-27: Leverandøren retter.", punkt.grunn());
        assertEquals(
                Tilstand.KONTROLLERES,
                Dekningsgrad.av(dokument(punkt("HODE-05", null)), dempet, DAG.plusDays(1))
                        .punkter()
                        .get(0)
                        .tilstand());
    }

    @Test
    void aReasonAloneMakesAClauseOneThatCannotBeTested() {
        assertEquals(
                Tilstand.KAN_IKKE,
                vurder(katalog, punkt("pkt. 1", "Samtaler er ikke meldinger.")).tilstand());
    }

    @Test
    void aDocumentThatDoesNotTellWhenItWasHeldAgainstItsSourceIsRefused(@TempDir Path mappe) throws Exception {
        Files.writeString(mappe.resolve("uten.yaml"), "dokument: \"Uten dato\"\npunkter: []\n");

        String sagt = assertThrows(IllegalArgumentException.class, () -> Dekning.les(mappe))
                .getMessage();

        assertTrue(sagt.contains("uten.yaml") && sagt.contains("ajour"), sagt);
    }

    private static Dekning.Punkt punkt(String navn, @Nullable String grunn) {
        return new Dekning.Punkt(navn, "Noe er med.", null, null, null, false, grunn);
    }

    private static Dekning dokument(Dekning.Punkt punkt) {
        return new Dekning("Prøve", null, null, DAG, true, List.of(punkt));
    }

    private static Dekningsgrad.Punkt vurder(Regelkatalog katalog, Dekning.Punkt punkt) {
        return Dekningsgrad.av(dokument(punkt), katalog, DAG).punkter().get(0);
    }

    private static Tilstand tilstand(Regelkatalog katalog, String navn) {
        return vurder(katalog, punkt(navn, null)).tilstand();
    }

    private static Stream<JsonNode> krav(Path fil) throws Exception {
        List<JsonNode> alle = new ArrayList<>();
        new ObjectMapper(new YAMLFactory()).readTree(Files.readString(fil)).forEach(alle::add);
        return alle.stream();
    }
}
