package no.meldingsvakt.drift;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import no.meldingsvakt.forlop.lager.Lager;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the database answers. One that is silent is given up long before the one who asks would give up us; it is asked
 * once at a time, so that threads do not pile up behind it.
 */
@Readiness
@Singleton
class Lagerhelse implements HealthCheck {

    /** Kubernetes waits for five seconds in our manifests. */
    private static final Duration TALMODIGHET = Duration.ofSeconds(3);

    private final BooleanSupplier lager;
    private CompletableFuture<Boolean> sporsmal = CompletableFuture.completedFuture(false);

    @Inject
    Lagerhelse(Lager lager) {
        this(lager::svarer);
    }

    Lagerhelse(BooleanSupplier lager) {
        this.lager = lager;
    }

    @Override
    public HealthCheckResponse call() {
        boolean svarer = sporr().copy()
                .completeOnTimeout(false, TALMODIGHET.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return svarer
                ? HealthCheckResponse.up("lager")
                : HealthCheckResponse.named("lager")
                        .down()
                        .withData("hinder", "lageret svarer ikke")
                        .build();
    }

    private synchronized CompletableFuture<Boolean> sporr() {
        if (sporsmal.isDone()) {
            sporsmal = CompletableFuture.supplyAsync(lager::getAsBoolean, Lagerhelse::egenTrad);
        }
        return sporsmal;
    }

    private static void egenTrad(Runnable arbeid) {
        Thread trad = new Thread(arbeid, "lagerhelse");
        trad.setDaemon(true);
        trad.start();
    }
}
