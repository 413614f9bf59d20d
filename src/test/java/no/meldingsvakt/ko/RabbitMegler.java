package no.meldingsvakt.ko;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A RabbitMQ from Debian's package, with ports and files of its own; the service that the package brings is left alone. With
 * {@code -Drabbitmq.rot=<folder>} it is the one in a system of Debian's packages unpacked there, run as root with that folder as its
 * root; with {@code -Drabbitmq.kotype=quorum}, queues that are made when they are first used are quorum queues (RabbitMQ 4).
 */
public class RabbitMegler extends Fremmedmegler {

    private static final Path ROT = Path.of(System.getProperty("rabbitmq.rot", "/"));
    private static final boolean EGEN_ROT = ROT.getNameCount() > 0;
    private static final String PROGRAM = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private static final String KOTYPE = System.getProperty("rabbitmq.kotype", "classic");

    /** Where messages wait for their next try. */
    public static final String VENT = "meldingsvakt.vent";

    private int navneport;
    private int nodeport;

    public static boolean finnes() {
        return Files.isExecutable(ROT.resolve(PROGRAM.substring(1)));
    }

    @Override
    Path hvor() {
        return EGEN_ROT ? ROT.resolve("var/tmp") : super.hvor();
    }

    @Override
    void forbered() throws IOException {
        navneport = ledigPort();
        nodeport = ledigPort();
        Files.writeString(mappe().resolve("enabled_plugins"), EGEN_ROT ? "[].\n" : "[rabbitmq_amqp1_0].\n");
        List<String> valg = new ArrayList<>(List.of("listeners.tcp.1 = 127.0.0.1:" + port()));
        if (EGEN_ROT) {
            definer();
            valg.add("anonymous_login_user = none");
            valg.add("default_queue_type = " + KOTYPE);
            valg.add("load_definitions = " + inni("definisjoner.json"));
        } else {
            valg.add("default_user = " + BRUKER);
            valg.add("default_pass = " + PASSORD);
            valg.add("amqp1_0.default_user = none");
        }
        Files.write(mappe().resolve("rabbitmq.conf"), valg);
    }

    @Override
    ProcessBuilder kommando() {
        ProcessBuilder kommando = new ProcessBuilder(iRot(PROGRAM));
        Map<String, String> miljo = new HashMap<>(Map.of(
                "HOME", inni(""),
                "ERL_EPMD_PORT", String.valueOf(navneport),
                "ERL_EPMD_ADDRESS", "127.0.0.1",
                "RABBITMQ_NODENAME", "prove" + port() + "@localhost",
                "RABBITMQ_DIST_PORT", String.valueOf(nodeport),
                "RABBITMQ_MNESIA_BASE", inni("mnesia"),
                "RABBITMQ_LOG_BASE", inni("log"),
                "RABBITMQ_CONFIG_FILE", inni("rabbitmq.conf")));
        miljo.put("RABBITMQ_ENABLED_PLUGINS_FILE", inni("enabled_plugins"));
        miljo.put("RABBITMQ_CONF_ENV_FILE", inni("ingen"));
        miljo.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}");
        // So that the process is the broker, and not a shell that waits for it.
        miljo.put("RABBITMQ_ALLOW_INPUT", "1");
        miljo.put("LANG", "C.UTF-8");
        kommando.environment().putAll(miljo);
        return kommando;
    }

    /** A file of its own, as it is seen from its root. */
    private String inni(String navn) {
        Path fil = mappe().resolve(navn);
        return EGEN_ROT
                ? Path.of("/").resolve(ROT.toAbsolutePath().relativize(fil)).toString()
                : fil.toString();
    }

    private static List<String> iRot(String... kommando) {
        return Stream.concat(EGEN_ROT ? Stream.of("chroot", ROT.toString()) : Stream.empty(), Stream.of(kommando))
                .toList();
    }

    @Override
    Map<String, String> innstillinger() {
        return Map.of("meldingsvakt.amqp.adresseform", System.getProperty("rabbitmq.adresseform", "auto"));
    }

    /** As an operator does: in the second form of addresses nothing is made by being used, and what is, is not durable. */
    private void definer() throws IOException {
        String koer = Stream.concat(Adresser.ALLE.stream(), Stream.of(VENT))
                .map(ko -> """
                        {"name":"%s","vhost":"/","durable":true,"auto_delete":false,"arguments":{"x-queue-type":"%s"}}""".formatted(ko, KOTYPE))
                .collect(Collectors.joining(","));
        Files.writeString(mappe().resolve("definisjoner.json"), """
                {"users":[{"name":"%1$s","password_hash":"%2$s","hashing_algorithm":"rabbit_password_hashing_sha256","tags":[]}],
                 "vhosts":[{"name":"/"}],
                 "permissions":[{"user":"%1$s","vhost":"/","configure":".*","write":".*","read":".*"}],
                 "queues":[%3$s]}
                """.formatted(BRUKER, passordavtrykk(), koer));
    }

    /** Four bytes of salt, and the digest of salt and password. */
    private static String passordavtrykk() {
        try {
            byte[] salt = {1, 2, 3, 4};
            MessageDigest sum = MessageDigest.getInstance("SHA-256");
            sum.update(salt);
            byte[] avtrykk = sum.digest(PASSORD.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(salt.length + avtrykk.length)
                            .put(salt)
                            .put(avtrykk)
                            .array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
            new ProcessBuilder(iRot("epmd", "-port", String.valueOf(navneport), "-kill"))
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
