package no.meldingsvakt.ko;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A broker in a process of its own, with all it keeps below {@code target}. The service knows of it by its settings alone. */
abstract class Fremmedmegler implements QuarkusTestResourceLifecycleManager, Motpart {

    static final String BRUKER = "vakt";
    static final String PASSORD = "hemmelig";

    private static final Duration LENGE = Duration.ofMinutes(2);

    private Path mappe;
    private int port;
    private Process prosess;

    /** Makes what it needs before it is started for the first time. */
    abstract void forbered() throws Exception;

    /** How it is started; when its port answers, it is ready. */
    abstract ProcessBuilder kommando();

    /** Where its folder is made. */
    Path hvor() {
        return Path.of("target/meglere");
    }

    abstract String url();

    /** What an operator sets to use it, besides where it is and who we are to it. */
    abstract Map<String, String> innstillinger();

    @Override
    public final Map<String, String> start() {
        try {
            mappe = Files.createTempDirectory(Files.createDirectories(hvor()), "")
                    .toAbsolutePath();
            port = ledigPort();
            forbered();
        } catch (Exception e) {
            throw new IllegalStateException("the broker could not be made", e);
        }
        igang();
        Map<String, String> alle = new HashMap<>(innstillinger());
        alle.put("meldingsvakt.amqp.url", url());
        alle.put("meldingsvakt.amqp.bruker", BRUKER);
        alle.put("meldingsvakt.amqp.passord", PASSORD);
        alle.put("meldingsvakt.maks-storrelse", "1M");
        return alle;
    }

    @Override
    public void stop() {
        stans();
    }

    @Override
    public final void inject(TestInjector prove) {
        prove.injectIntoFields(this, new TestInjector.MatchesType(Fremmedmegler.class));
    }

    @Override
    public final void igang() {
        try {
            File logg = mappe.resolve("logg").toFile();
            prosess = kommando()
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logg))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("an answer from the broker, see " + mappe).atMost(LENGE).until(this::svarer);
    }

    /** Kills it. */
    @Override
    public final void stans() {
        prosess.descendants().forEach(ProcessHandle::destroyForcibly);
        prosess.destroyForcibly().onExit().join();
    }

    final Path mappe() {
        return mappe;
    }

    final int port() {
        return port;
    }

    static int ledigPort() throws IOException {
        try (ServerSocket prove = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return prove.getLocalPort();
        }
    }

    private boolean svarer() {
        if (!prosess.isAlive()) {
            throw new IllegalStateException("the broker stopped, see " + mappe);
        }
        try (Socket forbindelse = new Socket("127.0.0.1", port)) {
            return forbindelse.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
