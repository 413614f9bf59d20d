package no.meldingsvakt.maling;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Kills the program with {@code kill -9} at random moments while messages run through the queue, and counts afterwards: every
 * message one receipt and one event, none left in the inbox or parked, and those that were sent twice answered once. Run by
 * name, after the program has been packaged and the tests compiled: {@code ./mvnw -B surefire:test -Dtest=Drapsprove -Dmeldinger=5000 -Ddrap=200}.
 */
class Drapsprove {

    private static final int MELDINGER = Integer.getInteger("meldinger", 500);
    private static final int DRAP = Integer.getInteger("drap", 10);
    private static final long FRO = Long.getLong("fro", 1);
    private static final int DUPLIKATER = 20;
    private static final int LENGST_MILLIS = Integer.getInteger("lengst", 1500);
    private static final Duration LENGSTE_ARBEID = Duration.ofSeconds(20);
    private static final int AMQP = 5691;
    private static final int HTTP = 18091;
    private static final String H2 = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private final Random tilfeldig = new Random(FRO);
    private final Kopost post = new Kopost(AMQP, Kopost.meldinger(MELDINGER), DUPLIKATER);

    @Test
    void theEmbeddedBrokerAndFile() throws Exception {
        Path mappe = Kopost.mappe("drap");
        Map<String, String> valg = Map.of("meldingsvakt.amqp.port", String.valueOf(AMQP));
        Tjeneste tjeneste = Tjeneste.start(HTTP, mappe, valg);
        int sendt = 0;
        for (int i = 1; i <= DRAP; i++) {
            sendt = post.send(sendt, (int) ((long) MELDINGER * i / DRAP));
            ventPaaArbeid(tjeneste);
            tjeneste.drep();
            tjeneste = Tjeneste.start(HTTP, mappe, valg);
        }
        post.tell(DRAP + " drap");
        tellUnderveis(List.of(tjeneste));
        tjeneste.close();
        try (java.sql.Connection lager = DriverManager.getConnection(
                "jdbc:h2:file:" + mappe.toAbsolutePath().resolve("lager/meldingsvakt") + H2, "meldingsvakt", "")) {
            post.tellLager(lager, 0);
        }
    }

    @Test
    void anExternalBrokerAndPostgresWithTwoInstances() throws Exception {
        Path mappe = Kopost.mappe("drap");
        Process megler = Meglerprosess.start(mappe.resolve("megler"), AMQP);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Map<String, String> valg = Map.of(
                    "meldingsvakt.amqp.url",
                    "amqp://127.0.0.1:" + AMQP,
                    "meldingsvakt.pasientnokkel",
                    UUID.randomUUID().toString(),
                    "meldingsvakt.database.url",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "meldingsvakt.database.bruker",
                    "postgres",
                    "meldingsvakt.database.passord",
                    "postgres");
            List<CompletableFuture<Tjeneste>> instanser = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                instanser.add(
                        CompletableFuture.completedFuture(Tjeneste.start(HTTP + i, mappe.resolve("i" + i), valg)));
            }
            int sendt = 0;
            for (int i = 1; i <= DRAP; i++) {
                sendt = post.send(sendt, (int) ((long) MELDINGER * i / DRAP));
                int hvem = i % 2;
                Tjeneste offer = instanser.get(hvem).join();
                ventPaaArbeid(offer);
                offer.drep();
                instanser.set(
                        hvem, CompletableFuture.supplyAsync(() -> start(HTTP + hvem, mappe.resolve("i" + hvem), valg)));
            }
            List<Tjeneste> siste =
                    instanser.stream().map(CompletableFuture::join).toList();
            post.tell(DRAP + " drap");
            tellUnderveis(siste);
            siste.forEach(Tjeneste::close);
            try (java.sql.Connection lager = postgres.getPostgresDatabase().getConnection()) {
                post.tellLager(lager, 0);
            }
        } finally {
            megler.destroyForcibly();
        }
    }

    /** How many were answered by those that were killed, so that it can be seen that they were killed at work. */
    private static void tellUnderveis(List<Tjeneste> siste) throws IOException {
        double etterpa = 0;
        for (Tjeneste tjeneste : siste) {
            etterpa += besvart(tjeneste);
        }
        System.out.printf("%.0f ble besvart mellom drapene%n", MELDINGER - etterpa);
    }

    /** About half are killed at a random moment after they are ready, the others after they have begun to answer. */
    private void ventPaaArbeid(Tjeneste tjeneste) throws IOException {
        if (tilfeldig.nextBoolean()) {
            long lengst = System.nanoTime() + LENGSTE_ARBEID.toNanos();
            while (besvart(tjeneste) == 0 && System.nanoTime() < lengst) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        LockSupport.parkNanos(
                Duration.ofMillis(tilfeldig.nextInt(LENGST_MILLIS)).toNanos());
    }

    private static double besvart(Tjeneste tjeneste) throws IOException {
        return tjeneste.maling("meldingsvakt_ko_inn_total", "kvittert");
    }

    private static Tjeneste start(int port, Path mappe, Map<String, String> valg) {
        try {
            return Tjeneste.start(port, mappe, valg);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
