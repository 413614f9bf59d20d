package no.meldingsvakt.forlop.lager;

import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/** Stores in memory, each for one test. */
public final class Minnelager {

    private Minnelager() {}

    /** A database without anything in it, which lasts until it is closed. */
    public static JdbcConnectionPool tom() {
        return JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "meldingsvakt",
                "");
    }

    /** One with the newest schema. */
    public static JdbcConnectionPool database() {
        JdbcConnectionPool database = tom();
        migrer(database);
        return database;
    }

    /** Empties it, and makes it as new. */
    public static void tom(JdbcConnectionPool database) {
        Flyway.configure().dataSource(database).cleanDisabled(false).load().clean();
        migrer(database);
    }

    /** A store of its own, for a test that does nothing else with the database. */
    public static Lager nytt() {
        return new Lager(Jdbi.create(database()));
    }

    private static void migrer(JdbcConnectionPool database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/lager")
                .load()
                .migrate();
    }
}
