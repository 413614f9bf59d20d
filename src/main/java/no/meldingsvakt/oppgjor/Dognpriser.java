package no.meldingsvakt.oppgjor;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.meldingsvakt.forlop.Overliggerdogn;

/**
 * The price of a day (FOR-2011-11-18-1115 § 13), by the year the day is in. A year without a price has none: the year before's
 * is not used for it.
 */
public record Dognpriser(Map<Integer, BigDecimal> kroner) {

    /** Those that have been announced. Later ones are the operator's to set. */
    public static final Dognpriser KUNNGJORT = new Dognpriser(Map.of(
            2019, BigDecimal.valueOf(4885),
            2020, BigDecimal.valueOf(5036),
            2021, BigDecimal.valueOf(5167),
            2022, BigDecimal.valueOf(5306),
            2023, BigDecimal.valueOf(5508),
            2024, BigDecimal.valueOf(5745)));

    public Dognpriser {
        kroner = Map.copyOf(kroner);
        if (kroner.values().stream()
                .anyMatch(p -> p.signum() <= 0 || p.stripTrailingZeros().scale() > 2)) {
            throw new IllegalArgumentException("a price of a day is kroner and øre, and more than nothing");
        }
    }

    /** The same with the operator's, which take the place of those of the same years. */
    public Dognpriser med(Map<Integer, BigDecimal> andre) {
        Map<Integer, BigDecimal> alle = new TreeMap<>(kroner);
        alle.putAll(andre);
        return new Dognpriser(alle);
    }

    /** What the day costs; empty where its year has no price. */
    public Optional<BigDecimal> pris(LocalDate dag) {
        return Optional.ofNullable(kroner.get(dag.getYear()));
    }

    /** What the days cost together; empty where one of them has no price. */
    public Optional<BigDecimal> sum(List<Overliggerdogn.Dag> dager) {
        return dager.stream()
                .map(d -> pris(d.dag()))
                .reduce(Optional.of(BigDecimal.ZERO), (a, b) -> a.flatMap(x -> b.map(x::add)));
    }

    /** The dearest of them. */
    BigDecimal hoyeste() {
        return kroner.values().stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    }
}
