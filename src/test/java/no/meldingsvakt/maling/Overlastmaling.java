package no.meldingsvakt.maling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import no.meldingsvakt.forlop.Eksempelmelding;
import org.junit.jupiter.api.Test;

/**
 * What becomes of the service when far more comes than it has room for: many large messages at once on a small heap, and many callers
 * that send a byte a second. Run it with {@code ./mvnw -B surefire:test -Dtest=Overlastmaling}, after the program has been packaged and
 * the tests compiled; {@code -Dheap=512m -Dstore=50 -Dtrege=500} are the defaults.
 */
class Overlastmaling {

    private static final String HEAP = System.getProperty("heap", "512m");
    private static final int STORE = Integer.getInteger("store", 50);
    private static final int TREGE = Integer.getInteger("trege", 500);
    private static final int HTTP = 18132;

    /** 19 MB with the rest of the message, and no multiple of a power of two. */
    private static final int VEDLEGG = 19_000_000;

    private static final Duration LENGSTE_SVAR = Duration.ofSeconds(2);

    /** As long as a probe waits in our manifests. */
    private static final Duration LENGSTE_HELSE = Duration.ofSeconds(5);

    private static final String ADRESSE = "/api/v1/valideringer";
    private static final byte[] LITEN =
            Eksempelmelding.les(Eksempelmelding.INNLAGT).bytes();

    @Test
    void mal() throws Exception {
        System.setProperty("tjeneste.java", System.getProperty("tjeneste.java", "java") + " -Xmx" + HEAP);
        Path mappe = Kopost.mappe("overlast");
        try (Tjeneste tjeneste = Tjeneste.start(HTTP, mappe, Map.of("meldingsvakt.amqp.port", "0"))) {
            IntStream.range(0, 50).forEach(i -> post(tjeneste, LITEN));
            store(tjeneste);
            trege(tjeneste);
            assertTrue(tjeneste.prosess().isAlive());
        }
        assertTrue(!Files.readString(mappe.resolve("logg")).contains("OutOfMemory"), "the log tells of lost memory");
    }

    private static void store(Tjeneste tjeneste) throws Exception {
        byte[] fyll = new byte[VEDLEGG / 4 * 3];
        new Random(1).nextBytes(fyll);
        byte[] stor = Eksempelmelding.les("msghead/1.2/eksempler/DIALOG_HELSEFAGLIG-pdf-vedlegg.xml")
                .vedlegg(Base64.getEncoder().encodeToString(fyll))
                .bytes();
        ExecutorService klienter = Executors.newFixedThreadPool(STORE);
        long start = System.nanoTime();
        List<CompletableFuture<Integer>> svar = IntStream.range(0, STORE)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> strom(stor), klienter))
                .toList();
        Smaa smaa = new Smaa();
        CompletableFuture<Void> alle = CompletableFuture.allOf(svar.toArray(CompletableFuture[]::new));
        while (!alle.isDone()) {
            smaa.spor(tjeneste);
        }
        Map<Integer, Integer> status = new TreeMap<>();
        svar.forEach(s -> status.merge(s.join(), 1, Integer::sum));
        klienter.shutdown();
        System.out.printf(
                "%n%d meldinger på %,d byte på en gang, -Xmx%s: %s etter %.1f s; %s; haugen %,.0f MiB naa%n",
                STORE,
                stor.length,
                HEAP,
                status,
                (System.nanoTime() - start) / 1e9,
                smaa,
                tjeneste.maling("jvm_memory_used_bytes", "heap") / 1024 / 1024);
        assertEquals(STORE, status.getOrDefault(200, 0) + status.getOrDefault(503, 0), status::toString);
        assertTrue(status.getOrDefault(200, 0) > 0, "none was judged");
        smaa.krev();
    }

    private static void trege(Tjeneste tjeneste) throws Exception {
        List<Socket> trege = new ArrayList<>();
        for (int i = 0; i < TREGE; i++) {
            Socket treg = new Socket("127.0.0.1", HTTP);
            treg.getOutputStream()
                    .write(("POST " + ADRESSE + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/xml\r\n"
                                    + "Content-Length: 1000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            trege.add(treg);
        }
        Smaa smaa = new Smaa();
        int slutt = 0;
        for (int sekund = 0; sekund < 25; sekund++) {
            slutt = 0;
            for (Socket treg : trege) {
                slutt += dryppet(treg) ? 0 : 1;
            }
            long neste = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (System.nanoTime() < neste) {
                smaa.spor(tjeneste);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        System.out.printf(
                "%d koblinger med én byte i sekundet: %s; %d av dem sluppet etter 25 s, %.0f kall i hånden, tråder"
                        + " %.0f%n",
                TREGE,
                smaa,
                slutt,
                tjeneste.tall("meldingsvakt_overlast_kall"),
                tjeneste.tall("jvm_threads_live_threads"));
        smaa.krev();
        assertEquals(TREGE, slutt, "let go");
        for (Socket treg : trege) {
            treg.close();
        }
    }

    private static boolean dryppet(Socket treg) throws IOException {
        try {
            treg.getOutputStream().write('<');
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    /** As it comes from the network, with nothing kept: the client of the small ones would have its hands full. */
    private static int strom(byte[] innhold) {
        try {
            HttpURLConnection kall = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + HTTP + ADRESSE).toURL().openConnection();
            kall.setRequestMethod("POST");
            kall.setRequestProperty("Content-Type", "application/xml");
            kall.setDoOutput(true);
            kall.setFixedLengthStreamingMode(innhold.length);
            try (OutputStream ut = kall.getOutputStream()) {
                ut.write(innhold);
            }
            return kall.getResponseCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int post(Tjeneste tjeneste, byte[] innhold) {
        try {
            return tjeneste.provPost(ADRESSE, innhold);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small message and a probe, again and again, and how long the slowest answers took. */
    private static final class Smaa {

        private int antall;
        private Duration liten = Duration.ZERO;
        private Duration klar = Duration.ZERO;

        void spor(Tjeneste tjeneste) throws IOException {
            long start = System.nanoTime();
            assertEquals(200, post(tjeneste, LITEN), "a small message beside them");
            long midt = System.nanoTime();
            assertEquals(
                    200,
                    tjeneste.hent("/q/health/ready", Duration.ofSeconds(30)).statusCode(),
                    "readiness beside them");
            liten = storst(liten, midt - start);
            klar = storst(klar, System.nanoTime() - midt);
            antall++;
        }

        void krev() {
            assertTrue(liten.compareTo(LENGSTE_SVAR) < 0, this::toString);
            assertTrue(klar.compareTo(LENGSTE_HELSE) < 0, this::toString);
        }

        private static Duration storst(Duration hittil, long nano) {
            return hittil.toNanos() > nano ? hittil : Duration.ofNanos(nano);
        }

        @Override
        public String toString() {
            return "ved siden av %d små meldinger og spørsmål om helse, tregeste %d og %d ms"
                    .formatted(antall, liten.toMillis(), klar.toMillis());
        }
    }
}
