package no.meldingsvakt.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Minnelager;
import no.meldingsvakt.kvittering.Forlopskvittering.ForlopFelt;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.rapport.Avviksrapport;
import no.meldingsvakt.rapport.Avvikssporring;
import no.meldingsvakt.rapport.Avvikssporring.Gruppe;
import no.meldingsvakt.rapport.Bidrag;
import no.meldingsvakt.rapport.Mal;
import no.meldingsvakt.region.Regionfasit.Rad;
import no.meldingsvakt.region.Regionfasit.Ting;
import no.meldingsvakt.validering.Mottaksprove;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every number of every report on a year of the region, against {@link Regionfasit}. In every build a few patients' years that
 * six patients each have, so that there is something to tell of; with {@code -Dregiontall.opphold} a large region with one each.
 */
class RegiontallTest {

    /** How many lawful stays; {@code docs/avvik.md} tells of a run with more. */
    private static final int OPPHOLD = Integer.getInteger("regiontall.opphold", 5);

    /** How many hospitals, and how many municipalities: few stays between many parties are too few to be told of. */
    private static final int PARTER = Integer.getInteger("regiontall.parter", 12);

    private static final boolean STOR = OPPHOLD >= 100;
    private static final int HVER = STOR ? 1 : Regionfasit.FA + 1;
    private static final int AV_HVER_FEIL = Integer.getInteger("regiontall.feil", 1);

    /** Years whose messages are judged one by one too. */
    private static final int ENKELTVIS = STOR ? 40 : 1;

    private static final List<Regionfeil> FEIL =
            List.of(Regionfeil.RAPPORT_MANGLER, Regionfeil.SVAR_UTEBLIR, Regionfeil.INNLAGT_SENT);
    private static final String ETTER = "2025-06-01T12:00:00+02:00";
    private static final Instant NAA = OffsetDateTime.parse(ETTER).toInstant();
    private static final Duration OPPBEVARING = Duration.ofDays(365);
    private static final YearMonth FRA = YearMonth.of(2023, 11);
    private static final YearMonth TIL = YearMonth.of(2025, 3);
    private static final Pattern PERSON = Pattern.compile("(Id>)\\d(\\d{10}</)");
    private static final Pattern ID = Pattern.compile("(?<![0-9A-Fa-f])[0-9A-Fa-f]([0-9A-Fa-f]{7}-[0-9A-Fa-f]{4}-)");

    private final JdbcConnectionPool pool = Minnelager.database();
    private final Lager lager = new Lager(Jdbi.create(pool));
    private final Mottaksprove prove = new Mottaksprove(lager);
    private final Region region = Region.ny().medParter(PARTER);
    private final Regionprove skriver = new Regionprove(lager, RegionTest.FRO);
    private final Regionfasit fasit = new Regionfasit();

    /** Patients that the messages make other stays of than the generator meant. */
    private final List<String> annerledes = new ArrayList<>();

    private int pasienter;

    @AfterEach
    void lukk() {
        pool.dispose();
    }

