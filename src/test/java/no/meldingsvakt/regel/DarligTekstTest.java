package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Stegresultat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What rules make of texts that are no text as people write it: each is judged without a crash, what is said in it is seen, and
 * what is not said is not made up. Faults in files of words are in {@code LeksikonTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DarligTekstTest {

    private static final String OPPGAVE = "Fastlegen bes henvise til MR.";
    private static final Set<String> OPPGAVEREGLER = Set.of("NTL-6.3", "VVL-4-oppgaver");
    private static final List<String> BAERERE = List.of("epikrise:FO", "henvisning:PROB", "utskrivning:FO", "svar");

    private final Provemotor motor = new Provemotor();

    @Test
    void oneEndlessSentence() {
        String endelos = "pasienten har det bra og går tur hver dag og ".repeat(2_000);
        assertTrue(harOppgave(endelos + "\n" + OPPGAVE));
        assertFalse(harOppgave("fastlegen " + endelos + " bes henvise til MR."), "too far apart to belong together");
        assertVurdert(endelos);
    }

    @Test
    void oneWord() {
        assertTrue(funn("henvisning:PROB", "Hei").contains("VVL-1-problemstilling-tekst"));
        assertFalse(funn("henvisning:PROB", "Hematuri").contains("VVL-1-problemstilling-tekst"));
        assertVurdert("a".repeat(200_000));
        assertFalse(harOppgave("fastlegen".repeat(5_000)));
    }

    @Test
    void tenThousandHeadings() {
        assertTrue(
                funn("epikrise:FO", "Videre plan:\n".repeat(10_000)).contains("VVL-3-plan"), "nothing is under them");
        assertTrue(harOppgave("Videre plan:\n".repeat(10_000) + OPPGAVE));
        assertVurdert("Medisiner:\n".repeat(10_000));
    }

    @Test
    void rightToLeftMarks() {
        assertTrue(harOppgave("\u202EFastlegen\u202C \u200Fbes hen\u200Evise til MR.\u2069"));
        assertFalse(harOppgave("Fastlegen skal \u202Eikke\u202C henvise til MR."));
    }

    @Test
    void homoglyphs() {
        assertFalse(
                harOppgave("F\u0430stl\u0435g\u0435n b\u0435s h\u0435nvis\u0435 til MR."),
                "Cyrillic letters are other words");
        assertVurdert("\u0422r\u0435ng\u0435r t\u043Elk ".repeat(1_000));
    }

    @Test
    void combiningCharacters() {
        String rule = "NTL-9.1";
        assertTrue(funn("epikrise:OP", "Fastlegen ma\u030A sykmelde pasienten.").contains(rule));
        assertTrue(funn("epikrise:OP", "Fastlegen m\u00E5 sykmelde pasienten.").contains(rule));
        assertVurdert("o\u0308\u0301\u0302\u0303 ".repeat(20_000));
    }

    @Test
    void htmlEntitiesAsText() {
        assertTrue(harOppgave("Fastlegen&nbsp;bes&nbsp;henvise til MR.<br/>"));
        assertFalse(harOppgave("Fastlegen skal&nbsp;ikke&nbsp;henvise til MR."));
        assertTrue(funn("epikrise:OP", "Fastlegen m&aring; sykmelde pasienten.").contains("NTL-9.1"));
    }

    @Test
    void base64Pasted() {
        String innlimt =
                "JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoKPDwvTGVuZ3RoIDMgMCBSL0ZpbHRlci9GbGF0ZURlY29kZT4+".repeat(1_000);
        assertTrue(harOppgave(innlimt + "\n" + OPPGAVE));
        assertFalse(harOppgave(innlimt));
        assertVurdert(innlimt);
    }

    @Test
    void samiNotes() {
        stille("Buohcci lea boahtan buohcceviessui bávččasiiguin ja dárbbaša dulkka juohke háve go boahtá deike fas.");
    }

    @Test
    void englishNotes() {
        stille("The patient was admitted with chest pain and has been well since the second day of the stay here.");
    }

    /** No rule that is about what a text does not say speaks of a text in another language. */
    private void stille(String tekst) {
        Set<String> funn = new TreeSet<>(funn("epikrise:FO", tekst));
        funn.retainAll(Set.of(
                "VVL-3-lib",
                "VVL-3-lib-tekst",
                "NTL-3.4-liste-finnes",
                "NTL-3.4-liste-tekst",
                "VVL-3-funksjon",
                "VVL-3-funksjon-tekst",
                "NTL-3.6",
                "NTP-V3.1.3a-legemidler",
                "NTP-V3.1.3a-legemidler-tekst"));
        assertEquals(Set.of(), funn);
        Set<String> iHenvisning = new TreeSet<>(funn("henvisning:PROB", tekst));
        iHenvisning.retainAll(
                Set.of("NTL-1.5", "NTL-1.5-tekst", "VVL-1-lib", "VVL-1-lib-tekst", "VVL-1-problemstilling-tekst"));
        assertEquals(Set.of(), iHenvisning);
    }

    private boolean harOppgave(String tekst) {
        return funn("epikrise:OP", tekst).containsAll(OPPGAVEREGLER);
    }

    private void assertVurdert(String tekst) {
        BAERERE.forEach(b -> assertTrue(funn(b, tekst) != null, b));
    }

    private Set<String> funn(String baerer, String tekst) {
        Stegresultat dom = motor.melding(Tekstbaerer.melding(baerer, tekst)).orElseThrow();
        assertEquals(List.of(), dom.ikkeVurdert(), baerer);
        return dom.avvik().stream().map(Avvik::regel).collect(Collectors.toSet());
    }
}
