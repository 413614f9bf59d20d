package no.meldingsvakt.inngang.overlast;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.drift.Minneplan;
import org.jboss.logging.Logger;

/** Makes the quota, by the heap that there is. */
@ApplicationScoped
class Kvoteprodusent {

    private static final Logger LOGG = Logger.getLogger(Kvoteprodusent.class);

    @Produces
    @Singleton
    Kvote kvote(MeldingsvaktConfig config, MeterRegistry register) {
        Minneplan plan = Minneplan.her();
        LOGG.infof("Minne, %s MiB", plan);
        long alt = config.overlast().minne().map(MemorySize::asLongValue).orElse(plan.meldinger());
        Kvote kvote = new Kvote(
                config.overlast().kall(), alt, config.overlast().minne().isPresent() ? alt : plan.enAlene());
        register.gauge("meldingsvakt.overlast.kall", kvote, Kvote::kall);
        register.gauge("meldingsvakt.overlast.minne", kvote, Kvote::tatt);
        return kvote;
    }
}
