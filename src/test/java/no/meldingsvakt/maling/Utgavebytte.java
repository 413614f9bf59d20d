package no.meldingsvakt.maling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import no.meldingsvakt.forlop.Eksempelmelding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * An earlier version of the program and this one side by side on one PostgreSQL and one broker, as while instances are renewed one by
 * one. Run by name, after both have been packaged: {@code ./mvnw -B surefire:test -Dtest=Utgavebytte
 * -Dgammel=<the earlier one's target/quarkus-app/quarkus-run.jar>}.
 */
@EnabledIfSystemProperty(named = "gammel", matches = ".+")
class Utgavebytte {

    private static final int OPPHOLD = Integer.getInteger("opphold", 60);
    private static final int AMQP = 5731;
    private static final int SQL = 5739;
    private static final int HTTP = 18131;
    private static final int DUPLIKATER = 10;
    private static final Duration LENGSTE_VENT = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of each stay, these go over REST, and the others through the queue. */
    private static final List<Integer> OVER_REST = List.of(0, 3);

    private final List<Eksempelmelding> rest = new ArrayList<>();
    private final List<Eksempelmelding> ko = new ArrayList<>();
    private final List<String> forlop = new ArrayList<>();
    private int igjen;

    @Test
    void theOldAndTheNewSideBySide() throws Exception {
        IntFunction<Eksempelmelding> nye = Kopost.nye();
        for (int nr = 0; nr < OPPHOLD * Kopost.I_ET_OPPHOLD; nr++) {
            (OVER_REST.contains(nr % Kopost.I_ET_OPPHOLD) ? rest : ko).add(nye.apply(nr));
        }
        Kopost post = new Kopost(AMQP, ko, DUPLIKATER);
        try (Omgivelser rundt = new Omgivelser(Kopost.mappe("utgaver"), AMQP, SQL)) {
            Map<String, String> valg = new TreeMap<>(rundt.valg());
            valg.put("meldingsvakt.frist-intervall", "1s");
            Tjeneste gammel = Tjeneste.start(Path.of(System.getProperty("gammel")), HTTP, rundt.mappe("gammel"), valg);
            System.out.println("skjema før: " + skjema(rundt));

            // The old one alone, with work in hand while the new one starts and changes the schema.
            CompletableFuture<Integer> sending = send(post, 0, ko.size() / 3);
            overRest(0, rest.size() / 3, gammel, gammel);
            CompletableFuture<Tjeneste> starter = CompletableFuture.supplyAsync(() -> start(rundt, valg));
            Tjeneste ny = starter.join();
            System.out.println("skjema etter: " + skjema(rundt));
            assertEquals(ko.size() / 3, sending.join());

            int gamle = gammel.besvart();
            sending = send(post, ko.size() / 3, 2 * ko.size() / 3);
            overRest(rest.size() / 3, 2 * rest.size() / 3, gammel, ny);
            assertEquals(2 * ko.size() / 3, sending.join());
            sammeSvar(gammel, ny);
            vent("both answer from the queue", () -> gammel.besvart() > gamle && ny.besvart() > 0);
            System.out.printf(
                    "fra køen ved siden av hverandre: den gamle %d, den nye %d%n",
                    gammel.besvart() - gamle, ny.besvart());

            // What the old one has written and not sent when it is killed, the new one sends, which was stopped
            // meanwhile.
            sending = send(post, 2 * ko.size() / 3, ko.size());
            Omgivelser.signal("-STOP", List.of(ny.prosess()));
            vent("the old one writes", () -> iUtboksen(rundt, "utboks") > 0);
            gammel.drep();
            int etterlatt = iUtboksen(rundt, "utboks");
            Omgivelser.signal("-CONT", List.of(ny.prosess()));
            System.out.printf("etterlatt usendt av den gamle: %d%n", etterlatt);
            overRest(2 * rest.size() / 3, rest.size(), ny, ny);
            assertEquals(ko.size(), sending.join());

            post.tell("gammel og ny utgave");
            vent("all is sent", () -> iUtboksen(rundt, "utboks") + iUtboksen(rundt, "utpost") == 0);
            ny.close();
            try (Connection lager = rundt.lager()) {
                post.tellLager(lager, rest.size());
            }
            assertEquals(0, post.kopier(), "copies");
            System.out.printf(
                    "over REST: %d meldinger, hver to ganger, %d gjenkjent av den andre; %d forløp lest likt av begge%n",
                    rest.size(), igjen, forlop.size());
        }
    }

    private static CompletableFuture<Integer> send(Kopost post, int fra, int til) {
        return CompletableFuture.supplyAsync(() -> post.send(fra, til));
    }

    private static Tjeneste start(Omgivelser rundt, Map<String, String> valg) {
        try {
            return Tjeneste.start(HTTP + 1, rundt.mappe("ny"), valg);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Each to one, and then to the other, which gives the same receipt. */
    private void overRest(int fra, int til, Tjeneste en, Tjeneste to) throws IOException {
        for (int nr = fra; nr < til; nr++) {
            Tjeneste forst = nr % 2 == 0 ? en : to;
            Tjeneste siden = nr % 2 == 0 ? to : en;
            byte[] melding = rest.get(nr).bytes();
            JsonNode kvittering = JSON.readTree(forst.post("/api/v1/meldinger", melding));
            JsonNode gjentatt = JSON.readTree(siden.post("/api/v1/meldinger", melding));
            assertEquals(kvittering.at("/id"), gjentatt.at("/id"));
            igjen += forst == siden ? 0 : 1;
            String id = kvittering.at("/forlop/id").asText();
            assertTrue(!id.isEmpty(), kvittering.toString());
            if (!forlop.contains(id)) {
                forlop.add(id);
            }
        }
    }

    private void sammeSvar(Tjeneste en, Tjeneste to) throws Exception {
        for (String id : forlop) {
            String sti = "/api/v1/forlop/" + id;
            // Between two readings, the queue may have added a message.
            vent(sti, () -> forlop(en, sti).equals(forlop(to, sti)));
            assertEquals(id, forlop(to, sti).at("/id").asText());
        }
    }

    /** As it is told, but for which rules there were. */
    private static JsonNode forlop(Tjeneste tjeneste, String sti) throws IOException {
        ObjectNode svar = (ObjectNode) JSON.readTree(tjeneste.get(sti));
        svar.remove("regelsett");
        return svar;
    }

    private static String skjema(Omgivelser rundt) throws SQLException {
        try (Connection lager = rundt.lager();
                Statement setning = lager.createStatement();
                ResultSet svar =
                        setning.executeQuery("select max(cast(version as integer)) from flyway_schema_history")) {
            assertTrue(svar.next());
            return "V" + svar.getInt(1);
        }
    }

    private static int iUtboksen(Omgivelser rundt, String tabell) throws SQLException {
        try (Connection lager = rundt.lager();
                Statement setning = lager.createStatement();
                ResultSet svar = setning.executeQuery("select count(*) from " + tabell)) {
            assertTrue(svar.next());
            return svar.getInt(1);
        }
    }

    private interface Sporsmal {
        boolean svar() throws IOException, SQLException;
    }

    private static void vent(String hva, Sporsmal sporsmal) throws IOException, SQLException {
        long slutt = System.nanoTime() + LENGSTE_VENT.toNanos();
        while (!sporsmal.svar()) {
            assertTrue(System.nanoTime() < slutt, hva);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
