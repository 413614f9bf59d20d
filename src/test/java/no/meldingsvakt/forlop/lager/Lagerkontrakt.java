package no.meldingsvakt.forlop.lager;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.forlop.lager.ParkertRepository.Parkert;
import no.meldingsvakt.kvittering.Forlopskvittering.ForlopFelt;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvitteringsform;
import no.meldingsvakt.kvittering.Kvitteringsstatus;
import no.meldingsvakt.regel.Regelverk;
import no.meldingsvakt.regel.Unntak;
import no.meldingsvakt.validering.Fristvakt;
import no.meldingsvakt.validering.Mottaksprove;
import no.meldingsvakt.validering.Stansvakt;
import no.meldingsvakt.validering.Svarsted;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store promises, whichever database it is on. Each test begins with an empty one. */
abstract class Lagerkontrakt {

    private static final String NAA = "2024-03-04T10:30:00+01:00";
    private static final String SENERE = "2024-03-11T12:00:00+01:00";
    private static final String FIRE_TIMER = "NTP-V1.1g-4t";
    private static final int FLEST_KALL = 18;
    private static final int FLEST_KALL_IGJEN = 3;

    private static final List<String> HELE = List.of(
            Eksempelmelding.INNLAGT,
            Eksempelmelding.APPREC,
            Eksempelmelding.RAPPORT,
            Eksempelmelding.VARSEL,
            Eksempelmelding.OPPDATERT,
            Eksempelmelding.KLAR,
            Eksempelmelding.NOTAT,
            Eksempelmelding.UTSKRIVNINGSRAPPORT,
            Eksempelmelding.EPIKRISE,
            Eksempelmelding.UTSKREVET);

    private DataSource kilde;
    private Jdbi jdbi;
    private Lager lager;
    private Mottaksprove prove;

    /** The database, which may hold what earlier tests left. */
    abstract DataSource database();

    /** The folder of the database's files. */
    abstract Path filer();

    /** What makes the database write all it has to them. */
    abstract String skrivAlt();

    /** How the database goes about a statement, which has question marks for values; in its own words. */
    abstract String plan(Handle kobling, String sql) throws SQLException;

    /** Says of a plan whether it looks through a table from one end to the other. */
    abstract boolean leserHelTabell(String plan);

    /** Empties these tables, of which some refer to others, as if nothing had been in them. */
    abstract List<String> tom(List<String> tabeller);

    /** Once for all tests: they empty tables, which takes a tenth of the time. */
    static void migrer(DataSource kilde) {
        Flyway.configure()
                .dataSource(kilde)
                .locations("classpath:db/lager")
                .load()
                .migrate();
    }

    @BeforeEach
    void tomDatabase() {
        kilde = database();
        Jdbi.create(kilde).useHandle(h -> tom(h.createQuery(
                                "select table_name from information_schema.tables where table_schema ="
                                        + " 'public' and table_name not in ('las', 'flyway_schema_history')")
                        .mapTo(String.class)
                        .list())
                .forEach(h::execute));
        jdbi = Jdbi.create(kilde);
        lager = new Lager(jdbi);
        prove = new Mottaksprove(lager);
    }

    /** While the key is changed: no patient becomes a stranger, and no message is answered twice. */
    @Test
    void aMonthIsToldAsItWasFirstCounted() {
        YearMonth maned = YearMonth.of(2003, 2);
        for (String tall : List.of("første\t1\n", "andre")) {
            lager.iTransaksjon(tx -> {
                tx.avvikstall().lagre(maned, tall, Instant.EPOCH);
                return true;
            });
        }
        assertEquals(Map.of(maned, "første\t1\n"), lager.iTransaksjon(tx -> tx.avvikstall()
                .tall(YearMonth.of(2003, 1), maned)));
        assertEquals(Map.of(), lager.iTransaksjon(tx -> tx.avvikstall()
                .tall(YearMonth.of(2003, 3), YearMonth.of(2003, 12))));
        assertTrue(lager.iTransaksjon(tx -> tx.avvikstall().maneder()).contains(maned));
    }

    @Test
    void whatIsCountedIsFoundByWhenItBeganAndCame() {
        assertEquals(Optional.empty(), lager.iTransaksjon(tx -> tx.avvikstall().forste()));
        prove.motta(Eksempelmelding.les(Eksempelmelding.INNLAGT), SENERE);
        assertEquals(Optional.of(Instant.parse("2024-03-04T09:25:00Z")), lager.iTransaksjon(tx -> tx.avvikstall()
                .forste()));
        assertEquals(
                1,
                lager.iTransaksjon(tx -> tx.avvikstall().grupper(Instant.parse("2024-03-04T00:00:00Z")))
                        .size());
        assertEquals(
                List.of(), lager.iTransaksjon(tx -> tx.avvikstall().grupper(Instant.parse("2124-03-04T00:00:00Z"))));
    }

    @Test
    void aStayIsTheSameThroughAChangeOfKey() {
        List<String> medA = mottatt(Mottaksprove.medNokkel(lager, "a", Optional.empty()));
        tomDatabase();
        Mottaksprove bareB = Mottaksprove.medNokkel(lager, "b", Optional.empty());
        List<String> medB = mottatt(bareB);
        bareB.vaktrunde(SENERE);
        ForlopFelt helt = bareB.lagret(oppholdet(medB.get(0)), SENERE);
        for (int delt = 1; delt < HELE.size(); delt++) {
            tomDatabase();
            Mottaksprove for_ = Mottaksprove.medNokkel(lager, "a", Optional.empty());
            Mottaksprove etter = Mottaksprove.medNokkel(lager, "b", Optional.of("a"));
            for (int i = 0; i < delt; i++) {
                assertEquals(medA.get(i), svar(for_.motta(les(HELE.get(i)), NAA)));
            }
            for_.vaktrunde(SENERE);
            for (int i = delt; i < HELE.size(); i++) {
                etter.motta(les(HELE.get(i)), NAA);
            }
            etter.vaktrunde(SENERE);
            String hva = "changed before " + HELE.get(delt);
            assertEquals(helt, etter.lagret(helt.id(), SENERE), hva);
            assertTrue(etter.finnes(oppholdet(medA.get(0)), SENERE), hva);
            assertTrue(etter.motta(les(HELE.get(0)), NAA).duplikat(), hva);
            assertTrue(etter.motta(les(HELE.get(HELE.size() - 1)), NAA).duplikat(), hva);
            // With the new one alone, what comes next still finds the stay.
            assertEquals(
                    helt.id(),
                    oppholdet(svar(Mottaksprove.medNokkel(lager, "b", Optional.empty())
                            .motta(
                                    les(Eksempelmelding.KLAR)
                                            .id(UUID.randomUUID().toString()),
                                    NAA))),
                    hva);
        }
    }

    private static List<String> mottatt(Mottaksprove hos) {
        return HELE.stream().map(fil -> svar(hos.motta(les(fil), NAA))).toList();
    }

    private static String svar(Kvittering k) {
        return k.status() + " " + (k.forlop() == null ? "" : k.forlop().id());
    }

    private static String oppholdet(String svar) {
        return svar.split(" ")[1];
    }

