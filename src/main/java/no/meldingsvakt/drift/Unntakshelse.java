package no.meldingsvakt.drift;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import no.meldingsvakt.forlop.Tidspunkt;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.validering.Stansvakt;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows the windows of exception: how many are in force now, and those that are proposed because a party has fallen silent.
 * A proposal is no fault of the service, which is as ready as before.
 */
@Readiness
@Singleton
@Startup
class Unntakshelse implements HealthCheck {

    /** Most proposals that are shown one by one. */
    private static final int MAKS = 20;

    private final Stansvakt stansvakt;
    private final Regelverkslager regler;
    private final Clock klokke;

    Unntakshelse(Stansvakt stansvakt, Regelverkslager regler, Clock klokke, MeterRegistry register) {
        this.stansvakt = stansvakt;
        this.regler = regler;
        this.klokke = klokke;
        register.gauge(
                "meldingsvakt.unntak.foreslatte", stansvakt, s -> s.forslag().size());
        register.gauge("meldingsvakt.unntak.gjeldende", this, Unntakshelse::gjeldende);
    }

    @Override
    public HealthCheckResponse call() {
        List<Stansvakt.Forslag> forslag = stansvakt.forslag();
        HealthCheckResponseBuilder svar = HealthCheckResponse.named("unntaksvinduer")
                .up()
                .withData("gjeldende", gjeldende())
                .withData("foreslatte", forslag.size());
        return (forslag.isEmpty() ? svar : svar.withData("forslag", vis(forslag))).build();
    }

    private long gjeldende() {
        return regler.get().unntak().stream()
                .filter(u -> u.dekker(klokke.instant().atZone(Tidspunkt.NORGE).toOffsetDateTime()))
                .count();
    }

    private static String vis(List<Stansvakt.Forslag> forslag) {
        return forslag.stream()
                .limit(MAKS)
                .map(f -> "HER-id %s siden %s"
                        .formatted(f.part(), f.fra().atZone(Tidspunkt.NORGE).toOffsetDateTime()))
                .collect(Collectors.joining("; "));
    }
}
