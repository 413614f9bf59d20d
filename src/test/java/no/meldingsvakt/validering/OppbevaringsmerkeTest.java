package no.meldingsvakt.validering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Meldingsnokkel;
import no.meldingsvakt.forlop.lager.Minnelager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retention follows the clock, a day an hour at most, so that a clock that is wrong deletes nothing. */
class OppbevaringsmerkeTest {

    private static final Instant NAA = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TIME = Duration.ofHours(1);

    private Lager lager;
    private Oppbevaringsmerke merke;
    private long nano;

    @BeforeEach
    void lagDatabase() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
        lager = Minnelager.nytt();
        merke = new Oppbevaringsmerke(lager);
    }

    @Test
    void itFollowsAClockThatIsRight() {
        for (int t = 0; t < 100; t++) {
            assertEquals(NAA.plus(TIME.multipliedBy(t)), etterEnTime(NAA.plus(TIME.multipliedBy(t))));
        }
    }

    @Test
    void aClockThatIsWrongByYearsMovesItADayAnHour() {
        etterEnTime(NAA);
        Instant feil = NAA.plus(Duration.ofDays(4000));
        for (int t = 1; t < 48; t++) {
            assertEquals(NAA.plus(Duration.ofDays(t)), etterEnTime(feil.plus(TIME.multipliedBy(t))));
        }
        Instant rett = NAA.plus(TIME.multipliedBy(48));
        assertEquals(rett, etterEnTime(rett), "it is never ahead of the clock");
    }

    @Test
    void startingAgainMovesNothing() {
        etterEnTime(NAA);
        for (int t = 0; t < 10; t++) {
            merke = new Oppbevaringsmerke(lager);
            assertEquals(NAA, etterEnTime(NAA.plus(Duration.ofDays(4000))));
        }
    }

    @Test
    void severalInstancesAreNoFasterThanOne() {
        Oppbevaringsmerke annen = new Oppbevaringsmerke(lager);
        etterEnTime(NAA);
        Instant feil = NAA.plus(Duration.ofDays(4000));
        Instant sist = NAA;
        for (int t = 1; t <= 20; t++) {
            nano += TIME.toNanos() / 2;
            Instant na = (t % 2 == 0 ? merke : annen).flytt(feil, nano);
            assertTrue(!na.isBefore(sist));
            sist = na;
        }
        assertTrue(!sist.isAfter(NAA.plus(Duration.ofDays(10))), sist.toString());
        assertTrue(sist.isAfter(NAA), "and it does not stand still");
    }

    /** A database that is older than the mark, started with a clock that is wrong from the first moment. */
    @Test
    void itBeginsWithTheLastMessage() {
        lager.iTransaksjon(tx -> {
            Meldingsnokkel nokkel = new Meldingsnokkel("1", "", "m", false);
            tx.meldinger().lagre(UUID.randomUUID(), nokkel, tx.meldinger().kjent(nokkel), "0", NAA, "{}");
            return true;
        });
        assertEquals(NAA, etterEnTime(NAA.plus(Duration.ofDays(4000))));
    }

    private Instant etterEnTime(Instant klokke) {
        nano += TIME.toNanos();
        return merke.flytt(klokke, nano);
    }
}
