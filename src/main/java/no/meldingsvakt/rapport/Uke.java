package no.meldingsvakt.rapport;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** A week (ISO 8601). */
record Uke(int ar, int nr) {

    static Uke av(LocalDate dag) {
        return new Uke(dag.get(IsoFields.WEEK_BASED_YEAR), dag.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** Reads what {@link #toString} wrote. */
    static Uke les(String tekst) {
        int skille = tekst.indexOf("-W");
        return new Uke(Integer.parseInt(tekst.substring(0, skille)), Integer.parseInt(tekst.substring(skille + 2)));
    }

    LocalDate mandag() {
        return LocalDate.of(ar, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, nr)
                .with(DayOfWeek.MONDAY);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d-W%02d", ar, nr);
    }
}
