package no.meldingsvakt.ko;

import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.meldingsvakt.forlop.lager.Utgaende;
import no.meldingsvakt.sporing.Sporing;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages over to the broker, each address by a way of its own ({@link Postrute}), and tells which ones it has taken. Senders
 * choose where their receipts go, and an address that takes nothing, or never answers, holds up its own receipts and no others. For one
 * thread.
 */
@Singleton
class Postbud {

    /** How long receipts to addresses that others have chosen are waited for; what comes later is told in a later round. */
    private static final Duration VENTETID = Duration.ofSeconds(2);

    private static final int RUTER = 64;
    private static final long LEDIG_SEKUNDER = 30;

    private final Avsender avsender;
    private final Parkering parkering;
    private final Clock klokke;
    private final Sporing sporing;
    private final Map<String, Postrute> ruter = new HashMap<>();
    private final Map<String, CompletableFuture<List<Utgaende>>> underveis = new LinkedHashMap<>();
    private final ExecutorService trader = nyeTrader();

    Postbud(Avsender avsender, Parkering parkering, Clock klokke, Sporing sporing) {
        this.avsender = avsender;
        this.sporing = sporing;
        this.parkering = parkering;
        this.klokke = klokke;
    }

    /** Addresses that something is under way to; nothing more can be sent there before it has come through. */
    Set<String> opptatt() {
        return Set.copyOf(underveis.keySet());
    }

    /**
     * Sends these, those to the same address in their order. Without any, it looks whether the broker answers.
     *
     * @return those the broker has on disk, at their address or parked; also of those that were sent before
     * @throws JMSException when the broker does not answer
     */
    List<Utgaende> lever(List<Utgaende> rader) throws JMSException {
        if (rader.isEmpty()) {
            avsender.prov();
        }
        Map<String, List<Utgaende>> etterAdresse = rader.stream()
                .filter(r -> !underveis.containsKey(r.adresse()))
                .collect(Collectors.groupingBy(Utgaende::adresse, LinkedHashMap::new, Collectors.toList()));
        etterAdresse.forEach((adresse, egne) -> {
            Postrute rute = ruter.computeIfAbsent(adresse, a -> new Postrute(a, avsender, parkering, klokke, sporing));
            if (underveis.size() < RUTER) {
                underveis.put(adresse, CompletableFuture.supplyAsync(() -> lever(rute, egne), trader));
            }
        });
        vent();
        return ferdige();
    }

    private static List<Utgaende> lever(Postrute rute, List<Utgaende> rader) {
        try {
            return rute.lever(rader);
        } catch (JMSException e) {
            throw new CompletionException(e);
        }
    }

    /** Our own addresses are waited for: when they take nothing, it is the broker. */
    private void vent() {
        CompletableFuture<Void> egne = alle(underveis.entrySet().stream()
                .filter(u -> Adresser.ALLE.contains(u.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        CompletableFuture<Void> andres = alle(underveis.values().stream().toList())
                .completeOnTimeout(null, VENTETID.toMillis(), TimeUnit.MILLISECONDS);
        egne.join();
        andres.join();
    }

    private static CompletableFuture<Void> alle(List<CompletableFuture<List<Utgaende>>> sendinger) {
        return CompletableFuture.allOf(
                sendinger.stream().map(s -> s.handle((levert, feil) -> true)).toArray(CompletableFuture[]::new));
    }

    private List<Utgaende> ferdige() throws JMSException {
        List<Utgaende> levert = new ArrayList<>();
        @Nullable JMSException borte = null;
        for (String adresse : List.copyOf(underveis.keySet())) {
            CompletableFuture<List<Utgaende>> sending = underveis.get(adresse);
            if (sending != null && sending.isDone()) {
                underveis.remove(adresse);
                try {
                    levert.addAll(sending.join());
                } catch (CompletionException e) {
                    borte = somJms(e);
                }
                ruter.computeIfPresent(adresse, (a, rute) -> rute.erGlemt() ? null : rute);
            }
        }
        if (borte != null && levert.isEmpty()) {
            throw borte;
        }
        return levert;
    }

    private static JMSException somJms(CompletionException e) {
        return e.getCause() instanceof JMSException jms
                ? jms
                : (JMSException) new JMSException("the messages were not sent").initCause(e.getCause());
    }

    private static ExecutorService nyeTrader() {
        return new ThreadPoolExecutor(0, RUTER, LEDIG_SEKUNDER, TimeUnit.SECONDS, new SynchronousQueue<>(), arbeid -> {
            Thread trad = new Thread(arbeid, "postrute");
            trad.setDaemon(true);
            return trad;
        });
    }
}
