package no.meldingsvakt.rapport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.rapport.Avvikssporring.Gruppe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tries to find few in what is told. The attacker has every table of every period, as JSON and as CSV, and knows whatever there
 * is to know of how numbers hang together. What is shown is stronger than that some attack fails: for each number that is not
 * told, there are years with none, one, two, three and four patients in it, in which every answer is the same to the letter.
 */
class GjenkjenningTest {

    private static final YearMonth MARS = YearMonth.of(2024, 3);
    private static final YearMonth APRIL = YearMonth.of(2024, 4);

    private static final Set<Visning> TABELLER = EnumSet.allOf(Visning.class);
    private static final Set<Visning> FELLES = EnumSet.complementOf(EnumSet.of(Visning.TJENESTE));

    /** A party that nobody is told of. */
    private static final String FREMMED = "39";

    private static final String[] SYKEHUS = {"11", "12"};
    private static final String[] KOMMUNER = {"21", "22", "23", "24", "25", "26", "27", "28"};
    private static final String[] SYSTEMER = {"EPJ 1", "EPJ 2", "Gerica", "ukjent"};
    private static final int REGLER = 25;

    /** Everything that can be asked, as it is answered. */
    private static List<String> alt(Map<YearMonth, List<Bidrag>> maneder) {
        Map<YearMonth, Manedstall> tall = new TreeMap<>();
        // As it is stored and read again.
        maneder.forEach(
                (m, b) -> tall.put(m, Manedstall.les(Manedstall.av(b, TABELLER).tekst())));
        Avvikstall alle = new Avvikstall(tall);
        List<String> svar = new ArrayList<>();
        for (List<YearMonth> p : List.of(List.of(MARS, MARS), List.of(APRIL, APRIL), List.of(MARS, APRIL))) {
            for (Gruppe g : Gruppe.values()) {
                Avviksrapport r = alle.rapport(
                        new Avvikssporring(p.get(0).atDay(1), p.get(1).atEndOfMonth(), g, null));
                svar.add(r.toString());
                svar.add(AvvikCsv.skriv(r));
            }
            for (String s : SYKEHUS) {
                for (String k : KOMMUNER) {
                    svar.add(alle.rapport(new Avvikssporring(
                                    p.get(0).atDay(1), p.get(1).atEndOfMonth(), Gruppe.MANED, Bidrag.par(s, k)))
                            .toString());
                }
            }
        }
        return svar;
    }

    /** A service of the enterprise; one is far more common than another. */
    private static String tjeneste(String virksomhet, Random r) {
        return virksomhet
                + IntStream.generate(() -> r.nextInt(4)).limit(4).min().orElseThrow();
    }

    /** What a patient is counted as: one pair is far more common than another, and so are rules and systems. */
    private static List<Bidrag> pasient(String navn, Random r, YearMonth maned, String kommune, String regel) {
        List<Bidrag> alle = new ArrayList<>();
        String sykehus = SYKEHUS[r.nextInt(4) == 0 ? 1 : 0];
        String tjeneste = tjeneste(sykehus, r);
        String kommunens = tjeneste(kommune, r);
        String system = SYSTEMER[Math.min(r.nextInt(4), r.nextInt(4))];
        LocalDate dag = maned.atDay(1 + r.nextInt(maned.lengthOfMonth()));
        alle.add(new Bidrag(navn, Mal.OPPHOLD, dag, "", sykehus, kommune, tjeneste, system, Bidrag.IKKE_SVART, true));
        for (int i = 0; i < 1 + r.nextInt(3); i++) {
            boolean ut = r.nextBoolean();
            alle.add(new Bidrag(
                    navn,
                    Mal.MELDINGER,
                    dag,
                    "",
                    ut ? sykehus : kommune,
                    ut ? kommune : sykehus,
                    ut ? tjeneste : kommunens,
                    system,
                    Bidrag.IKKE_SVART,
                    true));
        }
        alle.add(new Bidrag(navn, Mal.AVVIK, dag, regel, sykehus, kommune, tjeneste, system, Bidrag.IKKE_SVART, false));
        String frist = "F-" + Math.min(r.nextInt(4), r.nextInt(4));
        boolean brutt = r.nextInt(5) == 0;
        alle.add(new Bidrag(
                navn,
                brutt ? Mal.BRUTT : Mal.HOLDT,
                dag,
                frist,
                kommune,
                sykehus,
                kommunens,
                system,
                brutt && r.nextBoolean() ? Bidrag.IKKE_SVART : r.nextInt(3000),
                true));
        if (brutt) {
            alle.add(new Bidrag(
                    navn, Mal.AVVIK, dag, frist, kommune, sykehus, kommunens, system, Bidrag.IKKE_SVART, true));
        }
        return alle;
    }

