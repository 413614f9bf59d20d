package no.meldingsvakt.inngang.overlast;

import java.time.Duration;

/**
 * How slowly a call's content may come.
 *
 * @param betenkning the interval that is looked at
 * @param minsteFart fewest bytes a second in each interval
 * @param frist the time for all of it
 */
record Talmodighet(Duration betenkning, long minsteFart, Duration frist) {

    /** How long what a refused caller sends is read and thrown away. */
    static final Duration LENGST_MED_AVVISTE = Duration.ofSeconds(30);

    private static final long MILLI = 1000;

    /** Fewest bytes in so many milliseconds. */
    long minstPr(long millisekunder) {
        return minsteFart * millisekunder / MILLI;
    }
}
