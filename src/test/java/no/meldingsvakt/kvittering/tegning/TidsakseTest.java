package no.meldingsvakt.kvittering.tegning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TidsakseTest {

    private static final int VENSTRE = 10;
    private static final int MINST = 900;

    private static Tidsakse akse(String... tider) {
        return Tidsakse.over(Stream.of(tider).map(TidsakseTest::tid).toList(), VENSTRE, MINST);
    }

    private static Instant tid(String tekst) {
        return OffsetDateTime.parse(tekst).toInstant();
    }

    @Test
    void aDayIsDrawnWholeAndEvenly() {
        Tidsakse akse = akse("2024-03-04T08:00:00+01:00", "2024-03-04T20:00:00+01:00");
        assertEquals(List.of(), akse.brudd());
        assertEquals(VENSTRE, akse.venstre());
        assertEquals(VENSTRE + MINST, akse.hoyre());
        int klokka12 = akse.x(tid("2024-03-04T12:00:00+01:00"));
        assertEquals(
                klokka12 - akse.x(tid("2024-03-04T08:00:00+01:00")),
                akse.x(tid("2024-03-04T16:00:00+01:00")) - klokka12,
                1);
    }

    @Test
    void wholeDaysWithoutAnythingAreCutOutAndCounted() {
        Tidsakse akse = akse("2024-03-04T08:00:00+01:00", "2024-05-03T12:00:00+02:00");
        assertEquals(
                List.of(59L), akse.brudd().stream().map(Tidsakse.Strekk::dager).toList());
        assertEquals(MINST, akse.hoyre() - akse.venstre());
        assertEquals(
                List.of("2024-03-04", "2024-05-03"),
                akse.dager().stream().map(d -> d.tid().toLocalDate().toString()).toList());
    }

    @Test
    void oneQuietDayIsNotCutOut() {
        assertEquals(
                List.of(),
                akse("2024-03-04T20:00:00+01:00", "2024-03-06T04:00:00+01:00").brudd());
    }

    /** Sixty days with something each: then it is wider, and never narrower than can be read. */
    @Test
    void aLongStayIsWider() {
        Instant start = tid("2024-03-04T08:00:00+01:00");
        Tidsakse akse = Tidsakse.over(
                IntStream.range(0, 60)
                        .mapToObj(d -> start.plus(Duration.ofDays(d)))
                        .toList(),
                VENSTRE,
                MINST);
        assertTrue(akse.hoyre() > 3000 && akse.hoyre() < 7000, "" + akse.hoyre());
        assertEquals(List.of(), akse.brudd());
    }

    @Test
    void timeNeverRunsBackwardsAcrossCutsAndChangesOfTheClocks() {
        Tidsakse akse = akse(
                "2024-03-30T08:00:00+01:00",
                "2024-03-31T03:00:00+02:00",
                "2024-10-26T12:00:00+02:00",
                "2024-10-27T02:30:00+02:00",
                "2024-10-27T02:30:00+01:00");
        int forrige = Integer.MIN_VALUE;
        Instant t = tid("2024-03-29T00:00:00+01:00");
        while (t.isBefore(tid("2024-10-28T00:00:00+01:00"))) {
            assertTrue(akse.x(t) >= forrige, t.toString());
            forrige = akse.x(t);
            t = t.plus(Duration.ofMinutes(30));
        }
        assertEquals(akse.hoyre(), forrige);
        assertFalse(akse.timer(20).isEmpty());
    }

    @Test
    void aMomentAloneIsAnAxisToo() {
        Tidsakse akse = akse("2024-03-04T08:00:00+01:00");
        assertTrue(akse.x(tid("2024-03-04T08:00:00+01:00")) > VENSTRE);
        assertEquals(VENSTRE + MINST, akse.hoyre());
        assertTrue(akse.erEtter(tid("2025-03-04T08:00:00+01:00")));
    }
}
