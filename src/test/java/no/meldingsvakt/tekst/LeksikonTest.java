package no.meldingsvakt.tekst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lexicon files that cannot be used, and what whoever wrote them is told. */
class LeksikonTest {

    private static final String HELT =
            "begrep: prove\nbetyr: Noe.\nnb: [stokk, stokken]\neksempler: korpus/prove.tsv\n";

    @TempDir
    Path mappe;

    @BeforeEach
    void faste() throws IOException {
        String lister =
                Arrays.stream(Utloser.values()).map(u -> u.navn() + ": []\n").collect(Collectors.joining());
        Files.writeString(mappe.resolve("utlosere.yaml"), lister.replace("for: []", "for: [ikke]"));
        Files.writeString(
                mappe.resolve("ordlister.yaml"),
                "forkortelser: [evt]\nsmaord: [og]\nsvarord: [planlagt]\nnektelser: [ikke]\n");
        Files.writeString(mappe.resolve("seksjoner.yaml"), "- {seksjon: plan, tittel: Plan, overskrifter: [plan]}\n");
        Files.createDirectories(mappe.resolve("korpus"));
        Files.writeString(
                mappe.resolve("korpus/prove.tsv"),
                "bekreftet\tnb\tegen\ttrening\tBruker stokk\navkreftet\tnb\tegen\ttrening\tBruker ikke stokk\n");
    }

    private Leksikon les(String begrep) throws IOException {
        Files.writeString(mappe.resolve("prove.yaml"), begrep);
        return Leksikonleser.les(mappe, List.of());
    }

