package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.meldingsvakt.drift.Nokkelskifte.Fase;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Meldingsnokkel;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key in a data folder, changed by command, between starts of the service. */
class NokkelskifteTest {

    private static final Instant NAA = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration ETT_AAR = Duration.ofDays(365);
    private static final Instant ETTERPA = NAA.plus(Duration.ofDays(366));

    @TempDir
    Path rot;

    private final Map<String, String> innstillinger = new HashMap<>();
    private Path data;

    /** What a start of the service does with the keys. */
    private interface Tjeneste {
        Nokkelring start(Instant naa);
    }

    @BeforeEach
    void lagMappe() throws Exception {
        data = Files.createDirectories(rot.resolve("data"));
    }

    @Test
    void theKeyOfAFileIsChanged() throws Exception {
        Path lager = Files.createDirectories(data.resolve("lager"));
        Files.writeString(lager.resolve("passord"), "hemmelig");
        String url = "jdbc:h2:file:" + lager.resolve("meldingsvakt")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        skift(naa -> {
            JdbcConnectionPool pool = JdbcConnectionPool.create(url, "meldingsvakt", "hemmelig");
            try {
                migrer(pool);
                return ring(new Lager(Jdbi.create(pool)), naa);
            } finally {
                pool.dispose();
            }
        });
    }

    @Test
    void theKeyOfAPostgresIsChanged() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setDataDirectory(rot.resolve("pg"))
                .start()) {
            innstillinger.put("meldingsvakt.database.url", postgres.getJdbcUrl("postgres", "postgres"));
            innstillinger.put("meldingsvakt.database.bruker", "postgres");
            migrer(postgres.getPostgresDatabase());
            Lager lager = new Lager(Jdbi.create(postgres.getPostgresDatabase()));
            skift(naa -> ring(lager, naa));
        }
    }

    private void skift(Tjeneste tjeneste) throws Exception {
        byte[] forst = tjeneste.start(NAA).gjeldende().avtrykk(new byte[1]);
        assertEquals(Fase.EN, skifte().stand(NAA).fase());
        assertTrue(feil(() -> skifte().avslutt(NAA)).contains("Ikke noe bytte"));

        // As when it is killed after the first of its two steps.
        Files.copy(data.resolve("pasientnokkel"), data.resolve("pasientnokkel.forrige"));
        assertEquals(Fase.LAGET, skifte().stand(NAA).fase());
        assertArrayEquals(forst, tjeneste.start(NAA).gjeldende().avtrykk(new byte[1]));
        assertEquals(Optional.empty(), skifte().bytt());

        assertEquals(Fase.LAGET, skifte().stand(NAA).fase());
        assertTrue(feil(() -> skifte().bytt()).contains("Et bytte er i gang"));
        assertTrue(feil(() -> skifte().avslutt(NAA)).contains("ikke tatt i bruk"));

        Nokkelring begge = tjeneste.start(NAA);
        assertArrayEquals(forst, begge.forrige().orElseThrow().avtrykk(new byte[1]));
        byte[] ny = begge.gjeldende().avtrykk(new byte[1]);
        assertEquals(Fase.BEGGE, skifte().stand(NAA).fase());
        assertEquals(NAA.plus(ETT_AAR), skifte().stand(NAA).til());
        assertTrue(feil(() -> skifte().avslutt(NAA)).contains("2027-03-01"));

        assertEquals(Fase.KAN_AVSLUTTES, skifte().stand(ETTERPA).fase());
        skifte().avslutt(ETTERPA);
        assertTrue(feil(() -> skifte().bytt()).contains("ikke avsluttet i databasen"));
        Nokkelring etter = tjeneste.start(ETTERPA);
        assertArrayEquals(ny, etter.gjeldende().avtrykk(new byte[1]));
        assertEquals(Optional.empty(), etter.forrige());
        assertEquals(Optional.empty(), skifte().bytt());
    }

    @Test
    void aKeyThatIsNotTheDatabasesIsNotChangedAndWithoutADatabaseItIsToldThatNobodyKnows() throws Exception {
        innstillinger.put("meldingsvakt.pasientnokkel", "n".repeat(32));
        assertTrue(feil(() -> skifte().bytt()).contains("er en innstilling"));
        assertEquals(Fase.INGEN_FIL, skifte().stand(NAA).fase());
        innstillinger.clear();
        assertTrue(feil(() -> skifte().bytt()).contains("ingen nøkkel"));
        Nokkelfil.lag(data.resolve("pasientnokkel"));

        assertTrue(skifte().bytt().orElseThrow().contains("ingen database"));

        Nokkelskifte.Stand stand = skifte().stand(NAA);
        assertEquals(Fase.UKJENT, stand.fase());
        assertNotNull(stand.hinder());
        assertTrue(feil(() -> skifte().avslutt(NAA)).contains("Databasen må leses"));
    }

    private Nokkelring ring(Lager lager, Instant naa) {
        Nokkelring ring = Nokkelring.av(Optional.empty(), Optional.empty(), data, ETT_AAR, lager, Runnable::run, naa);
        lager.iTransaksjon(tx -> {
            Meldingsnokkel nokkel =
                    new Meldingsnokkel("1", "", UUID.randomUUID().toString(), false);
            tx.meldinger().lagre(UUID.randomUUID(), nokkel, tx.meldinger().kjent(nokkel), "0", NAA, "{}");
            return true;
        });
        return ring;
    }

    private Nokkelskifte skifte() {
        return new Nokkelskifte(n -> Optional.ofNullable(innstillinger.get(n)), rot, ETT_AAR);
    }

    private static void migrer(javax.sql.DataSource kilde) {
        Flyway.configure()
                .dataSource(kilde)
                .locations("classpath:db/lager")
                .load()
                .migrate();
    }

    private static String feil(org.junit.jupiter.api.function.Executable hva) {
        return assertThrows(IllegalArgumentException.class, hva).getMessage();
    }
}
