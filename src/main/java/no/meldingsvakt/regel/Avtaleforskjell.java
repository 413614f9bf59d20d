package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two packs beside each other, clause by clause of their sources. What both have is known by the id of the assertion, which never
 * changes; it stands under the clause that the first pack gives it.
 *
 * @param verdier the values that are not the same in both, or that only one has
 * @param antall how many assertions there are of each
 */
public record Avtaleforskjell(
        Pakkefelt a, Pakkefelt b, Map<Stand, Long> antall, List<Verdi> verdier, List<Klausul> klausuler) {

    /** What is told of, in the order it is told. */
    private static final List<String> DELER =
            List.of("nivaa", "frist", "verdier", "krav", "tekst", "test", "kilde", "virketid");

    public Avtaleforskjell {
        antall = new EnumMap<>(antall);
        verdier = List.copyOf(verdier);
        klausuler = List.copyOf(klausuler);
    }

    @Override
    public Map<Stand, Long> antall() {
        return new EnumMap<>(antall);
    }

    /** How many assertions stand so to each other. */
    public long antall(Stand stand) {
        return antall.getOrDefault(stand, 0L);
    }

    /** Whether nothing in the two differs. */
    public boolean ingen() {
        return verdier.isEmpty() && klausuler.stream().allMatch(k -> k.stand() == Stand.LIK);
    }

    /** How the two stand to each other. */
    public enum Stand {
        LIK,
        ENDRET,
        BARE_A,
        BARE_B
    }

    /** A pack. */
    public record Pakkefelt(String id, String tittel, String versjon, String kilde) {

        private static Pakkefelt av(Pakke p) {
            return new Pakkefelt(p.id(), p.tittel(), p.versjon(), p.kilde());
        }
    }

    /** A value that the rules of a pack read, such as how long a deadline is; null in the one that has none such. */
    public record Verdi(
            String navn,
            String tekst,
            @Nullable String a,
            @Nullable String b) {}

    /**
     * A clause.
     *
     * @param stand {@link Stand#LIK} where all in it is alike; {@code ENDRET} where not all is of one kind
     */
    public record Klausul(String kilde, Stand stand, List<Punkt> punkter) {

        public Klausul {
            punkter = List.copyOf(punkter);
        }

        private static Klausul av(String kilde, List<Punkt> punkter) {
            Set<Stand> alle = punkter.stream().map(Punkt::stand).collect(Collectors.toSet());
            return new Klausul(kilde, alle.size() == 1 ? alle.iterator().next() : Stand.ENDRET, punkter);
        }
    }

    /**
     * An assertion.
     *
     * @param hva what has changed: {@code nivaa}, {@code frist}, {@code verdier}, {@code krav}, {@code tekst}, {@code test}, {@code
     *     kilde}, {@code virketid}
     */
    public record Punkt(
            String id,
            Stand stand,
            List<String> hva,
            @Nullable Kravfelt a,
            @Nullable Kravfelt b) {

        public Punkt {
            hva = List.copyOf(hva);
        }
    }

    /**
     * How a pack has it.
     *
     * @param frist whether it is a deadline
     * @param verdier the values that the rule reads, such as {@code straks = PT2H}
     */
    public record Kravfelt(
            String nivaa,
            boolean heuristisk,
            boolean frist,
            List<String> verdier,
            String krav,
            String tekst,
            String kilde) {

        public Kravfelt {
            verdier = List.copyOf(verdier);
        }
    }

    /** An assertion, and what it is in. */
    private record Sak(Paastand paastand, Regel regel, Pakke pakke) {

        Kravfelt side() {
            return new Kravfelt(
                    paastand.nivaa().ord(),
                    paastand.heuristisk(),
                    paastand.frist(),
                    pakke.parametre().stream()
                            .filter(p -> regel.bruker(p.navn()))
                            .map(p -> p.navn() + " = " + p.standard())
                            .toList(),
                    paastand.krav(),
                    String.valueOf(paastand.tekst().nb()),
                    paastand.kilde());
        }
    }

    /** The two, the first pack's clauses first, each in the order its pack has them. */
    public static Avtaleforskjell mellom(Pakke a, Pakke b) {
        Map<String, Sak> forste = saker(a);
        Map<String, Sak> andre = saker(b);
        Map<String, List<Punkt>> klausuler = new TreeMap<>(Klausulorden.NATURLIG);
        Map<Stand, Long> antall = new EnumMap<>(Stand.class);
        for (Stand s : Stand.values()) {
            antall.put(s, 0L);
        }
        Set<String> ider = new LinkedHashSet<>(forste.keySet());
        ider.addAll(andre.keySet());
        for (String id : ider) {
            Punkt punkt = punkt(id, forste.get(id), andre.get(id));
            antall.merge(punkt.stand(), 1L, Long::sum);
            String kilde = Optional.ofNullable(forste.get(id))
                    .or(() -> Optional.ofNullable(andre.get(id)))
                    .map(s -> s.paastand().kilde())
                    .orElse("");
            klausuler.computeIfAbsent(kilde, k -> new ArrayList<>()).add(punkt);
        }
        return new Avtaleforskjell(
                Pakkefelt.av(a),
                Pakkefelt.av(b),
                antall,
                verdier(a, b),
                klausuler.entrySet().stream()
                        .map(e -> Klausul.av(e.getKey(), e.getValue()))
                        .toList());
    }

    private static Map<String, Sak> saker(Pakke pakke) {
        Map<String, Sak> alle = new LinkedHashMap<>();
        pakke.regler().forEach(r -> r.paastander().forEach(p -> alle.put(p.id(), new Sak(p, r, pakke))));
        return alle;
    }

    private static List<Verdi> verdier(Pakke a, Pakke b) {
        Map<String, Parameter> forste = parametre(a);
        Map<String, Parameter> andre = parametre(b);
        return Stream.concat(forste.keySet().stream(), andre.keySet().stream())
                .distinct()
                .map(n -> {
                    @Nullable Parameter en = forste.get(n);
                    @Nullable Parameter annen = andre.get(n);
                    return new Verdi(
                            n,
                            en != null
                                    ? en.tekst()
                                    : Objects.requireNonNull(annen).tekst(),
                            en == null ? null : en.standard(),
                            annen == null ? null : annen.standard());
                })
                .filter(v -> !Objects.equals(v.a(), v.b()))
                .toList();
    }

    private static Map<String, Parameter> parametre(Pakke pakke) {
        return pakke.parametre().stream()
                .collect(Collectors.toMap(Parameter::navn, Function.identity(), (x, y) -> x, LinkedHashMap::new));
    }

    private static Punkt punkt(String id, @Nullable Sak a, @Nullable Sak b) {
        if (a == null || b == null) {
            return new Punkt(
                    id,
                    b == null ? Stand.BARE_A : Stand.BARE_B,
                    List.of(),
                    a == null ? null : a.side(),
                    b == null ? null : b.side());
        }
        List<String> hva = ulikt(a, b);
        return new Punkt(id, hva.isEmpty() ? Stand.LIK : Stand.ENDRET, hva, a.side(), b.side());
    }

    private static List<String> ulikt(Sak a, Sak b) {
        Map<String, Boolean> likt = new HashMap<>(a.paastand().likt(b.paastand()));
        likt.put("verdier", a.side().verdier().equals(b.side().verdier()));
        likt.computeIfPresent("test", (d, lik) -> lik && logikk(a).equals(logikk(b)));
        return DELER.stream().filter(d -> !Boolean.TRUE.equals(likt.get(d))).toList();
    }

    /** What the rule computes before it tests: the expressions of all its variables and contexts. */
    private static List<String> logikk(Sak sak) {
        return sak.regel().uttrykk();
    }
}
