package no.meldingsvakt.regel;

import java.time.Duration;

/**
 * When a call must have been answered. Shared by all that is judged for it.
 *
 * @param startet {@link System#nanoTime} when the call came in
 * @param lengde what it may take in all
 */
public record Tidsrom(long startet, Duration lengde) {

    /** For what nobody waits for. */
    public static final Tidsrom FRITT = new Tidsrom(0, Duration.ofNanos(Long.MAX_VALUE));

    /** Why nothing more is judged when it is spent. */
    public static final String BRUKT = "tidsbudsjettet for kallet er brukt";

    /** Begins now. */
    public static Tidsrom naa(Duration lengde) {
        return new Tidsrom(System.nanoTime(), lengde);
    }

    /** Says whether nothing is left of it. */
    public boolean erBrukt() {
        return igjen().isZero();
    }

    /** What is left of it; none at the least. */
    Duration igjen() {
        if (this.equals(FRITT)) {
            return lengde;
        }
        Duration rest = lengde.minusNanos(System.nanoTime() - startet);
        return rest.isNegative() ? Duration.ZERO : rest;
    }
}
