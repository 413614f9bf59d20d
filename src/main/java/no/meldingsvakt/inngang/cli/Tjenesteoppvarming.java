package no.meldingsvakt.inngang.cli;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Starts the service in a folder of its own, has it judge and store messages, and ends it, so that an archive of classes can be made of it
 * ({@code meldingsvakt lag-arkiv --server}). An archive holds what was used when it was made.
 */
public final class Tjenesteoppvarming {

    private static final Duration LENGST = Duration.ofMinutes(2);
    private static final Duration MELLOM = Duration.ofMillis(200);
    private static final int KLAR = 200;

    /** The commonest kinds, of the program's own examples: referral, discharge letter, care messages. */
    private static final List<String> VANLIGE = List.of(
            "/xsd/henvisning/2.0/eksempler/HENVISNING_NYTILSTAND.xml",
            "/xsd/epikrise/1.2/eksempler/EPIKRISE-uten-status.xml",
            "/xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml",
            "/xsd/plo-pasientlogistikk/1.6/eksempler/LOG_UTSKRIVNINGSKLAR.xml");

    private final HttpClient klient = HttpClient.newHttpClient();
    private final URI rot;

    private Tjenesteoppvarming(int port) {
        this.rot = URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Does it; the process ends with {@link Utgangskode#BRA} when all has been done.
     *
     * @param argumenter an empty folder for what the service stores, and the messages; without any, examples of the commonest kinds
     */
    public static void main(String... argumenter) throws IOException {
        int[] porter = ledige();
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", String.valueOf(porter[0]));
        System.setProperty("meldingsvakt.amqp.port", String.valueOf(porter[1]));
        System.setProperty("meldingsvakt.datamappe", argumenter[0]);
        List<byte[]> meldinger = meldinger(List.of(argumenter).subList(1, argumenter.length));
        Tjenesteoppvarming oppvarming = new Tjenesteoppvarming(porter[0]);
        new Thread(() -> oppvarming.varm(meldinger), "oppvarming").start();
        ServerKommando.start();
    }

    private static List<byte[]> meldinger(List<String> filer) throws IOException {
        List<byte[]> alle = new ArrayList<>();
        for (String navn : filer.isEmpty() ? VANLIGE : filer) {
            alle.add(filer.isEmpty() ? eksempel(navn) : Files.readAllBytes(Path.of(navn)));
        }
        return alle;
    }

    private static byte[] eksempel(String navn) throws IOException {
        try (InputStream inn = Objects.requireNonNull(Tjenesteoppvarming.class.getResourceAsStream(navn), navn)) {
            return inn.readAllBytes();
        }
    }

    /** Two ports that nobody has. */
    private static int[] ledige() throws IOException {
        InetAddress her = InetAddress.getLoopbackAddress();
        try (ServerSocket en = new ServerSocket(0, 1, her);
                ServerSocket to = new ServerSocket(0, 1, her)) {
            return new int[] {en.getLocalPort(), to.getLocalPort()};
        }
    }

    private void varm(List<byte[]> meldinger) {
        int kode = Utgangskode.FEIL_BRUK;
        try {
            ventTilKlar();
            for (byte[] melding : meldinger) {
                post("/api/v1/valideringer", melding);
                post("/api/v1/meldinger", melding);
            }
            kode = Utgangskode.BRA;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Quarkus.asyncExit(kode);
        }
    }

    private void ventTilKlar() throws IOException, InterruptedException {
        long slutt = System.nanoTime() + LENGST.toNanos();
        while (!erKlar()) {
            if (System.nanoTime() > slutt) {
                throw new IOException("not ready in " + LENGST);
            }
            TimeUnit.NANOSECONDS.sleep(MELLOM.toNanos());
        }
    }

    private boolean erKlar() throws InterruptedException {
        try {
            HttpRequest sporsmal =
                    HttpRequest.newBuilder(rot.resolve("/q/health/ready")).build();
            return klient.send(sporsmal, BodyHandlers.discarding()).statusCode() == KLAR;
        } catch (IOException e) {
            // It does not listen yet.
            return false;
        }
    }

    private void post(String sti, byte[] innhold) throws IOException, InterruptedException {
        HttpRequest melding = HttpRequest.newBuilder(rot.resolve(sti))
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofByteArray(innhold))
                .build();
        int status = klient.send(melding, BodyHandlers.discarding()).statusCode();
        if (status != KLAR) {
            throw new IOException(sti + ": HTTP " + status);
        }
    }
}
