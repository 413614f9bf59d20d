package no.meldingsvakt.maling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import no.meldingsvakt.ko.Adresser;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;

/**
 * How many messages the service takes in a second through the queue and through REST, the processor time of each, and the time
 * from message to receipt at half of that load; with H2 and the embedded broker, and with PostgreSQL and a broker in a process
 * of its own. The sender runs on the same machine. Run it with {@code ./mvnw -B surefire:test -Dtest=Fartsmaling -Dmeldinger=3000}, after
 * the program has been packaged and the tests compiled.
 */
class Fartsmaling {

    private static final int MELDINGER = Integer.getInteger("meldinger", 1000);
    private static final int OPPVARMING = Integer.getInteger("oppvarming", 3000);
    private static final int RUNDER = 2;
    private static final int SAMTIDIGE = 4;
    private static final int HTTP = 18121;
    private static final int AMQP = 5721;
    private static final int SQL = 54321;
    private static final long LENGSTE_SVAR = 60_000;

    private final ExecutorService kallere = Executors.newCachedThreadPool();
    private final Random tilfeldig = new Random(1);

    @Test
    void mal() throws Exception {
        try (Tjeneste tjeneste =
                Tjeneste.start(HTTP, Kopost.mappe("fart"), Map.of("meldingsvakt.amqp.port", String.valueOf(AMQP)))) {
            mal("H2, innebygd megler", tjeneste);
        }
        try (Omgivelser omgivelser = new Omgivelser(Kopost.mappe("fart"), AMQP, SQL);
                Tjeneste tjeneste = Tjeneste.start(HTTP, omgivelser.mappe("tjeneste"), omgivelser.valg())) {
            mal("PostgreSQL, egen Artemis", tjeneste);
        } finally {
            kallere.shutdownNow();
        }
    }

    private void mal(String oppsett, Tjeneste tjeneste) throws Exception {
        rest(tjeneste, meldinger(OPPVARMING));
        ko(tjeneste, meldinger(OPPVARMING / 2));
        List<Resultat> rest = new ArrayList<>();
        List<Resultat> ko = new ArrayList<>();
        for (int i = 0; i < RUNDER; i++) {
            rest.add(rest(tjeneste, meldinger(MELDINGER)));
            ko.add(ko(tjeneste, meldinger(MELDINGER)));
        }
        System.out.printf("%n%s, %d meldinger hver gang%n", oppsett, MELDINGER);
        for (int i = 0; i < RUNDER; i++) {
            System.out.printf("  REST %s   kø %s%n", rest.get(i), ko.get(i));
        }
        System.out.printf("  forhold kø/REST: %.2f%n", fart(ko) / fart(rest));
        System.out.printf("  ved halv last, REST: %s%n", halvLast(tjeneste, fart(rest) / 2, false));
        System.out.printf("  ved halv last, kø:   %s%n", halvLast(tjeneste, fart(ko) / 2, true));
    }

    private static double fart(List<Resultat> runder) {
        return runder.stream().mapToDouble(Resultat::iSekundet).average().orElseThrow();
    }

    private record Resultat(double iSekundet, double millisAvProsessor) {
        @Override
        public String toString() {
            return "%.0f/s, %.1f ms prosessor hver".formatted(iSekundet, millisAvProsessor);
        }
    }

