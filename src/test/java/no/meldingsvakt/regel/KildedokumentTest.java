package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Grunnregel;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.regel.Kildedokument.Status;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every rule names documents that are known, and tells why it stands where all of them are withdrawn. Every fault is listed at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KildedokumentTest {

    private final Regelkatalog katalog = new Pakkeleser(new XmlFabrikk()).les(Path.of("schematron"));
    private final List<Kildedokument> dokumenter = Dekning.kilder(Path.of("schematron/dekning"));
    private final List<String> feil = new ArrayList<>();

    /** An assertion and its {@code see}. */
    private record Henvisning(String id, String see) {

        List<String> deler() {
            return Arrays.stream(see.split(";"))
                    .map(String::strip)
                    .filter(d -> !d.isEmpty())
                    .toList();
        }
    }

    @Test
    void everySourceOfARuleIsInTheList() {
        henvisninger().forEach(h -> h.deler().stream()
                .filter(d -> dokument(d).isEmpty())
                .forEach(d -> feil.add(h.id() + ": «" + d + "» names no document of the list")));
        assertEquals("", String.join("\n", feil));
    }

    @Test
    void aRuleWhoseSourcesAreAllWithdrawnTellsWhyItStands() {
        henvisninger()
                .filter(h -> !h.deler().isEmpty())
                .filter(h -> h.deler().stream().allMatch(this::erTrukket))
                .flatMap(h -> h.deler().stream()
                        .filter(d -> !d.contains(begrunnelse(d)))
                        .map(d -> h.id() + ": «" + d + "» does not say «" + begrunnelse(d) + " …»"))
                .forEach(feil::add);
        assertEquals("", String.join("\n", feil));
    }

    /** What has been replaced is still the text of the versions it is about, and of no others. */
    @Test
    void aRuleThatRestsOnReplacedTextsAloneIsOnOlderVersionsOnly() {
        XmlFabrikk xml = new XmlFabrikk();
        Map<String, List<Standard>> versjoner = Skjemamappe.les(Path.of("xsd"), xml).standarder().alle().stream()
                .collect(Collectors.groupingBy(Standard::id));
        Set<String> eldre = versjoner.values().stream()
                .flatMap(v -> v.stream()
                        .filter(s -> v.stream().anyMatch(n -> n.versjon().compareTo(s.versjon()) > 0))
                        .map(Standard::betegnelse))
                .collect(Collectors.toSet());
        int antall = 0;
        for (Regel regel : katalog.regler().toList()) {
            for (Paastand p : regel.paastander()) {
                List<String> deler = new Henvisning(p.id(), p.kilde()).deler();
                if (!deler.isEmpty() && deler.stream().allMatch(this::erAvlost)) {
                    antall++;
                    if (!eldre.containsAll(regel.gjelder())) {
                        feil.add(p.id() + " is on " + regel.gjelder() + ", and rests on texts of older versions alone");
                    }
                }
            }
        }
        assertEquals("", String.join("\n", feil));
        assertTrue(antall > 5, "there are rules on older versions");
    }

    private boolean erAvlost(String del) {
        return dokument(del).filter(d -> d.status() == Status.ERSTATTET).isPresent();
    }

    @Test
    void theListNamesEachDocumentOnceAndTellsWhatItKnows() {
        Set<String> sett = new HashSet<>();
        for (Kildedokument d : dokumenter) {
            if (!sett.add(d.id())) {
                feil.add(d.id() + " stands twice");
            }
            if (d.kilde().isBlank() || d.tittel().isBlank()) {
                feil.add(d.id() + " lacks its title or what tells its status");
            }
            if (d.status() == Status.TRUKKET_TILBAKE && d.dato() == null) {
                feil.add(d.id() + " is withdrawn, and no date is told");
            }
            if (d.status() == Status.ERSTATTET && d.av() == null) {
                feil.add(d.id() + " is replaced, and it does not tell by what");
            }
            if (d.dato() != null && !d.dato().matches("\\d{4}-\\d{2}(-\\d{2})?")) {
                feil.add(d.id() + ": " + d.dato() + " is neither a day nor a month");
            }
        }
        assertEquals("", String.join("\n", feil));
        assertTrue(dokumenter.stream().anyMatch(Kildedokument::erTrukketTilbake));
    }

    @Test
    void aDocumentIsNamedByItsWholeNumber() {
        Kildedokument hode =
                new Kildedokument("HIS 1001", "Identifikatorer", Status.TRUKKET_TILBAKE, "2023-06", null, "Prøve");

        assertTrue(hode.nevnesI("HIS 1001"));
        assertTrue(hode.nevnesI("HIS 1001:2010 pkt. 4.1"));
        assertFalse(hode.nevnesI("HIS 10012 pkt. 4.1"));
        assertFalse(hode.nevnesI("HIS 100"));
        assertFalse(hode.nevnesI("Etter HIS 1001"));
    }

    private Stream<Henvisning> henvisninger() {
        return Stream.concat(
                katalog.regler().flatMap(r -> r.paastander().stream()).map(p -> new Henvisning(p.id(), p.kilde())),
                Arrays.stream(Grunnregel.values()).map(g -> new Henvisning(g.id(), g.kilde())));
    }

    /** The document that is named most precisely. */
    private Optional<Kildedokument> dokument(String del) {
        return dokumenter.stream()
                .filter(d -> d.nevnesI(del))
                .max((a, b) -> Integer.compare(a.id().length(), b.id().length()));
    }

    private boolean erTrukket(String del) {
        return dokument(del).filter(Kildedokument::erTrukketTilbake).isPresent();
    }

    private String begrunnelse(String del) {
        return "trukket tilbake " + dokument(del).orElseThrow().dato() + ", gjelder fordi";
    }
}
