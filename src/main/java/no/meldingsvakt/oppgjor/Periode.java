package no.meldingsvakt.oppgjor;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days from one to another, both of them counted. */
public record Periode(LocalDate fra, LocalDate til) {

    public Periode {
        if (til.isBefore(fra)) {
            throw new IllegalArgumentException("a period ends before it begins");
        }
    }

    public boolean har(LocalDate dag) {
        return !dag.isBefore(fra) && !dag.isAfter(til);
    }

    boolean overlapper(Periode annen) {
        return !annen.til.isBefore(fra) && !annen.fra.isAfter(til);
    }

    long dager() {
        return ChronoUnit.DAYS.between(fra, til) + 1;
    }
}
