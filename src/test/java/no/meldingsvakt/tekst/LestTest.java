package no.meldingsvakt.tekst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.meldingsvakt.tekst.Ordrekke.Ord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How one text is read, with the lexicon that is in use, and what hostile and foreign text does. */
class LestTest {

    private static final Leksikon LEKSIKON = Begrepsmappe.les();

    private static Lest lest(String tekst) {
        Tekstuttrekk uttrekk = new Tekstuttrekk();
        uttrekk.legg(tekst, 1, false);
        return LEKSIKON.les(uttrekk.tekst());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Trenger tolk.                                        | bekreftet
        Trenger ikke tolk.                                   | avkreftet
        Tolk: Nei                                            | avkreftet
        Tolk? Nei.                                           | avkreftet
        Tolk: -                                              | avkreftet
        Tolk\\nNei                                           | avkreftet
        Tolk [ ] Ja [x] Nei                                  | avkreftet
        Tolk [x] Ja [ ] Nei                                  | bekreftet
        Tolk: Ja [ ] Nei [x]                                 | avkreftet
        Tolk?                                                | usikkert
        Tolk nei, arbeid ja                                  | avkreftet
        Evt. tolk                                            | usikkert
        Mor trenger tolk.                                    | usikkert
        Bor med mor, trenger tolk.                           | bekreftet
        Klarer seg ikke uten tolk                            | bekreftet
        Kan ikke norsk, men trenger ikke tolk                | avkreftet
        Arbeider som tolk                                    | ingen
        Ikke feber. Trenger tolk.                            | bekreftet
        Ikke\\nbehov for tolk                                | avkreftet
        Har verken stokk eller tolk                          | avkreftet
        Broren, som bor her, trenger tolk.                   | usikkert
        Mor til pasienten trenger tolk                       | usikkert
        Behovet for tolk gjelder naboen                      | usikkert
        [x] Tolk [ ] Alarm                                   | bekreftet
        [ ] Tolk [x] Alarm                                   | avkreftet
        Trengte tolk ved forrige opphold                     | usikkert
        Pasienten ønsker tolk                                | usikkert
        Ei veke med tolk                                     | bekreftet
        Tolk trengs ikke                                     | avkreftet
        """)
    void aMentionHasTheStatusOfTheWordsAroundIt(String tekst, String svar) {
        assertEquals(svar, lest(tekst.replace("\\n", "\n")).svar("tolk").ord());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Tr\u200Benger t\u00ADolk                             | bekreftet
        \u202ETrenger tolk\u202C                             | bekreftet
        Trenger t\u043Elk                                    | ingen
        Behov f&oslash;r tolk&nbsp;n&aring;                  | bekreftet
        <p>Trenger tolk</p>                                  | bekreftet
        """)
    void whatNobodySeesIsDroppedAndWhatOnlyLooksAlikeSaysNothing(String tekst, String svar) {
        assertEquals(svar, lest(tekst).svar("tolk").ord());
    }

    /** What concepts may say of themselves: findings and contents behind a colon, conditions alone, words in parentheses. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EKG: sinusrytme                                      | undersokelse    | bekreftet
        CT caput: ingen blødning                             | undersokelse    | bekreftet
        CT caput: ikke tatt                                  | undersokelse    | avkreftet
        Kontroll: om seks uker                               | kontroll        | bekreftet
        Kontroll: ingen                                      | kontroll        | avkreftet
        Barna (5 og 8) er hos mormor                         | barn-ivaretatt  | bekreftet
        Henvises ikke videre                                 | oppgaveverb     | avkreftet
        Bruker ingen andre medisiner enn Marevan             | legemiddelbruk  | bekreftet
        Resept til ektefellen ble sendt                      | resept          | usikkert
        Hjemreise er forsvarlig dersom datteren er hjemme    | forsvarlig      | usikkert
        """)
    void aConceptIsReadAsItsFileSays(String tekst, String begrep, String svar) {
        assertEquals(svar, lest(tekst).svar(begrep).ord());
    }

    @Test
    void decomposedLettersAreTheSameLetters() {
        assertEquals(Svar.BEKREFTET, lest("Pa\u030A avdelingen: behov for tolk").svar("tolk"));
        assertTrue(lest("A\u030Arsak til innleggelse:\nFall").harSeksjon("aarsak"));
    }

    @Test
    void headingsInTheTextPartItIntoSections() {
        Lest lest = lest("Vurdering:\nFin bedring.\nVidere plan\nTrenger tolk ved kontroll.\nSosialt:\n");
        assertEquals(Set.of(Status.BEKREFTET), lest.statuser("tolk", Set.of(LEKSIKON.seksjon("plan"))));
        assertTrue(lest.harSeksjon("plan") && lest.harSeksjon("vurdering"));
        assertFalse(lest.harSeksjon("sosialt"), "nothing stands under it");
    }

    @Test
    void aSentenceIsFoundAgainByItsLine() {
        Tekstuttrekk uttrekk = new Tekstuttrekk();
        uttrekk.legg("Ingen feber.\nFin bedring.\nTrenger tolk.", 40, false);
        Lest lest = LEKSIKON.les(uttrekk.tekst());
        assertEquals(42, uttrekk.linje(lest.start(lest.omtaler("tolk").get(0).setning())));
    }

    @Test
    void whiteSpaceInFlowingTextIsNoLineBreak() {
        Tekstuttrekk uttrekk = new Tekstuttrekk();
        assertEquals(3, uttrekk.legg("Pasienten\ntrenger ikke\nTolk", 1, true));
        assertEquals(Svar.AVKREFTET, LEKSIKON.les(uttrekk.tekst()).svar("tolk"));
    }

    @Test
    void datesDecimalsAndAbbreviationsAreOneWord() {
        assertEquals(
                List.of("bt", "120/80", "den", "12.03.2024", ",", "hj.spl", "kl", "12.30"),
                Ordrekke.av("BT 120/80 den 12.03.2024, hj.spl. kl. 12.30", LEKSIKON.forkortelser(), Set.of()).stream()
                        .map(Ord::form)
                        .toList());
    }

    @Test
    void otherLanguagesAreSeenForWhatTheyAre() {
        assertFalse(
                lest("The patient was admitted with chest pain and needs an interpreter for every further consultation"
                                + " here.")
                        .erNorsk());
        assertFalse(
                lest("Buohcci lea boahtan buohcceviessui bávččasiiguin ja dárbbaša dulkka juohke háve go boahtá deike.")
                        .erNorsk());
        assertTrue(lest("Pasienten ble innlagt med brystsmerter og trenger tolk ved hver konsultasjon her hos oss.")
                .erNorsk());
        assertTrue(lest("Obs MS?").erNorsk());
    }

    /** Counts, not time: the tenfold text gives tenfold mentions at most, and no sentence is longer than its limit. */
    @Test
    void hostileTextIsReadInPieces() {
        Map<String, String> tekster = Map.of(
                "one endless sentence", "trenger tolk ",
                "one word", "tolk",
                "denials", "ikke ",
                "commas", "tolk, ",
                "questions", "tolk?",
                "headings", "Plan:\n",
                "boxes", "[x] tolk [ ] ");
        tekster.forEach((navn, bit) -> {
            Lest lest = lest(bit.repeat(20_000));
            assertTrue(lest.omtaler("tolk").size() <= 20_000, navn);
        });
        assertTrue(lest("trenger tolk ".repeat(20_000)).omtaler("tolk").size() <= 4 * (40_000 / 80 + 1));
        assertEquals(Svar.INGEN, lest("A".repeat(1_000_000)).svar("tolk"), "pasted data is no word");
    }
}
