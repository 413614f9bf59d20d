package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded database's file: its password, who may read it, and what is said of one that is not whole. */
class DatabasefilTest {

    @TempDir
    Path data;

    private Path fil;
    private String url;

    @BeforeEach
    void finnFil() {
        fil = data.resolve("lager/meldingsvakt.mv.db");
        url = "jdbc:h2:file:" + data.toAbsolutePath()
                + "/lager/meldingsvakt;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
    }

    @Test
    void aNewOneHasAPasswordOfItsOwn() throws Exception {
        String passord = klar();
        assertEquals(64, passord.length());
        fyll(passord);
        assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "meldingsvakt", ""));
        assertEquals(passord, klar());
    }

    @Test
    void oneFromBeforeThereWereAnyIsGivenOne() throws Exception {
        Files.createDirectories(fil.getParent());
        fyll("");
        String passord = klar();
        try (Connection kobling = DriverManager.getConnection(url, "meldingsvakt", passord)) {
            assertTrue(kobling.isValid(1));
        }
        assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "meldingsvakt", ""));
    }

    /** The password is written, then set, then given its name; the program may die between any of them. */
    @Test
    void aCrashWhileItIsGivenOneLeavesNobodyOut() throws Exception {
        String passord = klar();
        fyll(passord);
        Files.move(fil.resolveSibling("passord"), fil.resolveSibling("passord.ny"));
        assertEquals(passord, klar());

        Files.move(fil.resolveSibling("passord"), fil.resolveSibling("passord.ny"));
        Files.delete(fil);
        fyll("");
        assertEquals(passord, klar());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 4096, 8192, 16384})
    void oneThatIsEmptyOrCutIsRefusedInOneLine(int lengde) throws Exception {
        fyll(klar());
        Files.write(data.resolve("pasientnokkel"), new byte[32]);
        try (FileChannel kanal = FileChannel.open(fil, StandardOpenOption.WRITE)) {
            kanal.truncate(lengde);
        }
        var e = assertThrows(IllegalArgumentException.class, this::klar);
        assertEquals(1, e.getMessage().lines().count());
        assertTrue(e.getMessage().contains("sikkerhetskopien"), e.getMessage());
        assertTrue(e.getMessage().contains(fil.toString()), e.getMessage());
        // H2 may have made a new one of what was left: it is refused all the same, each time.
        assertThrows(IllegalArgumentException.class, this::klar);
    }

    /** The program was stopped in its first start, before there was anything in it. */
    @Test
    void oneThatIsNewAndEmptyIsNone() throws Exception {
        Files.createDirectories(fil.getParent());
        Files.createFile(fil);
        String passord = klar();
        fyll(passord);
        assertEquals(passord, klar());
    }

    @Test
    void anotherPasswordIsToldAsThat() throws Exception {
        fyll(klar());
        Files.writeString(fil.resolveSibling("passord"), "0".repeat(64));
        var e = assertThrows(IllegalArgumentException.class, this::klar);
        assertTrue(e.getMessage().contains("annet passord"), e.getMessage());
    }

    @Test
    void whatThereIsIsForThisUserAlone() throws Exception {
        fyll(klar());
        Files.createDirectories(data.resolve("ko/journal"));
        Files.writeString(data.resolve("ko/journal/a.amq"), "a");
        Files.writeString(data.resolve("en-annens"), "a");
        Datafiler.steng(data);
        assertEquals("rwx------", lov(data));
        try (Stream<Path> alt = Files.walk(data)) {
            for (Path sted :
                    alt.filter(s -> !s.equals(data) && !s.endsWith("en-annens")).toList()) {
                assertEquals(Files.isDirectory(sted) ? "rwx------" : "rw-------", lov(sted), sted.toString());
            }
        }
        assertFalse(lov(data.resolve("en-annens")).equals("rw-------"), "it is not ours");
    }

    private static String lov(Path sted) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(sted));
    }

    private void fyll(String passord) {
        Flyway.configure()
                .dataSource(url, "meldingsvakt", passord)
                .locations("classpath:db/lager")
                .load()
                .migrate();
    }

    private String klar() {
        return new Databasepassord(data, url).getCredentials("").get("password");
    }
}
