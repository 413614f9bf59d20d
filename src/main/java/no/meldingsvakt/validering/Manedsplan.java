package no.meldingsvakt.validering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.rapport.Avviksrapport.IkkeTalt;
import no.meldingsvakt.rapport.Avvikssporring;
import org.jspecify.annotations.Nullable;

/**
 * When months are counted for reports on deviations, as it is at a moment.
 *
 * @param naa the moment
 * @param hele the first month of which nothing can have been deleted for its age
 */
record Manedsplan(Instant naa, YearMonth hele) {

    /** How long after its end a month is counted, so that its stays have ended and what came late is there. */
    static final Duration ETTER = Duration.ofDays(45);

    /** No month is counted that began longer ago, whatever the clock of a sender said. */
    private static final int FLEST = 240;

    private static final Duration SLINGRING = Duration.ofDays(1);

    /**
     * The plan.
     *
     * @param begynt when the store was made: one that is younger than {@code oppbevaring} still has all that it was given
     * @param oppbevaring how long stays are kept after their last message
     */
    static Manedsplan av(Instant naa, Instant begynt, Duration oppbevaring) {
        Instant beholdt = naa.minus(oppbevaring);
        YearMonth lengst = maned(naa).minusMonths(FLEST);
        return new Manedsplan(
                naa,
                begynt.minus(SLINGRING).isAfter(beholdt)
                        ? lengst
                        : maned(beholdt).plusMonths(1));
    }

    /** The day that a month is counted. */
    static LocalDate telles(YearMonth maned) {
        return slutt(maned).plus(ETTER).atZone(Tidspunkt.NORGE).toLocalDate();
    }

    boolean erForGammel(YearMonth maned) {
        return maned.isBefore(hele);
    }

    /** Whether it has been over for long enough. */
    boolean erModen(YearMonth maned) {
        return !slutt(maned).plus(ETTER).isAfter(naa);
    }

    static YearMonth maned(Instant moment) {
        return YearMonth.from(moment.atZone(Tidspunkt.NORGE));
    }

    static Instant start(YearMonth maned) {
        return maned.atDay(1).atStartOfDay(Tidspunkt.NORGE).toInstant();
    }

    static Instant slutt(YearMonth maned) {
        return start(maned.plusMonths(1));
    }

    /** The whole months that are asked about and have not been counted, with why; those next to each other together. */
    List<IkkeTalt> ikkeTalt(Avvikssporring s, Collection<YearMonth> talte) {
        List<IkkeTalt> alle = new ArrayList<>();
        @Nullable YearMonth forrige = null;
        YearMonth fra = YearMonth.from(s.fra());
        for (YearMonth m = s.fra().getDayOfMonth() == 1 ? fra : fra.plusMonths(1);
                !m.atEndOfMonth().isAfter(s.til());
                m = m.plusMonths(1)) {
            if (talte.contains(m)) {
                continue;
            }
            IkkeTalt.Grunn grunn = grunn(m);
            IkkeTalt siste = alle.isEmpty() ? null : alle.get(alle.size() - 1);
            if (siste != null && siste.grunn() == grunn && m.minusMonths(1).equals(forrige)) {
                alle.set(alle.size() - 1, new IkkeTalt(siste.fra(), m.toString(), grunn, siste.telles()));
            } else {
                alle.add(new IkkeTalt(
                        m.toString(),
                        m.toString(),
                        grunn,
                        grunn == IkkeTalt.Grunn.IKKE_OVER ? telles(m).toString() : null));
            }
            forrige = m;
        }
        return alle;
    }

    private IkkeTalt.Grunn grunn(YearMonth maned) {
        if (!erModen(maned)) {
            return IkkeTalt.Grunn.IKKE_OVER;
        }
        return erForGammel(maned) ? IkkeTalt.Grunn.FOR_GAMMEL : IkkeTalt.Grunn.VENTER;
    }
}
