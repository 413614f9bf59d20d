package no.meldingsvakt.forlop.lager;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The store in a file of its own, with the settings of the default. */
class H2LagerTest extends Lagerkontrakt {

    @TempDir
    static Path mappe;

    private static JdbcConnectionPool pool;

    @BeforeAll
    static void apne() {
        pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + mappe.toAbsolutePath().resolve("lager")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;RETENTION_TIME=0;PAGE_SIZE=4096;LOCK_TIMEOUT=20000;QUERY_CACHE_SIZE=64",
                "meldingsvakt",
                "");
        migrer(pool);
    }

    @AfterAll
    static void lukk() {
        pool.dispose();
    }

    @Override
    DataSource database() {
        return pool;
    }

    @Override
    List<String> tom(List<String> tabeller) {
        return Stream.of(
                        Stream.of("set referential_integrity false"),
                        tabeller.stream().map(t -> "truncate table " + t + " restart identity"),
                        Stream.of("set referential_integrity true"))
                .flatMap(s -> s)
                .toList();
    }

    @Override
    Path filer() {
        return mappe;
    }

    @Override
    String skrivAlt() {
        return "checkpoint sync";
    }

    /** The values do not matter to it, and it wants to be given them. */
    @Override
    String plan(Handle kobling, String sql) throws SQLException {
        try (PreparedStatement forklar = kobling.getConnection().prepareStatement("explain " + sql)) {
            for (int i = 1; i <= forklar.getParameterMetaData().getParameterCount(); i++) {
                forklar.setNull(i, Types.NULL);
            }
            try (ResultSet svar = forklar.executeQuery()) {
                svar.next();
                return svar.getString(1);
            }
        }
    }

    @Override
    boolean leserHelTabell(String plan) {
        return plan.contains("tableScan");
    }
}
