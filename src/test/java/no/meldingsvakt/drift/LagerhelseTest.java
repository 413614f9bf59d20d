package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class LagerhelseTest {

    private final CountDownLatch taushet = new CountDownLatch(1);
    private final AtomicInteger spurt = new AtomicInteger();

    /** A store that says nothing until it is let. */
    private Optional<String> taust() {
        spurt.incrementAndGet();
        try {
            taushet.await();
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("avbrutt");
        }
    }

    @Test
    void aSilentStoreIsTakenForOneThatIsAway() {
        Lagerhelse helse = new Lagerhelse(this::taust);

        for (int i = 0; i < 2; i++) {
            HealthCheckResponse svar = assertTimeout(Duration.ofSeconds(30), helse::call);
            assertEquals(Status.DOWN, svar.getStatus());
            assertEquals(Optional.of(Map.of("hinder", "lageret svarer ikke")), svar.getData());
        }
        assertEquals(1, spurt.get(), "asked while it had not answered");

        taushet.countDown();
        assertEquals(Status.UP, helse.call().getStatus());
    }
}
