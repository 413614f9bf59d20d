package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.UUID;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Announcements where there is no queue. */
class VarselloggTest {

    @Test
    void eachAnnouncementIsToldOfAndCountedOnce() {
        JdbcDataSource kilde = new JdbcDataSource();
        kilde.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(kilde)
                .locations("classpath:db/lager")
                .load()
                .migrate();
        Lager lager = new Lager(Jdbi.create(kilde));
        for (int i = 0; i < 450; i++) {
            lager.iTransaksjon(tx -> {
                tx.utboks()
                        .legg(new Utgaende(
                                UUID.randomUUID(),
                                Utgaende.FRISTBRUDD,
                                null,
                                "application/json",
                                new byte[0],
                                Instant.EPOCH));
                return null;
            });
        }
        SimpleMeterRegistry register = new SimpleMeterRegistry();
        Varsellogg logg = new Varsellogg(lager, register);

        assertEquals(450, logg.tom());
        assertEquals(0, logg.tom());
        assertEquals(450, register.counter("meldingsvakt.frister.varsel").count());
    }
}
