package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Judges the examples of each rule: one test a rule, which lists every fault of its folder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegelTest {

    private final XmlFabrikk xml = new XmlFabrikk();
    private final Regelkatalog katalog = new Pakkeleser(xml).les(Path.of("schematron"));
    private final SchxsltKompilator kompilator = new SchxsltKompilator(xml, new Prefikser(Map.of(), Set.of()), true);

    private final Map<String, Pakkeprogram> programmer = new HashMap<>();

    /** All rules; {@code -Dregel=ID,ID} takes some. */
    @TestFactory
    Stream<DynamicTest> everyExampleGivesWhatItsNameSays() {
        String bare = System.getProperty("regel");
        List<Regel> regler = katalog.regler()
                .filter(r -> r.utgatt() == null)
                .filter(r -> bare == null || r.navn().anyMatch(List.of(bare.split(","))::contains))
                .toList();
        assertFalse(regler.isEmpty(), "no rule in use is called " + bare);
        return regler.stream()
                .map(r -> DynamicTest.dynamicTest(
                        r.pakke() + "/" + r.id(), () -> assertEquals("", String.join("\n", feil(r)))));
    }

    private Pakkeprogram program(String pakke) {
        return new Pakkeprogram(
                katalog.finnPakke(pakke).orElseThrow(),
                kompilator,
                new Samlekompilator(xml, new Prefikser(Map.of(), Set.of())),
                katalog.funksjoner(),
                List.of());
    }

    private List<String> feil(Regel regel) throws IOException {
        Path mappe = Path.of(regel.fil()).getParent();
        Eksempelprove.Dom dom =
                new Eksempelprove(xml, programmer.computeIfAbsent(regel.pakke(), this::program)).dom(regel);
        List<String> feil = new ArrayList<>(dom.feil());
        Stream.of("gyldig.xml", "ugyldig.xml")
                .filter(navn -> !Files.exists(mappe.resolve(navn)))
                .forEach(navn -> feil.add(mappe + ": " + navn + " is missing"));
        regel.paastander().stream()
                .map(Paastand::id)
                .filter(id -> !dom.brutt().contains(id))
                .forEach(id -> feil.add(mappe + ": no ugyldig*.xml breaks " + id));
        try (Stream<Path> filer = Files.list(mappe)) {
            for (Path fil : filer.filter(f -> f.getFileName().toString().startsWith("ugyldig"))
                    .sorted()
                    .toList()) {
                if (!Files.readString(fil).contains("<!--")) {
                    feil.add(fil + ": has no comment on what is wrong");
                }
            }
        }
        return feil;
    }

    /** A finding in a text stands at the line of the sentence that decided, and says so; the words are never shown. */
    @Test
    void aFindingInATextStandsAtItsSentence() throws Exception {
        Regel regel = katalog.finnRegel("NTL-1.7").orElseThrow();
        Path eksempel = Path.of(regel.fil()).resolveSibling("ugyldig-kan-ikke-norsk.xml");
        byte[] melding = Files.readString(eksempel)
                .replace("Kan ikke norsk og", "Hjertebank.\n\nKan ikke norsk og")
                .getBytes(StandardCharsets.UTF_8);
        Avvik funn = program(regel.pakke())
                .program(List.of(regel))
                .kjor(
                        xml.les(melding),
                        Eksempelparametre.les(
                                xml, katalog.finnPakke(regel.pakke()).orElseThrow(), eksempel))
                .avvik()
                .get(0);

        assertEquals("under «Aktuell problemstilling», linje 11", funn.funnet());
        assertEquals(11, funn.sted().linje());
        assertEquals(0, funn.sted().kolonne());
    }
}
