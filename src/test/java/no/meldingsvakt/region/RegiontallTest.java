package no.meldingsvakt.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Minnelager;
import no.meldingsvakt.rapport.Avviksrapport;
import no.meldingsvakt.rapport.Avvikssporring;
import no.meldingsvakt.rapport.Bidrag;
import no.meldingsvakt.rapport.Lukking;
import no.meldingsvakt.rapport.Mal;
import no.meldingsvakt.validering.Mottaksprove;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reports are made of, counted from a store, against what the generator knows that it put in. */
class RegiontallTest {

    /** How many lawful stays; {@code docs/avvik.md} tells of a run with more. */
    private static final int OPPHOLD = Integer.getInteger("regiontall.opphold", 30);

    /** More than are counted twice, by the service and by hand. */
    private static final int MANGE = 1000;

    private static final int AV_HVER_FEIL = Integer.getInteger("regiontall.feil", 4);
    private static final List<Regionfeil> FEIL =
            List.of(Regionfeil.RAPPORT_MANGLER, Regionfeil.SVAR_UTEBLIR, Regionfeil.INNLAGT_SENT);
    private static final String ETTER = "2025-06-01T12:00:00+02:00";

    private final JdbcConnectionPool pool = Minnelager.database();
    private final Lager lager = new Lager(Jdbi.create(pool));
    private final Mottaksprove prove = new Mottaksprove(lager);
    private final Region region = Region.ny();
    private final Regionprove skriver = new Regionprove(lager, RegionTest.FRO);

    @AfterEach
    void lukk() {
        pool.dispose();
    }

    @Test
    void numbersAreThoseThatWerePutIn() {
        Map<String, Long> meldinger = new TreeMap<>();
        Map<String, Integer> feil = new TreeMap<>();
        int opphold = 0;
        for (int n = 0; opphold < OPPHOLD; n++) {
            Pasientar ar = skriver.ar(n);
            opphold += ar.opphold().size();
            motta(ar, meldinger);
        }
        for (Regionfeil f : FEIL) {
            int igjen = AV_HVER_FEIL;
            // Far from the lawful ones, each of its own patient.
            for (int n = 100_000 * (1 + f.ordinal()); igjen > 0; n++) {
                Optional<Pasientar> ar = f.i(region, RegionTest.FRO + 1, n);
                if (ar.isPresent()) {
                    motta(ar.get(), meldinger);
                    feil.merge(f.regel, 1, Integer::sum);
                    igjen--;
                }
            }
        }

        Set<YearMonth> maneder = new HashSet<>();
        for (YearMonth m = YearMonth.of(2023, 11); m.isBefore(YearMonth.of(2025, 6)); m = m.plusMonths(1)) {
            maneder.add(m);
        }
        List<Bidrag> alle = prove.talt(maneder, ETTER);
        Map<String, Long> talt = alle.stream()
                .filter(b -> b.mal() == Mal.MELDINGER)
                .flatMap(b -> visninger(b.dag(), b.avsender(), b.mottaker()))
                .collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()));
        assertEquals(meldinger, talt);
        Map<String, Set<String>> funnet = new TreeMap<>();
        alle.stream()
                .filter(b -> b.mal() == Mal.AVVIK && feil.containsKey(b.regel()))
                .forEach(b ->
                        funnet.computeIfAbsent(b.regel(), r -> new HashSet<>()).add(b.pasient()));
        Map<String, Integer> antall = new TreeMap<>();
        funnet.forEach((r, p) -> antall.put(r, p.size()));
        feil.forEach((r, n) ->
                assertTrue(antall.getOrDefault(r, 0) >= n, () -> r + ": " + antall.get(r) + " of " + n + " patients"));
        if (OPPHOLD > MANGE) {
            visesAvAlle(alle);
        } else {
            visesBareDeSomErMange(alle);
        }
    }

    /** What would be told of each month: how much of what there is. */
    private static void visesAvAlle(List<Bidrag> alle) {
        alle.stream()
                .collect(Collectors.groupingBy(b -> YearMonth.from(b.dag()), TreeMap::new, Collectors.toList()))
                .forEach((maned, dens) -> {
                    List<Bidrag> vist = Lukking.lukk(dens);
                    assertTrue(Set.copyOf(dens).containsAll(vist), maned::toString);
                    System.out.println(maned + " told of " + antall(vist) + ", of " + antall(dens));
                });
    }

    private static Map<Mal, Long> antall(List<Bidrag> bidrag) {
        return bidrag.stream().collect(Collectors.groupingBy(Bidrag::mal, TreeMap::new, Collectors.counting()));
    }

    /** What a message is counted under: its month, the week in it, and its parties in that month. */
    private static Stream<String> visninger(LocalDate dag, String avsender, String mottaker) {
        YearMonth maned = YearMonth.from(dag);
        return Stream.of(
                maned + " alle",
                maned + " uke " + dag.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                maned + " avsender " + avsender,
                maned + " mottaker " + mottaker,
                maned + " par " + Bidrag.par(avsender, mottaker));
    }

    private void motta(Pasientar ar, Map<String, Long> meldinger) {
        Set<String> sett = new HashSet<>();
        List<Brev> brev = ar.brev().stream().filter(b -> sett.add(b.id)).toList();
        brev.stream()
                .filter(b -> b.paa == null)
                .flatMap(b -> visninger(
                        b.sendt.withZoneSameInstant(Brev.NORGE).toLocalDate(),
                        b.fra.virksomhetId(),
                        b.til.virksomhetId()))
                .forEach(n -> meldinger.merge(n, 1L, Long::sum));
        String siden = ar.slutt().plusDays(1).toOffsetDateTime().toString();
        if (OPPHOLD > MANGE) {
            prove.registrerMeldinger(skriver.skrevet(brev), siden);
        } else {
            prove.registrer(skriver.skrevet(brev), siden);
        }
    }

    /** What is told is of the same, never more, and is never told otherwise later. */
    private void visesBareDeSomErMange(List<Bidrag> alle) {
        assertTrue(prove.avviksteller(Duration.ofDays(10_000)).runde(naa()) > 10);
        Avvikssporring sporring = new Avvikssporring(
                YearMonth.of(2024, 1).atDay(1),
                YearMonth.of(2024, 12).atEndOfMonth(),
                Avvikssporring.Gruppe.MANED,
                null);
        Avviksrapport rapport = prove.avviksoppslag().rapport(sporring);
        assertEquals(12, rapport.maneder().size());
        rapport.rader().forEach(r -> {
            Stream<Bidrag> dens = alle.stream()
                    .filter(b -> b.mal() == Mal.OPPHOLD
                            && YearMonth.from(b.dag()).toString().equals(r.verdi()));
            assertTrue((r.opphold() == null ? 0 : r.opphold()) <= dens.count(), r::toString);
        });
        motta(skriver.ar(50_000), new TreeMap<>());
        assertEquals(0, prove.avviksteller(Duration.ofDays(10_000)).runde(naa()), "each month is counted once");
        assertEquals(rapport, prove.avviksoppslag().rapport(sporring), "what comes late changes nothing that is told");
    }

    private static Instant naa() {
        return OffsetDateTime.parse(ETTER).toInstant();
    }
}
