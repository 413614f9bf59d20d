package no.meldingsvakt.maling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.ko.Adresser;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;

/**
 * What memory the service needs when its own broker holds a long backlog, and when messages are as large as they may be. The
 * heap is limited, and a service that needs more dies. Run it with
 * {@code ./mvnw -B surefire:test -Dtest=Minnemaling -Detterslep=100000 -Dheap=1400m}, after the program has been packaged and the tests compiled.
 */
class Minnemaling {

    private static final int ETTERSLEP = Integer.getInteger("etterslep", 5_000);
    private static final int STORE = Integer.getInteger("store", 30);
    private static final int SEKUNDER = Integer.getInteger("sekunder", 60);
    private static final String HEAP = System.getProperty("heap", "1400m");
    private static final int HTTP = 18131;
    private static final int AMQP = 5731;
    private static final int UNDERVEIS = 500;
    private static final long LENGSTE_SVAR = 300_000;

    /** Under the 50 MiB that are the limit, with the rest of the message. */
    private static final int VEDLEGG = 49 * 1024 * 1024 * 3 / 4;

    @Test
    void mal() throws Exception {
        System.setProperty("tjeneste.java", System.getProperty("tjeneste.java", "java") + " -Xmx" + HEAP);
        Map<String, String> valg = Map.of("meldingsvakt.amqp.port", String.valueOf(AMQP));
        try (Tjeneste tjeneste = Tjeneste.start(HTTP, Kopost.mappe("minne"), valg)) {
            System.out.printf("%nHaug paa hoyst %s; hvilende: %s%n", HEAP, minne(tjeneste));
            store(tjeneste);
        }
        try (Tjeneste tjeneste = Tjeneste.start(HTTP, Kopost.mappe("minne"), valg)) {
            etterslep(tjeneste);
        }
    }

    private static void store(Tjeneste tjeneste) throws Exception {
        byte[] fyll = new byte[VEDLEGG];
        new Random(1).nextBytes(fyll);
        String vedlegg = Base64.getEncoder().encodeToString(fyll);
        Eksempelmelding stor = Eksempelmelding.les("msghead/1.2/eksempler/DIALOG_HELSEFAGLIG-pdf-vedlegg.xml")
                .vedlegg(vedlegg);
        System.out.printf("%d meldinger på %,d byte%n", STORE, stor.bytes().length);
        long start = System.nanoTime();
        send(STORE, i -> stor.id(UUID.randomUUID().toString()).bytes(), 1);
        try (Connection forbindelse = forbindelse();
                Session sesjon = forbindelse.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer svar = sesjon.createConsumer(sesjon.createQueue(Adresser.KVITTERINGER))) {
            forbindelse.start();
            for (int i = 0; i < STORE; i++) {
                assertNotNull(svar.receive(LENGSTE_SVAR), "receipt number " + i);
            }
        }
        System.out.printf(
                "  alle besvart etter %.0f s; %s; parkert %.0f%n",
                (System.nanoTime() - start) / 1e9, minne(tjeneste), ventende(tjeneste, Adresser.DOD));
        assertEquals(0, ventende(tjeneste, Adresser.DOD));
    }

    private static void etterslep(Tjeneste tjeneste) throws Exception {
        long start = System.nanoTime();
        IntFunction<Eksempelmelding> meldinger = Kopost.nye();
        send(ETTERSLEP, i -> meldinger.apply(i).bytes(), UNDERVEIS);
        System.out.printf(
                "%d meldinger sendt paa %.0f s; venter: %.0f; %s%n",
                ETTERSLEP, (System.nanoTime() - start) / 1e9, ventende(tjeneste, Adresser.INN), minne(tjeneste));
        double for_ = ventende(tjeneste, Adresser.INN);
        for (int i = 1; i <= 3; i++) {
            LockSupport.parkNanos(SEKUNDER * 1_000_000_000L / 3);
            tjeneste.post("/api/v1/valideringer", meldinger.apply(0).bytes());
            double naa = ventende(tjeneste, Adresser.INN);
            System.out.printf(
                    "  etter %d s: venter %.0f, %.0f/s tatt unna; %s%n",
                    SEKUNDER * i / 3, naa, (for_ - naa) / SEKUNDER * 3 / i, minne(tjeneste));
        }
    }

    private static void send(int antall, IntFunction<byte[]> melding, int underveis) throws Exception {
        AtomicReference<Exception> feil = new AtomicReference<>();
        Semaphore plass = new Semaphore(underveis);
        try (Connection forbindelse = forbindelse();
                Session sesjon = forbindelse.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer sender = sesjon.createProducer(sesjon.createQueue(Adresser.INN))) {
            for (int i = 0; i < antall; i++) {
                BytesMessage brev = sesjon.createBytesMessage();
                brev.writeBytes(melding.apply(i));
                plass.acquire();
                sender.send(brev, new CompletionListener() {
                    @Override
                    public void onCompletion(Message sendt) {
                        plass.release();
                    }

                    @Override
                    public void onException(Message usendt, Exception e) {
                        feil.set(e);
                        plass.release();
                    }
                });
            }
            plass.acquire(underveis);
        }
        if (feil.get() != null) {
            throw feil.get();
        }
    }

    private static Connection forbindelse() throws JMSException {
        return new JmsConnectionFactory("amqp://127.0.0.1:" + AMQP).createConnection();
    }

    /** What the operating system has lent the process, at most, and what the heap holds now. */
    private static String minne(Tjeneste tjeneste) throws IOException {
        long mest = Files.readAllLines(Path.of("/proc/" + tjeneste.prosess().pid() + "/status")).stream()
                .filter(l -> l.startsWith("VmHWM"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        double haug = tjeneste.maling("jvm_memory_used_bytes", "heap");
        return "prosessen %,d MiB paa det meste, haugen %,.0f MiB naa".formatted(mest / 1024, haug / 1024 / 1024);
    }

    private static double ventende(Tjeneste tjeneste, String ko) throws IOException {
        return tjeneste.maling("meldingsvakt_ko_ventende", ko);
    }
}
