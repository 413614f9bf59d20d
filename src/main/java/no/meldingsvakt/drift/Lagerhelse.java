package no.meldingsvakt.drift;

import jakarta.inject.Singleton;
import no.meldingsvakt.forlop.lager.Lager;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database answers. */
@Readiness
@Singleton
class Lagerhelse implements HealthCheck {

    private final Lager lager;

    Lagerhelse(Lager lager) {
        this.lager = lager;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("lager").status(lager.svarer()).build();
    }
}
