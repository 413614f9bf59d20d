package no.meldingsvakt.rapport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts of deviations. A number that is null is not told: there is none, or it is of fewer than five patients in each month.
 *
 * @param gruppe what the rows are of
 * @param par the two parties that it is about; null where it is about all
 * @param fra the first day of what is counted; null where no whole month of the period has been counted
 * @param til the last day of it
 * @param maneder the months that have been counted
 * @param ikkeTalt the other months that were asked about, with why they have not been counted
 * @param sum all together
 */
public record Avviksrapport(
        String gruppe,
        @Nullable String par,
        @Nullable String fra,
        @Nullable String til,
        List<String> maneder,
        List<IkkeTalt> ikkeTalt,
        Rad sum,
        List<Rad> rader) {

    public Avviksrapport {
        maneder = List.copyOf(maneder);
        ikkeTalt = List.copyOf(ikkeTalt);
        rader = List.copyOf(rader);
    }

    /** The same, with the months that have not been counted. */
    public Avviksrapport utenom(List<IkkeTalt> utenom) {
        return new Avviksrapport(gruppe, par, fra, til, maneder, utenom, sum, rader);
    }

    /**
     * Months next to each other that have not been counted, for the same reason. It tells nothing of what is stored.
     *
     * @param fra the first of them
     * @param til the last of them
     * @param telles the day that the first will be counted; null where it is not known
     */
    public record IkkeTalt(
            String fra, String til, Grunn grunn, @Nullable String telles) {

        /** Why a month has not been counted. */
        public enum Grunn {
            /** It has not been over for long enough. */
            IKKE_OVER,
            /** It began longer ago than stays are kept, and will not be counted. */
            FOR_GAMMEL,
            /** There is nothing to count of it or of the months before it, or messages about its stays are still coming. */
            VENTER
        }
    }

    /** Says whether nothing has been counted in the period, which is something else than that nothing was found. */
    public boolean utenTall() {
        return maneder.isEmpty();
    }

    /**
     * The numbers of one rule, party, pair, service, week, month or system.
     *
     * @param verdi which; empty for all together
     * @param opphold stays that began in the period
     * @param meldinger messages that were sent in the period
     * @param avvik findings of rules: once for each stay or message, rule, sender and receiver
     * @param frister deadlines that ran until they were held or broken
     * @param brutt those that were broken
     * @param svartid the median of minutes until a deadline was met, to the nearest class above
     */
    public record Rad(
            String verdi,
            @Nullable Long opphold,
            @Nullable Long meldinger,
            @Nullable Long avvik,
            @Nullable Long frister,
            @Nullable Long brutt,
            @Nullable Integer svartid) {

        boolean erTom() {
            return opphold == null && meldinger == null && avvik == null && frister == null;
        }
    }
}