    private static List<Bidrag> pasient(String navn, Random r, YearMonth maned) {
        int k = Math.min(r.nextInt(KOMMUNER.length), r.nextInt(KOMMUNER.length));
        return pasient(navn, r, maned, KOMMUNER[k], "R-" + Math.min(r.nextInt(REGLER), r.nextInt(REGLER)));
    }

    private static Map<YearMonth, List<Bidrag>> maneder(int fro, int antall) {
        Random r = new Random(fro);
        Map<YearMonth, List<Bidrag>> alle = new TreeMap<>();
        for (YearMonth m : List.of(MARS, APRIL)) {
            List<Bidrag> bidrag = new ArrayList<>();
            for (int i = 0; i < antall; i++) {
                bidrag.addAll(pasient("P " + i, r, m));
            }
            alle.put(m, bidrag);
        }
        return alle;
    }

    /** The numbers that are told, with who is behind each. */
    private static Map<Celle, Set<String>> viste(List<Bidrag> vist) {
        Map<Celle, Set<String>> alle = new HashMap<>();
        Tjenester tjenester = Tjenester.av(vist);
        vist.forEach(b -> Stream.concat(b.celler(FELLES).stream(), tjenester.celle(b).stream())
                .forEach(c -> alle.computeIfAbsent(c, n -> new HashSet<>()).add(b.pasient())));
        return alle;
    }

    /** Everything, whether it may be told or not. */
    private static Map<Celle, Set<String>> celler(List<Bidrag> bidrag) {
        Map<Celle, Set<String>> alle = new HashMap<>();
        bidrag.forEach(b -> b.celler(TABELLER)
                .forEach(c -> alle.computeIfAbsent(c, n -> new HashSet<>()).add(b.pasient())));
        return alle;
    }

    /** All cells that somebody may ask about: those that something is counted in, and others like them. */
    private static Set<Celle> tenkelige(List<Bidrag> bidrag) {
        Set<Celle> alle = new LinkedHashSet<>(celler(bidrag).keySet());
        Random r = new Random(1);
        for (String k : KOMMUNER) {
            for (int i = 0; i < REGLER; i++) {
                pasient("x", r, MARS, k, "R-" + i).forEach(b -> alle.addAll(b.celler(TABELLER)));
            }
        }
        return alle;
    }

    /** A patient that is counted in the cell, with all else that a patient is counted as. */
    private static List<Bidrag> med(Celle celle, String navn, Random r) {
        for (int i = 0; i < 20_000; i++) {
            String kommune = KOMMUNER[r.nextInt(KOMMUNER.length)];
            String regel = "R-" + r.nextInt(REGLER);
            List<Bidrag> en = pasient(navn, r, MARS, kommune, regel);
            if (en.stream().anyMatch(b -> b.celler(TABELLER).contains(celle))) {
                return en;
            }
        }
        throw new AssertionError("nobody can be counted in " + celle);
    }

    /**
     * A month in which as many patients as {@code n} are counted in a cell that is not told of: with so many more patients, or,
     * where it is a finding that those who are told of may as well have, with so many of them that have it.
     */
    private static List<Bidrag> verden(List<Bidrag> vist, Celle c, int n, Random r) {
        if (c.visning() == Visning.TJENESTE) {
            return verdenMedTjeneste(vist, c, n, r);
        }
        List<Bidrag> verden = new ArrayList<>(vist);
        Map<String, Bidrag> funn = new TreeMap<>();
        if (c.mal() == Mal.AVVIK && !c.verdi().startsWith("F-")) {
            for (Bidrag b : vist) {
                Bidrag en = new Bidrag(
                        b.pasient(),
                        Mal.AVVIK,
                        b.dag(),
                        c.visning() == Visning.REGEL ? c.verdi() : "R-0",
                        b.avsender(),
                        b.mottaker(),
                        b.tjeneste(),
                        b.system(),
                        Bidrag.IKKE_SVART,
                        false);
                if (b.kjerne() && en.celler(TABELLER).contains(c)) {
                    funn.putIfAbsent(b.pasient(), en);
                }
            }
        }
        if (funn.isEmpty()) {
            for (int i = 0; i < n; i++) {
                verden.addAll(med(c, "ny " + i, r));
            }
        } else {
            assertTrue(funn.size() >= Lukking.MINST, "few are told of");
            funn.values().stream().limit(n).forEach(verden::add);
        }
        return verden;
    }

