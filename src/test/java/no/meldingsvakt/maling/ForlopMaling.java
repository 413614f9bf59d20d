package no.meldingsvakt.maling;

import static no.meldingsvakt.forlop.Eksempelmelding.les;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.validering.Fristvakt;
import no.meldingsvakt.validering.Mottaksprove;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * What the store costs when it is full: {@code POST /meldinger} on a PostgreSQL with many stays against an empty one, in turns;
 * bytes on disk for each event; and a round of the watcher with nothing due and with 1 000 due. Run it with
 * {@code ./mvnw -B surefire:test -Dtest=ForlopMaling -Dopphold=1000000}, after the program has been packaged and the tests compiled.
 */
class ForlopMaling {

    private static final long OPPHOLD = Long.getLong("opphold", 20_000);
    private static final int RUNDER = Integer.getInteger("runder", 60);
    private static final int OPPVARMING = 25;
    private static final int UTLOPTE = 1000;
    private static final Path MAPPE = Path.of("target/maling");

    /** Ids of the stay that is multiplied begin with this; each copy gets another beginning. */
    private static final String MERKE = "aaaaaaaa";

    private static final List<String> FILER = List.of(
            Eksempelmelding.INNLAGT,
            Eksempelmelding.RAPPORT,
            Eksempelmelding.VARSEL,
            Eksempelmelding.OPPDATERT,
            Eksempelmelding.KLAR,
            Eksempelmelding.NOTAT,
            Eksempelmelding.UTSKRIVNINGSRAPPORT,
            Eksempelmelding.UTSKREVET);

