package no.meldingsvakt.ko;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when messages are taken from the queue and receipts leave; else it says what is in the way. */
@Readiness
@Singleton
class Koklarhet implements HealthCheck {

    private final Kotilstand tilstand;

    Koklarhet(Kotilstand tilstand) {
        this.tilstand = tilstand;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> hindre = tilstand.hindre();
        HealthCheckResponseBuilder svar = HealthCheckResponse.named("kø").status(hindre.isEmpty());
        return hindre.isEmpty()
                ? svar.build()
                : svar.withData("hinder", String.join("; ", hindre)).build();
    }
}
