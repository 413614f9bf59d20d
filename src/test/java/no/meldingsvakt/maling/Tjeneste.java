package no.meldingsvakt.maling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The packaged program in a process of its own, with the Java of the build, or the command in the property
 * {@code tjeneste.java}.
 */
public final class Tjeneste implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LENGSTE_OPPSTART = Duration.ofMinutes(10);

    private final Process prosess;
    private final int port;

    private Tjeneste(Process prosess, int port) {
        this.prosess = prosess;
        this.port = port;
    }

    /** Starts it with settings, and returns when it is ready. Its log goes to a file in {@code mappe}. */
    public static Tjeneste start(int port, Path mappe, Map<String, String> innstillinger) throws IOException {
        return start(JAR, port, mappe, innstillinger);
    }

    /** As {@link #start(int, Path, Map)}, of another version of the program. */
    static Tjeneste start(Path jar, int port, Path mappe, Map<String, String> innstillinger) throws IOException {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; build it with ./mvnw -Dmaven.test.skip package");
        }
        Files.createDirectories(mappe);
        List<String> kommando = Stream.of(
                        Stream.of(System.getProperty(
                                        "tjeneste.java",
                                        Path.of(System.getProperty("java.home"), "bin/java")
                                                .toString())
                                .split(" ")),
                        Stream.of("-Dquarkus.http.port=" + port, "-Dmeldingsvakt.datamappe=" + mappe.toAbsolutePath()),
                        innstillinger.entrySet().stream().map(e -> "-D" + e.getKey() + "=" + e.getValue()),
                        Stream.of("-jar", jar.toString()))
                .flatMap(s -> s)
                .toList();
        Process prosess = new ProcessBuilder(kommando)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(mappe.resolve("logg").toFile()))
                .start();
        Tjeneste tjeneste = new Tjeneste(prosess, port);
        tjeneste.ventKlar();
        return tjeneste;
    }

    /** Posts a message, and gives the answer's body; throws when it was not answered with 200. */
    public String post(String sti, byte[] innhold) throws IOException {
        HttpResponse<String> svar = svar(sti, innhold);
        if (svar.statusCode() != 200) {
            throw new IOException("HTTP " + svar.statusCode());
        }
        return svar.body();
    }

    /** Posts a message, and gives the answer, whatever it is. */
    HttpResponse<String> svar(String sti, byte[] innhold) throws IOException {
        return send(melding(sti, innhold));
    }

    private HttpRequest melding(String sti, byte[] innhold) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + sti))
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofByteArray(innhold))
                .build();
    }

    public String get(String sti) throws IOException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + sti))
                        .build())
                .body();
    }

    /** Asks for it, and waits no longer than this; throws when there is no answer by then. */
    public HttpResponse<String> hent(String sti, Duration lengst) throws IOException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + sti))
                .timeout(lengst)
                .build());
    }

    /** Posts a message, and gives the status of the answer. */
    public int provPost(String sti, byte[] innhold) throws IOException {
        return svar(sti, innhold).statusCode();
    }

    /** The sum of a metric's values with this label value. */
    public double maling(String navn, String verdi) throws IOException {
        return get("/q/metrics")
                .lines()
                .filter(l -> l.startsWith(navn + "{") && l.contains("\"" + verdi + "\""))
                .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' '))))
                .sum();
    }

    /** A metric's value, where it has no labels. */
    double tall(String navn) throws IOException {
        return get("/q/metrics")
                .lines()
                .filter(l -> l.startsWith(navn + " "))
                .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' '))))
                .sum();
    }

    /** How many messages from the queue it has answered since it was started. */
    public int besvart() throws IOException {
        return (int) maling("meldingsvakt_ko_inn_total", "kvittert");
    }

    /** Kills it as a crash would: at once, with nothing tidied. */
    public void drep() {
        prosess.destroyForcibly().onExit().join();
    }

    public ProcessHandle prosess() {
        return prosess.toHandle();
    }

    @Override
    public void close() {
        prosess.destroy();
        prosess.onExit().join();
    }

    private void ventKlar() {
        long slutt = System.nanoTime() + LENGSTE_OPPSTART.toNanos();
        while (!erKlar()) {
            if (!prosess.isAlive() || System.nanoTime() > slutt) {
                prosess.destroyForcibly();
                throw new IllegalStateException("the program did not become ready");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private boolean erKlar() {
        try {
            return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                                    .build())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> send(HttpRequest foresporsel) throws IOException {
        try {
            return HTTP.send(foresporsel, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
