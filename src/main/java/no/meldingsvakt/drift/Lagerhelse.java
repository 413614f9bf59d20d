package no.meldingsvakt.drift;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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

    private final Supplier<Optional<String>> lager;
    private CompletableFuture<Optional<String>> sporsmal = CompletableFuture.completedFuture(Optional.empty());

    @Inject
    Lagerhelse(Lager lager) {
        this(lager::hinder);
    }

    Lagerhelse(Supplier<Optional<String>> lager) {
        this.lager = lager;
    }

    @Override
    public HealthCheckResponse call() {
        return sporr().copy()
                .completeOnTimeout(Optional.of(Lager.BORTE), TALMODIGHET.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .map(hinder -> HealthCheckResponse.named("lager")
                        .down()
                        .withData("hinder", hinder)
                        .build())
                .orElseGet(() -> HealthCheckResponse.up("lager"));
    }

    private synchronized CompletableFuture<Optional<String>> sporr() {
        if (sporsmal.isDone()) {
            sporsmal = CompletableFuture.supplyAsync(lager, Lagerhelse::egenTrad);
        }
        return sporsmal;
    }

    private static void egenTrad(Runnable arbeid) {
        Thread trad = new Thread(arbeid, "lagerhelse");
        trad.setDaemon(true);
        trad.start();
    }
}
