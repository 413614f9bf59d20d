package no.meldingsvakt.validering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.forlop.Forlopsdokument;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Minnelager;
import no.meldingsvakt.oppgjor.Avstemming;
import no.meldingsvakt.oppgjor.Dognpriser;
import no.meldingsvakt.oppgjor.Fakturaleser;
import no.meldingsvakt.oppgjor.Fakturalinje;
import no.meldingsvakt.oppgjor.Grunn;
import no.meldingsvakt.oppgjor.Linjedom;
import no.meldingsvakt.oppgjor.Periode;
import no.meldingsvakt.oppgjor.Skyldig;
import no.meldingsvakt.xml.XmlFabrikk;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two hundred stays made of messages and received, each made so that what is owed is known from how it was made. The truth is
 * kept in øre, with prices of its own.
 */
class OppgjorTest {

    private static final int ANTALL = 200;
    private static final ZoneId NORGE = ZoneId.of("Europe/Oslo");
    private static final OffsetDateTime VURDERT = OffsetDateTime.parse("2026-11-01T12:00:00+01:00");
    private static final LocalDate EKSEMPELDAG = LocalDate.parse("2024-03-04");
    private static final Pattern EKSEMPELDATO = Pattern.compile("2024-0[234]-\\d\\d");
    private static final Map<Integer, Long> ORE =
            Map.of(2019, 488_500L, 2020, 503_600L, 2021, 516_700L, 2022, 530_600L, 2023, 550_800L, 2024, 574_500L);

    private static final Eksempelmelding AVMELDING = Eksempelmelding.les(
                    "plo-pasientlogistikk/1.6/eksempler/LOG_AVMELDING.xml")
            .byttet("12855010311", "12853810221");

    private static final JdbcConnectionPool POOL = Minnelager.database();
    private static final Map<String, Sant> SANNE = new TreeMap<>();

    private static Oppgjorsoppslag oppslag;

    /** What a stay was made to owe. */
    private record Sant(Set<LocalDate> dager, Set<String> meldinger, boolean tvil) {

        long ore() {
            return dager.stream()
                    .mapToLong(d -> ORE.getOrDefault(d.getYear(), 0L))
                    .sum();
        }

        boolean harPris() {
            return dager.stream().allMatch(d -> ORE.containsKey(d.getYear()));
        }
    }

    @BeforeAll
    static void motta() {
        Lager lager = new Lager(Jdbi.create(POOL));
        Mottaksprove prove = new Mottaksprove(lager);
        oppslag = new Oppgjorsoppslag(
                lager, new Forlopsjournal(new Forlopsdommer(new Forlopsdokument(new XmlFabrikk()))));
        Random r = new Random(11);
        for (int i = 0; i < ANTALL; i++) {
            new Bygger(prove, i, r).bygg();
        }
        assertEquals(ANTALL, SANNE.size(), "each is a stay of its own");
    }

    @AfterAll
    static void lukk() {
        POOL.dispose();
    }

    /** Makes a stay, and writes down what it owes. */
    private static final class Bygger {

        private final Mottaksprove prove;
        private final int nr;
        private final Random r;
        private final LocalDate inn;
        private final Set<LocalDate> dager = new TreeSet<>();
        private final Set<String> viser = new HashSet<>();
        private String forlop = "";
        private boolean tvil;

        Bygger(Mottaksprove prove, int nr, Random r) {
            this.prove = prove;
            this.nr = nr;
            this.r = r;
            // Every fourth near a new year.
            this.inn = nr % 4 == 0
                    ? LocalDate.of(2018 + r.nextInt(8), 12, 20 + r.nextInt(10))
                    : LocalDate.of(2019, 1, 5).plusDays(r.nextInt(2500));
        }

