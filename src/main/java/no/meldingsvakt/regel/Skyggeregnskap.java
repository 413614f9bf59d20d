package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Accounts for candidate packs: each is judged beside the pack in force, and only the differences are kept, as counts of
 * rules. No receipt is changed by them. Thread-safe.
 */
public final class Skyggeregnskap {

    private final Map<String, Konto> konti = new ConcurrentHashMap<>();

    /**
     * What a candidate has found differently so far.
     *
     * @param vurdert messages judged by both
     * @param nye findings that only the candidate has, by assertion
     * @param borte findings that only the pack in force has, by assertion
     * @param krasj crashes of the candidate's rules, by rule
     */
    public record Forskjell(
            String pakke,
            String gjeldende,
            String kandidat,
            long vurdert,
            Map<String, Long> nye,
            Map<String, Long> borte,
            Map<String, Long> krasj) {}

    private static final class Konto {
        private final Pakke gjeldende;
        private final Pakke kandidat;
        private final LongAdder vurdert = new LongAdder();
        private final Map<String, LongAdder> nye = new ConcurrentHashMap<>();
        private final Map<String, LongAdder> borte = new ConcurrentHashMap<>();
        private final Map<String, LongAdder> krasj = new ConcurrentHashMap<>();

        Konto(Pakke gjeldende, Pakke kandidat) {
            this.gjeldende = gjeldende;
            this.kandidat = kandidat;
        }
    }

    void sammenlign(Pakke gjeldende, Pakkeprogram.Funn funn, Pakke kandidat, Pakkeprogram.Funn kandidatfunn) {
        String nokkel = gjeldende.sha256() + kandidat.sha256();
        Konto konto = konti.computeIfAbsent(nokkel, n -> new Konto(gjeldende, kandidat));
        konto.vurdert.increment();
        Map<String, Integer> naa = antall(funn);
        Map<String, Integer> forslag = antall(kandidatfunn);
        Stream.concat(naa.keySet().stream(), forslag.keySet().stream())
                .distinct()
                .forEach(id -> {
                    int mer = forslag.getOrDefault(id, 0) - naa.getOrDefault(id, 0);
                    if (mer != 0) {
                        (mer > 0 ? konto.nye : konto.borte)
                                .computeIfAbsent(id, i -> new LongAdder())
                                .add(Math.abs(mer));
                    }
                });
        kandidatfunn.krasj().forEach(k -> konto.krasj
                .computeIfAbsent(k.regel(), i -> new LongAdder())
                .increment());
    }

    /** All candidates' differences since the program started. */
    public List<Forskjell> forskjeller() {
        List<Forskjell> alle = new ArrayList<>();
        konti.values()
                .forEach(k -> alle.add(new Forskjell(
                        k.gjeldende.id(),
                        k.gjeldende.versjon(),
                        k.kandidat.versjon(),
                        k.vurdert.sum(),
                        tall(k.nye),
                        tall(k.borte),
                        tall(k.krasj))));
        return alle;
    }

    private static Map<String, Integer> antall(Pakkeprogram.Funn funn) {
        Map<String, Integer> antall = new HashMap<>();
        funn.kjoringer().forEach(k -> k.antall().forEach((id, n) -> antall.merge(id, n.sum(), Integer::sum)));
        return antall;
    }

    private static Map<String, Long> tall(Map<String, LongAdder> tellere) {
        Map<String, Long> tall = new TreeMap<>();
        tellere.forEach((id, n) -> tall.put(id, n.sum()));
        return tall;
    }
}
