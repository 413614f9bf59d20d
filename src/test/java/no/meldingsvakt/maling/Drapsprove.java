package no.meldingsvakt.maling;

import static no.meldingsvakt.forlop.Eksempelmelding.les;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import no.meldingsvakt.drift.Adresser;
import no.meldingsvakt.forlop.Eksempelmelding;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;

/**
 * Kills the program with {@code kill -9} at random moments while messages run through the queue, and counts afterwards: every
 * message one receipt and one event, none left in the inbox or parked, and those that were sent twice answered once. Run by
 * name, after the program has been packaged: {@code ./mvnw -B test -Dtest=Drapsprove -Dmeldinger=5000 -Ddrap=200}.
 */
class Drapsprove {

    private static final int MELDINGER = Integer.getInteger("meldinger", 500);
    private static final int DRAP = Integer.getInteger("drap", 10);
    private static final long FRO = Long.getLong("fro", 1);
    private static final int DUPLIKATER = 20;
    private static final int LENGST_MILLIS = Integer.getInteger("lengst", 900);
    private static final int AMQP = 5691;
    private static final int HTTP = 18091;
    private static final String H2 = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    private static final Duration LENGSTE_TOMMING = Duration.ofMinutes(5);

    private final Random tilfeldig = new Random(FRO);
    private final List<Eksempelmelding> alle = meldinger();
    private int duplikater;

    @Test
    void theEmbeddedBrokerAndFile() throws Exception {
        Path mappe = mappe();
        Map<String, String> valg = Map.of("meldingsvakt.amqp.port", String.valueOf(AMQP));
        Tjeneste tjeneste = Tjeneste.start(HTTP, mappe, valg);
        int sendt = 0;
        for (int i = 1; i <= DRAP; i++) {
            sendt = send(sendt, (int) ((long) alle.size() * i / DRAP));
            hvilTilfeldig();
            tjeneste.drep();
            tjeneste = Tjeneste.start(HTTP, mappe, valg);
        }
        tell(DRAP, sendt);
        tjeneste.close();
        try (java.sql.Connection lager = DriverManager.getConnection(
                "jdbc:h2:file:" + mappe.toAbsolutePath().resolve("lager/meldingsvakt") + H2, "meldingsvakt", "")) {
            tellLager(lager);
        }
    }

