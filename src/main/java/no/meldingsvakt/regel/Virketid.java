package no.meldingsvakt.regel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a requirement is in force, both included. It is the day the message was made that decides.
 *
 * @param fra null where it has always been
 * @param til null where it still is
 * @param kilde what says so, bokmål; null where it has no limits
 */
public record Virketid(
        @Nullable LocalDate fra,
        @Nullable LocalDate til,
        @Nullable String kilde) {

    /** In force on every day. */
    static final Virketid ALLTID = new Virketid(null, null, null);

    boolean gjelder(LocalDate dag) {
        return gjelder(fra, til, dag);
    }

    /** Whether the day is among those from the first to the last, both included; null is no limit. */
    static boolean gjelder(@Nullable LocalDate fra, @Nullable LocalDate til, LocalDate dag) {
        return (fra == null || !dag.isBefore(fra)) && (til == null || !dag.isAfter(til));
    }
}
