package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.LagerUtilgjengeligException;
import no.meldingsvakt.forlop.lager.Lagerskjema;
import no.meldingsvakt.forlop.lager.Segl;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL that is away when the service starts, and one that does not know us. */
class TjenerunderlagTest {

    private static final String BASE = "postgres";
    private static final String NOKKEL = "n".repeat(32);

    @TempDir
    Path mappe;

    private final AtomicInteger stanset = new AtomicInteger();

    @Test
    void aServerThatIsAwayIsWaitedForAndMadeReadyWhenItComes() throws Exception {
        int port = ledigPort();
        PGSimpleDataSource kilde = kilde(port, BASE);
        Tjenerunderlag tjener = tjener(kilde);
        Lager lager = new Lager(Jdbi.create(kilde), tjener, Segl.forDenneProsessen());

        tjener.prov();
        nokkel(lager, tjener, NOKKEL);

        assertEquals(Optional.of(Lager.BORTE), lager.hinder());
        assertThrows(
                LagerUtilgjengeligException.class,
                () -> lager.iTransaksjon(tx -> tx.nokler().alle()));
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setPort(port).start()) {
            assertEquals(1, lager.iTransaksjon(tx -> tx.nokler().alle()).size(), "the key was not checked first");
            assertEquals(Optional.empty(), lager.hinder());
            assertEquals(port, postgres.getPort());
        }
        assertEquals(0, stanset.get());
    }

    @Test
    void aKeyThatTurnsOutToBeAnotherStopsTheServiceAsItWouldHaveStoppedTheStart() throws Exception {
        int port = ledigPort();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(mappe.resolve("db"))
                .setCleanDataDirectory(false)
                .start()) {
            Tjenerunderlag forst = tjener(kilde(postgres.getPort(), BASE));
            forst.prov();
            nokkel(new Lager(Jdbi.create(kilde(port, BASE)), forst, Segl.forDenneProsessen()), forst, NOKKEL);
        }
        Tjenerunderlag tjener = tjener(kilde(port, BASE));
        Lager lager = new Lager(Jdbi.create(kilde(port, BASE)), tjener, Segl.forDenneProsessen());
        tjener.prov();
        nokkel(lager, tjener, "x".repeat(32));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(mappe.resolve("db"))
                .setCleanDataDirectory(false)
                .start()) {
            assertThrows(
                    LagerUtilgjengeligException.class,
                    () -> lager.iTransaksjon(tx -> tx.nokler().alle()));
            assertEquals(port, postgres.getPort());
        }
        assertEquals(1, stanset.get());
    }

    @Test
    void aDatabaseThatIsNotThereStopsTheStart() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Tjenerunderlag tjener = tjener(kilde(postgres.getPort(), "borte"));

            var feil = assertThrows(IllegalArgumentException.class, tjener::prov);

            assertTrue(feil.getMessage().contains("3D000"), feil.getMessage());
        }
    }

    private Tjenerunderlag tjener(PGSimpleDataSource kilde) {
        Flyway flyway = Flyway.configure()
                .dataSource(kilde)
                .locations("classpath:db/lager")
                .load();
        return new Tjenerunderlag(kilde, () -> Lagerskjema.oppgrader(flyway, kilde), stanset::incrementAndGet);
    }

    private void nokkel(Lager lager, Tjenerunderlag tjener, String nokkel) {
        assertTrue(Nokkelring.av(
                        Optional.of(nokkel),
                        Optional.empty(),
                        mappe,
                        Duration.ofDays(365),
                        lager,
                        tjener::forst,
                        Instant.parse("2026-03-01T12:00:00Z"))
                .forrige()
                .isEmpty());
    }

    private static PGSimpleDataSource kilde(int port, String base) {
        PGSimpleDataSource kilde = new PGSimpleDataSource();
        kilde.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + base);
        kilde.setUser(BASE);
        kilde.setPassword(BASE);
        kilde.setConnectTimeout(2);
        return kilde;
    }

    private static int ledigPort() throws Exception {
        try (ServerSocket ledig = new ServerSocket(0)) {
            return ledig.getLocalPort();
        }
    }
}