    /** Whatever times the messages tell: each is judged and recorded, and none makes the stay's other messages unjudged. */
    @Test
    void timesThatCannotBeComputedWithAreRecordedAndGiveNoDeadline() {
        List<String> tider = List.of(
                "0001-01-01T00:00:00",
                "1753-01-01T00:00:00",
                "1900-01-01T00:00:00",
                "2199-12-31T23:59:59",
                "9999-12-31T23:59:59.9999999",
                "9999-12-31T24:00:00",
                "12024-03-01T12:00:00",
                "-0044-03-15T12:00:00",
                "2024-03-04T12:00:60",
                "2024-03-04T24:00:00",
                "2024-03-04T12:00:00+14:00",
                "2024-03-04T12:00:00-14:00",
                "2024-03-04T12:00:00." + "0".repeat(39) + "1");
        List<String> ider = new ArrayList<>();
        for (String tid : tider) {
            tomDatabase();
            for (String fil : List.of(
                    Eksempelmelding.INNLAGT,
                    Eksempelmelding.APPREC,
                    Eksempelmelding.VARSEL,
                    Eksempelmelding.KLAR,
                    Eksempelmelding.EPIKRISE)) {
                Eksempelmelding original = les(fil);
                for (Eksempelmelding m : List.of(original.sendt(tid), original.skjedde("[0-9]+", tid))) {
                    Kvittering svar = prove.motta(m.id(UUID.randomUUID().toString()), SENERE);
                    assertNotEquals(Kvitteringsstatus.IKKE_VURDERT, svar.status(), tid + " in " + fil);
                    if (svar.forlop() != null) {
                        ider.add(svar.forlop().id());
                    }
                }
            }
        }
        assertFalse(ider.isEmpty());
        assertTrue(prove.vaktrunde(SENERE) >= 0);
        ForlopFelt sammen = prove.sammen(
                        List.of(les(Eksempelmelding.INNLAGT).skjedde("1", "0001-01-01T00:00:00")), SENERE)
                .get(0);
        assertTrue(
                sammen.frister().stream().noneMatch(f -> f.regel().equals("NTP-V1.2k-24t")),
                "the 24 hours are counted from an admission that has no time");
    }

    @Test
    void anyOrderOfArrivalGivesWhatTheMessagesGiveTogether() {
        List<Eksempelmelding> hele = HELE.stream().map(Eksempelmelding::les).toList();
        List<ForlopFelt> fasit = prove.sammen(hele, SENERE);
        for (int fro = 1; fro <= 6; fro++) {
            tomDatabase();
            List<Eksempelmelding> stokket = new ArrayList<>(hele);
            stokket.addAll(hele.subList(0, 4));
            Collections.shuffle(stokket, new Random(fro));
            Set<String> ider = new TreeSet<>();
            stokket.forEach(m -> {
                Kvittering.ForlopdelFelt forlop = prove.motta(m, SENERE).forlop();
                ider.add(forlop == null ? "" : forlop.id());
            });
            List<ForlopFelt> lagret =
                    ider.stream().map(id -> prove.lagret(id, SENERE)).distinct().toList();
            assertEquals(fasit, lagret, "seed " + fro);
            assertEquals(hele.size(), antall("melding"));
            assertEquals(fasit.size(), antall("forlop"));
        }
    }

    /** A D-number, then a national identity number, then none; and a message that refers to another patient's. */
    @Test
    void keysThatAReferenceTiesAreOnePatientWhicheverComesFirst() {
        List<Eksempelmelding> alle = new ArrayList<>(List.of(
                dnummer(les(Eksempelmelding.INNLAGT)),
                les(Eksempelmelding.APPREC),
                les(Eksempelmelding.RAPPORT),
                les(Eksempelmelding.VARSEL),
                dnummer(les(Eksempelmelding.OPPDATERT)),
                les(Eksempelmelding.KLAR),
                utenNummer(les(Eksempelmelding.NOTAT)),
                les(Eksempelmelding.EPIKRISE),
                les(Eksempelmelding.UTSKREVET).byttet("9900200", "9900800"),
                les(Eksempelmelding.RAPPORT)
                        .pasient("13853810260")
                        .id(id("annen"))
                        .sendt("2024-03-04T13:00:00"),
                les(Eksempelmelding.VARSEL)
                        .pasient("13853810260")
                        .id(id("annens"))
                        .viserTil(id("annen"))
                        .sendt("2024-03-04T15:00:00")));
        Set<ForlopFelt> fasit = Set.copyOf(prove.sammen(alle, SENERE));
        assertEquals(3, fasit.size());
        for (int fro = 1; fro <= 15; fro++) {
            tomDatabase();
            Collections.shuffle(alle, new Random(fro));
            alle.forEach(m -> prove.motta(m, SENERE));
            assertEquals(fasit, lagrede(), "seed " + fro);
            assertEquals(fasit.size(), antall("forlop"));
        }
    }

    @Test
    void severalWhoseKeysAreTiedAtOnceAreOnePatient() {
        List<Eksempelmelding> alle = IntStream.range(0, 24)
                .mapToObj(i -> {
                    Eksempelmelding m = i == 0
                            ? les(Eksempelmelding.INNLAGT)
                            : les(Eksempelmelding.RAPPORT)
                                    .id(id("r" + i))
                                    .sendt("2024-03-04T12:%02d:00".formatted(10 + i));
                    return i % 3 == 0 ? dnummer(m) : i % 3 == 1 ? m : hjelpenummer(m);
                })
                .toList();
        alle.stream()
                .map(m -> CompletableFuture.supplyAsync(() -> prove.motta(m, SENERE)))
                .toList()
                .forEach(CompletableFuture::join);

        assertEquals(Set.copyOf(prove.sammen(alle, SENERE)), lagrede());
    }

    /** Two stays turn out to be one: what was said of each is withdrawn or stands, and nothing is said twice. */
    @Test
    void whenTwoStaysTurnOutToBeOneNothingIsAnnouncedTwice() {
        prove.motta(dnummer(les(Eksempelmelding.INNLAGT)), NAA);
        prove.motta(
                les(Eksempelmelding.INNLAGT).id(id("igjen")).sendt("2024-03-04T10:27:00"), "2024-03-04T10:31:00+01:00");
        prove.vaktrunde("2024-03-04T15:00:00+01:00");
        assertEquals(List.of("BRUTT", "BRUTT"), hendelser(FIRE_TIMER));

        prove.motta(
                les(Eksempelmelding.VARSEL)
                        .viserTil(les(Eksempelmelding.INNLAGT).msgId())
                        .sendt("2024-03-04T15:05:00"),
                "2024-03-04T15:06:00+01:00");
        assertEquals(List.of("BRUTT", "BRUTT", "TRUKKET"), hendelser(FIRE_TIMER));
        assertEquals(1, antall("forlop"));
        assertEquals(0, prove.vaktrunde("2024-03-04T15:20:00+01:00"));

        prove.motta(dnummer(les(Eksempelmelding.RAPPORT)), "2024-03-04T16:00:00+01:00");
        assertEquals(List.of("BRUTT", "BRUTT", "TRUKKET", "TRUKKET"), hendelser(FIRE_TIMER));
        assertEquals(1, antall("forlop"));
    }

