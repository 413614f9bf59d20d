package no.meldingsvakt.region;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.rapport.Proverapport;
import no.meldingsvakt.validering.Avtaleprove;
import no.meldingsvakt.validering.Mottaksprove;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * How long it takes to try a pack on many stays, from a store in a file, or with {@code -Dbase=postgres} from PostgreSQL. Some patients'
 * years are generated, and stored many times as other patients', with other ids. {@code -Dlager=FOLDER} keeps the store there, and uses
 * the one that is there. Run by hand, see {@code docs/avtaler.md}.
 */
class AvtaleMaling {

    private static final int AR = Integer.getInteger("ar", 60);
    private static final int OPPHOLD = Integer.getInteger("opphold", 20_000);

    /** The first run is a cold one. */
    private static final int GANGER = Integer.getInteger("ganger", 2);

    private static final boolean POSTGRES = "postgres".equals(System.getProperty("base"));
    private static final String PAKKE = "nord-trondelag-pasientsamarbeid";

    /** Made when the rows are there, which is faster: by their tables, their columns. */
    private static final Map<String, Map<String, String>> INDEKSER = Map.of(
            "hendelse",
                    Map.of(
                            "hendelse_gruppe", "gruppe",
                            "hendelse_msg_id", "msg_id",
                            "hendelse_dokument_id", "dokument_id"),
            "henvist", Map.of("henvist_hendelse", "hendelse", "henvist_viser_til", "viser_til"),
            "forlop",
                    Map.of(
                            "forlop_gruppe",
                            "gruppe",
                            "forlop_startet",
                            "startet, id",
                            "forlop_registrert",
                            "registrert"));

    private static final Pattern ID = Pattern.compile("\"[0-9A-Fa-f]{6}([0-9A-Fa-f]{2}-[0-9A-Fa-f]{4}-)");
    private static final String MERKE = "\u0000";
    private static final Avtaleprove.Utvalg ALLE = new Avtaleprove.Utvalg(
            LocalDate.of(2023, 11, 1), LocalDate.of(2025, 5, 1), OffsetDateTime.parse("2025-06-01T12:00:00+02:00"));

    @TempDir
    Path mappe;

