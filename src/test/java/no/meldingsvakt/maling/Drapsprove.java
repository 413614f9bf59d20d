package no.meldingsvakt.maling;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import no.meldingsvakt.ko.RabbitMegler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Kills the program with {@code kill -9} at random moments while messages are sent and run through the queue, and counts afterwards: every
 * message one receipt and one event, none left in the inbox or parked, and those that were sent twice answered once. Run by
 * name, after the program has been packaged and the tests compiled: {@code ./mvnw -B surefire:test -Dtest=Drapsprove -Dmeldinger=5000 -Ddrap=200}.
 */
class Drapsprove {

    private static final int MELDINGER = Integer.getInteger("meldinger", 500);
    private static final int DRAP = Integer.getInteger("drap", 10);
    private static final long FRO = Long.getLong("fro", 1);
    private static final int DUPLIKATER = 20;
    private static final int LENGST_MILLIS = Integer.getInteger("lengst", 800);
    private static final Duration LENGSTE_ARBEID = Duration.ofMinutes(2);
    private static final int AMQP = 5691;
    private static final int HTTP = 18091;
    private static final int SQL = 54322;

    private final Random tilfeldig = new Random(FRO);
    private int ubesvarte;
    private final Kopost post = new Kopost(AMQP, Kopost.meldinger(MELDINGER), DUPLIKATER);

    @Test
    void theEmbeddedBrokerAndFile() throws Exception {
        Path mappe = Kopost.mappe("drap");
        Map<String, String> valg = Map.of("meldingsvakt.amqp.port", String.valueOf(AMQP));
        Tjeneste tjeneste = Tjeneste.start(HTTP, mappe, valg);
        int sendt = 0;
        for (int i = 1; i <= DRAP; i++) {
            int forst = sendt;
            int til = (int) ((long) MELDINGER * i / DRAP);
            Tjeneste offer = tjeneste;
            CompletableFuture<Integer> sending = CompletableFuture.supplyAsync(() -> post.send(forst, til));
            ventLitt(offer);
            ubesvarte += offer.besvart() < til - forst ? 1 : 0;
            offer.drep();
            tjeneste = Tjeneste.start(HTTP, mappe, valg);
            sendt = sending.join();
        }
        post.tell(tellUbesvarte());
        tellUnderveis(List.of(tjeneste));
        tjeneste.close();
        post.tellH2(mappe);
    }

    @Test
    void anExternalBrokerAndPostgresWithTwoInstances() throws Exception {
        try (Omgivelser rundt = new Omgivelser(Kopost.mappe("drap"), AMQP, SQL)) {
            drepEtterTur(rundt, rundt.valg(), post);
            assertEquals(0, post.kopier(), "copies");
        }
    }

    /** It does not know a receipt that it has been given before: there may be copies, and they have the same id. */
    @Test
    @EnabledIf(value = "no.meldingsvakt.ko.RabbitMegler#finnes", disabledReason = "there is no RabbitMQ here")
    void aRabbitmqAndPostgresWithTwoInstances() throws Exception {
        RabbitMegler megler = new RabbitMegler();
        try (Omgivelser rundt = Omgivelser.utenMegler(Kopost.mappe("drap"), SQL)) {
            Map<String, String> valg = new TreeMap<>(rundt.valg());
            valg.putAll(megler.start());
            valg.put("meldingsvakt.amqp.venteko", RabbitMegler.VENT);
            drepEtterTur(rundt, valg, new Kopost(valg, Kopost.meldinger(MELDINGER), DUPLIKATER));
        } finally {
            megler.stop();
        }
    }

    private void drepEtterTur(Omgivelser rundt, Map<String, String> valg, Kopost kopost) throws Exception {
        List<CompletableFuture<Tjeneste>> instanser = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            instanser.add(CompletableFuture.completedFuture(Tjeneste.start(HTTP + i, rundt.mappe("i" + i), valg)));
        }
        int sendt = 0;
        for (int i = 1; i <= DRAP; i++) {
            int forst = sendt;
            int til = (int) ((long) MELDINGER * i / DRAP);
            int hvem = i % 2;
            Tjeneste offer = instanser.get(hvem).join();
            CompletableFuture<Integer> sending = CompletableFuture.supplyAsync(() -> kopost.send(forst, til));
            ventLitt(offer);
            ubesvarte += lagret(rundt) < til ? 1 : 0;
            offer.drep();
            sendt = sending.join();
            instanser.set(hvem, CompletableFuture.supplyAsync(() -> start(HTTP + hvem, rundt.mappe("i" + hvem), valg)));
        }
        List<Tjeneste> siste = instanser.stream().map(CompletableFuture::join).toList();
        kopost.tell(tellUbesvarte());
        tellUnderveis(siste);
        siste.forEach(Tjeneste::close);
        try (Connection lager = rundt.lager()) {
            kopost.tellLager(lager, 0);
        }
    }

    /** How many were answered by those that were killed, so that it can be seen that they were killed at work. */
    private static void tellUnderveis(List<Tjeneste> siste) throws IOException {
        int etterpa = 0;
        for (Tjeneste tjeneste : siste) {
            etterpa += tjeneste.besvart();
        }
        System.out.printf("%d ble besvart mellom drapene%n", MELDINGER - etterpa);
    }

    /** Messages are sent meanwhile. Most are killed after they have begun to answer, and while there are more to answer. */
    private void ventLitt(Tjeneste tjeneste) throws IOException {
        long lengst = System.nanoTime() + LENGSTE_ARBEID.toNanos();
        while (tjeneste.besvart() == 0 && System.nanoTime() < lengst) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        LockSupport.parkNanos(
                Duration.ofMillis(tilfeldig.nextInt(LENGST_MILLIS)).toNanos());
    }

    private String tellUbesvarte() {
        return "%d drap, %d av dem mens meldinger var ubesvarte".formatted(DRAP, ubesvarte);
    }

    private static int lagret(Omgivelser rundt) throws SQLException {
        try (Connection lager = rundt.lager();
                Statement setning = lager.createStatement();
                ResultSet svar = setning.executeQuery("select count(*) from melding")) {
            svar.next();
            return svar.getInt(1);
        }
    }

    private static Tjeneste start(int port, Path mappe, Map<String, String> valg) {
        try {
            return Tjeneste.start(port, mappe, valg);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
