package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresOppgraderingTest extends Oppgraderingskontrakt {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopp() throws IOException {
        postgres.close();
    }

    @Override
    DataSource ny() throws Exception {
        String navn = "d" + UUID.randomUUID().toString().replace("-", "");
        try (Connection kobling = postgres.getPostgresDatabase().getConnection();
                Statement setning = kobling.createStatement()) {
            assertFalse(setning.execute("create database " + navn));
        }
        return postgres.getDatabase("postgres", navn);
    }
}
