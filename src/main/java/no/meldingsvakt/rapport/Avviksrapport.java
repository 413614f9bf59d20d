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
 * @param sum all together
 */
public record Avviksrapport(
        String gruppe,
        @Nullable String par,
        @Nullable String fra,
        @Nullable String til,
        List<String> maneder,
        Rad sum,
        List<Rad> rader) {

    public Avviksrapport {
        maneder = List.copyOf(maneder);
        rader = List.copyOf(rader);
    }

    /** Says whether nothing has been counted in the period, which is something else than that nothing was found. */
    public boolean utenTall() {
        return maneder.isEmpty();
    }

    /**
     * The numbers of one rule, party, pair, week, month or system.
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
