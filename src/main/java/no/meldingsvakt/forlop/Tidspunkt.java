package no.meldingsvakt.forlop;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
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

    private static final int DATOLENGDE = "2024-01-31".length();

    /** Reads an xs:dateTime or xs:date; empty for anything else. */
    public static Optional<Tidspunkt> les(@Nullable String verdi) {
        String v = verdi == null ? "" : verdi.strip();
        try {
            return v.length() > DATOLENGDE && v.charAt(DATOLENGDE) == 'T'
                    ? Optional.of(moment(v))
                    : v.length() < DATOLENGDE
                            ? Optional.empty()
                            : Optional.of(dag(LocalDate.parse(v.substring(0, DATOLENGDE))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
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
        return harKlokkeslett ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(tid) : dag().toString();
    }

    private static Tidspunkt moment(String verdi) {
        TemporalAccessor lest =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(verdi, OffsetDateTime::from, LocalDateTime::from);
        return lest instanceof OffsetDateTime medOffset
                ? av(medOffset.toInstant())
                : av(((LocalDateTime) lest).atZone(NORGE).toInstant());
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
