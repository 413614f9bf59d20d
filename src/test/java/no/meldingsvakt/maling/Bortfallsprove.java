package no.meldingsvakt.maling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import no.meldingsvakt.forlop.Eksempelmelding;
import org.junit.jupiter.api.Test;

/**
 * Takes away what the program needs while messages run through the queue - a minute without PostgreSQL, without the broker, or
 * without room on the disk, and one of two instances for good - and sees that it says so, lives, goes on by itself, and has
 * answered each message once. Run by name, after the program has been packaged:
 * {@code ./mvnw -B surefire:test -Dtest=Bortfallsprove -Dborte=60 -Dmeldinger=300}. Those with a full disk need root, to mount one.
 */
class Bortfallsprove {

    private static final Duration BORTE = Duration.ofSeconds(Integer.getInteger("borte", 60));
    private static final int MELDINGER = Integer.getInteger("meldinger", 300);
    private static final int DUPLIKATER = 20;
    private static final int KALL = 10;
    private static final int AMQP = 5701;
    private static final int SQL = 5709;
    private static final int HTTP = 18101;
    private static final long MIB = 1024 * 1024;

    private final List<Eksempelmelding> alle = Kopost.meldinger(MELDINGER);
    private final Kopost post = new Kopost(AMQP, alle, DUPLIKATER);

    /** What is done to a part of the surroundings. */
    @FunctionalInterface
    private interface Grep {
        void gjor() throws IOException;
    }

    @Test
    void theDatabaseIsSilent() throws Exception {
        try (Omgivelser rundt = omgivelser()) {
            utenDatabase("PostgreSQL fryst", rundt, rundt::frysDatabase, rundt::tinDatabase);
        }
    }

    @Test
    void theDatabaseIsGone() throws Exception {
        try (Omgivelser rundt = omgivelser()) {
            utenDatabase("PostgreSQL drept", rundt, rundt::drepDatabase, rundt::startDatabase);
        }
    }

    @Test
    void theBrokerIsSilent() throws Exception {
        try (Omgivelser rundt = omgivelser()) {
            utenMegler("Artemis fryst", rundt, rundt::frysMegler, rundt::tinMegler);
        }
    }

    @Test
    void theBrokerIsGone() throws Exception {
        try (Omgivelser rundt = omgivelser()) {
            utenMegler("Artemis drept", rundt, rundt::drepMegler, rundt::startMegler);
        }
    }

    private void utenDatabase(String navn, Omgivelser rundt, Grep bort, Grep tilbake) throws Exception {
        try (Tjeneste tjeneste = Tjeneste.start(HTTP, rundt.mappe("tjeneste"), rundt.valg())) {
            post.send(0, MELDINGER / 3);
            bort.gjor();
            Helsemaling helse = new Helsemaling(navn, tjeneste);
            CompletableFuture<Integer> sending = fortsett();
            Eksempelmelding utenom = Kopost.meldinger(1).get(0);
            CompletableFuture<Integer> kall = CompletableFuture.supplyAsync(() -> status(tjeneste, utenom));
            helse.sePaa(BORTE, "lageret svarer ikke");
            assertEquals(503, kall.getNow(0), "a call while the database was away");
            tilbake.gjor();
            helse.ventKlar();
            tjeneste.post("/api/v1/meldinger", utenom.bytes());
            post.send(sending.join(), MELDINGER);
            post.tell(navn);
        }
        try (java.sql.Connection lager = rundt.lager()) {
            post.tellLager(lager, 1);
        }
    }

