package no.meldingsvakt.maling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import no.meldingsvakt.fiendtlig.Fiendtlige;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.ko.Adresser;
import no.meldingsvakt.ko.RabbitMegler;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Good, bad and hostile messages, duplicates, and one huge of each hundred, over REST and the queue, with PostgreSQL and a broker in
 * processes of their own: what heap and threads do, what is lost or told twice, and how long answers take. Run by name, after the
 * program has been packaged: {@code ./mvnw -B surefire:test -Dtest=Blandingslast#mixedLoad -Dminutter=60}.
 */
class Blandingslast {

    private static final Duration VARIGHET = Duration.ofMinutes(Integer.getInteger("minutter", 15));
    private static final int PAUSE_MILLIS = Integer.getInteger("pause", 200);
    private static final String HAUG = System.getProperty("haug", "512m");
    private static final int AMQP = 5721;
    private static final int SQL = 5729;
    private static final int HTTP = 18121;
    private static final int STOR = 8 * 1024 * 1024;
    private static final int HUNDRE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOMMES = Duration.ofMinutes(5);

    private final AtomicBoolean ferdig = new AtomicBoolean();
    private final Map<String, AtomicInteger> svar = new ConcurrentHashMap<>();
    private final List<Long> tider = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> smaa = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, AtomicInteger> kvitteringer = new ConcurrentHashMap<>();
    /** The verdict of the last receipt from the queue, by the message's id. */
    private final Map<String, String> verdikter = new ConcurrentHashMap<>();

    private final Map<String, Sendt> sendt = new ConcurrentHashMap<>();
    private final Set<String> besvartOverRest = ConcurrentHashMap.newKeySet();

    /** Repeats, by id. Where one comes to its consumer before the first, it is the one that gets the receipt. */
    private final Map<String, String> gjentatt = new ConcurrentHashMap<>();

    /** One for each that works all the time; a common pool of two cores has room for one. */
    private final ExecutorService trader = Executors.newCachedThreadPool();

    private JmsConnectionFactory megler = new JmsConnectionFactory();

    /** What is sent, and what kind it is. */
    private record Brev(String slag, byte[] bytes) {

        String avtrykk() {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What went on the queue. */
    private record Sendt(String slag, String avtrykk) {}

    @Test
    void mixedLoad() throws Exception {
        try (Omgivelser rundt = new Omgivelser(Kopost.mappe("blanding"), AMQP, SQL)) {
            belast(rundt, rundt.valg(), "amqp://127.0.0.1:" + AMQP);
        }
    }

    @Test
    @EnabledIf(value = "no.meldingsvakt.ko.RabbitMegler#finnes", disabledReason = "there is no RabbitMQ here")
    void mixedLoadOnRabbitmq() throws Exception {
        RabbitMegler megler = new RabbitMegler();
        try (Omgivelser rundt = Omgivelser.utenMegler(Kopost.mappe("blanding"), SQL)) {
            Map<String, String> valg = new TreeMap<>(rundt.valg());
            valg.putAll(megler.start());
            valg.put("meldingsvakt.amqp.venteko", RabbitMegler.VENT);
            // The contract tests have a small one.
            valg.remove("meldingsvakt.maks-storrelse");
            // Without it, the client asks the broker again and again whether there is more.
            belast(rundt, valg, valg.get("meldingsvakt.amqp.url") + "?jms.receiveLocalOnly=true");
        } finally {
            megler.stop();
        }
    }

    private void belast(Omgivelser rundt, Map<String, String> valg, String adresse) throws Exception {
        megler = new JmsConnectionFactory(
                valg.get("meldingsvakt.amqp.bruker"), valg.get("meldingsvakt.amqp.passord"), adresse);
        System.setProperty(
                "tjeneste.java",
                System.getProperty("java.home") + "/bin/java -Xmx" + HAUG + " -XX:+ExitOnOutOfMemoryError");
        try (Tjeneste tjeneste = Tjeneste.start(HTTP, rundt.mappe("tjeneste"), valg)) {
            long start = System.nanoTime();
            List<CompletableFuture<Void>> arbeid = List.of(
                    CompletableFuture.runAsync(() -> rest(tjeneste, 1), trader),
                    CompletableFuture.runAsync(() -> rest(tjeneste, 2), trader),
                    CompletableFuture.runAsync(this::ko, trader),
                    CompletableFuture.runAsync(this::motta, trader));
            System.out.println("minutt haug-MiB traader kall p50-ms p99-ms ko-sendt ko-svar");
            for (int minutt = 1; minutt <= VARIGHET.toMinutes(); minutt++) {
                LockSupport.parkNanos(start + Duration.ofMinutes(minutt).toNanos() - System.nanoTime());
                linje(minutt, tjeneste);
            }
            ferdig.set(true);
            for (CompletableFuture<Void> en : arbeid) {
                en.join();
            }
            linje(0, tjeneste);
            dom(rundt);
        } finally {
            ferdig.set(true);
            trader.shutdown();
        }
    }

    private void linje(int minutt, Tjeneste tjeneste) throws IOException {
        System.out.printf(
                "%6d %8.0f %7.0f %5d %6d %6d %7d %7d%n",
                minutt,
                tjeneste.maling("jvm_memory_used_bytes", "heap") / (1024 * 1024),
                tjeneste.tall("jvm_threads_live_threads"),
                tider.size(),
                prosentil(smaa, 50),
                prosentil(smaa, 99),
                sendt.size(),
                kvitteringer.size());
    }

    private void dom(Omgivelser rundt) throws SQLException {
        Map<Boolean, Map<String, Long>> uten = utenKvittering();
        long tapt = uten.get(false).values().stream().mapToLong(n -> n).sum();
        long dobbelt = kvitteringer.values().stream().filter(n -> n.get() > 1).count();
        System.out.println("REST: " + new TreeMap<>(svar));
        System.out.printf(
                "REST, small: p50 %d ms, p99 %d ms, slowest %d ms; all: p99 %d ms%n",
                prosentil(smaa, 50), prosentil(smaa, 99), prosentil(smaa, HUNDRE), prosentil(tider, 99));
        System.out.printf(
                "Queue: %d sent, %d duplicates besides, %d with a receipt or parked, without since they had been"
                        + " answered before %s, lost %s, %d told twice%n",
                sendt.size(), gjentatt.size(), kvitteringer.size(), uten.get(true), uten.get(false), dobbelt);
        System.out.println("Queue, verdicts: "
                + verdikter.entrySet().stream()
                        .filter(e -> sendt.containsKey(e.getKey()))
                        .collect(Collectors.groupingBy(
                                e -> sendt.get(e.getKey()).slag() + " " + e.getValue(),
                                TreeMap::new,
                                Collectors.counting())));
        try (java.sql.Connection lager = rundt.lager()) {
            System.out.println("In the outbox: " + antall(lager));
        }
        assertEquals(0, tapt, "lost");
        assertEquals(0, dobbelt, "told twice");
        assertEquals(
                0,
                svar.keySet().stream()
                        .filter(s -> s.endsWith(" 500") || s.endsWith(" feil"))
                        .count(),
                svar.toString());
    }

    /** What came on the queue and got no receipt, by kind: what had been answered before under another id, and what is lost. */
    private Map<Boolean, Map<String, Long>> utenKvittering() {
        Set<String> besvart = sendt.entrySet().stream()
                .filter(e -> kvitteringer.containsKey(e.getKey()))
                .map(e -> e.getValue().avtrykk())
                .collect(Collectors.toCollection(() -> new HashSet<>(besvartOverRest)));
        gjentatt.forEach((id, avtrykk) -> {
            if (kvitteringer.containsKey(id)) {
                besvart.add(avtrykk);
            }
        });
        return sendt.entrySet().stream()
                .filter(e -> !kvitteringer.containsKey(e.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.partitioningBy(
                        s -> besvart.contains(s.avtrykk()),
                        Collectors.groupingBy(Sendt::slag, TreeMap::new, Collectors.counting())));
    }

    private static long antall(java.sql.Connection lager) throws SQLException {
        try (java.sql.Statement setning = lager.createStatement();
                java.sql.ResultSet rader =
                        setning.executeQuery("select (select count(*) from utboks) + (select count(*) from utpost)")) {
            rader.next();
            return rader.getLong(1);
        }
    }

    /** Of a hundred: one huge, ten hostile, fourteen bad, fifteen that have been sent before, sixty good. */
    private Brev neste(Random tilfeldig, int nr, IntFunction<Eksempelmelding> nye, List<Brev> for_) {
        int hva = tilfeldig.nextInt(HUNDRE);
        if (hva < 1) {
            return new Brev("stor", stor(nye.apply(nr)));
        } else if (hva < 11) {
            return new Brev("fiendtlig", Fiendtlige.nr(tilfeldig.nextInt(10_000)));
        } else if (hva < 25) {
            return new Brev(
                    "feil",
                    new String(nye.apply(nr).bytes(), UTF_8)
                            .replaceFirst("<MIGversion>", "<MIGVersjon/><MIGversion>")
                            .getBytes(UTF_8));
        } else if (hva < 40 && !for_.isEmpty()) {
            return new Brev("duplikat", for_.get(tilfeldig.nextInt(for_.size())).bytes());
        }
        Brev god = new Brev("god", nye.apply(nr).bytes());
        if (for_.size() < HUNDRE) {
            for_.add(god);
        } else {
            for_.set(nr % HUNDRE, god);
        }
        return god;
    }

    private static byte[] stor(Eksempelmelding melding) {
        return new String(melding.bytes(), UTF_8)
                .replaceFirst("<Document>", "<!--" + "x".repeat(STOR) + "--><Document>")
                .getBytes(UTF_8);
    }

    private void rest(Tjeneste tjeneste, int hvem) {
        Random tilfeldig = new Random(hvem);
        IntFunction<Eksempelmelding> nye = Kopost.nye();
        List<Brev> for_ = new ArrayList<>();
        for (int nr = 0; !ferdig.get(); nr++) {
            Brev brev = neste(tilfeldig, nr, nye, for_);
            String sti = tilfeldig.nextInt(4) == 0 ? "/api/v1/valideringer" : "/api/v1/meldinger";
            long start = System.nanoTime();
            String status;
            try {
                HttpResponse<String> svaret = tjeneste.svar(sti, brev.bytes());
                status = String.valueOf(svaret.statusCode());
                if (svaret.statusCode() == 200) {
                    status += " " + verdikt(svaret.body());
                    if (sti.endsWith("meldinger")) {
                        besvartOverRest.add(brev.avtrykk());
                    }
                }
            } catch (IOException e) {
                status = "feil";
            }
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            tider.add(millis);
            if (!brev.slag().equals("stor")) {
                smaa.add(millis);
            }
            svar.computeIfAbsent(brev.slag() + " " + status, s -> new AtomicInteger())
                    .incrementAndGet();
            LockSupport.parkNanos(Duration.ofMillis(PAUSE_MILLIS).toNanos());
        }
    }

    private void ko() {
        Random tilfeldig = new Random(3);
        IntFunction<Eksempelmelding> nye = Kopost.nye();
        List<Brev> for_ = new ArrayList<>();
        AtomicInteger nr = new AtomicInteger();
        while (!ferdig.get()) {
            try (Connection forbindelse = megler.createConnection();
                    Session sesjon = forbindelse.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageProducer sender = sesjon.createProducer(sesjon.createQueue(Adresser.INN))) {
                while (!ferdig.get()) {
                    send(neste(tilfeldig, nr.getAndIncrement(), nye, for_), sesjon, sender);
                    LockSupport.parkNanos(Duration.ofMillis(PAUSE_MILLIS).toNanos());
                }
            } catch (JMSException e) {
                System.out.println("the sender lost the broker: " + e);
            }
        }
    }

    private void send(Brev brev, Session sesjon, MessageProducer sender) throws JMSException {
        if (brev.bytes().length == 0) {
            return;
        }
        BytesMessage melding = sesjon.createBytesMessage();
        melding.writeBytes(brev.bytes());
        sender.send(melding);
        if (brev.slag().equals("duplikat")) {
            gjentatt.put(melding.getJMSMessageID(), brev.avtrykk());
        } else {
            sendt.put(melding.getJMSMessageID(), new Sendt(brev.slag(), brev.avtrykk()));
        }
    }

    /** Takes receipts, and what is parked, until all that was sent has one, or none has come for long. */
    private void motta() {
        long slutt = Long.MAX_VALUE;
        while (System.nanoTime() < slutt && !tatt()) {
            if (ferdig.get() && slutt == Long.MAX_VALUE) {
                slutt = System.nanoTime() + TOMMES.toNanos();
            }
            motta(slutt);
        }
    }

    private boolean tatt() {
        return ferdig.get() && kvitteringer.size() >= sendt.size();
    }

    /** Until all are taken, or the connection breaks: where the machine has too much to do, the broker gives it up. */
    private void motta(long lengst) {
        try (Connection forbindelse = megler.createConnection();
                Session sesjon = forbindelse.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer leser = sesjon.createConsumer(sesjon.createQueue(Adresser.KVITTERINGER));
                MessageConsumer dod = sesjon.createConsumer(sesjon.createQueue(Adresser.DOD))) {
            forbindelse.start();
            long slutt = lengst;
            while (!tatt() && System.nanoTime() < slutt) {
                if (ferdig.get() && slutt == Long.MAX_VALUE) {
                    slutt = System.nanoTime() + TOMMES.toNanos();
                }
                tell(leser.receive(1_000), "");
                tell(dod.receiveNoWait(), "parkert");
            }
            for (Message flere = leser.receive(3_000); flere != null; flere = leser.receive(1_000)) {
                tell(flere, "");
            }
        } catch (JMSException e) {
            System.out.println("the receiver lost the broker: " + e);
        }
    }

    private void tell(Message melding, String hva) throws JMSException {
        if (melding == null) {
            return;
        }
        String korrelasjon = melding.getJMSCorrelationID();
        String id = korrelasjon == null ? hva + melding.getJMSMessageID() : korrelasjon;
        if (melding.getJMSRedelivered() && kvitteringer.containsKey(id)) {
            // We lost the broker before it knew that we had it.
            return;
        }
        kvitteringer.computeIfAbsent(id, i -> new AtomicInteger()).incrementAndGet();
        if (hva.isEmpty()) {
            verdikter.put(id, verdikt(new String(melding.getBody(byte[].class), UTF_8)));
        } else {
            svar.computeIfAbsent("ko " + hva + " " + melding.getStringProperty("arsak"), s -> new AtomicInteger())
                    .incrementAndGet();
        }
    }

    /** The status of a receipt. */
    private static String verdikt(String kvittering) {
        try {
            return JSON.readTree(kvittering).path("status").asText("no status");
        } catch (JsonProcessingException e) {
            return "not JSON";
        }
    }

    private static long prosentil(List<Long> alle, int prosent) {
        long[] tall;
        synchronized (alle) {
            tall = alle.stream().mapToLong(Long::longValue).toArray();
        }
        Arrays.sort(tall);
        return tall.length == 0 ? 0 : tall[Math.min(tall.length - 1, tall.length * prosent / HUNDRE)];
    }
}
