package no.meldingsvakt.drift;

import jakarta.inject.Singleton;
import java.util.Objects;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.validering.Korridor;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when schemas and rules have been read: there is no corridor before that. */
@Readiness
@Singleton
class Klarhet implements HealthCheck {

    private final long standarder;
    private final Regelverkslager regler;

    Klarhet(Korridor korridor, Standardkatalog standarder, Regelverkslager regler) {
        Objects.requireNonNull(korridor);
        this.standarder = standarder.meldinger().count();
        this.regler = regler;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("skjemaer og regler")
                .up()
                .withData("standarder", standarder)
                .withData(
                        "regler",
                        regler.get()
                                .katalog()
                                .regler()
                                .filter(r -> r.utgatt() == null)
                                .count())
                .build();
    }
}