        void bygg() {
            LocalDate klar = inn.plusDays(2L + r.nextInt(5));
            int n = r.nextInt(14);
            send(Eksempelmelding.INNLAGT, inn, "10:00:00");
            switch (nr % 5) {
                case 0, 1 -> {
                    viser.add(send(Eksempelmelding.OPPDATERT, klar.minusDays(1), "14:00:00"));
                    viser.add(klar(klar, klar));
                    viser.add(ut(klar.plusDays(n)));
                    legg(klar, klar.plusDays(n));
                }
                case 2 -> {
                    // Withdrawn, and ready again with new information.
                    int borte = 1 + r.nextInt(3);
                    LocalDate igjen = klar.plusDays(n + borte);
                    viser.add(send(Eksempelmelding.OPPDATERT, klar.minusDays(1), "14:00:00"));
                    viser.add(klar(klar, klar));
                    viser.add(avmeldt(klar, klar.plusDays(n)));
                    String ny = send(Eksempelmelding.OPPDATERT, igjen, "08:00:00");
                    viser.add(klar(igjen, igjen));
                    viser.add(ut(igjen.plusDays(3)));
                    legg(klar, klar.plusDays(n));
                    legg(igjen, igjen.plusDays(3));
                    viser.add(ny);
                }
                case 3 -> {
                    // Told ahead of the day.
                    viser.add(send(Eksempelmelding.OPPDATERT, klar.minusDays(1), "14:00:00"));
                    viser.add(klar(klar, klar.plusDays(2)));
                    viser.add(ut(klar.plusDays(2L + n)));
                    legg(klar.plusDays(2), klar.plusDays(2L + n));
                }
                default -> {
                    // Information later than the notice: the days before it are not shown to be owed.
                    viser.add(klar(klar, klar));
                    viser.add(send(Eksempelmelding.OPPDATERT, klar.plusDays(2), "14:00:00"));
                    viser.add(ut(klar.plusDays(3L + n)));
                    legg(klar.plusDays(2), klar.plusDays(3L + n));
                    tvil = true;
                }
            }
            SANNE.put(forlop, new Sant(Set.copyOf(dager), Set.copyOf(viser), tvil));
        }

        private void legg(LocalDate fra, LocalDate til) {
            fra.datesUntil(til).forEach(dager::add);
        }

        private String klar(LocalDate sendt, LocalDate klar) {
            return motta(ny(Eksempelmelding.KLAR).skjedde("3", klar.toString()), sendt, "10:05:00");
        }

        private String ut(LocalDate dag) {
            return motta(ny(Eksempelmelding.UTSKREVET).skjedde("2", dag + "T13:30:00"), dag, "13:45:00");
        }

        private String avmeldt(LocalDate klar, LocalDate dag) {
            return motta(
                    flyttet(AVMELDING)
                            .skjedde("1", inn + "T09:40:00")
                            .skjedde("3", klar.toString())
                            .skjedde("4", dag.toString()),
                    dag,
                    "11:00:00");
        }

        private String send(String fil, LocalDate dag, String kl) {
            return motta(ny(fil), dag, kl);
        }

        private Eksempelmelding ny(String fil) {
            return flyttet(Eksempelmelding.les(fil));
        }

        /** With all of the example's days as far from this admission as they are from the example's. */
        private Eksempelmelding flyttet(Eksempelmelding melding) {
            long skritt = inn.toEpochDay() - EKSEMPELDAG.toEpochDay();
            return new Eksempelmelding(EKSEMPELDATO.matcher(melding.tekst()).replaceAll(d -> LocalDate.parse(d.group())
                            .plusDays(skritt)
                            .toString()))
                    .pasient("P" + nr);
        }

        private String motta(Eksempelmelding melding, LocalDate dag, String kl) {
            String id = new UUID(r.nextLong(), r.nextLong()).toString();
            OffsetDateTime sendt = dag.atTime(LocalTime.parse(kl)).atZone(NORGE).toOffsetDateTime();
            forlop = Objects.requireNonNull(prove.motta(
                                    melding.id(id).sendt(dag + "T" + kl),
                                    sendt.plusSeconds(5).toString())
                            .forlop())
                    .id();
            return id;
        }
    }

