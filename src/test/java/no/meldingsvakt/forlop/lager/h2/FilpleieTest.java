package no.meldingsvakt.forlop.lager.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a database that stores a little at a time. */
class FilpleieTest {

    private static final String VALG = ";WRITE_DELAY=0;RETENTION_TIME=0;PAGE_SIZE=4096";
    private static final int RADER = 600;
    private static final int TEGN = 1500;
    private static final int MELLOM_RUNDER = 40;

    @TempDir
    Path mappe;

    private final Random tilfeldig = new Random(1);
    private JdbcConnectionPool kilde;
    private Filpleie pleie;

    private void apne(String url) throws SQLException {
        kilde = JdbcConnectionPool.create(url + VALG, "meldingsvakt", "");
        pleie = new Filpleie(mappe, kilde);
        try (Connection k = kilde.getConnection();
                Statement s = k.createStatement()) {
            s.execute(
                    "create table rad (id uuid primary key, nokkel varchar(80) not null, tekst varchar(100000) not null)");
            s.execute("create index rad_nokkel on rad (nokkel)");
        }
    }

    @AfterEach
    void lukk() {
        pleie.close();
        kilde.dispose();
    }

    @Test
    void itGrowsByLittleMoreThanWhatIsStoredAndShrinksWhenItIsQuiet() throws Exception {
        apne("jdbc:h2:file:" + mappe.resolve("lager"));
        long storst = 0;
        for (int i = 0; i < RADER; i++) {
            legg();
            if (i % MELLOM_RUNDER == 0) {
                pleie.runde();
            }
            storst = Math.max(storst, storrelse());
        }
        long innhold = (long) RADER * TEGN;
        assertTrue(storst < 6 * innhold, storst + " bytes for " + innhold);
        for (int i = 0; i < 10; i++) {
            pleie.runde();
        }
        assertTrue(storrelse() < 3 * innhold, storrelse() + " bytes for " + innhold + " when quiet");
        assertEquals(RADER, rader(kilde.getConnection()));
    }

    @Test
    void allButTheLastIsThereWhateverTheDiskLoses() throws Exception {
        apne(Bruddfil.url(mappe.resolve("lager")));
        for (int i = 0; i < RADER / 2; i++) {
            legg();
            endre();
            if (i % 10 == 0) {
                pleie.runde();
            } else if (i % 5 == 4) {
                Bruddfil.etterBrudd(mappe.resolve("etter.mv.db"), tilfeldig);
                int funnet = rader(DriverManager.getConnection(
                        "jdbc:h2:file:" + mappe.resolve("etter") + VALG, "meldingsvakt", ""));
                assertTrue(funnet >= i - MELLOM_RUNDER, funnet + " of " + i + " rows");
            }
        }
    }

    private void legg() throws SQLException {
        try (Connection k = kilde.getConnection();
                PreparedStatement s = k.prepareStatement("insert into rad (id, nokkel, tekst) values (?, ?, ?)")) {
            s.setObject(1, UUID.randomUUID());
            s.setString(2, UUID.randomUUID().toString());
            s.setString(3, "x".repeat(TEGN));
            s.execute();
        }
    }

    /** Another place in the table each time. */
    private void endre() throws SQLException {
        try (Connection k = kilde.getConnection();
                PreparedStatement s = k.prepareStatement(
                        "update rad set nokkel = ? where nokkel = (select max(nokkel) from rad where nokkel < ?)")) {
            s.setString(1, UUID.randomUUID().toString());
            s.setString(2, UUID.randomUUID().toString());
            s.execute();
        }
    }

    private long storrelse() throws IOException {
        return Files.size(mappe.resolve("lager.mv.db"));
    }

    /** Looks at all of them, from the table and from the index. */
    private static int rader(Connection kobling) throws SQLException {
        try (kobling;
                Statement s = kobling.createStatement();
                ResultSet hele = s.executeQuery("select count(*) from rad where length(tekst) = " + TEGN)) {
            hele.next();
            int antall = hele.getInt(1);
            try (ResultSet etterNokkel = s.executeQuery("select count(*) from rad where nokkel > ''")) {
                etterNokkel.next();
                assertEquals(antall, etterNokkel.getInt(1));
            }
            return antall;
        }
    }
}
