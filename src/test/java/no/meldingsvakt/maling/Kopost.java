package no.meldingsvakt.maling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.ko.Adresser;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * The other side of the queue: sends a list of messages until the broker has them all, and counts afterwards what came of
 * them. What the broker did not confirm is sent again, so the broker may get a message twice; it shall be answered once.
 */
final class Kopost {

    private static final List<String> OPPHOLD = List.of(
            Eksempelmelding.INNLAGT,
            Eksempelmelding.RAPPORT,
            Eksempelmelding.VARSEL,
            Eksempelmelding.OPPDATERT,
            Eksempelmelding.KLAR);

    static final int I_ET_OPPHOLD = OPPHOLD.size();

    private static final Duration LENGSTE_TOMMING = Duration.ofMinutes(5);

    /** A frozen broker is not waited for; without these, the client would wait for ever. */
    private static final String TALMODIGHET =
            "?jms.connectTimeout=5000&jms.requestTimeout=5000&jms.sendTimeout=10000&jms.closeTimeout=2000";

    private final JmsConnectionFactory forbindelser;
    private final List<Eksempelmelding> alle;
    private final int duplikatHver;
    private int duplikater;
    private int kopier;

    /**
     * @param port the broker's AMQP on loopback
     * @param duplikatHver one in so many messages is sent twice
     */
    Kopost(int port, List<Eksempelmelding> alle, int duplikatHver) {
        this(Map.of("meldingsvakt.amqp.url", "amqp://127.0.0.1:" + port), alle, duplikatHver);
    }

    /**
     * @param megler the settings of a service that uses the broker
     * @param duplikatHver one in so many messages is sent twice
     */
    Kopost(Map<String, String> megler, List<Eksempelmelding> alle, int duplikatHver) {
        this.forbindelser = new JmsConnectionFactory(
                megler.get("meldingsvakt.amqp.bruker"),
                megler.get("meldingsvakt.amqp.passord"),
                megler.get("meldingsvakt.amqp.url") + TALMODIGHET);
        this.alle = List.copyOf(alle);
        this.duplikatHver = duplikatHver;
    }

    /** New stays of {@link #I_ET_OPPHOLD} messages each, one stay after the other. */
    static List<Eksempelmelding> meldinger(int antall) {
        return IntStream.range(0, antall).mapToObj(nye()).toList();
    }

    /** As {@link #meldinger(int)}, made one by one when they are asked for by number. */
    static IntFunction<Eksempelmelding> nye() {
        List<Eksempelmelding> mal = OPPHOLD.stream().map(Eksempelmelding::les).toList();
        String merke = UUID.randomUUID().toString();
        return nr -> mal.get(nr % mal.size())
                .pasient(merke + nr / mal.size())
                .id(UUID.randomUUID().toString());
    }

    /** A new folder for a run. */
    static Path mappe(String navn) throws IOException {
        return Files.createDirectories(Path.of("target/maling/" + navn + UUID.randomUUID()));
    }

    /** Sends messages number {@code fra} to {@code til}, one of them twice; tries again until the broker has them. */
    int send(int fra, int til) {
        int nr = fra;
        while (nr < til) {
            try (Connection forbindelse = forbindelser.createConnection();
                    Session sesjon = forbindelse.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageProducer sender = sesjon.createProducer(sesjon.createQueue(Adresser.INN))) {
                while (nr < til) {
                    sender.send(melding(sesjon, alle.get(nr)));
                    if (nr % duplikatHver == 0) {
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

    /** Waits for the receipts, and fails unless each message has one and nothing is left in the inbox or parked. */
    void tell(String hva) throws JMSException, IOException {
        Map<String, Set<String>> kvitteringer = new TreeMap<>();
        kopier = 0;
        long slutt = System.nanoTime() + LENGSTE_TOMMING.toNanos();
        try (Connection forbindelse = forbindelser.createConnection();
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
                    "%n%s, %d meldinger og %d duplikater sendt; %d besvart, %d mer enn én gang, %d kopier; i"
                            + " innboksen %d, parkert %d%n",
                    hva,
                    alle.size(),
                    duplikater,
                    kvitteringer.size(),
                    kvitteringer.values().stream().filter(n -> n.size() > 1).count(),
                    kopier,
                    antall(sesjon, Adresser.INN),
                    antall(sesjon, Adresser.DOD));
            assertEquals(0, antall(sesjon, Adresser.INN), "left in the inbox");
            assertEquals(0, antall(sesjon, Adresser.DOD), "parked");
        }
        assertEquals(alle.size(), kvitteringer.size(), "messages answered");
        assertEquals(
                List.of(),
                kvitteringer.entrySet().stream()
                        .filter(e -> e.getValue().size() != 1)
                        .toList(),
                "messages answered more than once");
    }

    /** How many receipts came once more, with the same id, when they were last counted: a broker may not know that it has one. */
    int kopier() {
        return kopier;
    }

    /** Fails if a receipt comes that nobody waits for. */
    void tellIngen() throws JMSException {
        try (Connection forbindelse = forbindelser.createConnection();
                Session sesjon = forbindelse.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer leser = sesjon.createConsumer(sesjon.createQueue(Adresser.KVITTERINGER))) {
            forbindelse.start();
            assertNull(leser.receive(10_000));
        }
    }

    private void tell(Message kvittering, Map<String, Set<String>> kvitteringer) throws JMSException, IOException {
        if (kvittering != null) {
            JsonNode json = new ObjectMapper().readTree(kvittering.getBody(byte[].class));
            Set<String> ider =
                    kvitteringer.computeIfAbsent(json.at("/melding/msgId").asText(), id -> new TreeSet<>());
            if (!ider.add(json.at("/id").asText())) {
                kopier++;
            }
        }
    }

    private static int antall(Session sesjon, String adresse) throws JMSException {
        try (QueueBrowser titter = sesjon.createBrowser(sesjon.createQueue(adresse))) {
            return Collections.list(titter.getEnumeration()).size();
        }
    }

    /** Fails unless the store has one record and one event for each message, and those that came {@code utenom} the queue. */
    void tellLager(java.sql.Connection lager, int utenom) throws SQLException {
        System.out.printf(
                "I lageret: %d kvitteringer, %d hendelser, %d igjen i utboksen%n",
                antall(lager, "melding"), antall(lager, "hendelse"), iUtboksen(lager));
        assertEquals(alle.size() + utenom, antall(lager, "melding"));
        assertEquals(alle.size() + utenom, antall(lager, "hendelse"));
        assertEquals(0, iUtboksen(lager));
    }

    private static int iUtboksen(java.sql.Connection lager) throws SQLException {
        return antall(lager, "utpost") + antall(lager, "utboks");
    }

    /** As {@link #tellLager}, of the H2 in the data folder of a service that has stopped. */
    void tellH2(Path mappe) throws SQLException, IOException {
        try (java.sql.Connection lager = DriverManager.getConnection(
                "jdbc:h2:file:" + mappe.toAbsolutePath().resolve("lager/meldingsvakt")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "meldingsvakt",
                Files.readString(mappe.resolve("lager/passord")))) {
            tellLager(lager, 0);
        }
    }

    private static int antall(java.sql.Connection lager, String tabell) throws SQLException {
        try (Statement setning = lager.createStatement();
                ResultSet svar = setning.executeQuery("select count(*) from " + tabell)) {
            assertTrue(svar.next());
            return svar.getInt(1);
        }
    }
}
