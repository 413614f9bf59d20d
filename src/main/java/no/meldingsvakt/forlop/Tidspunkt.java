package no.meldingsvakt.forlop;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as messages tell it: a moment, or only a day.
 *
 * @param tid the moment, with the offset that Norway had then; the day's first moment where only the day is told
 * @param harKlokkeslett whether more than the day is told
 */
public record Tidspunkt(OffsetDateTime tid, boolean harKlokkeslett) {

    /** Where values without offset are meant. */
    public static final ZoneId NORGE = ZoneId.of("Europe/Oslo");

    /** Years that can be computed with: of others the calendar, the holidays and the stores do not all agree. */
    static final int FORSTE_AAR = 1900;

    static final int SISTE_AAR = 2199;

    /** No clock in Norway shows more. */
    private static final ZoneOffset STORST_FORSKYVNING = ZoneOffset.ofHours(12);

    /** What xs:dateTime and xs:date look like in years of four digits; seconds may be left out, and decimals be many. */
    private static final Pattern FORM = Pattern.compile(
            "(?<dag>\\d{4}-\\d{2}-\\d{2})"
                    + "(?:T(?<tid>\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(?:(?<=\\.\\d{9})\\d*)?)?(?<sone>Z|[+-]\\d{2}:\\d{2})?");

    private static final String DAG = "2024-01-31";

    private static final String SEKUND = "####-##-##T##:##:##+##:00";

    private static final Pattern DOGNSLUTT = Pattern.compile("24:00(?::00(?:\\.0+)?)?");

    /**
     * Reads an xs:dateTime or xs:date; empty for anything else, and for what cannot be computed with: years outside
     * 1900–2199, seconds of 60, offsets that no clock in Norway shows. Never throws.
     */
    public static Optional<Tidspunkt> les(@Nullable String verdi) {
        Matcher m = FORM.matcher(verdi == null ? "" : verdi.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate dag = LocalDate.parse(m.group("dag"));
            Optional<Tidspunkt> lest =
                    Optional.of(m.group("tid") == null ? dag(dag) : moment(dag, m.group("tid"), m.group("sone")));
            return lest.filter(Tidspunkt::kanRegnesMed);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Reads what {@link #tekst} wrote, whatever can be computed with now. */
    public static Tidspunkt lesLagret(String tekst) {
        return lesSekund(tekst)
                .or(() -> les(tekst))
                .orElseGet(() -> tekst.length() > DAG.length()
                        ? new Tidspunkt(OffsetDateTime.parse(tekst), true)
                        : dag(LocalDate.parse(tekst)));
    }

    /** Reads what most are, a whole second of these centuries in Norway's time; empty for all else. */
    private static Optional<Tidspunkt> lesSekund(String tekst) {
        if (!erSekund(tekst)) {
            return Optional.empty();
        }
        try {
            LocalDateTime lokal = LocalDateTime.of(
                    100 * tall(tekst, 0) + tall(tekst, 2),
                    tall(tekst, 5),
                    tall(tekst, 8),
                    tall(tekst, 11),
                    tall(tekst, 14),
                    tall(tekst, 17));
            return Optional.of(av(lokal.toInstant(ZoneOffset.ofHours(tall(tekst, 20)))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean erSekund(String tekst) {
        if (tekst.length() != SEKUND.length()) {
            return false;
        }
        for (int i = 0; i < SEKUND.length(); i++) {
            char form = SEKUND.charAt(i);
            char tegn = tekst.charAt(i);
            if (form == '#' ? tegn < '0' || tegn > '9' : tegn != form) {
                return false;
            }
        }
        return (tekst.startsWith("19") || tekst.startsWith("20")) && (tall(tekst, 20) == 1 || tall(tekst, 20) == 2);
    }

    /** Two digits as a number. */
    private static int tall(String tekst, int fra) {
        return 10 * (tekst.charAt(fra) - '0') + tekst.charAt(fra + 1) - '0';
    }

    private boolean kanRegnesMed() {
        return tid.getYear() >= FORSTE_AAR && tid.getYear() <= SISTE_AAR;
    }

    /** The moment as Norway's clocks showed it. */
    public static Tidspunkt av(Instant moment) {
        return new Tidspunkt(moment.atZone(NORGE).toOffsetDateTime(), true);
    }

    /** Only a day. */
    public static Tidspunkt dag(LocalDate dag) {
        return new Tidspunkt(dag.atStartOfDay(NORGE).toOffsetDateTime(), false);
    }

    /** The same as text: an xs:dateTime with offset, or an xs:date. {@link #les} reads it back. */
    public String tekst() {
        return harKlokkeslett ? tekst(tid) : dag().toString();
    }

    /** As {@link DateTimeFormatter#ISO_OFFSET_DATE_TIME} writes it. */
    static String tekst(OffsetDateTime tid) {
        int ar = tid.getYear();
        if (tid.getNano() != 0 || ar < FORSTE_AAR || ar > SISTE_AAR) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(tid);
        }
        return tid.toLocalDate() + "T" + klokken(tid.toLocalTime())
                + tid.getOffset().getId();
    }

    /** As {@link DateTimeFormatter#ISO_LOCAL_TIME} writes it. */
    static String klokken(LocalTime kl) {
        if (kl.getNano() != 0) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(kl);
        }
        char[] tegn = {'0', '0', ':', '0', '0', ':', '0', '0'};
        sett(tegn, 0, kl.getHour());
        sett(tegn, 3, kl.getMinute());
        sett(tegn, 6, kl.getSecond());
        return new String(tegn);
    }

    private static void sett(char[] tegn, int fra, int tall) {
        tegn[fra] += (char) (tall / 10);
        tegn[fra + 1] += (char) (tall % 10);
    }

    private static Tidspunkt moment(LocalDate dag, String tid, @Nullable String sone) {
        LocalDateTime lokal =
                DOGNSLUTT.matcher(tid).matches() ? dag.plusDays(1).atStartOfDay() : dag.atTime(LocalTime.parse(tid));
        if (sone == null) {
            return av(lokal.atZone(NORGE).toInstant());
        }
        ZoneOffset forskyvning = ZoneOffset.of(sone);
        if (Math.abs(forskyvning.getTotalSeconds()) > STORST_FORSKYVNING.getTotalSeconds()) {
            throw new DateTimeException("an offset that no clock in Norway shows");
        }
        return av(lokal.toInstant(forskyvning));
    }

    public Instant moment() {
        return tid.toInstant();
    }

    /** The Norwegian calendar day. */
    public LocalDate dag() {
        return tid.toLocalDate();
    }

    /** The time of day on Norwegian clocks. */
    LocalTime klokkeslett() {
        return tid.toLocalTime();
    }

    /** The first moment of the next day. */
    OffsetDateTime dognslutt() {
        return dag().plus(1, ChronoUnit.DAYS).atStartOfDay(NORGE).toOffsetDateTime();
    }

    /** Says whether the two may be the same point in time, as far as both tell. */
    boolean kanVareLik(Tidspunkt annet) {
        return harKlokkeslett && annet.harKlokkeslett ? moment().equals(annet.moment()) : dag().equals(annet.dag());
    }

    /** Says whether this is not after the other, as far as both tell. */
    boolean ikkeEtter(Tidspunkt annet) {
        return harKlokkeslett && annet.harKlokkeslett ? !moment().isAfter(annet.moment()) : !dag().isAfter(annet.dag());
    }
}
