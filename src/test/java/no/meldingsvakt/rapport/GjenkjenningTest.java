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

    /** What a patient is counted as: one pair is far more common than another, and so are rules and systems. */
    private static List<Bidrag> pasient(String navn, Random r, YearMonth maned, String kommune, String regel) {
        List<Bidrag> alle = new ArrayList<>();
        String sykehus = SYKEHUS[r.nextInt(4) == 0 ? 1 : 0];
        String tjeneste = sykehus + Math.min(r.nextInt(3), r.nextInt(3));
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
                    tjeneste,
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
                tjeneste,
                system,
                brutt && r.nextBoolean() ? Bidrag.IKKE_SVART : r.nextInt(3000),
                true));
        if (brutt) {
            alle.add(new Bidrag(
                    navn, Mal.AVVIK, dag, frist, kommune, sykehus, tjeneste, system, Bidrag.IKKE_SVART, true));
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

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 8})
    void whatIsNotToldMayBeAnythingFromNoneToFour(int fro) {
        Map<YearMonth, List<Bidrag>> sann = maneder(fro, 30 + 40 * fro);
        List<String> svar = alt(sann);
        List<Bidrag> vist = Lukking.lukk(sann.get(MARS), TABELLER);
        Set<Celle> viste = celler(vist).keySet();
        Set<Celle> skjulte = tenkelige(sann.get(MARS));
        skjulte.removeAll(viste);
        assertFalse(skjulte.isEmpty());
        Random r = new Random(fro);
        List<Celle> utvalg = new ArrayList<>(skjulte);
        Collections.shuffle(utvalg, r);
        for (Celle c : utvalg.subList(0, Math.min(10, utvalg.size()))) {
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
        List<Bidrag> vist = Lukking.lukk(alle, TABELLER);
        celler(vist).forEach((c, p) -> assertTrue(p.size() >= Lukking.MINST, () -> c + " is of " + p.size()));

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
        if (fro == 8) {
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
