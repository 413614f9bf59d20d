package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Segl;
import no.meldingsvakt.forlop.lager.Underlag;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UtboksnoklerTest {

    private static final Instant NAA = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DOGN = Duration.ofDays(1);

    @TempDir
    Path mappe;

    private JdbcConnectionPool pool;
    private Utboksnokler nokler;
    private Lager lager;
    private Path fil;

    @BeforeEach
    void start() {
        pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "sa", "");
        assertTrue(Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/lager")
                .load()
                .migrate()
                .success);
        fil = mappe.resolve(Utboksnokler.FIL);
        nokler = new Utboksnokler(mappe);
        lager = lager(nokler);
    }

    @AfterEach
    void stopp() {
        pool.dispose();
    }

    @Test
    void aKeyIsMadeWhenItIsNeededAndForThisUserAlone() throws Exception {
        assertFalse(Files.exists(fil));
        legg();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(fil)));
        assertEquals(Segl.NOKKELLENGDE, Files.size(fil));
        assertEquals(1, ventende(lager(new Utboksnokler(mappe))), "after a new start");
    }

    @Test
    void aKeyIsGivenUpWhenItIsOldAndNothingWaitsThatNeedsIt() throws Exception {
        legg();
        byte[] forste = Files.readAllBytes(fil);
        bytt(NAA.plus(DOGN.dividedBy(2)));
        assertArrayEquals(forste, Files.readAllBytes(fil));

        bytt(NAA.plus(DOGN));
        assertEquals(2 * Segl.NOKKELLENGDE, Files.size(fil));
        bytt(NAA.plus(DOGN.multipliedBy(2)));
        bytt(NAA.plus(DOGN.multipliedBy(9)));
        assertEquals(1, ventende(lager), "it waits for a broker");

        lager.iTransaksjon(tx -> {
            tx.utboks().sendt(tx.utboks().hent(10).stream().map(Utgaende::id).toList());
            return null;
        });
        bytt(NAA.plus(DOGN.multipliedBy(10)));
        byte[] siste = Files.readAllBytes(fil);
        assertEquals(2 * Segl.NOKKELLENGDE, siste.length);
        assertEquals(-1, tekst(siste).indexOf(tekst(forste)));
        legg();
        assertEquals(1, ventende(lager(new Utboksnokler(mappe))));
    }

    @Test
    void aFileThatIsNoKeyIsRefused() throws Exception {
        Files.write(fil, new byte[5]);
        assertThrows(IllegalArgumentException.class, () -> lager.iTransaksjon(nokler::i));
    }

    /** The file is as old as it would be if it had been written at {@link #NAA}, or when it was last changed. */
    private void bytt(Instant naa) throws Exception {
        byte[] for_ = Files.readAllBytes(fil);
        if (Files.getLastModifiedTime(fil).toInstant().isAfter(naa.plus(DOGN.multipliedBy(100)))) {
            Files.setLastModifiedTime(fil, FileTime.from(NAA));
        }
        nokler.bytt(lager, naa);
        if (!java.util.Arrays.equals(for_, Files.readAllBytes(fil))) {
            Files.setLastModifiedTime(fil, FileTime.from(naa));
        }
    }

    private static String tekst(byte[] byter) {
        return new String(byter, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private void legg() {
        lager.iTransaksjon(tx -> {
            tx.utboks().legg(new Utgaende(UUID.randomUUID(), "a", "k", "x/y", new byte[] {1}, NAA));
            return null;
        });
    }

    private static int ventende(Lager lager) {
        return lager.iTransaksjon(tx -> tx.utboks().hent(10)).size();
    }

    private Lager lager(Utboksnokler med) {
        return new Lager(Jdbi.create(pool), Underlag.FAST, new Segl(med::i));
    }
}