    private String feil(String begrep) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> les(begrep)).getMessage());
    }

    @Test
    void aWholeFileIsRead() throws IOException {
        Leksikon leksikon = les(HELT);
        assertEquals(Svar.BEKREFTET, leksikon.les("Bruker stokk.").svar("prove"));
        assertEquals(Svar.AVKREFTET, leksikon.les("Bruker ikke stokk.").svar("prove"));
        assertEquals(Svar.INGEN, leksikon.les("Bruker rullator.").svar("prove"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nb: [stokk, stokken]   | nb: []                    | line 1: the concept «prove» has no words
        nb: [stokk, stokken]   | nb: [stokk, stokk]        | line 3: «stokk» stands twice
        nb: [stokk, stokken]   | nb: [stokk, null]         | line 3: an empty form
        nb: [stokk, stokken]   | nb: ['st*']               | line 3: «st*»: too few letters for a star
        nb: [stokk, stokken]   | nb: ['*stav*']            | line 3: «*stav*»: the star stands first or last
        nb: [stokk, stokken]   | nb: ['<uke> stokk']       | line 3: «<uke>» is none of
        nb: [stokk, stokken]   | nb: ['stokk _2']          | line 3: «_2»: a gap of up to six words stands between
        nb: [stokk, stokken]   | nb: ['_']                 | line 3: an empty form
        nb: [stokk, stokken]   | nb: [stokk]\\nnektes: [x] | line 4: there is no field «nektes» here
        nb: [stokk, stokken]   | nb: [stokk                | line 4:
        betyr: Noe.            | betyr: ''                 | betyr is missing
        begrep: prove          | begrep: annet             | line 1: the file of the concept «annet» must be called prove
        korpus/prove.tsv       | korpus/borte.tsv          | there is no file korpus/borte.tsv
        eksempler: korpus/prove.tsv | mulig: ja            | eksempler is missing
        betyr: Noe.            | betyr: Noe.\\nmulig: jo   | mulig is ja or hvis or nei, not «jo»
        betyr: Noe.            | betyr: Noe.\\nutelukker: [borte] | utelukker names «borte», which is no concept
        """)
    void whatIsWrongIsToldWithFileAndLine(String rett, String galt, String ord) {
        String feil = feil(HELT.replace(rett, galt.replace("\\n", "\n")));
        assertTrue(feil.contains("prove.yaml") && feil.contains(ord), feil);
    }

    @Test
    void anEmptyConceptIsRefused() {
        String feil = feil(HELT.replace("nb: [stokk, stokken]", "nb: []"));
        assertTrue(feil.contains("prove.yaml, line 1: the concept «prove» has no words"), feil);
    }

    @Test
    void aStarOnTwoLettersIsRefused() {
        String feil = feil(HELT.replace("nb: [stokk, stokken]", "nb: ['st*']"));
        assertTrue(feil.contains("prove.yaml, line 3: «st*»: too few letters for a star"), feil);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        String feil =
                feil(HELT.replace("[stokk, stokken]", "['st*', stokk, stokk]").replace("Noe.", "''"));
        assertEquals(3, feil.lines().count(), feil);
    }

    @Test
    void aFormInAConceptThatExcludesItIsRefused() throws IOException {
        Files.writeString(mappe.resolve("annet.yaml"), HELT.replace("begrep: prove", "begrep: annet"));
        String feil = feil(HELT + "utelukker: [annet]\n");
        assertTrue(feil.contains("«stokk» stands in «annet» as well, which excludes it"), feil);
    }

    @Test
    void aMissingListOfWordsIsRefused() throws IOException {
        Files.writeString(mappe.resolve("ordlister.yaml"), "forkortelser: []\nsmaord: []\nnektelser: []\n");
        String feil = feil(HELT);
        assertTrue(feil.contains("ordlister.yaml, line ") && feil.contains("svarord"), feil);
    }

    /** A concept reads its own sentences as it reads messages, whoever asks. */
    @Test
    void whatNobodySeesInATextIsDropped() throws IOException {
        Leksikon leksikon = les(HELT.replace("[stokk, stokken]", "['stokk - ny']"));
        assertEquals(Svar.BEKREFTET, leksikon.les("Sto\u00ADkk – ny").svar("prove"));
    }

    @Test
    void aMissingListOfTriggersIsRefused() throws IOException {
        Files.writeString(mappe.resolve("utlosere.yaml"), "for: [ikke]\nnekting: [nei]\n");
        String feil = feil(HELT);
        assertTrue(feil.contains("«nekting» is no kind of trigger") && feil.contains("the list «ja» is missing"), feil);
    }

    @Test
    void anOperatorsConceptIsTriedOnItsOwnSentences() throws IOException {
        Leksikon grunn = les(HELT);
        Path egen = Files.createDirectories(mappe.resolve("egen"));
        Files.createDirectories(egen.resolve("korpus"));
        Files.writeString(
                egen.resolve("krykker.yaml"),
                "begrep: krykker\nbetyr: Noe.\nnb: [krykker]\neksempler: korpus/krykker.tsv\n");
        Path korpus = egen.resolve("korpus/krykker.tsv");
        Files.writeString(korpus, "bekreftet\tnb\tegen\ttrening\tGår med krykker.\n");

        Leksikon utvidet = Leksikonleser.utvid(grunn, List.of(egen));
        assertEquals(Svar.AVKREFTET, utvidet.les("Trenger ikke krykker").svar("krykker"));
        assertEquals(Svar.BEKREFTET, utvidet.les("Har stokk").svar("prove"));

        Files.writeString(korpus, "bekreftet\tnb\tegen\ttrening\tGår ikke med krykker.\nja\tnb\tx\n");
        String feil = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> Leksikonleser.utvid(grunn, List.of(egen)))
                        .getMessage());
        assertTrue(feil.contains("krykker.tsv, line 2: 3 fields, not 5"), feil);

        Files.writeString(korpus, "bekreftet\tnb\tegen\ttrening\tGår ikke med krykker.\n");
        String galt = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> Leksikonleser.utvid(grunn, List.of(egen)))
                        .getMessage());
        assertTrue(
                galt.contains("line 1: the sentence is said to be bekreftet of «krykker» and is read as avkreftet"),
                galt);
    }
}
