package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Lagerskjema;
import no.meldingsvakt.forlop.lager.Meldingsnokkel;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore as docs/driftshandbok.md tells: what had been answered is known again, and another key is refused. */
class SikkerhetskopiTest {

    private static final Instant NAA = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NOKKEL = "n".repeat(32);
    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");
    private static final String BASE = "postgres";
    private static final String KOPI = "meldingsvakt_ny";

    @TempDir
    Path mappe;

    @Test
    void aDataFolderIsOneThing() throws Exception {
        Path data = Files.createDirectories(mappe.resolve("data"));
        JdbcConnectionPool forst = pool(data);
        Lager for_ = migrert(forst);
        byte[] avtrykk = ring(Optional.empty(), data, for_).gjeldende().avtrykk(new byte[1]);
        lagre(for_);
        forst.dispose();
        kjor(mappe, "tar", "-czf", "kopi.tgz", "data");
        kjor(mappe, "mv", "data", "data.for");
        kjor(mappe, "tar", "-xzf", "kopi.tgz");

        JdbcConnectionPool etter = pool(data);
        Lager lager = migrert(etter);
        assertArrayEquals(
                avtrykk, ring(Optional.empty(), data, lager).gjeldende().avtrykk(new byte[1]));
        assertTrue(erKjent(lager));
        etter.dispose();
    }

    @Test
    void aPostgresqlIsCopiedWhileItIsUsed() throws Exception {
        assumeTrue(
                Files.isExecutable(BIN.resolve("pg_dump")), "pg_dump is not here: the copy of PostgreSQL is not tried");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Lager lager = migrert(postgres.getPostgresDatabase());
            assertTrue(ring(Optional.of(NOKKEL), mappe, lager).forrige().isEmpty());
            lagre(lager);
            String port = String.valueOf(postgres.getPort());

            kjor(mappe, pg("pg_dump"), "-Fc", "-h", "127.0.0.1", "-p", port, "-U", BASE, "-f", "kopi.dump", BASE);
            kjor(mappe, pg("createdb"), "-h", "127.0.0.1", "-p", port, "-U", BASE, KOPI);
            kjor(
                    mappe,
                    pg("pg_restore"),
                    "-h",
                    "127.0.0.1",
                    "-p",
                    port,
                    "-U",
                    BASE,
                    "-d",
                    KOPI,
                    "--no-owner",
                    "--exit-on-error",
                    "kopi.dump");

            Lager kopi = migrert(postgres.getDatabase(BASE, KOPI));
            assertTrue(erKjent(kopi));
            assertTrue(ring(Optional.of(NOKKEL), mappe, kopi).forrige().isEmpty());
            assertThrows(IllegalArgumentException.class, () -> ring(Optional.of("x".repeat(32)), mappe, kopi));
        }
    }

    private static Lager migrert(DataSource kilde) {
        Lagerskjema.oppgrader(
                Flyway.configure()
                        .dataSource(kilde)
                        .locations("classpath:db/lager")
                        .load(),
                kilde);
        return new Lager(Jdbi.create(kilde));
    }

    private static JdbcConnectionPool pool(Path data) {
        return JdbcConnectionPool.create(
                "jdbc:h2:file:" + data.toAbsolutePath().resolve("lager/meldingsvakt")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0",
                "meldingsvakt",
                "");
    }

    private static Nokkelring ring(Optional<String> nokkel, Path data, Lager lager) {
        return Nokkelring.av(nokkel, Optional.empty(), data, Duration.ofDays(365), lager, Runnable::run, NAA);
    }

    private static final Meldingsnokkel MELDING = new Meldingsnokkel("9900100", "9900110", "m1", false);

    private static void lagre(Lager lager) {
        UUID id = lager.iTransaksjon(tx -> {
            UUID ny = UUID.randomUUID();
            tx.meldinger().lagre(ny, MELDING, tx.meldinger().kjent(MELDING), "a", NAA, "{}");
            return ny;
        });
        assertEquals("{}", lager.iTransaksjon(tx -> tx.meldinger().finn(id)).orElseThrow());
    }

    private static boolean erKjent(Lager lager) {
        return lager.iTransaksjon(tx -> tx.meldinger().kjent(MELDING)).erBrukt();
    }

    private static String pg(String program) {
        return BIN.resolve(program).toString();
    }

    private static void kjor(Path hvor, String... kommando) throws IOException, InterruptedException {
        Process prosess = new ProcessBuilder(Stream.of(kommando).toList())
                .directory(hvor.toFile())
                .redirectErrorStream(true)
                .start();
        String ut = new String(prosess.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, prosess.waitFor(), List.of(kommando) + ": " + ut);
    }
}