    @Test
    void mal() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "2GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "30min")
                .start()) {
            DataSource rot = postgres.getPostgresDatabase();
            sql(rot, "create database tom");
            sql(rot, "create database full_");
            try (Tjeneste tom = tjeneste(postgres, "tom", 18081);
                    Tjeneste full = tjeneste(postgres, "full_", 18082)) {
                DataSource fylt = postgres.getDatabase("postgres", "full_");
                opphold(full, MERKE);
                long for_ = storrelse(fylt, "full_");
                long start = System.nanoTime();
                mangfoldiggjor(fylt);
                System.out.printf(
                        "%n%,d opphold, %,d hendelser; fylt paa %,d s%n",
                        antall(fylt, "forlop"), antall(fylt, "hendelse"), (System.nanoTime() - start) / 1_000_000_000);
                System.out.printf(
                        "Paa disk: %,d byte per hendelse (kvittering, hendelse, forlop og frister, med indekser)%n",
                        (storrelse(fylt, "full_") - for_) / antall(fylt, "hendelse"));
                for (String tabell : List.of("melding", "hendelse", "forlop", "forlop_part", "frist")) {
                    System.out.printf(
                            "  %-12s %,d byte%n",
                            tabell, tall(fylt, "select pg_total_relation_size('" + tabell + "')"));
                }
                malMottak(tom, full);
                malVakt(fylt);
            }
        }
    }

    private static void malMottak(Tjeneste tom, Tjeneste full) throws IOException {
        List<Long> paaTom = new ArrayList<>();
        List<Long> paaFull = new ArrayList<>();
        for (int i = 0; i < OPPVARMING + RUNDER; i++) {
            List<Long> a = opphold(tom, "%08x".formatted(0x70000000 + i));
            List<Long> b = opphold(full, "%08x".formatted(0x70000000 + i));
            if (i >= OPPVARMING) {
                paaTom.addAll(a);
                paaFull.addAll(b);
            }
        }
        for (int p : new int[] {50, 99}) {
            double t = persentil(paaTom, p);
            double f = persentil(paaFull, p);
            System.out.printf(
                    "POST /meldinger, p%d: tom %.2f ms, full %.2f ms, forhold %.2f (%d meldinger hver)%n",
                    p, t, f, f / t, paaTom.size());
        }
    }

    private static void malVakt(DataSource fylt) throws SQLException {
        Fristvakt vakt = new Mottaksprove(new Lager(Jdbi.create(fylt))).vakt();
        sql(fylt, "update frist set status = 'BRUTT' where status = 'APEN' and utloper < now()");
        List<Long> tomme = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            long start = System.nanoTime();
            vakt.runde(Instant.now());
            tomme.add(System.nanoTime() - start);
        }
        sql(
                fylt,
                "update frist set status = 'APEN' where id in (select id from frist where status = 'BRUTT' limit "
                        + UTLOPTE + ")");
        long start = System.nanoTime();
        int merket = vakt.runde(Instant.now());
        System.out.printf(
                "Vaktrunde: ingen utlopte %.2f ms (p50 av 50), %d utlopte %.0f ms%n",
                persentil(tomme, 50), merket, (System.nanoTime() - start) / 1e6);
    }

    /** One stay, received message by message; the nanoseconds of each. */
    private static List<Long> opphold(Tjeneste tjeneste, String merke) throws IOException {
        List<Long> tider = new ArrayList<>();
        for (int i = 0; i < FILER.size(); i++) {
            byte[] melding = les(FILER.get(i))
                    .id("%s-0000-4000-8000-%012d".formatted(merke, i))
                    .pasient("pasient-" + merke)
                    .bytes();
            long start = System.nanoTime();
            tjeneste.post("/api/v1/meldinger?regelsett=nord-trondelag-pasientsamarbeid", melding);
            tider.add(System.nanoTime() - start);
        }
        return tider;
    }

    /** Copies everything that was stored of one stay, with other ids and another patient each time. */
    private static void mangfoldiggjor(DataSource lager) throws SQLException {
        String ny = "lpad(to_hex(n), 8, '0')";
        String gruppe = "'P ' || md5(n::text) || md5((n + 1)::text)";
        String fra = " from generate_series(1, " + (OPPHOLD - 1) + ") n, ";
        sql(lager, "create table mal_hendelse as select * from hendelse");
        sql(lager, "create table mal_melding as select * from melding");
        sql(lager, "create table mal_forlop as select * from forlop");
        sql(lager, "create table mal_part as select * from forlop_part");
        sql(lager, "create table mal_frist as select * from frist");
        String pasient = "(select split_part(gruppe, ' ', 2) from mal_hendelse limit 1)";
        sql(
                lager,
                "insert into hendelse select gen_random_uuid(), " + gruppe + ", replace(msg_id, '" + MERKE + "', " + ny
                        + "), replace(dokument_id, '" + MERKE + "', " + ny
                        + "), registrert, pakker, replace(replace(innhold, '" + MERKE + "', " + ny + "), " + pasient
                        + ", md5(n::text) || md5((n + 1)::text))" + fra + "mal_hendelse");
        sql(
                lager,
                "insert into melding select gen_random_uuid(), avsender, replace(msg_id, '" + MERKE + "', " + ny
                        + "), test, registrert, replace(kvittering, '" + MERKE + "', " + ny + ")" + fra
                        + "mal_melding");
        String forlop = "md5('f' || n || id::text)::uuid";
        sql(
                lager,
                "insert into forlop select " + forlop + ", " + gruppe + ", status, startet, registrert, forste, avtrykk"
                        + fra + "mal_forlop");
        sql(lager, "insert into forlop_part select md5('f' || n || forlop::text)::uuid, her_id" + fra + "mal_part");
        sql(
                lager,
                "insert into frist select gen_random_uuid(), " + gruppe
                        + ", md5('f' || n || forlop::text)::uuid, regel, starter, utloper, status, ansvarlig,"
                        + " replace(meldinger, '"
                        + MERKE + "', " + ny + ")" + fra + "mal_frist");
        for (String tabell : List.of("mal_hendelse", "mal_melding", "mal_forlop", "mal_part", "mal_frist")) {
            sql(lager, "drop table " + tabell);
        }
        sql(lager, "vacuum analyze");
        sql(lager, "checkpoint");
    }

    private static Tjeneste tjeneste(EmbeddedPostgres postgres, String database, int port) throws IOException {
        return Tjeneste.start(
                port,
                MAPPE.resolve(database + UUID.randomUUID()),
                Map.of(
                        "meldingsvakt.database.url", postgres.getJdbcUrl("postgres", database),
                        "meldingsvakt.database.bruker", "postgres",
                        "meldingsvakt.database.passord", "postgres",
                        "meldingsvakt.frist-intervall", "1h",
                        "meldingsvakt.amqp.port", String.valueOf(port + 100)));
    }

    private static double persentil(List<Long> nanosekunder, int p) {
        long[] sortert = nanosekunder.stream().mapToLong(n -> n).sorted().toArray();
        return sortert[Math.min(sortert.length - 1, sortert.length * p / 100)] / 1e6;
    }

    private static long storrelse(DataSource kilde, String database) throws SQLException {
        return tall(kilde, "select pg_database_size('" + database + "')");
    }

    private static long antall(DataSource kilde, String tabell) throws SQLException {
        return tall(kilde, "select count(*) from " + tabell);
    }

    private static long tall(DataSource kilde, String sporring) throws SQLException {
        try (Connection kobling = kilde.getConnection();
                Statement setning = kobling.createStatement();
                ResultSet svar = setning.executeQuery(sporring)) {
            svar.next();
            return svar.getLong(1);
        }
    }

    private static void sql(DataSource kilde, String... setninger) throws SQLException {
        try (Connection kobling = kilde.getConnection();
                Statement setning = kobling.createStatement()) {
            for (String s : Arrays.asList(setninger)) {
                setning.execute(s);
            }
        }
    }
}
