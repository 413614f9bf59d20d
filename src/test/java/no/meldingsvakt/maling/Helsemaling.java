package no.meldingsvakt.maling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Asks a service how it is, again and again, while something it needs is away and after that. */
final class Helsemaling {

    /** A probe that waits longer takes the service for dead. */
    private static final Duration LENGSTE_SVAR = Duration.ofSeconds(5);

    private static final Duration LENGSTE_GJENOPPTAK = Duration.ofSeconds(60);
    private static final Duration MELLOM = Duration.ofMillis(250);

    private final String navn;
    private final Tjeneste tjeneste;
    private final long start = System.nanoTime();
    private @Nullable Duration merket;
    private Duration tregest = Duration.ZERO;
    private String sist = "";

    Helsemaling(String navn, Tjeneste tjeneste) {
        this.navn = navn;
        this.tjeneste = tjeneste;
    }

    /** Looks until so much time has passed since the start; fails if it was ready again, or gave another reason, or none. */
    void sePaa(Duration lengde, String hinder) throws IOException {
        while (siden(start).compareTo(lengde) < 0) {
            int status = spor();
            assertEquals(200, tjeneste.hent("/q/health/live", LENGSTE_SVAR).statusCode());
            if (status != 200 && merket == null) {
                merket = siden(start);
            }
            assertTrue(merket == null || status == 503, () -> "after " + merket + ": " + status);
            LockSupport.parkNanos(MELLOM.toNanos());
        }
        assertNotNull(merket, "it was ready all the time");
        assertTrue(sist.contains(hinder), sist);
    }

    /** What is in the way is gone; waits until the service is ready, and tells how long that took. */
    void ventKlar() throws IOException {
        long tilbake = System.nanoTime();
        while (spor() != 200) {
            assertTrue(siden(tilbake).compareTo(LENGSTE_GJENOPPTAK) < 0, sist);
            LockSupport.parkNanos(MELLOM.toNanos());
        }
        System.out.printf(
                "%n%s: ikke klar etter %d ms, klar igjen etter %d ms, tregeste svar %d ms%n",
                navn, merket.toMillis(), siden(tilbake).toMillis(), tregest.toMillis());
    }

    private int spor() throws IOException {
        long spurt = System.nanoTime();
        HttpResponse<String> svar = tjeneste.hent("/q/health/ready", LENGSTE_SVAR);
        Duration brukt = siden(spurt);
        tregest = brukt.compareTo(tregest) > 0 ? brukt : tregest;
        sist = svar.body();
        return svar.statusCode();
    }

    private static Duration siden(long nano) {
        return Duration.ofNanos(System.nanoTime() - nano);
    }
}
