package no.meldingsvakt.ko;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker in the process, from the outside: what it keeps, what it drops, and whom it lets in. */
class InnebygdMeglerTest {

    private static final String KO = "prove";
    private static final String DOD = "prove.dod";
    private static final int FILSTORRELSE = 10 * 1024 * 1024;
    private static final int STORST = 1024 * 1024;

    @TempDir
    private Path mappe;

    private InnebygdMegler megler;

    @AfterEach
    void stopp() {
        if (megler != null) {
            megler.stopp();
        }
    }

    @Test
    void whatWaitsIsThereAfterARestart() throws Exception {
        start(null);
        try (Koklient klient = new Koklient(megler.url())) {
            klient.send(KO, klient.bytes(new byte[] {1, 2, 3}));
            klient.send(KO, klient.bytes(new byte[STORST / 2]));
        }
        assertEquals(OptionalLong.of(2), megler.ventende(KO));

        start(null);

        assertEquals(OptionalLong.of(2), megler.ventende(KO));
        try (Koklient klient = new Koklient(megler.url())) {
            assertEquals(3, klient.motta(KO).getBody(byte[].class).length);
            assertEquals(STORST / 2, klient.motta(KO).getBody(byte[].class).length);
        }
    }

    /** Many clients send so unless they are told otherwise. */
    @ParameterizedTest
    @ValueSource(ints = {10, STORST / 2})
    void whatIsSentAsNotDurableIsKeptAllTheSameAndGoesWhenItIsTaken(int storrelse) throws Exception {
        start(null);
        try (Koklient klient = new Koklient(megler.url());
                MessageProducer sender =
                        klient.sesjon().createProducer(klient.sesjon().createQueue(KO))) {
            sender.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            sender.send(klient.bytes(new byte[storrelse]));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> megler.ventende(KO).equals(OptionalLong.of(1)));

        start(null);

        try (Koklient klient = new Koklient(megler.url())) {
            assertEquals(storrelse, klient.motta(KO).getBody(byte[].class).length);
        }

        start(null);

        assertEquals(OptionalLong.of(0), megler.ventende(KO));
    }

    @Test
    void theSecondWithTheSameIdIsDroppedAlsoAfterARestart() throws Exception {
        start(null);
        sendMedId("a");
        sendMedId("a");
        assertEquals(OptionalLong.of(1), megler.ventende(KO));

        start(null);

        sendMedId("a");
        assertEquals(OptionalLong.of(1), megler.ventende(KO));
        sendMedId("b");
        assertEquals(OptionalLong.of(2), megler.ventende(KO));
    }

    @Test
    void itStartsAgainWhenItHasStopped() throws Exception {
        start(null);
        sendMedId("a");
        megler.stopp();
        assertTrue(megler.hinder().isPresent());

        megler.start();

        assertTrue(megler.hinder().isEmpty());
        assertEquals(OptionalLong.of(1), megler.ventende(KO));
    }

    @Test
    void aStartThatFailedIsTriedAgain() throws IOException {
        Path hindring = Files.createFile(mappe.resolve("journal"));
        megler = megler(0, null);
        assertThrows(IllegalStateException.class, megler::start);
        assertThrows(IllegalStateException.class, megler::sikre);
        assertTrue(megler.hinder().isPresent());

        Files.delete(hindring);
        megler.sikre();

        assertEquals(Optional.empty(), megler.hinder());
        assertEquals(OptionalLong.of(0), megler.ventende(KO));
    }

    @Test
    void aMessageThatNobodyCouldHoldIsRefused() throws Exception {
        start(null);
        try (Koklient klient = new Koklient(megler.url())) {
            Message stor = klient.bytes(new byte[STORST + 1]);
            assertThrows(JMSException.class, () -> klient.send(KO, stor));
        }
        assertEquals(OptionalLong.of(0), megler.ventende(KO));
        try (Koklient klient = new Koklient(megler.url())) {
            klient.send(KO, klient.bytes(new byte[] {1}));
        }
        assertEquals(OptionalLong.of(1), megler.ventende(KO));
    }

    @Test
    void withAPasswordNobodyElseComesIn() throws Exception {
        start("hemmelig");

        assertThrows(JMSSecurityException.class, () -> new Koklient(megler.url()));
        assertThrows(JMSSecurityException.class, () -> new Koklient(megler.url(), "vakt", "feil"));
        try (Koklient klient = new Koklient(megler.url(), "vakt", "hemmelig")) {
            assertNull(klient.motta(KO, 1));
        }
    }

    @Test
    void nobodyManagesItByMessages() throws Exception {
        start(null);
        try (Koklient klient = new Koklient(megler.url())) {
            Message ordre = klient.sesjon().createTextMessage("[\"prove\"]");
            ordre.setStringProperty("_AMQ_ResourceName", "broker");
            ordre.setStringProperty("_AMQ_OperationName", "destroyQueue");
            assertThrows(JMSException.class, () -> klient.send("activemq.management", ordre));
        }
        assertEquals(OptionalLong.of(0), megler.ventende(KO));
    }

    @Test
    void aPortThatIsTakenIsToldOf() throws IOException {
        try (ServerSocket opptatt = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var e = assertThrows(IllegalArgumentException.class, () -> megler(opptatt.getLocalPort(), null));
            assertTrue(
                    e.getMessage().startsWith("meldingsvakt.amqp.port: port " + opptatt.getLocalPort()), e::getMessage);
        }
    }

