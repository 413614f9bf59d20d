package no.meldingsvakt.forlop;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Norwegian public holidays. Thread-safe. */
final class Helligdager {

    private final HolidayManager kalender =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NORWAY));
    private final Map<Integer, SortedSet<LocalDate>> etterAar = new ConcurrentHashMap<>();

    private final Map<Integer, List<String>> skrevneEtterAar = new ConcurrentHashMap<>();

    /** The public holidays of a year; none in years that are not computed with, of which the calendar says nothing sure. */
    SortedSet<LocalDate> i(int aar) {
        if (aar < Tidspunkt.FORSTE_AAR || aar > Tidspunkt.SISTE_AAR + 1) {
            return Collections.emptySortedSet();
        }
        return etterAar.computeIfAbsent(aar, a -> kalender.getHolidays(Year.of(a)).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The same, as they are written. */
    List<String> skrevne(int aar) {
        return skrevneEtterAar.computeIfAbsent(
                aar, a -> i(a).stream().map(LocalDate::toString).toList());
    }

    boolean erHelligdag(LocalDate dag) {
        return i(dag.getYear()).contains(dag);
    }

    /** Says whether it is Monday to Friday and no public holiday. */
    boolean erVirkedag(LocalDate dag) {
        return dag.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() && !erHelligdag(dag);
    }
}