    private static Skyldig skyldig(String forlop) {
        Skyldig skyldig =
                oppslag.finn(linje("forlop;dogn\n" + forlop + ";0"), VURDERT).skyldig();
        assertTrue(skyldig != null, forlop);
        return skyldig;
    }

    private static Fakturalinje linje(String liste) {
        return les(liste).get(0);
    }

    private static List<Fakturalinje> les(String liste) {
        try {
            return Fakturaleser.les(liste.getBytes(UTF_8));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsOwedIsRightToTheKrone() {
        List<String> galt = new ArrayList<>();
        SANNE.forEach((forlop, sant) -> {
            Skyldig s = skyldig(forlop);
            Set<LocalDate> dager = new TreeSet<>();
            s.dogn().dager().forEach(d -> {
                dager.add(d.dag());
                if (d.grunnlag().isEmpty() || !sant.meldinger().containsAll(d.grunnlag())) {
                    galt.add(forlop + " " + d + " is not proved by " + sant.meldinger());
                }
            });
            if (!dager.equals(sant.dager()) || s.dogn().antall() != sant.dager().size()) {
                galt.add(forlop + " owes " + dager + ", made to owe " + sant.dager() + " "
                        + s.dogn().forbehold());
            }
            long ore = Dognpriser.KUNNGJORT
                    .sum(s.dogn().dager())
                    .map(b -> b.movePointRight(2).longValueExact())
                    .orElse(-1L);
            if (ore != (sant.harPris() ? sant.ore() : -1)) {
                galt.add(forlop + " costs " + ore + ", made to cost " + sant.ore());
            }
        });
        assertEquals(List.of(), galt);
        assertTrue(SANNE.values().stream().filter(s -> !s.harPris()).count() > 5, "years without a price");
        assertTrue(SANNE.values().stream().filter(s -> s.dager().isEmpty()).count() > 2, "stays that owe nothing");
        assertTrue(
                SANNE.values().stream()
                                .filter(s -> s.dager().stream()
                                                .map(LocalDate::getYear)
                                                .distinct()
                                                .count()
                                        > 1)
                                .count()
                        > 5,
                "stays over a new year");
    }

    @Test
    void anInvoiceListIsReconciledLineByLine() {
        StringBuilder liste = new StringBuilder("Linje;Forløp;Døgn;Beløp;Merknad\n");
        Map<Integer, Grunn> ventet = new HashMap<>();
        int nr = 1;
        for (Map.Entry<String, Sant> e : SANNE.entrySet()) {
            Sant s = e.getValue();
            nr++;
            String kroner = BigDecimal.valueOf(s.ore(), 2).toPlainString().replace('.', ',');
            long dogn = s.dager().size();
            Grunn uten = s.harPris() ? Grunn.STEMMER : Grunn.PRIS_MANGLER;
            Grunn mer = s.tvil() ? Grunn.FORBEHOLD : Grunn.DOGN;
            String rad =
                    switch (nr % 7) {
                        case 0, 1 -> {
                            ventet.put(nr, uten);
                            yield dogn + ";" + kroner;
                        }
                        case 2 -> {
                            ventet.put(nr, mer);
                            yield dogn + 1 + ";" + kroner;
                        }
                        case 3 -> {
                            // Three days beyond what any reservation has room for.
                            ventet.put(nr, Grunn.DOGN);
                            yield dogn + 5 + ";" + kroner;
                        }
                        case 4 -> {
                            ventet.put(nr, s.harPris() ? Grunn.BELOP : Grunn.PRIS_MANGLER);
                            yield dogn + ";"
                                    + BigDecimal.valueOf(s.ore() + 1, 2).toPlainString();
                        }
                        case 5 -> {
                            ventet.put(nr, Grunn.STEMMER);
                            yield dogn + ";";
                        }
                        default -> {
                            ventet.put(nr, Grunn.ULESELIG);
                            yield "=1+1;" + kroner;
                        }
                    };
            liste.append(nr)
                    .append(';')
                    .append(e.getKey())
                    .append(';')
                    .append(rad)
                    .append(";\"Ødegård, «x»\"\n");
        }
        nr++;
        liste.append("x;").append(UUID.randomUUID()).append(";1;4885;\n");
        ventet.put(nr, Grunn.UKJENT_FORLOP);

        Map<Integer, Grunn> funnet = new HashMap<>();
        for (Linjedom d :
                new Avstemming(Dognpriser.KUNNGJORT).avstem(les(liste.toString()), l -> oppslag.finn(l, VURDERT))) {
            funnet.put(d.linje().nr(), d.grunn());
        }
        assertEquals(ventet, funnet);
    }

    @Test
    void theOperatorsPriceMakesALaterYearKnown() {
        Dognpriser priser = Dognpriser.KUNNGJORT.med(Map.of(2025, new BigDecimal("6001.50"), 2026, BigDecimal.TEN));
        SANNE.forEach((forlop, sant) -> {
            long i2025 = sant.dager().stream().filter(d -> d.getYear() == 2025).count();
            long i2026 = sant.dager().stream().filter(d -> d.getYear() == 2026).count();
            long for2019 = sant.dager().stream().filter(d -> d.getYear() < 2019).count();
            if (for2019 == 0) {
                assertEquals(
                        sant.ore() + i2025 * 600_150 + i2026 * 1000,
                        priser.sum(skyldig(forlop).dogn().dager())
                                .orElseThrow()
                                .movePointRight(2)
                                .longValueExact());
            }
        });
    }

    @Test
    void aPeriodListsTheStaysWithDaysInIt() {
        Periode periode = new Periode(LocalDate.of(2021, 1, 1), LocalDate.of(2022, 6, 30));
        Set<String> ventet = new TreeSet<>();
        SANNE.forEach((forlop, s) -> {
            if (s.tvil() || s.dager().stream().anyMatch(periode::har)) {
                ventet.add(forlop);
            }
        });
        Map<String, Integer> dager = new TreeMap<>();
        long hopp = 0;
        Oppgjorsoppslag.Utvalg side;
        do {
            side = oppslag.utvalg(Set.of("9900100", "9900200"), periode, VURDERT, hopp, 37);
            side.skyldige().forEach(s -> dager.put(s.forlop(), s.dager(periode).size()));
            hopp += 37;
        } while (side.gjennomgatt() == 37);
        SANNE.forEach((forlop, s) -> assertEquals(
                (int) s.dager().stream().filter(periode::har).count(), dager.getOrDefault(forlop, 0), forlop));
        assertTrue(ventet.containsAll(dager.keySet()), "nobody else");
        assertEquals(
                List.of(),
                oppslag.utvalg(Set.of("9900100", "1"), periode, VURDERT, 0, 200).skyldige());
    }

    @Test
    void daysFindAStayOnlyWhereTheyCanBeNobodyElses() {
        int funnet = 0;
        for (Map.Entry<String, Sant> e : SANNE.entrySet()) {
            if (e.getValue().dager().isEmpty()) {
                continue;
            }
            TreeSet<LocalDate> dager = new TreeSet<>(e.getValue().dager());
            Skyldig s = oppslag.finn(
                            linje("sykehus,kommune,fra,til\n9900100,9900200," + dager.first() + "," + dager.last()),
                            VURDERT)
                    .skyldig();
            boolean alene = SANNE.entrySet().stream()
                    .filter(a -> !a.getKey().equals(e.getKey()))
                    .noneMatch(a -> a.getValue().dager().stream()
                            .anyMatch(d -> !d.isBefore(dager.first()) && !d.isAfter(dager.last())));
            if (s != null) {
                funnet++;
                assertEquals(e.getKey(), s.forlop());
                assertTrue(alene, "several have days then");
            }
        }
        assertTrue(funnet > 20, "found " + funnet);
        assertEquals(
                Grunn.INGEN_OPPHOLD,
                oppslag.finn(linje("sykehus,kommune,fra,til\n9900100,9900200,2012-01-01,2012-01-02"), VURDERT)
                        .grunn());
    }
}