    /** A few callers, each with the next message as soon as the former has been answered. */
    private Resultat rest(Tjeneste tjeneste, List<byte[]> meldinger) {
        return mal(tjeneste, meldinger.size(), () -> {
            List<CompletableFuture<Void>> alle = IntStream.range(0, SAMTIDIGE)
                    .mapToObj(nr -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = nr; i < meldinger.size(); i += SAMTIDIGE) {
                                    post(tjeneste, meldinger.get(i));
                                }
                            },
                            kallere))
                    .toList();
            alle.forEach(CompletableFuture::join);
        });
    }

    /** All are sent as fast as the broker takes them, and the clock stops at the last receipt. */
    private Resultat ko(Tjeneste tjeneste, List<byte[]> meldinger) {
        return mal(tjeneste, meldinger.size(), () -> gjennomKoen(meldinger, i -> {}, i -> {}));
    }

    private static Resultat mal(Tjeneste tjeneste, int antall, Runnable arbeid) {
        Duration prosessor = prosessortid(tjeneste);
        long start = System.nanoTime();
        arbeid.run();
        double sekunder = (System.nanoTime() - start) / 1e9;
        double brukt = prosessortid(tjeneste).minus(prosessor).toNanos() / 1e6;
        return new Resultat(antall / sekunder, brukt / antall);
    }

    private static Duration prosessortid(Tjeneste tjeneste) {
        return tjeneste.prosess().info().totalCpuDuration().orElseThrow();
    }

    /** Messages at an even pace; each one's time runs from the moment it should have been sent. */
    private String halvLast(Tjeneste tjeneste, double iSekundet, boolean ko) {
        List<byte[]> meldinger = meldinger(MELDINGER);
        long[] tider = new long[meldinger.size()];
        long start = System.nanoTime();
        IntConsumer takt = i -> ventTil(naar(start, i, iSekundet));
        IntConsumer svar = i -> tider[i] = System.nanoTime() - naar(start, i, iSekundet);
        if (ko) {
            gjennomKoen(meldinger, takt, svar);
        } else {
            List<CompletableFuture<Void>> alle = new ArrayList<>();
            for (int i = 0; i < meldinger.size(); i++) {
                int nr = i;
                takt.accept(nr);
                alle.add(CompletableFuture.runAsync(
                        () -> {
                            post(tjeneste, meldinger.get(nr));
                            svar.accept(nr);
                        },
                        kallere));
            }
            alle.forEach(CompletableFuture::join);
        }
        Arrays.sort(tider);
        return "%.0f/s, p50 %.0f ms, p99 %.0f ms"
                .formatted(iSekundet, tider[tider.length / 2] / 1e6, tider[tider.length * 99 / 100] / 1e6);
    }

    private static long naar(long start, int nr, double iSekundet) {
        return start + (long) (nr / iSekundet * 1e9);
    }

    private static void ventTil(long tidspunkt) {
        for (long igjen = tidspunkt - System.nanoTime(); igjen > 0; igjen = tidspunkt - System.nanoTime()) {
            LockSupport.parkNanos(igjen);
        }
    }

    /** Sends all in their order and takes one receipt for each, whose correlation-id tells which. */
    private void gjennomKoen(List<byte[]> meldinger, IntConsumer forSending, IntConsumer vedSvar) {
        String merke = UUID.randomUUID() + "/";
        try (Connection forbindelse = new JmsConnectionFactory("amqp://127.0.0.1:" + AMQP).createConnection();
                Session sender = forbindelse.createSession(false, Session.AUTO_ACKNOWLEDGE);
                Session leser = forbindelse.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer svar = leser.createConsumer(leser.createQueue(Adresser.KVITTERINGER))) {
            forbindelse.start();
            CompletableFuture<Void> sendt = CompletableFuture.runAsync(
                    () -> {
                        try (MessageProducer inn = sender.createProducer(sender.createQueue(Adresser.INN))) {
                            for (int i = 0; i < meldinger.size(); i++) {
                                BytesMessage melding = sender.createBytesMessage();
                                melding.writeBytes(meldinger.get(i));
                                melding.setJMSCorrelationID(merke + i);
                                forSending.accept(i);
                                inn.send(melding);
                            }
                        } catch (JMSException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    kallere);
            for (int i = 0; i < meldinger.size(); i++) {
                Message kvittering = svar.receive(LENGSTE_SVAR);
                String korrelasjon = kvittering.getJMSCorrelationID();
                assertEquals(merke, korrelasjon.substring(0, merke.length()));
                vedSvar.accept(Integer.parseInt(korrelasjon.substring(merke.length())));
            }
            sendt.join();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void post(Tjeneste tjeneste, byte[] melding) {
        try {
            tjeneste.post("/api/v1/meldinger", melding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Messages of many stays, mixed as they would come from many senders. */
    private List<byte[]> meldinger(int antall) {
        List<byte[]> alle = new ArrayList<>(
                Kopost.meldinger(antall).stream().map(m -> m.bytes()).toList());
        Collections.shuffle(alle, tilfeldig);
        return alle;
    }
}