    private void utenMegler(String navn, Omgivelser rundt, Grep bort, Grep tilbake) throws Exception {
        int utenom = 0;
        try (Tjeneste tjeneste = Tjeneste.start(HTTP, rundt.mappe("tjeneste"), rundt.valg())) {
            post.send(0, MELDINGER / 3);
            bort.gjor();
            Helsemaling helse = new Helsemaling(navn, tjeneste);
            CompletableFuture<Integer> sending = fortsett();
            CompletableFuture<Integer> kall = CompletableFuture.supplyAsync(() -> kall(tjeneste));
            helse.sePaa(BORTE, "megleren svarer ikke");
            utenom = kall.getNow(0);
            assertEquals(KALL, utenom, "calls answered while the broker was away");
            tilbake.gjor();
            helse.ventKlar();
            post.send(sending.join(), MELDINGER);
            post.tell(navn);
        }
        try (java.sql.Connection lager = rundt.lager()) {
            post.tellLager(lager, utenom);
        }
    }

    /** Posts messages, one after the other, and says how many: each was answered with 200. */
    private static int kall(Tjeneste tjeneste) {
        for (Eksempelmelding melding : Kopost.meldinger(KALL)) {
            assertEquals(200, status(tjeneste, melding));
        }
        return KALL;
    }

    @Test
    void theQueuesDiskIsAlmostFull() throws Exception {
        utenPlass("Køens disk nesten full", "ko", 100 * MIB, "for lite ledig plass");
    }

    @Test
    void theQueuesDiskIsFull() throws Exception {
        utenPlass("Køens disk full", "ko", 0, "for lite ledig plass");
    }

    @Test
    void theStoresDiskIsFull() throws Exception {
        utenPlass("Lagerets disk full", "lager", 0, "plass der lageret ligger");
    }

    @Test
    void theDiskOfBothIsFull() throws Exception {
        utenPlass("Hele disken full", "", 0, "plass der lageret ligger");
    }

