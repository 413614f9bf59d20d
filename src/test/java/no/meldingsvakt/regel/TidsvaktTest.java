package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import net.sf.saxon.value.SequenceType;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Utfall;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that take too long are given up and named, and cost others nothing. */
class TidsvaktTest {

    private static final Path KRASJ = Path.of("src/test/resources/krasj/nasjonal");
    private static final Path EKSEMPEL = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml");
    private static final OffsetDateTime NAA = OffsetDateTime.parse("2024-03-04T11:00:00+01:00");
    private static final Duration LENGE = Duration.ofMinutes(1);

    /** Seconds inside one expression. */
    private static final String HENGER = "sum(for $i in 1 to 3000000 return string-length(string(.)) + $i mod 7) lt 0";

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Meldingsleser LESER =
            new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false);

    @TempDir
    private Path mappe;

    @Test
    void aRuleThatHangsIsNamedAndTheAnswerComesAtOnce() throws IOException {
        Regelverkslager lager = lager(new Tidsbudsjett(Duration.ofMillis(200), LENGE, LENGE), HENGER, true);
        lager.kompiler();

        Stegresultat resultat = assertTimeoutPreemptively(Duration.ofSeconds(3), () -> kontroller(lager, LENGE));

        assertEquals(Utfall.FEILET, resultat.utfall());
        assertEquals(
                List.of(new IkkeVurdert("PROVE-02", "tidsbudsjettet for en regel er brukt")), resultat.ikkeVurdert());
        assertEquals(1, lager.tidsvakt().brudd());
    }

    @Test
    void theSameIsTrueOfARuleThatSchxsltRuns() throws IOException {
        Regelverkslager lager = lager(new Tidsbudsjett(LENGE, Duration.ofMillis(200), LENGE), HENGER, false);
        lager.kompiler();

        Stegresultat resultat = assertTimeoutPreemptively(Duration.ofSeconds(3), () -> kontroller(lager, LENGE));

        assertEquals(Utfall.FEILET, resultat.utfall());
        assertEquals(
                List.of(new IkkeVurdert("PROVE-01, PROVE-02", "tidsbudsjettet for meldingen er brukt")),
                resultat.ikkeVurdert());
    }

    @Test
    void whatHasBeenGivenUpEndsAndIsCountedUntilThen() throws IOException {
        Regelverkslager lager = lager(new Tidsbudsjett(LENGE, Duration.ofMillis(200), LENGE), HENGER, true);
        lager.kompiler();

        Stegresultat resultat = kontroller(lager, LENGE);

        assertEquals(
                List.of(new IkkeVurdert("PROVE-02", "tidsbudsjettet for meldingen er brukt")), resultat.ikkeVurdert());
        assertEquals(1, lager.tidsvakt().hengende());
        vent(() -> lager.tidsvakt().hengende() == 0);
    }

    @Test
    void aCallWhoseTimeIsSpentIsAnsweredAtOnce() throws IOException {
        Regelverkslager lager = lager(new Tidsbudsjett(LENGE, LENGE, LENGE), HENGER, true);
        lager.kompiler();

        Stegresultat ingenting = kontroller(lager, Duration.ZERO);
        Stegresultat lite =
                assertTimeoutPreemptively(Duration.ofSeconds(3), () -> kontroller(lager, Duration.ofMillis(200)));

        assertEquals(List.of(new IkkeVurdert("regler", Tidsrom.BRUKT)), ingenting.ikkeVurdert());
        assertEquals(List.of(new IkkeVurdert("PROVE-02", Tidsrom.BRUKT)), lite.ikkeVurdert());
    }

    @Test
    void rulesThatAreInTimeJudgeAsBefore() throws IOException {
        Regelverkslager lager = lager(Tidsbudsjett.VANLIG, "string-length(.) gt 0", true);

        Stegresultat resultat = kontroller(lager, LENGE);

        assertEquals(Utfall.GODKJENT, resultat.utfall());
        assertEquals(
                List.of("PROVE-01"), resultat.avvik().stream().map(Avvik::regel).toList());
    }

    @Test
    void ofManyOnlyTheOneThatHangsIsGivenUp() {
        Tidsvakt vakt = new Tidsvakt(new Tidsbudsjett(LENGE, Duration.ofMillis(50), LENGE));
        CountDownLatch slipp = new CountDownLatch(1);

        List<String> svar = vakt.forHver(
                List.of(1, 2, 3, 4),
                n -> {
                    Tidtaker.denne().begynner("R" + n);
                    if (n == 2) {
                        heng(slipp);
                    }
                    return "gjort " + n;
                },
                oppgitt -> oppgitt.regel() + ": " + oppgitt.arsak());

        assertEquals(List.of("gjort 1", "R2: tidsbudsjettet for meldingen er brukt", "gjort 3", "gjort 4"), svar);
        assertEquals(1, vakt.brudd());
        assertEquals(1, vakt.hengende());
        slipp.countDown();
        vent(() -> vakt.hengende() == 0);
        assertThrows(IllegalStateException.class, () -> vakt.forHver(List.of(1), TidsvaktTest::krasj, i -> ""));
    }

    private static String krasj(int n) {
        throw new IllegalStateException("nr " + n);
    }

    /** The reader of a message waits no longer than told, and the threads that were left behind are few, whatever comes. */
    @Test
    void noMoreThreadsAreLeftBehindThanToldAndThenNothingIsRun() {
        Tidsvakt vakt = new Tidsvakt(new Tidsbudsjett(LENGE, Duration.ofMillis(20), LENGE));
        CountDownLatch slipp = new CountDownLatch(1);

        List<String> svar = Stream.generate(() -> vakt.innenfor(Tidsrom.FRITT, () -> heng(slipp), IkkeVurdert::arsak))
                .limit(Tidsvakt.MAKS_HENGENDE + 2)
                .toList();

        assertEquals(Tidsvakt.MAKS_HENGENDE, vakt.hengende());
        assertTrue(svar.get(0).contains("er brukt"), svar.get(0));
        assertTrue(svar.get(svar.size() - 1).contains("startes på nytt"), svar.get(svar.size() - 1));
        slipp.countDown();
        vent(() -> vakt.hengende() == 0);
        assertEquals("ja", vakt.innenfor(Tidsrom.FRITT, () -> "ja", IkkeVurdert::arsak));
    }

    /** Of a hundred rules one crashes: it is found without compiling each by itself, and next time it is known. */
    @Test
    void aCrashIsFoundWithoutCompilingEveryRuleByItself() throws IOException {
        for (int i = 100; i < 200; i++) {
            regel("PROVE-" + i, i == 163 ? "xs:integer(.) gt 0" : "string-length(.) gt 0");
        }
        Regelverkslager lager = lager(Tidsbudsjett.VANLIG, "string-length(.) gt 0", false);
        lager.kompiler();
        Pakkeprogram program = lager.get().programmer().get(0);
        int forst = program.kompilert();

        Stegresultat forste = kontroller(lager, LENGE);
        int etterForste = program.kompilert();
        Stegresultat andre = kontroller(lager, LENGE);
        int etterAndre = program.kompilert();
        Stegresultat tredje = kontroller(lager, LENGE);

        assertEquals(List.of(new IkkeVurdert("PROVE-163", "regelen krasjet (FORG0001)")), forste.ikkeVurdert());
        assertEquals(
                List.of("PROVE-01"), forste.avvik().stream().map(Avvik::regel).toList());
        assertEquals(forste.ikkeVurdert(), andre.ikkeVurdert());
        assertEquals(forste.ikkeVurdert(), tredje.ikkeVurdert());
        assertTrue(etterForste - forst <= 16, "compiled " + (etterForste - forst) + " programs to find one rule");
        assertTrue(etterAndre - etterForste <= 2, "and then " + (etterAndre - etterForste));
        assertEquals(etterAndre, program.kompilert());
    }

    @Test
    void theEngineTellsWhichRuleCrashedAndNothingIsCompiled() throws IOException {
        regel("PROVE-163", "xs:integer(.) gt 0");
        regel("PROVE-164", "exists(error())");
        Regelverkslager lager = lager(Tidsbudsjett.VANLIG, "string-length(.) gt 0", true);
        lager.kompiler();

        Stegresultat resultat = kontroller(lager, LENGE);

        assertEquals(
                List.of(
                        new IkkeVurdert("PROVE-163", "regelen krasjet (FORG0001)"),
                        new IkkeVurdert("PROVE-164", "regelen krasjet (FOER0000)")),
                resultat.ikkeVurdert());
        assertEquals(
                List.of("PROVE-01"), resultat.avvik().stream().map(Avvik::regel).toList());
        assertEquals(0, lager.get().programmer().get(0).kompilert());
    }

    @Test
    void oneRunOfManyTellsWhatEachRuleTook() throws IOException {
        Regelverkslager lager = lager(Tidsbudsjett.VANLIG, "string-length(.) gt 0", true);
        Map<String, Regeltider.Tid> sett = maal(lager, Regeltider.HVER - 1);
        assertEquals(Map.of(), sett);

        sett.putAll(maal(lager, Regeltider.HVER + 1));

        assertEquals(Set.of("PROVE-01", "PROVE-02"), sett.keySet());
        sett.values().forEach(tid -> {
            assertEquals(2, tid.ganger().sum(), tid.regel());
            assertTrue(tid.nanosekunder().sum() > 0, tid.regel());
        });
    }

    /** SchXslt2 runs rules together: what they take is none of theirs alone. */
    @Test
    void rulesThatAreRunTogetherAreNotTold() throws IOException {
        Regelverkslager lager = lager(Tidsbudsjett.VANLIG, "string-length(.) gt 0", false);

        assertEquals(Map.of(), maal(lager, Regeltider.HVER));
    }

    /** What a rule takes is its own, not that of the next or of the walk to it. */
    @Test
    void theTimeIsThatOfTheRuleThatTookIt() throws IOException {
        Regelverkslager lager = lager(
                Tidsbudsjett.VANLIG,
                "sum(for $i in 1 to 200000 return string-length(string(.)) + $i mod 7) lt 0",
                true);
        Map<String, Regeltider.Tid> sett = maal(lager, Regeltider.HVER);

        long dyr = sett.get("PROVE-02").nanosekunder().sum();
        long billig = sett.get("PROVE-01").nanosekunder().sum();
        assertTrue(dyr > 5 * billig, dyr + " against " + billig);
    }

    /** What Saxon itself breaks down on is one rule's, and the others are judged. */
    @Test
    void aFaultInTheProcessorIsTheRulesThatMeetsIt() throws IOException {
        for (boolean rask : List.of(true, false)) {
            regel("PROVE-163", "exists(tokenize(string-join((1 to 131072) ! 'x'))[position() mod 2 = 1])");
            Regelverkslager lager = lager(Tidsbudsjett.VANLIG, "string-length(.) gt 0", rask);
            lager.kompiler();

            Stegresultat resultat = kontroller(lager, LENGE);

            assertEquals(
                    List.of(new IkkeVurdert(
                            "PROVE-163",
                            "regelen krasjet (" + (rask ? "ArrayIndexOutOfBounds" : "Runtime") + "Exception)")),
                    resultat.ikkeVurdert());
            assertEquals(
                    List.of("PROVE-01"),
                    resultat.avvik().stream().map(Avvik::regel).toList());
        }
    }

    /** Whatever is thrown, a class that is gone among it: the rule that met it is named, and the others are judged. */
    @Test
    void anErrorOfTheMachineIsTheRulesThatMeetsIt() throws IOException {
        AtomicReference<Error> kastes = new AtomicReference<>(new NoClassDefFoundError("no/such/Thing"));
        kaster(kastes);
        for (boolean rask : List.of(true, false)) {
            regel("PROVE-163", "Q{prove}kast(string(.))");
            Regelverkslager lager = lager(Tidsbudsjett.VANLIG, "string-length(.) gt 0", rask);
            lager.kompiler();
            for (Error feil : List.of(
                    new NoClassDefFoundError("no/such/Thing"),
                    new ExceptionInInitializerError("of the patient"),
                    new AssertionError("of the patient"),
                    new InternalError("of the patient"))) {
                kastes.set(feil);

                Stegresultat resultat = kontroller(lager, LENGE);

                assertEquals(
                        List.of(new IkkeVurdert(
                                "PROVE-163",
                                "regelen krasjet (" + feil.getClass().getSimpleName() + ")")),
                        resultat.ikkeVurdert());
                assertEquals(
                        List.of("PROVE-01"),
                        resultat.avvik().stream().map(Avvik::regel).toList());
            }
        }
    }

    /** A process without memory is to be started again, not to go on judging. */
    @Test
    void wantOfMemoryIsNoRulesCrash() throws IOException {
        kaster(new AtomicReference<>(new OutOfMemoryError("heap")));
        for (boolean rask : List.of(true, false)) {
            Regelverkslager lager = lager(Tidsbudsjett.VANLIG, "Q{prove}kast(string(.))", rask);
            lager.kompiler();

            OutOfMemoryError feil = assertThrows(OutOfMemoryError.class, () -> kontroller(lager, LENGE));

            assertEquals("heap", feil.getMessage());
        }
    }

    private static void kaster(AtomicReference<Error> feil) {
        XML.saxon()
                .getUnderlyingConfiguration()
                .registerExtensionFunction(new Funksjon(
                        "prove", "kast", List.of(SequenceType.SINGLE_STRING), SequenceType.SINGLE_BOOLEAN, a -> {
                            throw feil.get();
                        }));
    }

    /** Judges so many times; gives the rules that were measured for the first time. */
    private static Map<String, Regeltider.Tid> maal(Regelverkslager lager, int ganger) throws IOException {
        lager.kompiler();
        Map<String, Regeltider.Tid> nye = new TreeMap<>();
        lager.tidsvakt().regeltider().vedNyRegel(tid -> nye.put(tid.regel(), tid));
        for (int i = 0; i < ganger; i++) {
            kontroller(lager, LENGE);
        }
        return nye;
    }

    private static String heng(CountDownLatch slipp) {
        while (slipp.getCount() > 0) {
            // As an XPath expression does, it listens to nobody.
            Thread.onSpinWait();
            LockSupport.parkNanos(1_000_000);
        }
        return "ferdig";
    }

    private static void vent(BooleanSupplier til) {
        long slutt = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!til.getAsBoolean() && System.nanoTime() < slutt) {
            LockSupport.parkNanos(10_000_000);
        }
        assertTrue(til.getAsBoolean(), "it did not end");
    }

    private void regel(String id, String prove) throws IOException {
        String sch = Files.readString(KRASJ.resolve("PROVE-02/regel.sch"));
        Path fil = mappe.resolve("nasjonal").resolve(id).resolve("regel.sch");
        Files.createDirectories(fil.getParent());
        Files.writeString(fil, sch.replace("PROVE-02", id).replace("xs:integer(.) gt 0", prove.replace("<", "&lt;")));
    }

    /** The national pack of rules that find something, and one with the test. */
    private Regelverkslager lager(Tidsbudsjett budsjett, String prove, boolean rask) throws IOException {
        regel("PROVE-02", prove);
        Path en = mappe.resolve("nasjonal/PROVE-01/regel.sch");
        Files.createDirectories(en.getParent());
        Files.copy(KRASJ.resolve("PROVE-01/regel.sch"), en, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                KRASJ.resolve("pakke.yaml"), mappe.resolve("nasjonal/pakke.yaml"), StandardCopyOption.REPLACE_EXISTING);
        return new Regelverkslager(
                new Pakkeleser(XML).les(mappe),
                SKJEMAER.standarder(),
                XML,
                SKJEMAER.prefikser(),
                Map.of(),
                null,
                budsjett,
                rask ? new Samlekompilator(XML, SKJEMAER.prefikser()) : null);
    }

    private static Stegresultat kontroller(Regelverkslager lager, Duration kall) throws IOException {
        Lesing lesing = LESER.les(Files.readAllBytes(EKSEMPEL));
        Regelverk verk = lager.get();
        return verk.kontroller(
                Objects.requireNonNull(lesing.dokument()),
                Objects.requireNonNull(lesing.melding()),
                verk.katalog().pakker(),
                NAA,
                Tidsrom.naa(kall));
    }
}
