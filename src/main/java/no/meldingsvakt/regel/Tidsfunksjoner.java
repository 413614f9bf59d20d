package no.meldingsvakt.regel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import net.sf.saxon.lib.ConversionRules;
import net.sf.saxon.om.Item;
import net.sf.saxon.str.StringView;
import net.sf.saxon.trans.NoDynamicContextException;
import net.sf.saxon.value.DateTimeValue;
import net.sf.saxon.value.Whitespace;
import org.jspecify.annotations.Nullable;

/** Points in time as {@code schematron/felles/tid.xsl} has them, which says what each of these means. */
final class Tidsfunksjoner {

    private static final int SOMMER = 120;
    private static final int VINTER = 60;
    private static final int FRA_AR = 1900;
    private static final int TIL_AR = 2999;
    private static final int DAG = 10;
    private static final int SEKUND = 19;
    private static final int DESIMALER = 9;

    private Tidsfunksjoner() {}

    /** {@code mv:norsk-tid} */
    static @Nullable DateTimeValue norskTid(@Nullable DateTimeValue tid) {
        if (tid == null || !tid.hasTimezone() || tid.getYear() < FRA_AR || tid.getYear() > TIL_AR) {
            return tid == null ? null : (DateTimeValue) tid.removeTimezone();
        }
        DateTimeValue utc = tid.adjustTimezone(0);
        int ar = Math.min(TIL_AR, Math.max(FRA_AR, utc.getYear()));
        // Summer time begins and ends on a whole minute.
        LocalDateTime minutt =
                LocalDateTime.of(utc.getYear(), utc.getMonth(), utc.getDay(), utc.getHour(), utc.getMinute());
        boolean sommertid = !minutt.isBefore(sisteSondag(LocalDate.of(ar, 3, 31)))
                && minutt.isBefore(sisteSondag(LocalDate.of(ar, 10, 31)));
        return (DateTimeValue) utc.adjustTimezone(sommertid ? SOMMER : VINTER).removeTimezone();
    }

    private static LocalDateTime sisteSondag(LocalDate ultimo) {
        return ultimo.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)).atTime(1, 0);
    }

    /** {@code mv:med-forskyvning} */
    static @Nullable DateTimeValue medForskyvning(@Nullable DateTimeValue tid) {
        if (tid == null || tid.hasTimezone()) {
            return tid;
        }
        DateTimeValue sommer = tid.adjustTimezone(SOMMER);
        @Nullable DateTimeValue klokken = norskTid(sommer);
        return klokken != null && erLike(klokken, tid) ? sommer : tid.adjustTimezone(VINTER);
    }

    private static boolean erLike(DateTimeValue en, DateTimeValue annen) {
        try {
            return en.compareTo(annen, 0) == 0;
        } catch (NoDynamicContextException e) {
            throw new IllegalStateException("two times without offset could not be compared", e);
        }
    }

    /** {@code mv:moment} */
    static @Nullable DateTimeValue moment(@Nullable Item verdi) {
        return momentAv(skrevet(verdi));
    }

    /** {@code mv:tidspunkt} */
    static @Nullable DateTimeValue tidspunkt(@Nullable Item verdi) {
        String v = skrevet(verdi);
        @Nullable DateTimeValue moment = momentAv(v);
        if (moment != null) {
            return norskTid(moment);
        }
        return erDag(v) ? lest(v.substring(0, DAG) + "T00:00:00") : null;
    }

    private static String skrevet(@Nullable Item verdi) {
        return verdi == null ? "" : Whitespace.collapse(verdi.getStringValue());
    }

    private static @Nullable DateTimeValue momentAv(String v) {
        int slutt = desimalslutt(v);
        if (slutt < 0 || !erForskyvning(v.substring(slutt))) {
            return null;
        }
        int beholdt = Math.min(slutt, SEKUND + 1 + DESIMALER);
        return medForskyvning(lest(v.substring(0, beholdt) + v.substring(slutt)));
    }

    private static @Nullable DateTimeValue lest(String v) {
        return DateTimeValue.makeDateTimeValue(StringView.of(v), ConversionRules.DEFAULT) instanceof DateTimeValue tid
                ? tid
                : null;
    }

    /** Where the seconds end, decimals included; below zero where it is no point in time to the second. */
    private static int desimalslutt(String v) {
        if (!folger(v, "####-##-##T##:##:##") || !erNaerAr(v)) {
            return -1;
        }
        if (v.length() == SEKUND || v.charAt(SEKUND) != '.') {
            return SEKUND;
        }
        int i = SEKUND + 1;
        while (i < v.length() && erSiffer(v.charAt(i))) {
            i++;
        }
        return i > SEKUND + 1 ? i : -1;
    }

    private static boolean erNaerAr(String v) {
        return v.startsWith("19") || v.startsWith("20") || v.startsWith("21");
    }

    /** Nothing, Z, or an offset of twelve hours at most. */
    private static boolean erForskyvning(String v) {
        if (v.isEmpty() || v.equals("Z")) {
            return true;
        }
        boolean formet =
                v.length() == 6 && (v.charAt(0) == '+' || v.charAt(0) == '-') && folger(v.substring(1), "##:##");
        return formet
                && (v.charAt(1) == '0' || v.startsWith("10", 1) || v.startsWith("11", 1) || v.startsWith("12:00", 1));
    }

    /** A day, by itself, with an offset, or with a time without seconds. */
    private static boolean erDag(String v) {
        if (!folger(v, "####-##-##") || !erNaerAr(v)) {
            return false;
        }
        String rest = v.substring(DAG);
        return rest.isEmpty()
                || rest.equals("Z")
                || rest.startsWith("+")
                || rest.startsWith("-")
                || (rest.length() == 6 && folger(rest, "T##:##"));
    }

    /** Says whether the text begins in the form, where # is a digit. */
    private static boolean folger(String v, String form) {
        if (v.length() < form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char f = form.charAt(i);
            if (f == '#' ? !erSiffer(v.charAt(i)) : v.charAt(i) != f) {
                return false;
            }
        }
        return true;
    }

    private static boolean erSiffer(char tegn) {
        return tegn >= '0' && tegn <= '9';
    }
}