    private void utenPlass(String navn, String hva, long igjen, String hinder) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a disk");
        Path mappe = Kopost.mappe("bortfall");
        Path disk = Files.createDirectories(mappe.resolve(hva));
        kjor("mount", "-t", "tmpfs", "-o", "size=700m", "tmpfs", disk.toString());
        try {
            try (Tjeneste tjeneste =
                    Tjeneste.start(HTTP, mappe, Map.of("meldingsvakt.amqp.port", String.valueOf(AMQP)))) {
                post.send(0, MELDINGER / 3);
                Path fyll = disk.resolve("fyll");
                fyll(fyll, igjen);
                CompletableFuture<Integer> sending = fortsett();
                Helsemaling helse = new Helsemaling(navn, tjeneste);
                helse.sePaa(BORTE, hinder);
                System.out.printf("%n%s: alle sendt mens den var full: %s%n", navn, sending.isDone());
                Files.delete(fyll);
                helse.ventKlar();
                post.send(sending.join(), MELDINGER);
                post.tell(navn);
            }
            post.tellH2(mappe);
        } finally {
            kjor("umount", disk.toString());
        }
    }

    @Test
    void twoInstancesShareAndOneIsKilled() throws Exception {
        List<Eksempelmelding> flettet = flettet();
        Kopost ko = new Kopost(AMQP, flettet, DUPLIKATER);
        try (Omgivelser rundt = omgivelser();
                Tjeneste dod = Tjeneste.start(HTTP, rundt.mappe("i0"), rundt.valg());
                Tjeneste arving = Tjeneste.start(HTTP + 1, rundt.mappe("i1"), rundt.valg());
                Tjeneste fasit = Tjeneste.start(
                        HTTP + 2, rundt.mappe("fasit"), Map.of("meldingsvakt.amqp.port", String.valueOf(AMQP + 1)))) {
            CompletableFuture<Integer> sending = CompletableFuture.supplyAsync(() -> ko.send(0, flettet.size()));
            while (dod.besvart() + arving.besvart() < MELDINGER / 2) {
                Thread.onSpinWait();
            }
            int hosDod = dod.besvart();
            int hosArving = arving.besvart();
            dod.drep();
            System.out.printf("%nTo instanser: %d og %d besvart da den ene ble drept%n", hosDod, hosArving);
            sending.join();
            ko.tell("To instanser");
            assertTrue(Math.min(hosDod, hosArving) * 4 > hosDod + hosArving, "both have taken their part");
            try (java.sql.Connection lager = rundt.lager()) {
                ko.tellLager(lager, 0);
            }
            for (Eksempelmelding m : alle) {
                fasit.post("/api/v1/meldinger", m.bytes());
            }
            assertEquals(forlop(fasit), forlop(arving));
        }
    }

    /** As when its machine is gone: nobody hangs up for it. Awake again, it gives nobody a second answer. */
    @Test
    void twoInstancesShareAndOneFallsSilent() throws Exception {
        Kopost ko = new Kopost(AMQP, flettet(), DUPLIKATER);
        try (Omgivelser rundt = omgivelser();
                Tjeneste taus = Tjeneste.start(HTTP, rundt.mappe("i0"), rundt.valg());
                Tjeneste arving = Tjeneste.start(HTTP + 1, rundt.mappe("i1"), rundt.valg())) {
            CompletableFuture<Integer> sending = CompletableFuture.supplyAsync(() -> ko.send(0, MELDINGER));
            while (taus.besvart() < MELDINGER / 4) {
                Thread.onSpinWait();
            }
            long start = System.nanoTime();
            Omgivelser.signal("-STOP", List.of(taus.prosess()));
            sending.join();
            ko.tell("Én av to instanser taus");
            System.out.printf(
                    "Alle besvart %d s etter at den ene ble taus%n",
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
            Omgivelser.signal("-CONT", List.of(taus.prosess()));
            try (java.sql.Connection lager = rundt.lager()) {
                ko.tellLager(lager, 0);
            }
            ko.tellIngen();
        }
    }

    /** The first message of each patient, then the second of each, and so on. */
    private List<Eksempelmelding> flettet() {
        List<Eksempelmelding> flettet = new ArrayList<>();
        for (int nr = 0; nr < Kopost.I_ET_OPPHOLD; nr++) {
            for (int i = nr; i < alle.size(); i += Kopost.I_ET_OPPHOLD) {
                flettet.add(alle.get(i));
            }
        }
        return flettet;
    }

    /** Stays by their first message, without what is drawn by lot or told by the clock. */
    private static Map<String, JsonNode> forlop(Tjeneste tjeneste) throws IOException {
        Map<String, JsonNode> forlop = new TreeMap<>();
        JsonNode side;
        int nr = 0;
        do {
            side = new ObjectMapper().readTree(tjeneste.get("/api/v1/forlop?antall=200&side=" + nr++));
            for (JsonNode f : side.get("forlop")) {
                ((com.fasterxml.jackson.databind.node.ObjectNode) f).remove("id");
                forlop.put(f.at("/hendelser/0/msgId").asText(), f);
            }
        } while (side.get("flere").asBoolean());
        return forlop;
    }

    private CompletableFuture<Integer> fortsett() {
        return CompletableFuture.supplyAsync(() -> post.send(MELDINGER / 3, 2 * MELDINGER / 3));
    }

    private static int status(Tjeneste tjeneste, Eksempelmelding melding) {
        try {
            return tjeneste.provPost("/api/v1/meldinger", melding.bytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Writes until so little is left, or nothing. */
    private static void fyll(Path fil, long igjen) throws IOException {
        byte[] blokk = new byte[(int) MIB];
        try (OutputStream ut = Files.newOutputStream(fil)) {
            FileStore disk = Files.getFileStore(fil);
            while (disk.getUsableSpace() > igjen) {
                ut.write(blokk, 0, (int) Math.min(blokk.length, disk.getUsableSpace() - igjen));
            }
        } catch (IOException e) {
            if (igjen > 0) {
                throw e;
            }
        }
    }

    private static void kjor(String... kommando) throws IOException {
        assertEquals(
                0,
                new ProcessBuilder(kommando).inheritIO().start().onExit().join().exitValue());
    }

    private static Omgivelser omgivelser() throws IOException {
        return new Omgivelser(Kopost.mappe("bortfall"), AMQP, SQL);
    }
}
