package no.meldingsvakt.ko;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A RabbitMQ from Debian's package, with ports and files of its own; the service that the package brings is left alone. */
public class RabbitMegler extends Fremmedmegler {

    private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    private int navneport;
    private int nodeport;

    static boolean finnes() {
        return Files.isExecutable(PROGRAM);
    }

    @Override
    void forbered() throws IOException {
        navneport = ledigPort();
        nodeport = ledigPort();
        Files.writeString(mappe().resolve("enabled_plugins"), "[rabbitmq_amqp1_0].\n");
        Files.write(
                mappe().resolve("rabbitmq.conf"),
                List.of(
                        "listeners.tcp.1 = 127.0.0.1:" + port(),
                        "default_user = " + BRUKER,
                        "default_pass = " + PASSORD,
                        "amqp1_0.default_user = none"));
    }

    @Override
    ProcessBuilder kommando() {
        ProcessBuilder kommando = new ProcessBuilder(PROGRAM.toString());
        Map<String, String> miljo = new HashMap<>(Map.of(
                "HOME", mappe().toString(),
                "ERL_EPMD_PORT", String.valueOf(navneport),
                "ERL_EPMD_ADDRESS", "127.0.0.1",
                "RABBITMQ_NODENAME", "prove" + port() + "@localhost",
                "RABBITMQ_DIST_PORT", String.valueOf(nodeport),
                "RABBITMQ_MNESIA_BASE", mappe().resolve("mnesia").toString(),
                "RABBITMQ_LOG_BASE", mappe().resolve("log").toString(),
                "RABBITMQ_CONFIG_FILE", mappe().resolve("rabbitmq.conf").toString()));
        miljo.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE",
                mappe().resolve("enabled_plugins").toString());
        miljo.put("RABBITMQ_CONF_ENV_FILE", mappe().resolve("ingen").toString());
        miljo.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}");
        // So that the process is the broker, and not a shell that waits for it.
        miljo.put("RABBITMQ_ALLOW_INPUT", "1");
        kommando.environment().putAll(miljo);
        return kommando;
    }

    @Override
    Map<String, String> innstillinger() {
        return Map.of();
    }

    @Override
    public Koklient koble() throws JMSException {
        return new Koklient(url() + "?jms.receiveLocalOnly=true", BRUKER, PASSORD);
    }

    /** Erlang leaves a name server behind. */
    @Override
    public void stop() {
        super.stop();
        try {
            new ProcessBuilder("epmd", "-port", String.valueOf(navneport), "-kill")
                    .redirectErrorStream(true)
                    .redirectOutput(mappe().resolve("epmd.logg").toFile())
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    String url() {
        return "amqp://127.0.0.1:" + port();
    }
}
