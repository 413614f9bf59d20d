package no.meldingsvakt.drift;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.regel.Tidsvakt;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Tells that the process must be started again when as many rules hang as may: only that ends them. */
@Liveness
@Singleton
@Startup
class Regelhelse implements HealthCheck {

    private final Tidsvakt tidsvakt;

    Regelhelse(Regelverkslager regler, MeterRegistry register) {
        this.tidsvakt = regler.tidsvakt();
        register.gauge("meldingsvakt.regler.hengende", tidsvakt, Tidsvakt::hengende);
        FunctionCounter.builder("meldingsvakt.regler.oppgitt", tidsvakt, Tidsvakt::brudd)
                .register(register);
        tidsvakt.regeltider().vedNyRegel(tid -> FunctionTimer.builder(
                        "meldingsvakt.regel",
                        tid,
                        t -> t.ganger().sum(),
                        t -> t.nanosekunder().sum(),
                        TimeUnit.NANOSECONDS)
                .tag("regel", tid.regel())
                .register(register));
    }

    @Override
    public HealthCheckResponse call() {
        int hengende = tidsvakt.hengende();
        return HealthCheckResponse.named("regler som henger")
                .status(hengende < Tidsvakt.MAKS_HENGENDE)
                .withData("hengende", hengende)
                .build();
    }
}