    @Test
    void everyNumberIsWhatTheRegionWas() {
        int opphold = 0;
        for (int n = 0; opphold < OPPHOLD; n++) {
            Pasientar ar = ar(n);
            opphold += ar.opphold().size();
            motta(ar, HVER, n < ENKELTVIS);
        }
        Map<String, Set<String>> lovlige = new TreeMap<>();
        fasit.medFunn.forEach((r, p) -> lovlige.put(r, new TreeSet<>(p)));
        Map<String, Integer> feil = new TreeMap<>();
        for (Regionfeil f : FEIL) {
            // Far from the lawful ones, each of its own patient; one of them too few to be told of.
            for (int n = 100_000 * (1 + f.ordinal()), igjen = AV_HVER_FEIL; igjen > 0; n++) {
                Optional<Pasientar> ar = f.i(region, RegionTest.FRO + 1, n);
                if (ar.isPresent()) {
                    int hver = STOR || f != FEIL.get(0) ? HVER : Regionfasit.FA - 1;
                    motta(ar.get(), hver, false);
                    feil.merge(f.regel, hver, Integer::sum);
                    igjen--;
                }
            }
        }
        feil.forEach((regel, n) -> assertTrue(
                fasit.medFunn.getOrDefault(regel, Set.of()).size()
                                - lovlige.getOrDefault(regel, Set.of()).size()
                        >= n,
                () -> regel + " finds fewer than the " + n + " that were put in"));

        System.out.println(annerledes.size() + " of " + pasienter + " patients have other stays: " + annerledes);
        assertTrue(annerledes.size() * 100 <= pasienter, annerledes::toString);

        List<YearMonth> maneder = IntStream.iterate(0, i -> !FRA.plusMonths(i).isAfter(TIL), i -> i + 1)
                .mapToObj(FRA::plusMonths)
                .toList();
        Map<String, Long> sant = telt(fasit.alt);
        Map<String, Long> talt = talt(maneder);
        sant.forEach((hva, n) -> talt.merge(hva, -n, Long::sum));
        talt.values().removeIf(n -> n == 0);
        assertEquals(Map.of(), talt, "counted more often, or more seldom, than it is there");
        assertTrue(prove.avviksteller(OPPBEVARING).runde(NAA) > 10);
        alleRapporter(maneder);
        motta(ar(50_000), HVER, false);
        assertEquals(0, prove.avviksteller(OPPBEVARING).runde(NAA), "each month is counted once");
    }

    private Pasientar ar(int nummer) {
        return new Livslop(region, RegionTest.FRO, nummer, Livslop.Krav.INGEN).lev();
    }

    /** Asks for each grouping of each month and of all of them, and for each pair, and compares every cell. */
    private void alleRapporter(List<YearMonth> alle) {
        Map<YearMonth, List<Ting>> vist = fasit.viste();
        List<List<YearMonth>> perioder =
                new ArrayList<>(alle.stream().map(List::of).toList());
        perioder.add(alle);
        perioder.add(alle.subList(4, 9));
        long celler = 0;
        for (List<YearMonth> p : perioder) {
            Avviksrapport telt = sporsmal(p, Gruppe.MANED, null);
            List<YearMonth> med = telt.maneder().stream().map(YearMonth::parse).toList();
            assertTrue(
                    med.containsAll(vist.keySet().stream().filter(p::contains).toList()), med::toString);
            List<Ting> dens = med.stream()
                    .flatMap(m -> vist.getOrDefault(m, List.of()).stream())
                    .toList();
            for (Gruppe g : Gruppe.values()) {
                celler += sammenlign(sporsmal(p, g, null), Regionfasit.rapport(g.navn(), null, med, dens));
            }
            for (String par : sporsmal(p, Gruppe.PAR, null).rader().stream()
                    .map(r -> r.verdi())
                    .toList()) {
                celler += sammenlign(sporsmal(p, Gruppe.MANED, par), Regionfasit.rapport("maned", par, med, dens));
            }
        }
        System.out.println(celler + " numbers told, of "
                + vist.values().stream().mapToInt(List::size).sum() + " things of " + fasit.alt.size() + "; "
                + antall(vist, t -> t.hva().equals("meldinger")) + " messages, "
                + antall(vist, t -> t.hva().equals("meldinger") && !t.tjeneste().endsWith("-ovrige"))
                + " of them by service");
        assertTrue(celler > 500, "hardly anything is told");
    }

    private static long antall(Map<YearMonth, List<Ting>> vist, Predicate<Ting> som) {
        return vist.values().stream().flatMap(List::stream).filter(som).count();
    }

    /** How many numbers were the same. */
    private static long sammenlign(Avviksrapport svar, Map<String, Rad> sant) {
        Map<String, Rad> sagt = new TreeMap<>();
        svar.rader().forEach(r -> sagt.put(r.verdi(), rad(r)));
        sagt.put("", rad(svar.sum()));
        assertEquals(sant, sagt, () -> svar.gruppe() + " " + svar.par() + " " + svar.maneder());
        sagt.forEach((navn, r) -> Stream.of(r.opphold(), r.meldinger(), r.avvik(), r.frister(), r.brutt())
                .forEach(n -> assertTrue(n == null || n >= Regionfasit.FA, () -> navn + " is told of " + n)));
        return sagt.values().stream()
                .flatMap(r -> Stream.of(r.opphold(), r.meldinger(), r.avvik(), r.frister(), r.brutt(), r.svartid()))
                .filter(Objects::nonNull)
                .count();
    }

