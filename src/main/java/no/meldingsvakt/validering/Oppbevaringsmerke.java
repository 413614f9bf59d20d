package no.meldingsvakt.validering;

import java.time.Duration;
import java.time.Instant;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Transaksjon;
import org.jspecify.annotations.Nullable;

/**
 * The moment that retention is counted from. It follows the clock, but no faster than a day in an hour that has really passed:
 * a clock that is wrong by years deletes nothing before somebody can see it. Never ahead of the clock. Thread-safe.
 */
public final class Oppbevaringsmerke {

    private static final String NAVN = "oppbevaring";
    private static final int FORT = 24;

    private final Lager lager;
    private @Nullable Instant sist;
    private long sett;

    public Oppbevaringsmerke(Lager lager) {
        this.lager = lager;
    }

    /**
     * Moves the mark and gives it.
     *
     * @param naa what the clock says
     * @param nanotid {@link System#nanoTime}, which no one can set
     */
    public synchronized Instant flytt(Instant naa, long nanotid) {
        Instant merke = lager.iTransaksjon(tx -> flytt(tx, naa, nanotid));
        if (!merke.equals(sist)) {
            sett = nanotid;
        }
        sist = merke;
        return merke;
    }

    private Instant flytt(Transaksjon tx, Instant naa, long nanotid) {
        Instant merke =
                tx.merker().finn(NAVN).or(() -> tx.merker().sisteMelding()).orElse(naa);
        // Where another instance has moved it, this one begins to count anew.
        Duration gatt = merke.equals(sist) ? Duration.ofNanos(nanotid - sett) : Duration.ZERO;
        Instant lengst = merke.plus(gatt.multipliedBy(FORT));
        Instant nytt = naa.isBefore(lengst) ? naa : lengst;
        tx.merker().sett(NAVN, nytt);
        return nytt;
    }
}