    /** Over several files, with messages taken and the process gone in between: what is whole is not called damaged. */
    @Test
    void aWholeJournalIsNotCalledDamaged() throws Exception {
        start(null);
        try (Koklient klient = new Koklient(megler.url())) {
            for (int i = 0; i < 130; i++) {
                klient.send(KO, klient.bytes(new byte[90_000]));
            }
        }
        start(null);
        try (Koklient klient = new Koklient(megler.url())) {
            for (int i = 0; i < 60; i++) {
                assertEquals(90_000, klient.motta(KO).getBody(byte[].class).length);
            }
        }
        Path drept = kopi("drept");

        start(null);

        assertEquals(0, megler.skader());
        assertEquals(Optional.empty(), megler.varsel());
        assertEquals(List.of(), new Journalkontroll(drept.resolve("journal"), FILSTORRELSE).skader(false));
    }

    /** The broker itself says nothing: it reads on from where it can. */
    @Test
    void whatTheBrokerPassesOverIsCountedUntilAnOperatorHasSeenIt() throws Exception {
        start(null);
        send("en", "to", "tre");
        megler.stopp();
        odelegg(journal("to"), "en", "to");

        megler.start();

        assertEquals(OptionalLong.of(1), megler.ventende(KO));
        assertEquals(1, megler.skader());
        assertTrue(megler.varsel().orElseThrow().contains("(1)"), megler.varsel()::get);
        assertEquals(Optional.empty(), megler.hinder());

        start(null);
        assertEquals(1, megler.skader());

        Files.move(mappe.resolve("mistet"), mappe.resolve("mistet.sett"));
        assertEquals(0, megler.skader());
        assertEquals(Optional.empty(), megler.varsel());

        start(null);
        assertEquals(0, megler.skader());
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000_000, 100, 16, 3, 0})
    void aFileThatHasBeenCutIsDamaged(int til) throws Exception {
        start(null);
        send("en", "to", "tre");
        megler.stopp();
        try (FileChannel fil = FileChannel.open(journal("to"), StandardOpenOption.WRITE)) {
            fil.truncate(til);
        }

        megler.start();

        assertTrue(megler.skader() >= 1);
    }

    /** Nobody was told that a message was taken which was being written when the process died. */
    @Test
    void aLastRecordThatIsHalfWrittenIsDamageOnlyAfterAStopInGoodOrder() throws Exception {
        start(null);
        send("en", "to", "tre");
        Path drept = kopi("drept");
        Path journal = drept.resolve("journal");
        byte[] innhold = Files.readAllBytes(journal(journal, "tre"));
        int slutt = innhold.length;
        while (innhold[slutt - 1] == 'J' || innhold[slutt - 1] == 0) {
            slutt--;
        }
        try (FileChannel fil = FileChannel.open(journal(journal, "tre"), StandardOpenOption.WRITE)) {
            assertEquals(4, fil.write(ByteBuffer.wrap(new byte[] {'J', 'J', 'J', 'J'}), slutt - 4));
        }

        assertEquals(List.of(), new Journalkontroll(journal, FILSTORRELSE).skader(false));
        assertEquals(1, new Journalkontroll(journal, FILSTORRELSE).skader(true).size());
    }

    private void send(String... tekster) throws JMSException {
        try (Koklient klient = new Koklient(megler.url())) {
            for (String tekst : tekster) {
                klient.send(KO, klient.bytes(merke(tekst).getBytes(StandardCharsets.US_ASCII)));
            }
        }
    }

    private static String merke(String tekst) {
        return "<merke>" + tekst + "</merke>";
    }

    private Path journal(String tekst) throws IOException {
        return journal(mappe.resolve("journal"), tekst);
    }

    /** The file of the journal where the text lies. */
    private static Path journal(Path mappe, String tekst) throws IOException {
        try (Stream<Path> filer = Files.list(mappe)) {
            for (Path fil : filer.toList()) {
                if (Files.readString(fil, StandardCharsets.ISO_8859_1).contains(merke(tekst))) {
                    return fil;
                }
            }
        }
        throw new IllegalStateException(tekst + " is in no file");
    }

    /** What lies between two texts, where a record ends and others begin. */
    private static void odelegg(Path fil, String fra, String til) throws IOException {
        String alt = Files.readString(fil, StandardCharsets.ISO_8859_1);
        int start = alt.indexOf(merke(fra)) + merke(fra).length();
        byte[] over = "x".repeat(alt.indexOf(merke(til)) - start).getBytes(StandardCharsets.US_ASCII);
        try (FileChannel kanal = FileChannel.open(fil, StandardOpenOption.WRITE)) {
            assertEquals(over.length, kanal.write(ByteBuffer.wrap(over), start));
        }
    }

    /** The folder as it is now, as it is when the process dies. */
    private Path kopi(String navn) throws IOException {
        Path til = mappe.resolveSibling(mappe.getFileName() + navn);
        try (Stream<Path> alle = Files.walk(mappe)) {
            for (Path fra : alle.toList()) {
                Files.copy(fra, til.resolve(mappe.relativize(fra)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return til;
    }

    private void sendMedId(String id) throws JMSException {
        try (Koklient klient = new Koklient(megler.url())) {
            Message melding = klient.bytes(new byte[] {1});
            melding.setStringProperty("_AMQ_DUPL_ID", id);
            klient.send(KO, melding);
        }
    }

    private void start(String passord) {
        stopp();
        megler = megler(0, passord);
        megler.start();
    }

    private InnebygdMegler megler(int port, String passord) {
        return new InnebygdMegler(mappe, port, List.of(KO, DOD), DOD, STORST, passord == null ? null : "vakt", passord);
    }
}