    @Test
    void anExternalBrokerAndPostgresWithTwoInstances() throws Exception {
        Path mappe = mappe();
        Process megler = megler(mappe);
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
                sendt = send(sendt, (int) ((long) alle.size() * i / DRAP));
                hvilTilfeldig();
                int hvem = i % 2;
                instanser.get(hvem).join().drep();
                instanser.set(
                        hvem, CompletableFuture.supplyAsync(() -> start(HTTP + hvem, mappe.resolve("i" + hvem), valg)));
            }
            for (CompletableFuture<Tjeneste> t : instanser) {
                t.join();
            }
            tell(DRAP, sendt);
            for (CompletableFuture<Tjeneste> t : instanser) {
                t.join().close();
            }
            try (java.sql.Connection lager = postgres.getPostgresDatabase().getConnection()) {
                tellLager(lager);
            }
        } finally {
            megler.destroyForcibly();
        }
    }

    /** Sends messages number {@code fra} to {@code til}, one of them twice; tries again until the broker has them. */
    private int send(int fra, int til) {
        int nr = fra;
        while (nr < til) {
            try (Connection forbindelse = forbindelser().createConnection();
                    Session sesjon = forbindelse.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageProducer sender = sesjon.createProducer(sesjon.createQueue(Adresser.INN))) {
                while (nr < til) {
                    sender.send(melding(sesjon, alle.get(nr)));
                    if (nr % DUPLIKATER == 0) {
                        sender.send(melding(sesjon, alle.get(nr)));
                        duplikater++;
                    }
                    nr++;
                }
            } catch (JMSException e) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        return nr;
    }

    private static Message melding(Session sesjon, Eksempelmelding melding) throws JMSException {
        BytesMessage brev = sesjon.createBytesMessage();
        brev.writeBytes(melding.bytes());
        return brev;
    }

    private void hvilTilfeldig() {
        LockSupport.parkNanos(
                Duration.ofMillis(tilfeldig.nextInt(LENGST_MILLIS)).toNanos());
    }

    private void tell(int drap, int sendt) throws JMSException, IOException {
        Map<String, Integer> kvitteringer = new TreeMap<>();
        long slutt = System.nanoTime() + LENGSTE_TOMMING.toNanos();
        try (Connection forbindelse = forbindelser().createConnection();
                Session sesjon = forbindelse.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer leser = sesjon.createConsumer(sesjon.createQueue(Adresser.KVITTERINGER))) {
            forbindelse.start();
            while (kvitteringer.size() < alle.size() && System.nanoTime() < slutt) {
                tell(leser.receive(2_000), kvitteringer);
            }
            Message flere = leser.receive(5_000);
            while (flere != null) {
                tell(flere, kvitteringer);
                flere = leser.receive(1_000);
            }
            System.out.printf(
                    "%n%d drap, %d meldinger og %d duplikater sendt; %d besvart, %d mer enn én gang; i innboksen %d, parkert %d%n",
                    drap,
                    sendt,
                    duplikater,
                    kvitteringer.size(),
                    kvitteringer.values().stream().filter(n -> n > 1).count(),
                    antall(sesjon, Adresser.INN),
                    antall(sesjon, Adresser.DOD));
            assertEquals(0, antall(sesjon, Adresser.INN), "left in the inbox");
            assertEquals(0, antall(sesjon, Adresser.DOD), "parked");
        }
        assertEquals(alle.size(), kvitteringer.size(), "messages answered");
        assertEquals(
                List.of(),
                kvitteringer.entrySet().stream().filter(e -> e.getValue() != 1).toList(),
                "messages answered more than once");
    }

    private static void tell(Message kvittering, Map<String, Integer> kvitteringer) throws JMSException, IOException {
        if (kvittering != null) {
            JsonNode json = new ObjectMapper().readTree(kvittering.getBody(byte[].class));
            kvitteringer.merge(json.at("/melding/msgId").asText(), 1, Integer::sum);
        }
    }

    private static int antall(Session sesjon, String adresse) throws JMSException {
        try (QueueBrowser titter = sesjon.createBrowser(sesjon.createQueue(adresse))) {
            return Collections.list(titter.getEnumeration()).size();
        }
    }

    private void tellLager(java.sql.Connection lager) throws SQLException {
        System.out.printf(
                "I lageret: %d kvitteringer, %d hendelser, %d igjen i utboksen%n",
                antall(lager, "melding"), antall(lager, "hendelse"), antall(lager, "utboks"));
        assertEquals(alle.size(), antall(lager, "melding"));
        assertEquals(alle.size(), antall(lager, "hendelse"));
        assertEquals(0, antall(lager, "utboks"));
    }

    private static int antall(java.sql.Connection lager, String tabell) throws SQLException {
        try (Statement setning = lager.createStatement();
                ResultSet svar = setning.executeQuery("select count(*) from " + tabell)) {
            assertTrue(svar.next());
            return svar.getInt(1);
        }
    }

    /** Stays of five messages each. */
    private static List<Eksempelmelding> meldinger() {
        List<Eksempelmelding> mal = List.of(
                les(Eksempelmelding.INNLAGT),
                les(Eksempelmelding.RAPPORT),
                les(Eksempelmelding.VARSEL),
                les(Eksempelmelding.OPPDATERT),
                les(Eksempelmelding.KLAR));
        List<Eksempelmelding> meldinger = new ArrayList<>();
        for (int i = 0; i < MELDINGER; i++) {
            meldinger.add(mal.get(i % mal.size())
                    .pasient("pasient-" + i / mal.size())
                    .id(UUID.randomUUID().toString()));
        }
        return meldinger;
    }

    private static JmsConnectionFactory forbindelser() {
        return new JmsConnectionFactory("amqp://127.0.0.1:" + AMQP);
    }

    private static Path mappe() throws IOException {
        return Files.createDirectories(Path.of("target/maling/drap" + UUID.randomUUID()));
    }

    private static Tjeneste start(int port, Path mappe, Map<String, String> valg) {
        try {
            return Tjeneste.start(port, mappe, valg);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Process megler(Path mappe) throws IOException {
        Process prosess = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Meglerprosess.class.getName(),
                        mappe.resolve("megler").toString(),
                        String.valueOf(AMQP))
                .redirectError(mappe.resolve("megler.logg").toFile())
                .start();
        BufferedReader ut = prosess.inputReader(StandardCharsets.UTF_8);
        for (String linje = ut.readLine(); !"klar".equals(linje); linje = ut.readLine()) {
            if (linje == null) {
                throw new IllegalStateException("the broker did not start");
            }
        }
        return prosess;
    }
}