    private static Rad rad(Avviksrapport.Rad r) {
        return new Rad(r.opphold(), r.meldinger(), r.avvik(), r.frister(), r.brutt(), r.svartid());
    }

    private Avviksrapport sporsmal(List<YearMonth> p, Gruppe gruppe, @Nullable String par) {
        return prove.avviksoppslag(OPPBEVARING)
                .rapport(
                        new Avvikssporring(
                                p.get(0).atDay(1), p.get(p.size() - 1).atEndOfMonth(), gruppe, par),
                        NAA);
    }

    /** All that counts, whether it may be told or not, without telling patients apart. */
    private static Map<String, Long> telt(List<Ting> alt) {
        return alt.stream()
                .map(t -> String.join(
                        " ",
                        t.hva(),
                        t.dag().toString(),
                        t.regel(),
                        t.fra(),
                        t.til(),
                        t.tjeneste(),
                        t.system(),
                        String.valueOf(t.minutter()),
                        String.valueOf(t.bareFunn())))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private Map<String, Long> talt(List<YearMonth> maneder) {
        Map<String, Long> alle = new TreeMap<>();
        for (Bidrag b : prove.talt(new HashSet<>(maneder), ETTER)) {
            alle.merge(
                    String.join(
                            " ",
                            b.mal().name().toLowerCase(Locale.ROOT),
                            b.dag().toString(),
                            b.regel(),
                            b.avsender(),
                            b.mottaker(),
                            b.tjeneste(),
                            b.system(),
                            b.minutter() == Bidrag.IKKE_SVART ? "null" : String.valueOf(b.minutter()),
                            String.valueOf(b.mal() == Mal.AVVIK && !b.kjerne())),
                    1L,
                    Long::sum);
        }
        return alle;
    }

    private void motta(Pasientar ar, int hver, boolean enkeltvis) {
        Set<String> sett = new HashSet<>();
        List<Brev> brev = ar.brev().stream().filter(b -> sett.add(b.id)).toList();
        List<Eksempelmelding> skrevet = skriver.skrevet(brev);
        List<ForlopFelt> forlop = prove.bareForlop(skrevet, ETTER);
        Map<String, Kvittering> svar = new HashMap<>();
        if (enkeltvis) {
            for (int i = 0; i < brev.size(); i++) {
                svar.put(brev.get(i).id, prove.enkeltvis(skrevet.get(i), ETTER));
            }
        }
        String siden = ar.slutt().plusDays(1).toOffsetDateTime().toString();
        pasienter++;
        if (!Regionfasit.stemmer(ar, brev, forlop)) {
            annerledes.add(ar.nummer() + " "
                    + ar.opphold().stream().map(o -> o.utfall + " " + o.trekk).toList());
        }
        for (int k = 0; k < hver; k++) {
            int annen = k;
            fasit.legg(ar.nummer() + "/" + k, brev, forlop, svar);
            Map<String, Kvittering> deres = new HashMap<>();
            svar.forEach((id, s) -> deres.put(enAnnens(id, annen), s));
            prove.registrer(
                    skrevet.stream()
                            .map(m -> new Eksempelmelding(enAnnens(m.tekst(), annen)))
                            .toList(),
                    siden,
                    deres);
        }
    }

    /** The same with the ids of another patient's messages, and the patient's own. */
    private static String enAnnens(String tekst, int annen) {
        return annen == 0
                ? tekst
                : PERSON.matcher(ID.matcher(tekst).replaceAll((char) ('t' + annen) + "$1"))
                        .replaceAll("$1" + (char) ('A' + annen) + "$2");
    }
}