    @Test
    void mal() throws IOException, SQLException {
        Path lager = Path.of(System.getProperty("lager", mappe.resolve("lager").toString()))
                .toAbsolutePath();
        boolean finnes = Files.exists(lager);
        if (POSTGRES) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(lager)
                    .setCleanDataDirectory(false)
                    .setServerConfig("shared_buffers", "2GB")
                    .setServerConfig("max_wal_size", "8GB")
                    .setServerConfig("checkpoint_timeout", "30min")
                    .start()) {
                PGConnectionPoolDataSource kilde = new PGConnectionPoolDataSource();
                kilde.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
                kilde.setReWriteBatchedInserts(true);
                mal(JdbcConnectionPool.create(kilde), finnes);
            }
        } else {
            mal(
                    JdbcConnectionPool.create(
                            "jdbc:h2:file:" + lager.resolve("lager")
                                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;CACHE_SIZE=65536",
                            "meldingsvakt",
                            ""),
                    finnes);
        }
    }

    private void mal(JdbcConnectionPool pool, boolean finnes) throws IOException, SQLException {
        try {
            Lager lager = new Lager(Jdbi.create(pool));
            Mottaksprove prove = new Mottaksprove(lager);
            if (!finnes) {
                Flyway.configure()
                        .dataSource(pool)
                        .locations("classpath:db/lager")
                        .load()
                        .migrate();
                fyll(lager, prove, pool);
            }
            Path kandidat = Kandidatmappe.av(PAKKE, mappe.resolve("a"))
                    .byttet(
                            "pakke.yaml",
                            "navn: innleggelsesrapport, type: \"xs:dayTimeDuration\", standard: \"PT4H\"",
                            "navn: innleggelsesrapport, type: \"xs:dayTimeDuration\", standard: \"PT2H\"")
                    .byttet(
                            "pakke.yaml",
                            "navn: straks, type: \"xs:dayTimeDuration\", standard: \"PT2H\"",
                            "navn: straks, type: \"xs:dayTimeDuration\", standard: \"PT1H\"")
                    .mappe();
            for (int gang = 1; gang <= GANGER; gang++) {
                kjor(prove, "what two values decide, run " + gang, kandidat);
            }
        } finally {
            pool.dispose();
        }
    }

    private static void kjor(Mottaksprove prove, String hva, Path kandidat) {
        var provd = Mottaksprove.kandidat(kandidat, null);
        long antall = prove.avtaleprove().antall(ALLE);
        long start = System.nanoTime();
        long cpu = prosessortid();
        Proverapport rapport = prove.avtaleprove()
                .prov(provd, ALLE, n -> {
                    if (n % 20_000 < 200) {
                        si("  %,d stays, %.1f s", n, (System.nanoTime() - start) / 1e9);
                    }
                    return true;
                })
                .orElseThrow();
        double s = (System.nanoTime() - start) / 1e9;
        double ms = (prosessortid() - cpu) / 1e6 / antall;
        si(
                "%s (%s): %,d stays in %.1f s, %,.0f a second; %.3f ms of processor time each, which is %,.0f a second"
                        + " and a million in %.1f minutes on two processors; heap in use %d MB",
                hva,
                provd.ulike(),
                antall,
                s,
                antall / s,
                ms,
                2000 / ms,
                ms * 1e6 / 2000 / 60,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        si("%s", rapport.regler());
    }

    /** That of the whole process, the compiler's and the collector's too. */
    private static long prosessortid() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void fyll(Lager lager, Mottaksprove prove, JdbcConnectionPool pool) throws SQLException {
        Regionprove skriver = new Regionprove(lager, RegionTest.FRO);
        for (int n = 0; n < AR; n++) {
            Pasientar ar = skriver.ar(n);
            Set<String> sett = new HashSet<>();
            prove.registrer(
                    skriver.skrevet(
                            ar.brev().stream().filter(b -> sett.add(b.id)).toList()),
                    ar.slutt().plusDays(1).toOffsetDateTime().toString());
        }
        long grunn = prove.avtaleprove().antall(ALLE);
        long start = System.nanoTime();
        try (Connection kobling = pool.getConnection()) {
            Grunnlag grunnlag = Grunnlag.les(kobling);
            sql(
                    kobling,
                    INDEKSER.values().stream().flatMap(i -> i.keySet().stream()).map("drop index "::concat));
            kobling.setAutoCommit(false);
            for (int k = 1; (k + 1) * grunn <= OPPHOLD; k++) {
                grunnlag.skriv(kobling, k);
                kobling.commit();
            }
            kobling.setAutoCommit(true);
            si("%d messages of %d stays, stored in %s", grunnlag.hendelser().size(), grunn, siden(start));
            for (Map.Entry<String, Map<String, String>> t : INDEKSER.entrySet()) {
                sql(
                        kobling,
                        t.getValue().entrySet().stream()
                                .map(i -> "create index " + i.getKey() + " on " + t.getKey() + " (" + i.getValue()
                                        + ")"));
            }
            sql(kobling, POSTGRES ? Stream.of("vacuum analyze", "checkpoint") : Stream.of("analyze"));
        }
        si("ready in %s", siden(start));
    }

    private static Duration siden(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void sql(Connection kobling, Stream<String> setninger) throws SQLException {
        try (Statement s = kobling.createStatement()) {
            for (String setning : setninger.toList()) {
                s.execute(setning);
            }
        }
    }

    /** The rows that are stored again. */
    private record Grunnlag(List<Object[]> hendelser, List<Object[]> henvist, List<Object[]> forlop) {

        static Grunnlag les(Connection kobling) throws SQLException {
            return new Grunnlag(
                    rader(kobling, "select id, gruppe, msg_id, dokument_id, registrert, pakker, innhold from hendelse"),
                    rader(kobling, "select hendelse, viser_til from henvist"),
                    rader(kobling, "select id, gruppe, status, startet, registrert, forste, avtrykk from forlop"));
        }

        private static List<Object[]> rader(Connection kobling, String sql) throws SQLException {
            try (Statement s = kobling.createStatement();
                    ResultSet r = s.executeQuery(sql)) {
                List<Object[]> alle = new ArrayList<>();
                int n = r.getMetaData().getColumnCount();
                while (r.next()) {
                    Object[] rad = new Object[n];
                    for (int i = 0; i < n; i++) {
                        rad[i] = merket(r.getObject(i + 1));
                    }
                    alle.add(rad);
                }
                return alle;
            }
        }

        void skriv(Connection kobling, int k) throws SQLException {
            sett(
                    kobling,
                    "insert into hendelse (id, gruppe, msg_id, dokument_id, registrert, pakker, innhold)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    hendelser,
                    k);
            sett(kobling, "insert into henvist (hendelse, viser_til) values (?, ?)", henvist, k);
            sett(
                    kobling,
                    "insert into forlop (id, gruppe, status, startet, registrert, forste, avtrykk)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    forlop,
                    k);
        }

        private static void sett(Connection kobling, String sql, List<Object[]> rader, int k) throws SQLException {
            String merke = String.format(Locale.ROOT, "%06x", k);
            try (PreparedStatement s = kobling.prepareStatement(sql)) {
                for (Object[] rad : rader) {
                    for (int i = 0; i < rad.length; i++) {
                        s.setObject(i + 1, annen(rad[i], k, merke));
                    }
                    s.addBatch();
                }
                s.executeBatch();
            }
        }

        private static Object annen(Object verdi, int k, String merke) {
            if (verdi instanceof UUID id) {
                return new UUID(id.getMostSignificantBits() ^ ((long) k << 32), id.getLeastSignificantBits());
            }
            return verdi instanceof String tekst ? tekst.replace(MERKE, merke) : verdi;
        }

        /** With a mark where another patient's ids differ. */
        private static Object merket(Object verdi) {
            if (!(verdi instanceof String tekst)) {
                return verdi;
            }
            if (tekst.startsWith("P ")) {
                return tekst + "-" + MERKE;
            }
            return tekst.startsWith("{")
                    ? ID.matcher(tekst).replaceAll("\"" + MERKE + "$1")
                    : tekst.matches("[0-9a-fA-F]{8}-.{27}") ? MERKE + tekst.substring(6) : tekst;
        }
    }

    private static void si(String tekst, Object... verdier) {
        System.out.println(String.format(Locale.ROOT, tekst, verdier));
    }
}
