package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Lagerskjema;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A database from any earlier version becomes the newest with what is in it, and the version before goes on beside the new one. A new
 * migration comes with a file of rows, and with the statements that the store sends ({@code src/test/resources/lager}).
 */
abstract class Oppgraderingskontrakt {

    private static final Path RESSURSER = Path.of("src/test/resources/lager");
    private static final Path MIGRERINGER = Path.of("src/main/resources/db/lager");
    private static final UUID MELDING = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @TempDir
    Path mappe;

    /** A new database, with nothing in it. */
    abstract DataSource ny() throws Exception;

    static List<Integer> versjoner() throws IOException {
        try (Stream<Path> filer = Files.list(MIGRERINGER)) {
            return filer.map(f -> f.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1"))
                    .map(Integer::valueOf)
                    .sorted()
                    .toList();
        }
    }

    private static int nyeste() throws IOException {
        List<Integer> alle = versjoner();
        return alle.get(alle.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("versjoner")
    void whatWasStoredByAnEarlierVersionIsThereInTheNewest(int versjon) throws Exception {
        DataSource kilde = ny();
        assertTrue(flyway(kilde, MIGRERINGER, versjon).migrate().success);
        fyll(kilde, versjon);
        Map<String, Long> rader = rader(kilde);

        Lagerskjema.oppgrader(flyway(kilde, MIGRERINGER, nyeste()), kilde);

        krev(rader, kilde);
    }

    /** They were no migrations, but there may be databases that began with them. */
    @ParameterizedTest
    @ValueSource(strings = {"forste", "andre"})
    void aDatabaseFromBeforeTheFirstMigrationWasFinishedIsTakenAlong(String utkast) throws Exception {
        DataSource kilde = ny();
        Files.copy(RESSURSER.resolve("forlatt/" + utkast + ".sql"), mappe.resolve("V1__forlop.sql"));
        assertTrue(flyway(kilde, mappe, 1).migrate().success);
        kjor(kilde, RESSURSER.resolve("rader/V1-forlatt.sql"));
        kjor(kilde, RESSURSER.resolve("rader/V1.sql"));
        Map<String, Long> rader = rader(kilde);

        Lagerskjema.oppgrader(flyway(kilde, MIGRERINGER, nyeste()), kilde);

        krev(rader, kilde);
        try (Connection kobling = kilde.getConnection();
                Statement setning = kobling.createStatement();
                ResultSet svar = setning.executeQuery("select forste from forlop")) {
            assertTrue(svar.next());
            assertEquals(MELDING, svar.getObject(1, UUID.class));
        }
        assertTrue(flyway(kilde, MIGRERINGER, nyeste()).validateWithResult().validationSuccessful);
    }

    /** As an instance of that version does while the others are renewed: all it asks has an answer, and all it stores has room. */
    @ParameterizedTest
    @MethodSource("versjoner")
    void anEarlierVersionWorksOnWithTheNewestSchema(int versjon) throws Exception {
        DataSource kilde = ny();
        Lagerskjema.oppgrader(flyway(kilde, MIGRERINGER, nyeste()), kilde);

        fyll(kilde, versjon);

        List<String> feil = new ArrayList<>();
        List<String> setninger = Files.readAllLines(RESSURSER.resolve("setninger/V" + versjon + ".sql"));
        assertTrue(setninger.size() > 20, "no statements");
        try (Connection kobling = kilde.getConnection()) {
            for (String setning : setninger) {
                try (PreparedStatement klar = kobling.prepareStatement(setning)) {
                    // PostgreSQL looks at it when it is asked what it wants.
                    ParameterMetaData onsker = klar.getParameterMetaData();
                    assertTrue(onsker.getParameterCount() >= 0);
                } catch (SQLException e) {
                    feil.add(setning + ": " + e.getMessage());
                }
            }
        }
        assertEquals(List.of(), feil);
    }

    /** What is written by the versions before says nothing of a column that they do not know. */
    @Test
    void eachMigrationOnlyAddsAndAsksNothingOfTheVersionBefore() throws Exception {
        DataSource kilde = ny();
        Map<String, String> forrige = Map.of();
        for (int versjon : versjoner()) {
            assertTrue(flyway(kilde, MIGRERINGER, versjon).migrate().success);
            Map<String, String> naa = kolonner(kilde);
            for (Map.Entry<String, String> kolonne : forrige.entrySet()) {
                assertEquals(kolonne.getValue(), naa.get(kolonne.getKey()), "V" + versjon + ": " + kolonne.getKey());
            }
            forrige = naa;
        }
    }

    private static void fyll(DataSource kilde, int versjon) throws Exception {
        kjor(kilde, RESSURSER.resolve("rader/V1-forlop.sql"));
        for (int v = 1; v <= versjon; v++) {
            kjor(kilde, RESSURSER.resolve("rader/V" + v + ".sql"));
        }
    }

    private static void kjor(DataSource kilde, Path fil) throws Exception {
        try (Connection kobling = kilde.getConnection();
                Statement setning = kobling.createStatement()) {
            for (String linje : Files.readAllLines(fil)) {
                assertTrue(setning.executeUpdate(linje.replaceAll(";$", "")) >= 0);
            }
        }
    }

    private static void krev(Map<String, Long> for_, DataSource kilde) throws SQLException {
        Map<String, Long> etter = rader(kilde);
        for_.forEach((tabell, antall) ->
                assertTrue(etter.getOrDefault(tabell, 0L) >= antall, tabell + ": " + etter.get(tabell)));
        Lager lager = new Lager(Jdbi.create(kilde));
        assertEquals(
                "{\"id\":\"k1\"}",
                lager.iTransaksjon(tx -> tx.meldinger().finn(MELDING)).orElseThrow());
    }

    private static Map<String, Long> rader(DataSource kilde) throws SQLException {
        Map<String, Long> antall = new TreeMap<>();
        try (Connection kobling = kilde.getConnection();
                Statement setning = kobling.createStatement()) {
            List<String> tabeller = new ArrayList<>();
            try (ResultSet svar = setning.executeQuery(
                    "select table_name from information_schema.tables where lower(table_schema) = 'public'")) {
                while (svar.next()) {
                    tabeller.add(svar.getString(1));
                }
            }
            tabeller.removeIf(t -> t.startsWith("flyway"));
            for (String tabell : tabeller) {
                try (ResultSet svar = setning.executeQuery("select count(*) from " + tabell)) {
                    assertTrue(svar.next());
                    antall.put(tabell, svar.getLong(1));
                }
            }
        }
        return antall;
    }

    /** Type of each column, and whether it must be given a value. */
    private static Map<String, String> kolonner(DataSource kilde) throws SQLException {
        Map<String, String> ut = new TreeMap<>();
        try (Connection kobling = kilde.getConnection();
                Statement setning = kobling.createStatement();
                ResultSet svar = setning.executeQuery("select table_name, column_name, data_type,"
                        + " character_maximum_length, is_nullable from information_schema.columns"
                        + " where lower(table_schema) = 'public'")) {
            while (svar.next()) {
                ut.put(
                        svar.getString(1) + "." + svar.getString(2),
                        svar.getString(3) + " " + svar.getString(4) + " " + svar.getString(5));
            }
        }
        return ut;
    }

    private static Flyway flyway(DataSource kilde, Path migreringer, int til) {
        return Flyway.configure()
                .dataSource(kilde)
                .locations("filesystem:" + migreringer)
                .target(MigrationVersion.fromVersion(String.valueOf(til)))
                .load();
    }
}
