package no.meldingsvakt.forlop.lager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** The store on a real PostgreSQL. */
class PostgresLagerTest extends Lagerkontrakt {

    @TempDir
    static Path mappe;

    private static EmbeddedPostgres postgres;
    private static AgroalDataSource pool;

    @BeforeAll
    static void start() throws IOException, SQLException {
        // What is tried here does not survive a loss of power, and thousands of transactions need not be written
        // through.
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setDataDirectory(mappe.resolve("database"))
                .start();
        pool = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(p -> p.maxSize(20)
                        .connectionFactoryConfiguration(f -> f.jdbcUrl(postgres.getJdbcUrl("postgres", "postgres")))));
        migrer(pool);
    }

    @AfterAll
    static void stopp() throws IOException {
        pool.close();
        postgres.close();
    }

    @Override
    DataSource database() {
        return pool;
    }

    /** Connections that a test may break or change: nobody else gets them. */
    private static DataSource egne() {
        return postgres.getPostgresDatabase();
    }

    @Override
    List<String> tom(List<String> tabeller) {
        return List.of("truncate table " + String.join(", ", tabeller) + " restart identity");
    }

    @Override
    Path filer() {
        return mappe.resolve("database");
    }

    @Override
    String skrivAlt() {
        return "checkpoint";
    }

    /** Small tables are quickest read whole; where it may not, it does so only with what no index finds. */
    @Override
    String plan(Handle kobling, String sql) {
        AtomicInteger verdier = new AtomicInteger();
        String medNumre = Pattern.compile("\\?")
                .matcher(sql)
                .replaceAll(m -> Matcher.quoteReplacement("$" + verdier.incrementAndGet()));
        kobling.execute("set enable_seqscan = off");
        kobling.execute("set plan_cache_mode = force_generic_plan");
        kobling.execute("prepare utsagn as " + medNumre);
        String plan = String.join(
                "\n",
                kobling.select("explain execute utsagn"
                                + (verdier.get() == 0 ? "" : "(null" + ", null".repeat(verdier.get() - 1) + ")"))
                        .mapTo(String.class)
                        .list());
        kobling.execute("deallocate utsagn");
        return plan;
    }

    @Override
    boolean leserHelTabell(String plan) {
        return plan.contains("Seq Scan");
    }

    /** As when the database has been started again: the pool still holds connections from before. */
    @Test
    void aConnectionThatTheDatabaseHasBrokenIsTriedAgain() {
        AtomicInteger gitt = new AtomicInteger();
        Lager lager = new Lager(Jdbi.create(() -> {
            Connection kobling = egne().getConnection();
            if (gitt.getAndIncrement() < 2) {
                brytAv(kobling);
            }
            return kobling;
        }));

        assertEquals(Optional.empty(), lager.iTransaksjon(tx -> tx.meldinger().finn(UUID.randomUUID())));
        assertEquals(3, gitt.get());
    }

    /** A machine that vanishes in the middle of a transaction must not keep others waiting for hours. */
    @Test
    void aTransactionThatNobodyEndsIsGivenUpAndSoIsTheWaitForIt() throws Exception {
        Properties innstillinger = new Properties();
        try (InputStream fil = PostgresLagerTest.class.getResourceAsStream("/application.properties")) {
            innstillinger.load(fil);
        }
        try (Connection kobling = egne().getConnection();
                Statement ordre = kobling.createStatement()) {
            ordre.execute(innstillinger.getProperty("quarkus.datasource.postgresql.jdbc.new-connection-sql"));

            assertEquals("1min", verdi(ordre, "idle_in_transaction_session_timeout"));
            assertEquals("15s", verdi(ordre, "lock_timeout"));
        }
    }

    private static String verdi(Statement ordre, String innstilling) throws SQLException {
        try (ResultSet svar = ordre.executeQuery("show " + innstilling)) {
            svar.next();
            return svar.getString(1);
        }
    }

    private void brytAv(Connection kobling) throws SQLException {
        int pid = kobling.unwrap(PGConnection.class).getBackendPID();
        try (Connection annen = egne().getConnection();
                Statement ordre = annen.createStatement()) {
            ordre.execute("select pg_terminate_backend(" + pid + ")");
        }
    }
}
