package no.meldingsvakt.forlop.lager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.maling.Prosesstid;
import no.meldingsvakt.validering.Mottaksprove;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes to receive very many messages under one id, each another. Run by name only; {@code -Dantall} is how many. */
class EnIdMaling {

    private static final int ANTALL = Integer.getInteger("antall", 1000);
    private static final String VURDERT = "2024-06-03T12:00:00+02:00";

    @TempDir
    Path mappe;

    @Test
    void mal() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + mappe.toAbsolutePath().resolve("lager")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0",
                "meldingsvakt",
                "");
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/lager")
                .load()
                .migrate();
        Jdbi jdbi = Jdbi.create(pool);
        Mottaksprove prove = new Mottaksprove(new Lager(jdbi));
        Eksempelmelding innlagt = Eksempelmelding.les(Eksempelmelding.INNLAGT);
        long start = Prosesstid.naa();
        for (int i = 0; i < ANTALL; i++) {
            prove.motta(
                    innlagt.sendt("2024-03-04T%02d:%02d:%02d".formatted(10 + i / 3600, i / 60 % 60, i % 60)), VURDERT);
            if (Integer.bitCount(i + 1) == 1 || i + 1 == ANTALL) {
                Runtime maskin = Runtime.getRuntime();
                maskin.gc();
                System.out.printf(
                        "%d under one id: %.1f s of processor time, %d MB%n",
                        i + 1, (Prosesstid.naa() - start) / 1e9, (maskin.totalMemory() - maskin.freeMemory()) >> 20);
            }
        }
        int forlop = jdbi.withHandle(h -> h.createQuery("select count(*) from forlop")
                .mapTo(Integer.class)
                .one());
        assertEquals(1, forlop);
        pool.dispose();
    }
}
