package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Lagerskjema;
import no.meldingsvakt.forlop.lager.SaltRepository.Salt;
import no.meldingsvakt.forlop.lager.Segl;
import no.meldingsvakt.forlop.lager.Underlag;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that several instances share on a real PostgreSQL. */
class UtbokssaltTest {

    private static final Instant NAA = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DOGN = Duration.ofDays(1);
    private static final Pasientnokkel NOKKEL = nokkel("n");
    private static final Pasientnokkel NY_NOKKEL = nokkel("m");

    @TempDir
    static Path mappe;

    private static EmbeddedPostgres postgres;

    private final Utbokssalt her = new Utbokssalt(() -> List.of(NOKKEL), Clock.fixed(NAA, ZoneOffset.UTC));
    private Lager lager;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setDataDirectory(mappe.resolve("database"))
                .start();
        DataSource kilde = postgres.getPostgresDatabase();
        Lagerskjema.oppgrader(
                Flyway.configure()
                        .dataSource(kilde)
                        .locations("classpath:db/lager")
                        .load(),
                kilde);
    }

    @AfterAll
    static void stopp() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void tom() {
        Jdbi.create(postgres.getPostgresDatabase()).useHandle(h -> h.execute("truncate table utpost, utbokssalt"));
        lager = lager(her);
    }

    @Test
    void whatOneInstanceShutsAnotherOpens() {
        legg(lager);

        assertEquals(1, ventende(lager(new Utbokssalt(() -> List.of(NOKKEL), Clock.systemUTC()))));
        assertEquals(0, ventende(lager(new Utbokssalt(() -> List.of(NY_NOKKEL), Clock.systemUTC()))));
        assertEquals(1, salt().size());
    }

    @Test
    void whatTheVersionBeforeHasShutIsOpenedAndItsKeyShutsNothing() {
        byte[] deres = NOKKEL.avtrykk("meldingsvakt utboks".getBytes(StandardCharsets.UTF_8));
        legg(new Lager(jdbi(), Underlag.FAST, new Segl(() -> List.of(deres))));

        assertEquals(1, ventende(lager));
        assertNotEquals(Segl.navn(deres), Segl.navn(lager.iTransaksjon(her::i).get(0)));
    }

    @Test
    void aSaltIsGivenUpWhenItIsOldAndNothingWaitsThatNeedsItAndIsThenInNoFileOfTheStore() throws Exception {
        legg(lager);
        byte[] forste = salt().get(0).verdi();
        assertTrue(iFilene(forste), "the search finds nothing");

        her.bytt(lager, NAA.plus(DOGN).minusSeconds(1));
        assertEquals(1, salt().size());
        her.bytt(lager, NAA.plus(DOGN));
        her.bytt(lager, NAA.plus(DOGN.multipliedBy(2)));
        assertEquals(3, salt().size());
        assertEquals(1, ventende(lager), "it waits for a broker");

        send(lager);
        legg(lager);
        jdbi().useHandle(h -> h.execute("analyze"));
        her.bytt(lager, NAA.plus(DOGN.multipliedBy(2)).plusSeconds(1));
        assertEquals(1, salt().size());
        assertEquals(1, ventende(lager));
        assertFalse(iFilene(forste));
        assertTrue(iFilene(salt().get(0).verdi()));
    }

    /** While the patient key is changed, some instances know the new one, and some do not yet. */
    @Test
    void anInstanceThatCannotOpenWhatWaitsGivesNothingUp() {
        Utbokssalt der = new Utbokssalt(() -> List.of(NY_NOKKEL, NOKKEL), Clock.fixed(NAA, ZoneOffset.UTC));
        legg(lager(der));

        her.bytt(lager, NAA.plus(DOGN));
        her.bytt(lager, NAA.plus(DOGN).plusSeconds(1));

        assertEquals(2, salt().size());
        assertEquals(0, ventende(lager));
        assertEquals(1, ventende(lager(der)));
        send(lager(der));
        der.bytt(lager, NAA.plus(DOGN).plusSeconds(2));
        assertEquals(1, salt().size());
    }

    @Test
    void nothingIsLostThatIsStoredWhileSaltIsGivenUp() {
        AtomicBoolean ferdig = new AtomicBoolean();
        List<CompletableFuture<Integer>> skrivere = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    int antall = 0;
                    while (!ferdig.get()) {
                        legg(lager);
                        antall++;
                    }
                    return antall;
                }))
                .toList();
        List<CompletableFuture<Void>> byttere = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    for (int dag = 1; dag <= 6; dag++) {
                        send(lager);
                        her.bytt(lager, NAA.plus(DOGN.multipliedBy(dag)));
                    }
                }))
                .toList();
        byttere.forEach(CompletableFuture::join);
        ferdig.set(true);

        assertTrue(skrivere.stream().mapToInt(CompletableFuture::join).sum() > 0);
        assertEquals(Integer.valueOf(0), lager.iTransaksjon(tx -> tx.utboks().uapnelige()));
    }

    private static Pasientnokkel nokkel(String tegn) {
        return new Pasientnokkel(tegn.repeat(32).getBytes(StandardCharsets.UTF_8));
    }

    private static Jdbi jdbi() {
        return Jdbi.create(postgres.getPostgresDatabase());
    }

    private static Lager lager(Utbokssalt med) {
        return new Lager(jdbi(), Underlag.FAST, new Segl(med::i));
    }

    private List<Salt> salt() {
        return lager.iTransaksjon(tx -> tx.salt().alle());
    }

    private static void legg(Lager lager) {
        lager.iTransaksjon(tx -> {
            tx.utboks().legg(new Utgaende(UUID.randomUUID(), "a", "k", "x/y", new byte[] {1}, NAA));
            return null;
        });
    }

    private static int ventende(Lager lager) {
        return lager.iTransaksjon(tx -> tx.utboks().hent(10)).size();
    }

    private static void send(Lager lager) {
        lager.iTransaksjon(tx -> {
            tx.utboks().sendt(tx.utboks().hent(1000).stream().map(Utgaende::id).toList());
            return null;
        });
    }

    /** Whether it is in any file of the database but its log, which is written over in time. */
    private static boolean iFilene(byte[] verdi) throws IOException {
        jdbi().useHandle(h -> h.execute("checkpoint"));
        String leter = tekst(verdi);
        try (Stream<Path> filer = Files.walk(mappe.resolve("database"))) {
            for (Path fil : filer.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().contains("pg_wal"))
                    .toList()) {
                if (tekst(Files.readAllBytes(fil)).contains(leter)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String tekst(byte[] byter) {
        return new String(byter, StandardCharsets.ISO_8859_1);
    }
}