    /**
     * The same for a number of a service. Where its enterprise has others, they are as many services as there are patients, and
     * some of them this one; where it has not, those who are in it have another party that nobody else has.
     */
    private static List<Bidrag> verdenMedTjeneste(List<Bidrag> vist, Celle c, int n, Random r) {
        String virksomhet = c.verdi().substring(0, 2);
        Tjenester tjenester = Tjenester.av(vist);
        Set<Bidrag> ovrige = vist.stream()
                .filter(b -> b.mal() != Mal.OPPHOLD && b.avsender().equals(virksomhet))
                .filter(b -> tjenester.celle(b).orElseThrow().verdi().equals(virksomhet + "-ovrige"))
                .collect(Collectors.toSet());
        List<String> mulige = ovrige.stream()
                .filter(b -> b.mal() == c.mal())
                .map(Bidrag::pasient)
                .distinct()
                .sorted()
                .toList();
        if (mulige.isEmpty()) {
            List<Bidrag> verden = new ArrayList<>(vist);
            for (int i = 0; i < n; i++) {
                med(c, "ny " + i, r).forEach(b -> verden.add(medAndre(b, virksomhet)));
            }
            return verden;
        }
        assertTrue(mulige.size() >= Lukking.MINST, "few are in others of " + virksomhet);
        Set<String> valgte = new HashSet<>(mulige.subList(0, n));
        Map<String, String> nye = new HashMap<>();
        return vist.stream()
                .map(b -> !ovrige.contains(b)
                        ? b
                        : b.mal() == c.mal() && valgte.contains(b.pasient())
                                ? fra(b, c.verdi())
                                : fra(b, nye.computeIfAbsent(b.pasient(), p -> "9" + nye.size())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Bidrag fra(Bidrag b, String tjeneste) {
        return kopi(b, b.avsender(), b.mottaker(), tjeneste);
    }

    private static Bidrag medAndre(Bidrag b, String virksomhet) {
        return kopi(
                b,
                b.avsender().equals(virksomhet) ? virksomhet : FREMMED,
                b.mottaker().equals(virksomhet) ? virksomhet : FREMMED,
                b.tjeneste());
    }

    private static Bidrag kopi(Bidrag b, String avsender, String mottaker, String tjeneste) {
        return new Bidrag(
                b.pasient(),
                b.mal(),
                b.dag(),
                b.regel(),
                avsender,
                mottaker,
                tjeneste,
                b.system(),
                b.minutter(),
                b.kjerne());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 8})
    void whatIsNotToldMayBeAnythingFromNoneToFour(int fro) {
        Map<YearMonth, List<Bidrag>> sann = maneder(fro, 30 + 40 * fro);
        List<String> svar = alt(sann);
        List<Bidrag> vist = Lukking.lukk(sann.get(MARS), FELLES);
        Set<Celle> viste = viste(vist).keySet();
        Set<Celle> skjulte = tenkelige(sann.get(MARS));
        skjulte.removeAll(viste);
        assertFalse(skjulte.isEmpty());
        Random r = new Random(fro);
        List<Celle> utvalg = new ArrayList<>(skjulte);
        Collections.shuffle(utvalg, r);
        Map<Boolean, List<Celle>> deler =
                utvalg.stream().collect(Collectors.partitioningBy(c -> c.visning() == Visning.TJENESTE));
        List<Celle> proves =
                deler.values().stream().flatMap(d -> d.stream().limit(8)).toList();
        for (Celle c : proves) {
            for (int n = 0; n < Lukking.MINST; n++) {
                List<Bidrag> verden = verden(vist, c, n, r);
                assertEquals(n, celler(verden).getOrDefault(c, Set.of()).size(), c::toString);
                Collections.shuffle(verden, r);
                Map<YearMonth, List<Bidrag>> annen = new TreeMap<>(sann);
                annen.put(MARS, verden);
                assertTrue(svar.equals(alt(annen)), () -> "with others in " + c);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyNumberThatIsToldIsOfFiveAndAddsUp(int fro) {
        List<Bidrag> alle = maneder(fro, 30 + 40 * fro).get(MARS);
        List<Bidrag> vist = Lukking.lukk(alle, FELLES);
        viste(vist).forEach((c, p) -> assertTrue(p.size() >= Lukking.MINST, () -> c + " is of " + p.size()));

        Manedstall tall = Manedstall.av(alle, TABELLER);
        for (Mal mal : Mal.values()) {
            long sum = tall.tall().getOrDefault(new Celle(mal, Visning.ALLE, ""), 0L);
            for (Visning v : List.of(
                    Visning.PAR, Visning.UKE, Visning.AVSENDER, Visning.MOTTAKER, Visning.TJENESTE, Visning.SYSTEM)) {
                List<Long> deler = tall.tall().entrySet().stream()
                        .filter(e -> e.getKey().mal() == mal && e.getKey().visning() == v)
                        .map(Map.Entry::getValue)
                        .toList();
                if (!deler.isEmpty()) {
                    assertEquals(sum, deler.stream().mapToLong(n -> n).sum(), mal + " by " + v + " leaves a rest");
                }
            }
        }
        Map<List<String>, Long> avVirksomhet = new HashMap<>();
        tall.tall().forEach((c, n) -> {
            if (c.visning() == Visning.AVSENDER || c.visning() == Visning.TJENESTE) {
                avVirksomhet.merge(
                        List.of(c.mal().name(), c.verdi().substring(0, 2)),
                        c.visning() == Visning.AVSENDER ? n : -n,
                        Long::sum);
            }
        });
        avVirksomhet.values().removeIf(rest -> rest == 0);
        assertEquals(Map.of(), avVirksomhet, "the services of a sender are all that it has sent");
        if (fro == 8) {
            Set<String> tjenester = tall.tall().keySet().stream()
                    .filter(c -> c.visning() == Visning.TJENESTE)
                    .map(Celle::verdi)
                    .collect(Collectors.toSet());
            assertTrue(tjenester.containsAll(Set.of("110", "221", "22-ovrige")), tjenester::toString);
            double andel =
                    (double) vist.stream().filter(b -> b.mal() == Mal.OPPHOLD).count()
                            / alle.stream().filter(b -> b.mal() == Mal.OPPHOLD).count();
            assertTrue(andel > 0.5, "only " + andel + " of the stays are told of");
        }
    }

    @Test
    void theOrderThingsCameInLeavesNoTrace() {
        List<Bidrag> alle = maneder(3, 150).get(MARS);
        Manedstall tall = Manedstall.av(alle, TABELLER);
        for (int i = 0; i < 5; i++) {
            List<Bidrag> stokket = new ArrayList<>(alle);
            Collections.shuffle(stokket, new Random(i));
            assertEquals(tall, Manedstall.av(stokket, TABELLER));
        }
    }

    @Test
    void servicesTakeNothingFromOtherTables() {
        List<Bidrag> alle = maneder(6, 300).get(MARS);
        Map<Celle, Long> uten = Manedstall.av(alle, FELLES).tall();
        Map<Celle, Long> med = new HashMap<>(Manedstall.av(alle, TABELLER).tall());
        med.keySet().removeIf(c -> c.visning() == Visning.TJENESTE);
        assertEquals(uten, med);
        assertFalse(uten.isEmpty());
    }

    @Test
    void onePatientWithMuchIsOne() {
        Random r = new Random(5);
        List<Bidrag> alle = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            alle.addAll(pasient("P", r, MARS, "21", "R-0"));
        }
        assertEquals(Map.of(), Manedstall.av(alle, TABELLER).tall());
    }

    @Test
    void whatIsTellingOfManyIsToldAsItIs() {
        List<Bidrag> alle = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            alle.add(new Bidrag(
                    "P " + i,
                    Mal.AVVIK,
                    MARS.atDay(4 + i % 2),
                    i % 2 == 0 ? "R-1" : "R-2",
                    "11",
                    "21",
                    "111",
                    "EPJ 1",
                    Bidrag.IKKE_SVART,
                    false));
        }
        Avviksrapport r = new Avvikstall(Map.of(MARS, Manedstall.av(alle, TABELLER)))
                .rapport(new Avvikssporring(MARS.atDay(1), MARS.atEndOfMonth(), Gruppe.REGEL, null));
        assertEquals(
                List.of("R-1 30", "R-2 30"),
                r.rader().stream().map(x -> x.verdi() + " " + x.avvik()).collect(Collectors.toList()));
        assertEquals(60L, r.sum().avvik());
    }

    @Test
    void onlyWholeMonthsAreToldOf() {
        Map<YearMonth, Manedstall> tall = new TreeMap<>();
        maneder(5, 200).forEach((m, b) -> tall.put(m, Manedstall.av(b, TABELLER)));
        Avvikstall alle = new Avvikstall(tall);
        for (Gruppe g : Gruppe.values()) {
            assertEquals(
                    alle.rapport(new Avvikssporring(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 3, 31), g, null)),
                    alle.rapport(new Avvikssporring(LocalDate.of(2024, 2, 17), LocalDate.of(2024, 4, 29), g, null)));
            Avviksrapport ingen =
                    alle.rapport(new Avvikssporring(LocalDate.of(2024, 3, 2), LocalDate.of(2024, 4, 29), g, null));
            assertTrue(ingen.utenTall());
            assertEquals(List.of(), ingen.rader());
        }
    }

    @Test
    void nothingButNumbersAndNamesOfPartiesIsCounted() {
        Bidrag b = new Bidrag(
                "P",
                Mal.AVVIK,
                MARS.atDay(1),
                "R",
                "12853810221",
                "Kari",
                "12853810221",
                "EPJ 12853810221\n=1+1",
                0,
                false);
        assertEquals(Bidrag.UKJENT, b.avsender());
        assertEquals(Bidrag.UKJENT, b.mottaker());
        assertEquals(Bidrag.UKJENT, b.tjeneste());
        assertFalse(b.system().contains("12853810221")
                || b.system().contains("\n")
                || b.system().contains("="));
    }
}