    /** What a message costs must not grow with what is stored of other patients. */
    @Test
    void nothingIsLookedForThroughAWholeTableWhenAMessageComes() throws SQLException {
        Set<String> utforte = new LinkedHashSet<>();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext c) {
                utforte.add(Objects.requireNonNull(c.getParsedSql()).getSql());
            }
        });
        HELE.forEach(fil -> prove.motta(les(fil), NAA));
        prove.motta(dnummer(les(Eksempelmelding.VARSEL)), SENERE);
        prove.motta(les(Eksempelmelding.INNLAGT), SENERE);
        jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);

        List<String> lange = jdbi.withHandle(h -> {
            List<String> funnet = new ArrayList<>();
            for (String sql : utforte) {
                String plan = plan(h, sql);
                if (leserHelTabell(plan)) {
                    funnet.add(sql + "\n" + plan);
                }
            }
            return funnet;
        });

        assertTrue(utforte.size() > 20, () -> "few statements: " + utforte);
        assertEquals(List.of(), lange);
    }

    /** Each is a call of the database, and on PostgreSQL a way there and back. */
    @Test
    void aMessageAsksTheDatabaseFewTimes() {
        List<Integer> kall = new ArrayList<>();
        for (String fil : HELE) {
            kall.add(kall(() -> prove.motta(les(fil), NAA)));
        }
        int igjen = kall(() -> prove.motta(les(HELE.get(0)), NAA));

        assertTrue(Collections.max(kall) <= FLEST_KALL, () -> "calls for each message: " + kall);
        assertTrue(igjen <= FLEST_KALL_IGJEN, () -> "calls for a message that has come before: " + igjen);
    }

    private int kall(Runnable arbeid) {
        List<String> utforte = new ArrayList<>();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext c) {
                utforte.add(Objects.requireNonNull(c.getParsedSql()).getSql());
            }
        });
        arbeid.run();
        jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        return utforte.size();
    }

    /** An earlier version of the program, still running, knows a patient by one key alone. */
    @Test
    void whatAnEarlierVersionStoredIsFoundAgain() {
        prove.motta(dnummer(les(Eksempelmelding.INNLAGT)), NAA);
        String egen = gruppe();
        prove.motta(les(Eksempelmelding.RAPPORT), SENERE);
        jdbi.useHandle(h -> h.execute(
                "update hendelse set gruppe = ? where msg_id = ?",
                egen,
                les(Eksempelmelding.INNLAGT).msgId()));
        prove.motta(dnummer(les(Eksempelmelding.VARSEL)), SENERE);

        List<String> grupper = jdbi.withHandle(h -> h.createQuery("select distinct gruppe from hendelse")
                .mapTo(String.class)
                .list());
        assertEquals(1, grupper.size());
        assertEquals(1, antall("forlop"));
    }

    private static String id(String navn) {
        return UUID.nameUUIDFromBytes(navn.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    private String gruppe() {
        return jdbi.withHandle(h ->
                h.createQuery("select gruppe from hendelse").mapTo(String.class).one());
    }

    private Set<ForlopFelt> lagrede() {
        return jdbi
                .withHandle(h ->
                        h.createQuery("select id from forlop").mapTo(UUID.class).list())
                .stream()
                .map(id -> prove.lagret(id.toString(), SENERE))
                .collect(Collectors.toSet());
    }

    private static Eksempelmelding dnummer(Eksempelmelding melding) {
        return melding.pasient("52853810053").byttet("TypeId V=\"FNR\"", "TypeId V=\"DNR\"");
    }

    private static Eksempelmelding hjelpenummer(Eksempelmelding melding) {
        return melding.pasient("80453810015").byttet("TypeId V=\"FNR\"", "TypeId V=\"FHN\"");
    }

    private static Eksempelmelding utenNummer(Eksempelmelding melding) {
        return new Eksempelmelding(melding.tekst().replaceFirst("(?s)<Ident>\\s*<Id>12853810221.*?</Ident>", ""));
    }

    /** In version 1.0 each report of a message is answered by itself. */
    @Test
    void aReceiptFindsTheMessageByAnyOfItsDocumentsWhicheverComesFirst() {
        String en = les("svarrapport/1.3/eksempler/SVARRAPPORT_LAB.xml").tekst();
        String rapport =
                en.substring(en.indexOf("<ServReport>"), en.indexOf("</ServReport>") + "</ServReport>".length());
        Eksempelmelding to = new Eksempelmelding(
                en.replace(rapport, rapport + rapport.replaceFirst("<ServProvId>[^<]*", "<ServProvId>rapport-2")));
        Eksempelmelding kvittering = les("apprec/1.0/eksempler/APPREC.xml").svarerPaa("rapport-2");
        for (List<Eksempelmelding> rekkefolge : List.of(List.of(to, kvittering), List.of(kvittering, to))) {
            tomDatabase();
            rekkefolge.forEach(m -> prove.motta(m, SENERE));

            assertEquals(2, antall("hendelse"));
            assertEquals(1, antall("forlop"));
        }
    }

    @Test
    void severalAtOnceAreEachRecordedOnce() {
        List<Eksempelmelding> hele = HELE.stream().map(Eksempelmelding::les).toList();
        List<CompletableFuture<Kvittering>> svar = IntStream.range(0, 3 * hele.size())
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> prove.motta(hele.get((7 * i) % hele.size()), SENERE)))
                .toList();
        List<Kvittering> alle = svar.stream().map(CompletableFuture::join).toList();

        assertEquals(hele.size(), alle.stream().filter(k -> !k.duplikat()).count());
        assertEquals(hele.size(), antall("hendelse"));
        assertEquals(1, antall("forlop"));
        assertEquals(prove.sammen(hele, SENERE).get(0), prove.lagret(enesteForlop(), SENERE));
    }

    @Test
    void aDeadlineThatPassesIsAnnouncedOnce() {
        prove.motta(les(Eksempelmelding.INNLAGT), NAA);
        assertEquals(List.of(), varsler());

        assertEquals(0, fireTimer("2024-03-04T14:25:00+01:00"));
        assertEquals(1, fireTimer("2024-03-04T14:25:01+01:00"));
        assertEquals(0, fireTimer("2024-03-04T14:25:02+01:00"));
        JsonNode varsel = varsler().get(0);
        assertEquals("BRUTT", varsel.get("hendelse").asText());
        assertEquals("2024-03-04T14:25:00+01:00", varsel.get("utloper").asText());
        assertEquals("MOTTAKER", varsel.get("ansvarlig").asText());
        assertEquals("FEIL", varsel.get("alvorlighet").asText());
        assertFalse(varsel.get("tolkning").asBoolean(true));
        assertEquals(enesteForlop(), varsel.get("forlop").asText());
    }

    /** That a receipt has not been seen tells nothing of one whose receipts never come here; one for anybody shows that they do. */
    @Test
    void whoseReceiptsComeHereIsKnownFromOtherPatientsToo() {
        assertEquals(0, kvitteringsfrister(les(Eksempelmelding.INNLAGT).pasient("en")));
        prove.motta(les(Eksempelmelding.APPREC).svarerPaa("en annen melding"), NAA);
        assertEquals(1, kvitteringsfrister(les(Eksempelmelding.INNLAGT).pasient("to")));
    }

    /** What came long ago tells neither that the enterprise still sends receipts nor that they come here. */
    @Test
    void whoseReceiptsCameLongAgoIsNotMissedNow() {
        prove.motta(les(Eksempelmelding.APPREC).svarerPaa("en annen melding"), "2024-01-15T12:00:00+01:00");
        assertEquals(1, antall("kvitterende"), "the enterprise, and not the service in it");
        assertEquals(0, kvitteringsfrister(les(Eksempelmelding.INNLAGT).pasient("en")));
    }

    private long kvitteringsfrister(Eksempelmelding melding) {
        Kvittering.ForlopdelFelt forlop =
                prove.motta(melding.id(UUID.randomUUID().toString()), NAA).forlop();
        return forlop == null
                ? -1
                : forlop.frister().stream()
                        .filter(f -> f.regel().equals("KVITT-42"))
                        .count();
    }

    /** An instance of the version before may still write, and what it wrote is announced by the one that comes after. */
    @Test
    void whatAnEarlierVersionStoredHasALevelToo() {
        Flyway forrige = Flyway.configure()
                .dataSource(kilde)
                .locations("classpath:db/lager")
                .cleanDisabled(false)
                .target("1")
                .load();
        forrige.clean();
        forrige.migrate();
        gammelFrist("NTP-V1.1g-4t");
        gammelFrist("NTP-V1.2h");
        Flyway.configure()
                .dataSource(kilde)
                .locations("classpath:db/lager")
                .load()
                .migrate();
        gammelFrist("EGEN-1");

        prove.vaktrunde("2024-03-04T14:25:01+01:00");

        assertEquals(
                List.of("EGEN-1 ADVARSEL false", "NTP-V1.1g-4t FEIL false", "NTP-V1.2h ADVARSEL true"),
                varsler().stream()
                        .map(v -> v.get("regel").asText() + " "
                                + v.get("alvorlighet").asText() + " "
                                + v.get("tolkning").asBoolean())
                        .sorted()
                        .toList());
    }

    /** What V3 works out of what the version before had stored is what the program writes now. */
    @Test
    void whatEarlierVersionsStoredIsFoundByWhatItRefersTo() {
        List.of(
                        les(Eksempelmelding.INNLAGT),
                        les(Eksempelmelding.RAPPORT),
                        les(Eksempelmelding.RAPPORT)
                                .id(id("r2"))
                                .viserTil(id("ukjent").toUpperCase(Locale.ROOT)),
                        les(Eksempelmelding.OPPDATERT),
                        les(Eksempelmelding.NOTAT),
                        les(Eksempelmelding.VARSEL).viserTil("æ".repeat(150)),
                        les(Eksempelmelding.EPIKRISE),
                        les(Eksempelmelding.APPREC))
                .forEach(m -> prove.motta(m, SENERE));
        List<Map<String, Object>> lagret = jdbi.withHandle(
                h -> h.createQuery("select id, gruppe, msg_id, dokument_id, registrert, pakker, innhold from hendelse")
                        .mapToMap()
                        .list());
        Set<String> ventet = henvist();

        Flyway forrige = Flyway.configure()
                .dataSource(kilde)
                .locations("classpath:db/lager")
                .cleanDisabled(false)
                .target("2")
                .load();
        forrige.clean();
        forrige.migrate();
        jdbi.useHandle(h -> lagret.forEach(rad -> h.createUpdate(
                        "insert into hendelse (id, gruppe, msg_id, dokument_id, registrert, pakker, innhold)"
                                + " values (:id, :gruppe, :msg_id, :dokument_id, :registrert, :pakker, :innhold)")
                .bindMap(rad)
                .execute()));
        Flyway.configure()
                .dataSource(kilde)
                .locations("classpath:db/lager")
                .load()
                .migrate();

        assertTrue(ventet.size() >= 5, ventet::toString);
        assertEquals(ventet, henvist());
        assertEquals(lagret.size(), antall("hendelse"));
    }

    private Set<String> henvist() {
        return jdbi.withHandle(h -> h.createQuery("select distinct hendelse, viser_til from henvist")
                .map((rad, k) -> rad.getString(1) + " " + rad.getString(2))
                .set());
    }

    private void gammelFrist(String regel) {
        jdbi.useHandle(
                k -> k.createUpdate("insert into frist (gruppe, id, forlop, regel, starter, utloper, status, ansvarlig,"
                                + " meldinger) values ('g', :id, :forlop, :regel, :tid, :tid, 'APEN', 'MOTTAKER', 'm')")
                        .bind("id", UUID.randomUUID())
                        .bind("forlop", UUID.randomUUID())
                        .bind("regel", regel)
                        .bind("tid", Instant.parse("2024-03-04T10:25:00Z"))
                        .execute());
    }

    @Test
    void severalWatchersAnnounceEachDeadlineOnce() {
        for (int i = 0; i < 40; i++) {
            prove.motta(
                    les(Eksempelmelding.INNLAGT)
                            .id(UUID.randomUUID().toString())
                            .pasient("pasient" + i),
                    NAA);
        }
        List<CompletableFuture<Integer>> runder = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> prove.vaktrunde("2024-03-04T14:25:01+01:00")))
                .toList();
        int merket = runder.stream().mapToInt(CompletableFuture::join).sum();

        assertEquals(merket, antall("utpost"));
        assertEquals(40, varslerOm(FIRE_TIMER).size());
    }

    @Test
    void aBrokenDeadlineThatTurnsOutHeldIsWithdrawn() {
        prove.motta(les(Eksempelmelding.INNLAGT), NAA);
        prove.vaktrunde("2024-03-04T15:00:00+01:00");
        prove.motta(les(Eksempelmelding.RAPPORT).sendt("2024-03-04T14:25:00"), "2024-03-04T16:00:00+01:00");
        assertEquals(List.of("BRUTT", "TRUKKET"), hendelser(FIRE_TIMER));
        String rapport = les(Eksempelmelding.RAPPORT).msgId();

        prove.motta(
                les(Eksempelmelding.RAPPORT)
                        .id(UUID.randomUUID().toString())
                        .kansellerer(rapport)
                        .sendt("2024-03-04T14:30:00"),
                "2024-03-04T17:00:00+01:00");
        assertEquals(List.of("BRUTT", "TRUKKET", "BRUTT"), hendelser(FIRE_TIMER));
    }

    /** The municipality has until 14:25 to answer the notice of admission of 10:25. */
    @Test
    void aDeadlineThatExpiresInAWindowIsNeverAnnounced() {
        AtomicReference<Regelverk> regler =
                new AtomicReference<>(unntak("9900200", "2024-03-04T14:00:00", "2024-03-04T18:00:00"));
        prove = new Mottaksprove(lager, regler::get);
        String id = forlop(prove.motta(les(Eksempelmelding.INNLAGT), NAA));
        assertEquals(List.of("UNNTATT"), stand(id, NAA), "known beforehand");

        Fristvakt vakt = prove.vakt();
        vakt.runde(Instant.parse("2024-03-04T14:00:00Z"));
        vakt.runde(Instant.parse("2024-03-08T14:00:00Z"));

        assertEquals(List.of(), varslerOm(FIRE_TIMER));
        assertEquals(List.of("UNNTATT"), stand(id, SENERE));
        assertFalse(
                prove.lagret(id, SENERE).avvik().stream()
                        .anyMatch(a -> a.regel().equals(FIRE_TIMER)),
                "an excepted deadline is no finding");
        prove.motta(les(Eksempelmelding.RAPPORT).sendt("2024-03-04T12:00:00"), SENERE);
        assertEquals(List.of("UNNTATT"), stand(id, SENERE), "nor is it held");
        assertTrue(varsler().stream().noneMatch(v -> v.get("regel").asText().equals(FIRE_TIMER)));
    }

    @Test
    void aWindowThatIsDecidedOnLaterWithdrawsWhatWasAnnounced() {
        AtomicReference<Regelverk> regler =
                new AtomicReference<>(unntak("9900200", "2024-03-04T20:00:00", "2024-03-04T21:00:00"));
        prove = new Mottaksprove(lager, regler::get);
        String id = forlop(prove.motta(les(Eksempelmelding.INNLAGT), NAA));
        Fristvakt vakt = prove.vakt();
        vakt.runde(Instant.parse("2024-03-04T14:00:00Z"));
        assertEquals(List.of("BRUTT"), hendelser(FIRE_TIMER));

        regler.set(unntak("9900200", "2024-03-04T10:00:00", "2024-03-04T11:00:00"));
        vakt.runde(Instant.parse("2024-03-04T15:00:00Z"));
        vakt.runde(Instant.parse("2024-03-04T15:00:10Z"));
        assertEquals(List.of("BRUTT", "TRUKKET"), hendelser(FIRE_TIMER), "it starts in the window");
        assertEquals(
                varslerOm(FIRE_TIMER).get(0).get("frist"),
                varslerOm(FIRE_TIMER).get(1).get("frist"));
        assertEquals(List.of("UNNTATT"), stand(id, SENERE));

        regler.set(Mottaksprove.regelverk());
        vakt.runde(Instant.parse("2024-03-04T16:00:00Z"));
        assertEquals(List.of("BRUTT", "TRUKKET", "BRUTT"), hendelser(FIRE_TIMER), "the window is no more");
        assertEquals(List.of("BRUTT"), stand(id, SENERE));
    }

    /** One that was stored by an instance that did not know the window yet, or while the service stood still. */
    @Test
    void aWatcherExceptsWhatWasJudgedWithoutTheWindow() {
        prove.motta(les(Eksempelmelding.INNLAGT), NAA);
        Regelverk unntak = unntak("9900200", "2024-03-04T14:00:00", "2024-03-04T18:00:00");
        Mottaksprove med = new Mottaksprove(lager, () -> unntak);
        med.vakt().runde(Instant.parse("2024-03-08T14:00:00Z"));
        assertEquals(List.of(), varslerOm(FIRE_TIMER));
    }

    @Test
    void aWindowOfOtherPartiesOrTimesExceptsNothing() {
        AtomicReference<Regelverk> regler =
                new AtomicReference<>(unntak("9900200 9900800", "2024-03-04T14:00:00", "2024-03-04T18:00:00"));
        prove = new Mottaksprove(lager, regler::get);
        prove.motta(les(Eksempelmelding.INNLAGT), NAA);
        prove.vakt().runde(Instant.parse("2024-03-04T14:00:00Z"));
        assertEquals(List.of("BRUTT"), hendelser(FIRE_TIMER));
        String annen = UUID.randomUUID().toString();
        regler.set(unntak("9900200 9900100", "2024-03-04T11:00:00", "2024-03-04T14:00:00"));
        prove.motta(les(Eksempelmelding.INNLAGT).id(annen).pasient("pasient2"), NAA);
        prove.vakt().runde(Instant.parse("2024-03-04T14:00:00Z"));
        assertEquals(List.of("BRUTT", "BRUTT"), hendelser(FIRE_TIMER), "it runs past the window");
        regler.set(unntak("9900210", "2024-03-04T10:00:00", "2024-03-04T11:00:00"));
        prove.vakt().runde(Instant.parse("2024-03-04T14:00:20Z"));
        assertEquals(
                List.of("BRUTT", "BRUTT", "TRUKKET", "TRUKKET"),
                hendelser(FIRE_TIMER).stream().sorted().toList(),
                "the window of a service");
    }

    /** The rules of the repository with one window; {@code parter} are parted by space. */
    private static Regelverk unntak(String parter, String fra, String til) {
        return Mottaksprove.regelverk()
                .medUnntak(List.of(new Unntak(
                        Set.of(parter.split(" ")),
                        OffsetDateTime.parse(fra + "+01:00"),
                        OffsetDateTime.parse(til + "+01:00"),
                        Unntak.Slag.MELDINGSSTANS,
                        "brudd",
                        "noen")));
    }

    @Test
    void aWindowIsProposedWhenAPartyFallsSilentAndNeverApplied() {
        Stansvakt vakt = prove.stansvakt(Duration.ofHours(1));
        String id = forlop(prove.motta(les(Eksempelmelding.INNLAGT), NAA));
        assertEquals(List.of(), vakt.runde(Instant.parse("2024-03-04T10:29:59Z")), "not yet an hour");

        List<Stansvakt.Forslag> nye = vakt.runde(Instant.parse("2024-03-04T10:30:00Z"));
        assertEquals(List.of(new Stansvakt.Forslag("9900200", Instant.parse("2024-03-04T09:30:00Z"), null)), nye);
        assertEquals(List.of(), vakt.runde(Instant.parse("2024-03-04T10:30:10Z")), "told once");
        assertEquals(nye, vakt.forslag(), "but it stands");
        assertEquals(
                nye,
                prove.stansvakt(Duration.ofHours(1)).runde(Instant.parse("2024-03-04T10:31:00Z")),
                "after a restart");
        assertEquals(List.of("APEN"), stand(id, NAA));
        prove.vakt().runde(Instant.parse("2024-03-04T14:00:00Z"));
        assertEquals(List.of("BRUTT"), hendelser(FIRE_TIMER), "nothing is excepted by a proposal");

        prove.motta(les(Eksempelmelding.APPREC), "2024-03-04T11:40:00+01:00");
        vakt.runde(Instant.parse("2024-03-04T10:41:00Z"));
        assertEquals(List.of(), vakt.forslag(), "a receipt has come");
        prove.motta(les(Eksempelmelding.VARSEL), "2024-03-04T12:00:00+01:00");
        assertEquals(
                List.of(new Stansvakt.Forslag(
                        "9900200", Instant.parse("2024-03-04T11:00:00Z"), Instant.parse("2024-03-04T10:40:00Z"))),
                vakt.runde(Instant.parse("2024-03-04T12:00:00Z")));
    }

    @Test
    void noWindowIsProposedForWhatIsDecidedOnOrIsNoParty() {
        prove.motta(les(Eksempelmelding.INNLAGT), NAA);
        prove.motta(
                les(Eksempelmelding.INNLAGT).id(UUID.randomUUID().toString()).byttet("9900200", "12853810221"), NAA);
        prove.motta(
                les(Eksempelmelding.INNLAGT)
                        .id(UUID.randomUUID().toString())
                        .byttet("9900200", "9900800")
                        .somTest(),
                NAA);
        Regelverk unntak = unntak("9900200", "2024-03-04T10:00:00", "2024-03-05T10:00:00");
        Stansvakt vakt = new Mottaksprove(lager, () -> unntak).stansvakt(Duration.ofHours(1));
        assertEquals(List.of(), vakt.runde(Instant.parse("2024-03-04T12:00:00Z")));
        assertEquals(
                List.of("9900200"),
                vakt.runde(Instant.parse("2024-03-05T09:30:00Z")).stream()
                        .map(Stansvakt.Forslag::part)
                        .toList(),
                "the window is over");
        vakt.runde(Instant.parse("2024-03-05T12:00:00Z"));
        assertEquals(List.of(), vakt.forslag(), "nothing has been sent to it for long");
    }

    /** How the deadlines of the municipality's report stand. */
    private List<String> stand(String id, String vurdert) {
        return prove.lagret(id, vurdert).frister().stream()
                .filter(f -> f.regel().equals(FIRE_TIMER))
                .map(f -> f.status().name())
                .toList();
    }

    private static String forlop(Kvittering kvittering) {
        return Objects.requireNonNull(kvittering.forlop()).id();
    }

    @Test
    void aLateReceiptMovesTheDeadlineAndWithdrawsWhatWasSaid() {
        prove.motta(les(Eksempelmelding.INNLAGT), NAA);
        prove.vaktrunde("2024-03-04T14:25:20+01:00");
        prove.motta(les(Eksempelmelding.APPREC), "2024-03-04T14:25:30+01:00");
        assertEquals(List.of("BRUTT", "TRUKKET"), hendelser(FIRE_TIMER));

        prove.vaktrunde("2024-03-04T15:00:00+01:00");
        assertEquals(List.of("BRUTT", "TRUKKET", "BRUTT"), hendelser(FIRE_TIMER));
        JsonNode varsel = varslerOm(FIRE_TIMER).get(2);
        assertEquals("2024-03-04T14:25:41+01:00", varsel.get("utloper").asText());
        assertEquals(varslerOm(FIRE_TIMER).get(0).get("frist"), varsel.get("frist"));
    }

    @Test
    void anAnnouncementWhoseMessageIsCancelledIsWithdrawn() {
        prove.motta(les(Eksempelmelding.INNLAGT), NAA);
        prove.vaktrunde("2024-03-04T15:00:00+01:00");
        prove.motta(
                les(Eksempelmelding.INNLAGT)
                        .id(UUID.randomUUID().toString())
                        .kansellerer(les(Eksempelmelding.INNLAGT).msgId())
                        .sendt("2024-03-04T15:10:00"),
                "2024-03-04T15:11:00+01:00");

        assertEquals(List.of("BRUTT", "TRUKKET"), hendelser(FIRE_TIMER));
        assertEquals(0, prove.vaktrunde("2024-03-04T15:20:00+01:00"));
    }

    @Test
    void theIdThatAStayHadBeforeAnEarlierMessageCameStillFindsIt() {
        Kvittering rapport = prove.motta(les(Eksempelmelding.RAPPORT), SENERE);
        Kvittering innlagt = prove.motta(les(Eksempelmelding.INNLAGT), SENERE);
        String for_ = String.valueOf(
                rapport.forlop() == null ? null : rapport.forlop().id());
        String naa = String.valueOf(
                innlagt.forlop() == null ? null : innlagt.forlop().id());

        assertNotEquals(for_, naa);
        assertEquals(prove.lagret(naa, SENERE), prove.lagret(for_, SENERE));
        assertEquals(1, antall("forlop"));
    }

    @Test
    void whatIsTooOldIsDeletedAndTheRestStays() {
        prove.motta(les(Eksempelmelding.APPREC).id("l\u00f8s").svarerPaa("ukjent"), NAA);
        HELE.forEach(fil -> prove.motta(les(fil), NAA));
        String nytt = "2024-06-01T12:00:00+02:00";
        Kvittering ny = prove.motta(
                les(Eksempelmelding.INNLAGT)
                        .id(UUID.randomUUID().toString())
                        .skjedde("1", "2024-06-01T11:00:00")
                        .sendt("2024-06-01T11:30:00"),
                nytt);

        List<JsonNode> sagt = varsler();
        prove.rydd("2024-06-02T12:00:00+02:00", Duration.ofDays(30));
        assertEquals(sagt, varsler(), "deletion announces nothing");
        assertEquals(1, antall("hendelse"));
        assertEquals(1, antall("melding"));
        assertEquals(1, antall("forlop"));
        assertEquals(0, antall("venter"));
        assertTrue(prove.finnes(
                String.valueOf(ny.forlop() == null ? null : ny.forlop().id()), nytt));

        prove.rydd("2024-08-01T12:00:00+02:00", Duration.ofDays(30));
        for (String tabell : List.of(
                "hendelse",
                "melding",
                "melding_avtrykk",
                "forlop",
                "forlop_part",
                "forlop_tidligere",
                "frist",
                "venter",
                "henvist",
                "pasientgruppe",
                "kvitterende")) {
            assertEquals(0, antall(tabell), tabell);
        }
    }

    @Test
    void nothingOfThePatientAndNoTextIsStored() throws Exception {
        for (String fil : HELE) {
            prove.motta(les(fil), SENERE, new Svarsted("svar", "k", Kvitteringsform.JSON));
        }
        prove.motta(new Eksempelmelding("<hemmelig>12853810221 Fjell"), SENERE);
        jdbi.useHandle(h -> h.execute("delete from utboks where adresse = 'svar'"));
        String alt = alt();

        assertTrue(alt.contains("9900100"), "the store holds HER-ids");
        for (String fil : HELE) {
            for (String ord : ordIMeldingen(les(fil).tekst())) {
                assertFalse(alt.contains(ord), fil + ": the store holds «" + ord + "»");
            }
        }
    }

    @Test
    void whatCouldNotBeStoredIsNotStoredAtAllAndCanComeAgain() {
        Eksempelmelding innlagt = les(Eksempelmelding.INNLAGT);
        Mottaksprove paaBruddet = new Mottaksprove(new Lager(Jdbi.create(somBryterVedLagring())));

        assertThrows(LagerUtilgjengeligException.class, () -> paaBruddet.motta(innlagt, NAA));
        for (String tabell : List.of("hendelse", "melding", "forlop", "frist")) {
            assertEquals(0, antall(tabell), tabell);
        }
        assertFalse(prove.motta(innlagt, NAA).duplikat());
    }

    @Test
    void whatIsToBeSentIsStoredWithTheReceiptAndOnlyOnce() {
        Svarsted sted = new Svarsted("svar", "abc", Kvitteringsform.JSON);
        Kvittering forste = prove.motta(les(Eksempelmelding.INNLAGT), NAA, sted);
        prove.motta(les(Eksempelmelding.INNLAGT), NAA, sted);

        List<Utgaende> utgaende = lager.iTransaksjon(tx -> tx.utboks().hent(10));
        assertEquals(1, utgaende.size());
        assertEquals("abc", utgaende.get(0).korrelasjon());
        assertEquals(forste.id(), utgaende.get(0).id().toString());
        lager.iTransaksjon(tx -> {
            tx.utboks().sendt(List.of(utgaende.get(0).id()));
            return null;
        });
        assertEquals(0, antall("utpost"));
    }

    /** As while instances of the version before work on beside this one. */
    @Test
    void whatTheVersionBeforeStoredIsSentToo() {
        prove.motta(les(Eksempelmelding.INNLAGT), NAA, new Svarsted("ny", "abc", Kvitteringsform.JSON));
        leggApent("gammel", new byte[] {1});

        List<Utgaende> utgaende = lager.iTransaksjon(tx -> tx.utboks().hent(10));
        assertEquals(
                List.of("gammel", "ny"),
                utgaende.stream().map(Utgaende::adresse).toList());
        assertEquals("k", utgaende.get(0).korrelasjon());
        assertArrayEquals(new byte[] {1}, utgaende.get(0).innhold());
        assertEquals(1, lager.iTransaksjon(tx -> tx.utboks().hent(1)).size());
        sendt(utgaende);
        assertEquals(0, antall("utpost"));
        assertEquals(0, antall("utboks"));
    }

    /** Rows that are deleted stay in the files until their place is used again; the one that was stored open shows it. */
    @Test
    void whatIsToBeSentCannotBeReadInTheFilesOfTheDatabase() throws Exception {
        leggApent("gammel", "Kanari åpent sykehus".getBytes(UTF_8));
        lager.iTransaksjon(tx -> {
            byte[] innhold = "Kanari lukket sykehus".getBytes(UTF_8);
            tx.utboks().legg(new Utgaende(UUID.randomUUID(), "ny", "Kanari-svar", "x/y", innhold, Instant.EPOCH));
            return null;
        });
        List<Utgaende> utgaende = lager.iTransaksjon(tx -> tx.utboks().hent(10));
        assertEquals("Kanari lukket sykehus", new String(utgaende.get(1).innhold(), UTF_8));
        assertEquals("Kanari-svar", utgaende.get(1).korrelasjon());
        sendt(utgaende);
        jdbi.useHandle(h -> h.execute(skrivAlt()));

        StringBuilder alt = new StringBuilder();
        try (Stream<Path> funnet = Files.walk(filer())) {
            for (Path fil : funnet.filter(Files::isRegularFile).toList()) {
                alt.append(Files.readString(fil, ISO_8859_1));
            }
        }
        assertTrue(alt.indexOf("Kanari ") >= 0, "the files of the database are elsewhere");
        assertEquals(-1, alt.indexOf("lukket sykehus"));
        assertEquals(-1, alt.indexOf("Kanari-svar"));
    }

    @Test
    void whatAnotherKeyHasShutIsLeftToThoseWhoHaveIt() {
        Lager annen = new Lager(jdbi);
        annen.iTransaksjon(tx -> {
            tx.utboks().legg(new Utgaende(UUID.randomUUID(), "a", null, "x/y", new byte[0], Instant.EPOCH));
            return null;
        });

        assertEquals(List.of(), lager.iTransaksjon(tx -> tx.utboks().hent(10)));
        assertEquals(Integer.valueOf(1), lager.iTransaksjon(tx -> tx.utboks().uapnelige()));
        assertEquals(1, annen.iTransaksjon(tx -> tx.utboks().hent(10)).size());
        assertEquals(Integer.valueOf(0), annen.iTransaksjon(tx -> tx.utboks().uapnelige()));
    }

    private void sendt(List<Utgaende> utgaende) {
        lager.iTransaksjon(tx -> {
            tx.utboks().sendt(utgaende.stream().map(Utgaende::id).toList());
            return null;
        });
    }

    private void leggApent(String adresse, byte[] innhold) {
        jdbi.useHandle(h -> h.createUpdate("insert into utboks (id, adresse, korrelasjon, innholdstype, innhold,"
                        + " opprettet) values (:id, :adresse, 'k', 'x/y', :innhold, :opprettet)")
                .bind("id", UUID.randomUUID())
                .bind("adresse", adresse)
                .bind("innhold", innhold)
                .bind("opprettet", Instant.EPOCH)
                .execute());
    }

    @Test
    void twoThatSendNeverTakeTheSame() {
        for (int i = 0; i < 5; i++) {
            int nr = i;
            lager.iTransaksjon(tx -> {
                tx.utboks().legg(new Utgaende(UUID.randomUUID(), "a" + nr, null, "x/y", new byte[0], Instant.EPOCH));
                return null;
            });
        }
        List<String> sett = lager.iTransaksjon(en -> {
            List<String> alle = new ArrayList<>(adresser(en, 3));
            alle.addAll(CompletableFuture.supplyAsync(() -> lager.iTransaksjon(to -> adresser(to, 5)))
                    .join());
            return alle;
        });
        assertEquals(List.of("a0", "a1", "a2", "a3", "a4"), sett);
        assertEquals(
                List.of("a1", "a3"),
                lager.iTransaksjon(tx -> tx.utboks().hent(2, Set.of("a0", "a2"))).stream()
                        .map(Utgaende::adresse)
                        .toList());
    }

    @Test
    void aStayWithManyMessagesIsFoundByWhatItIs() {
        Kvittering k = prove.motta(les(Eksempelmelding.INNLAGT), NAA);
        Instant vurdert = OffsetDateTime.parse(SENERE).toInstant();
        assertEquals(1, finn(new Forlopsutvalg(null, Frist.Friststatus.BRUTT, "9900100", vurdert, 0, 10)));
        assertEquals(0, finn(new Forlopsutvalg(null, Frist.Friststatus.BRUTT, "9900100", vurdert, 1, 10)));
        assertEquals(0, finn(new Forlopsutvalg(null, null, "x' or '1'='1", vurdert, 0, 10)));
        assertNotEquals("", k.id());
    }

    private int finn(Forlopsutvalg utvalg) {
        return lager.iTransaksjon(tx -> tx.forlop().finn(utvalg)).size();
    }

    @Test
    void whatIsParkedIsNotedOnceAndListedInItsOrder() {
        List<Parkert> parkerte = IntStream.range(0, 3)
                .mapToObj(i -> new Parkert(UUID.randomUUID(), "TOM", Instant.EPOCH.plusSeconds(i), i))
                .toList();
        List<Parkert> igjen = lager.iTransaksjon(tx -> {
            parkerte.forEach(tx.parkerte()::legg);
            parkerte.forEach(tx.parkerte()::legg);
            assertEquals(parkerte, tx.parkerte().list(10));
            assertEquals(parkerte.subList(0, 2), tx.parkerte().list(2));
            tx.parkerte().fjern(parkerte.get(1).id());
            assertFalse(tx.parkerte().finnes(parkerte.get(1).id()));
            tx.parkerte().glem(Instant.EPOCH.plusSeconds(1));
            return tx.parkerte().list(10);
        });
        assertEquals(parkerte.subList(2, 3), igjen);
    }

    private static List<String> adresser(Transaksjon tx, int antall) {
        return tx.utboks().hent(antall).stream().map(Utgaende::adresse).toList();
    }

    @Test
    void otherContentUnderTheSameIdIsAMessageOfItsOwn() {
        Eksempelmelding innlagt = les(Eksempelmelding.INNLAGT);
        Eksempelmelding blank = innlagt.byttet("</MsgHead>", " </MsgHead>");
        Kvittering forste = prove.motta(innlagt, NAA);
        Kvittering andre = prove.motta(blank, NAA);

        assertFalse(andre.duplikat(), "a white space more is other content");
        assertNotEquals(forste.id(), andre.id());
        assertEquals(0, gjenbruk(forste));
        assertEquals(1, gjenbruk(andre));
        assertEquals(2, antall("melding"));
        assertEquals(2, antall("hendelse"));
        for (int i = 0; i < 2; i++) {
            assertEquals(forste.id(), gjentatt(prove.motta(innlagt, SENERE)));
            assertEquals(andre.id(), gjentatt(prove.motta(blank, SENERE)));
        }
        assertEquals(2, antall("melding"));
    }

    @Test
    void aRejectedMessageThatWasMendedIsTakenIn() {
        Eksempelmelding god = les(Eksempelmelding.INNLAGT);
        Kvittering avvist = prove.motta(god.byttet("<MIGversion>", "<MIGversion><x/>"), NAA);
        Kvittering rettet = prove.motta(god, NAA);

        assertEquals(Kvitteringsstatus.AVVIST, avvist.status());
        assertEquals(Kvitteringsstatus.GODTATT_MED_AVVIK, rettet.status());
        assertEquals(1, gjenbruk(rettet));
        assertEquals(1, antall("hendelse"));
    }

    @Test
    void anotherPatientsMessageWithTheSameIdIsInThatPatientsStay() {
        Kvittering en = prove.motta(les(Eksempelmelding.INNLAGT), NAA);
        Kvittering annen = prove.motta(les(Eksempelmelding.INNLAGT).pasient("01815012345"), NAA);

        assertEquals(1, gjenbruk(annen));
        assertEquals(2, antall("forlop"));
        assertNotEquals(en.forlop().id(), annen.forlop().id());
        Kvittering senere = prove.motta(
                les(Eksempelmelding.INNLAGT).sendt("2024-05-04T10:25:00").skjedde("1", "2024-05-04T10:00:00"),
                "2024-05-04T10:30:00+02:00");
        assertNotEquals(en.forlop().id(), senere.forlop().id(), "a later stay of the first");
        assertEquals(3, antall("forlop"));
    }

    /** The requisition is in another stay, and may be of anyone who uses the same id. */
    @Test
    void aReportOnAnotherPatientThanTheRequisitionIsSeen() {
        Eksempelmelding rekvisisjon = les("rekvisisjon/1.6/eksempler/REKVISISJON_LAB.xml");
        Eksempelmelding svar = les("svarrapport/1.4/eksempler/SVARRAPPORT_LAB.xml");
        Eksempelmelding annenPasient = svar.byttet("03918510094", "13853810221").id(id("annen"));
        prove.motta(rekvisisjon, SENERE);

        assertEquals(List.of(), omRekvisisjonen(svar));
        assertEquals(List.of("SVAR-62"), omRekvisisjonen(annenPasient));
        assertEquals(
                List.of(), omRekvisisjonen(annenPasient.id(id("til en annen")).byttet("9900300", "9900399")));
    }

    private List<String> omRekvisisjonen(Eksempelmelding svar) {
        String id = Objects.requireNonNull(prove.motta(svar, SENERE).forlop()).id();
        return prove.lagret(id, SENERE).avvik().stream()
                .map(Kvittering.AvvikFelt::regel)
                .filter(r -> r.startsWith("SVAR-"))
                .toList();
    }

    @Test
    void servicesOfOneEnterpriseMakeTheirIdsEachForItself() {
        Eksempelmelding innlagt = les(Eksempelmelding.INNLAGT);
        prove.motta(innlagt, NAA);
        Kvittering annen = prove.motta(innlagt.byttet("<Id>9900110<", "<Id>9900119<"), NAA);

        assertFalse(annen.duplikat());
        assertEquals(0, gjenbruk(annen));
        assertEquals(1, gjenbruk(prove.motta(innlagt.byttet("<Id>9900110<", "<Id>9900119 <"), NAA)));
    }

    @Test
    void manyUnderOneIdAtOnceAreEachRecordedOnce() {
        Eksempelmelding innlagt = les(Eksempelmelding.INNLAGT);
        List<Kvittering> alle = IntStream.range(0, 60)
                .mapToObj(i -> innlagt.byttet("</MsgHead>", " ".repeat(i % 20) + "</MsgHead>"))
                .map(m -> CompletableFuture.supplyAsync(() -> prove.motta(m, SENERE)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertEquals(20, alle.stream().filter(k -> !k.duplikat()).count());
        assertEquals(20, antall("melding"));
        assertEquals(
                1, alle.stream().filter(k -> !k.duplikat() && gjenbruk(k) == 0).count());
        assertEquals(20, alle.stream().map(Kvittering::id).distinct().count());
    }

    /** A sender whose ids do not change: one stay, as many events as there are messages, and a repeat is a repeat. */
    @Test
    void veryManyUnderOneIdAreOneStay() {
        int mange = 40;
        Eksempelmelding innlagt = les(Eksempelmelding.INNLAGT);
        List<Eksempelmelding> alle = IntStream.range(0, mange)
                .mapToObj(i -> innlagt.sendt("2024-03-04T10:25:" + (i + 10)))
                .toList();
        List<Kvittering> svar = alle.stream().map(m -> prove.motta(m, SENERE)).toList();
        long frister = antall("frist");
        alle.forEach(m -> assertTrue(prove.motta(m, SENERE).duplikat()));

        assertEquals(mange - 1, svar.stream().filter(k -> gjenbruk(k) == 1).count());
        assertEquals(mange, antall("melding"));
        assertEquals(mange, antall("hendelse"));
        assertEquals(0, antall("henvist"));
        assertEquals(1, antall("forlop"));
        assertEquals(2, antall("forlop_part"));
        assertEquals(frister, antall("frist"));
        assertTrue(frister < 10, () -> frister + " deadlines of one admission");
    }

    /** What was told with the messages before is not told again with each. */
    @Test
    void aReceiptTellsOfTheDeadlinesThatItsMessageDecidesOrChanges() {
        List<String> innlagt = frister(prove.motta(les(Eksempelmelding.INNLAGT), NAA));
        List<String> rapport = frister(prove.motta(les(Eksempelmelding.RAPPORT).sendt("2024-03-04T12:00:00"), NAA));
        List<String> klar = frister(prove.motta(les(Eksempelmelding.KLAR).sendt("2024-03-08T09:00:00"), SENERE));

        assertTrue(innlagt.contains("NTP-V1.1g-4t APEN"), innlagt.toString());
        assertTrue(rapport.contains("NTP-V1.1g-4t HOLDT"), rapport.toString());
        assertTrue(rapport.stream().noneMatch(f -> f.startsWith("NTP-V1.2k-24t ")), rapport.toString());
        assertTrue(klar.stream().noneMatch(f -> f.startsWith("NTP-V1.1g-4t")), klar.toString());
        assertTrue(klar.contains("NTP-V1.2k-24t BRUTT"), klar + ": open until now, and of another message");
        assertTrue(klar.stream().anyMatch(f -> f.startsWith("NTP-V3.2a-straks")), klar.toString());
        assertTrue(
                prove.lagret(enesteForlop(), SENERE).frister().stream()
                        .anyMatch(f -> f.regel().equals("NTP-V1.1g-4t")),
                "the stay itself tells of all");
    }

    private static List<String> frister(Kvittering kvittering) {
        return Objects.requireNonNull(kvittering.forlop()).frister().stream()
                .map(f -> f.regel() + " " + f.status())
                .toList();
    }

    /** It stored no digest; an instance of it may still do so while this one runs. */
    @Test
    void whatTheVersionBeforeAnsweredIsKnownBySenderAndId() {
        Eksempelmelding innlagt = les(Eksempelmelding.INNLAGT);
        Kvittering forste = prove.motta(innlagt, NAA);
        jdbi.useHandle(h -> h.execute("delete from melding_avtrykk"));

        assertEquals(forste.id(), gjentatt(prove.motta(innlagt, SENERE)));
        Kvittering annen = prove.motta(innlagt.byttet("<Id>9900110<", "<Id>9900119<"), NAA);
        assertFalse(annen.duplikat(), "another service");
        assertEquals(annen.id(), gjentatt(prove.motta(innlagt.byttet("<Id>9900110<", "<Id>9900119<"), NAA)));
    }

    private static String gjentatt(Kvittering k) {
        assertTrue(k.duplikat());
        return k.id();
    }

    private static long gjenbruk(Kvittering k) {
        return k.avvik().stream().filter(a -> a.regel().equals("HODE-07")).count();
    }

    /** How many deadlines of the four-hour rule a round marks. */
    private int fireTimer(String naa) {
        int for_ = varslerOm(FIRE_TIMER).size();
        prove.vaktrunde(naa);
        return varslerOm(FIRE_TIMER).size() - for_;
    }

    private List<String> hendelser(String regel) {
        return varslerOm(regel).stream().map(v -> v.get("hendelse").asText()).toList();
    }

    private List<JsonNode> varslerOm(String regel) {
        return varsler().stream()
                .filter(v -> regel.equals(v.get("regel").asText()))
                .toList();
    }

    private List<JsonNode> varsler() {
        return lager.iTransaksjon(tx -> tx.utboks().hent(1000)).stream()
                .map(u -> {
                    try {
                        return new ObjectMapper().readTree(u.innhold());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private String enesteForlop() {
        return jdbi.withHandle(h ->
                h.createQuery("select id from forlop").mapTo(UUID.class).one().toString());
    }

    private long antall(String tabell) {
        return jdbi.withHandle(h -> h.createQuery("select count(*) from " + tabell)
                .mapTo(Long.class)
                .one());
    }

    /** All that is stored, as text. */
    private String alt() {
        return Stream.of(
                        "melding",
                        "melding_avtrykk",
                        "hendelse",
                        "venter",
                        "henvist",
                        "pasientgruppe",
                        "kvitterende",
                        "forlop",
                        "forlop_part",
                        "frist",
                        "utboks")
                .map(t -> jdbi.withHandle(h -> h.createQuery("select * from " + t).mapToMap().stream()
                        .map(rad -> rad.values().stream()
                                .map(v -> v instanceof byte[] b
                                        ? new String(b, java.nio.charset.StandardCharsets.UTF_8)
                                        : String.valueOf(v))
                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("\n"))))
                .collect(Collectors.joining("\n"));
    }

    /** Names, addresses, numbers and free text of a message: what stands in elements, and in attributes that hold text. */
    private static Set<String> ordIMeldingen(String xml) {
        Set<String> ord = new TreeSet<>();
        var treff = java.util.regex.Pattern.compile(
                        "<(?:\\w+:)?(?:FamilyName|GivenName|MiddleName|OrganisationName|Name|StreetAdr|City|OffId|TextResultValue"
                                + "|Beskrivelse|Merknad|Kommentar|Sporsmal|TemaBeskrivelse|MeldingInnhold)[^>]*>([^<]{4,})<|(12853810221)|TeleAddress"
                                + " V=\"([^\"]+)\"|<(?:\\w+:)?City V=\"([^\"]+)\"")
                .matcher(xml);
        while (treff.find()) {
            IntStream.rangeClosed(1, treff.groupCount())
                    .mapToObj(treff::group)
                    .filter(v -> v != null && !v.isBlank())
                    .map(v -> v.strip())
                    .forEach(ord::add);
        }
        if (ord.isEmpty() && !xml.contains("AppRec")) {
            throw new IllegalStateException("nothing to look for");
        }
        return ord;
    }

    /** A database that breaks down when it is to commit. */
    private DataSource somBryterVedLagring() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (p, metode, argumenter) -> {
                    Object svar = kall(kilde, metode, argumenter);
                    return svar instanceof Connection kobling ? somBryter(kobling) : svar;
                });
    }

    private static Object somBryter(Connection kobling) {
        return Proxy.newProxyInstance(
                Lagerkontrakt.class.getClassLoader(), new Class<?>[] {Connection.class}, (p, metode, argumenter) -> {
                    if (metode.getName().toLowerCase(Locale.ROOT).equals("commit")) {
                        throw new SQLException("the disk is full", "53100");
                    }
                    return kall(kobling, metode, argumenter);
                });
    }

    private static Object kall(Object paa, java.lang.reflect.Method metode, Object[] argumenter) throws Throwable {
        try {
            return metode.invoke(paa, argumenter);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
