package no.meldingsvakt.maling;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An Artemis and a PostgreSQL around the service, in processes of their own: each can be killed and started again with what
 * it had, or frozen, so that it neither answers nor hangs up.
 */
final class Omgivelser implements AutoCloseable {

    private static final String BASE = "postgres";

    private final Path mappe;
    private final int amqp;
    private final int sql;
    private final String pasientnokkel = UUID.randomUUID().toString();
    private @Nullable Process megler;
    private EmbeddedPostgres database;

    Omgivelser(Path mappe, int amqp, int sql) throws IOException {
        this(mappe, amqp, sql, Meglerprosess.start(mappe.resolve("megler"), amqp));
    }

    private Omgivelser(Path mappe, int amqp, int sql, @Nullable Process megler) throws IOException {
        this.mappe = mappe.toAbsolutePath();
        this.amqp = amqp;
        this.sql = sql;
        this.megler = megler;
        this.database = database();
    }

    /** With a PostgreSQL alone. */
    static Omgivelser utenMegler(Path mappe, int sql) throws IOException {
        return new Omgivelser(mappe, 0, sql, null);
    }

    /** The settings of a service that uses them. */
    Map<String, String> valg() {
        return Map.of(
                "meldingsvakt.amqp.url",
                "amqp://127.0.0.1:" + amqp,
                "meldingsvakt.pasientnokkel",
                pasientnokkel,
                "meldingsvakt.database.url",
                database.getJdbcUrl(BASE, BASE),
                "meldingsvakt.database.bruker",
                BASE,
                "meldingsvakt.database.passord",
                BASE);
    }

    Path mappe(String navn) {
        return mappe.resolve(navn);
    }

    Connection lager() throws SQLException {
        return database.getPostgresDatabase().getConnection();
    }

    void frysMegler() throws IOException {
        signal("-STOP", List.of(Objects.requireNonNull(megler).toHandle()));
    }

    void tinMegler() throws IOException {
        signal("-CONT", List.of(Objects.requireNonNull(megler).toHandle()));
    }

    void drepMegler() {
        if (megler != null) {
            megler.destroyForcibly().onExit().join();
        }
    }

    void startMegler() throws IOException {
        megler = Meglerprosess.start(mappe.resolve("megler"), amqp);
    }

    void frysDatabase() throws IOException {
        ProcessHandle hoved = hovedprosess();
        // The one that makes new processes first, so that none is made meanwhile.
        signal("-STOP", List.of(hoved));
        signal("-STOP", hoved.descendants().toList());
    }

    void tinDatabase() throws IOException {
        signal("-CONT", databasens());
    }

    void drepDatabase() throws IOException {
        List<ProcessHandle> alle = databasens();
        // Also one that is frozen.
        signal("-KILL", alle);
        alle.forEach(p -> p.onExit().join());
        database.close();
    }

    void startDatabase() throws IOException {
        database = database();
    }

    @Override
    public void close() throws IOException {
        drepMegler();
        drepDatabase();
    }

    private EmbeddedPostgres database() throws IOException {
        return EmbeddedPostgres.builder()
                // As PostgreSQL has it; the one for tests would lose what it said it had stored.
                .setServerConfig("synchronous_commit", "on")
                .setDataDirectory(mappe.resolve("database"))
                .setCleanDataDirectory(false)
                .setPort(sql)
                .start();
    }

    private List<ProcessHandle> databasens() throws IOException {
        ProcessHandle hoved = hovedprosess();
        return Stream.concat(Stream.of(hoved), hoved.descendants()).toList();
    }

    private ProcessHandle hovedprosess() throws IOException {
        String pid =
                Files.readAllLines(mappe.resolve("database/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    static void signal(String signal, List<ProcessHandle> hvem) throws IOException {
        List<String> kommando = new ArrayList<>(List.of("kill", signal));
        hvem.forEach(p -> kommando.add(String.valueOf(p.pid())));
        new ProcessBuilder(kommando).inheritIO().start().onExit().join();
    }
}
