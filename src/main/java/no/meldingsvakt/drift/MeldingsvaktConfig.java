package no.meldingsvakt.drift;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Every setting of the service, each with a default that runs on a laptop. Each is an environment variable as well. */
@ConfigMapping(prefix = "meldingsvakt")
public interface MeldingsvaktConfig {

    /** Rule packs that are always applied besides {@code nasjonal}, unless the caller chooses others. */
    Optional<Set<String>> regelsett();

    /**
     * HER-ids of the own enterprise and its services. Only receivers with one of them answer with an AppRec. Empty: every
     * receiver counts as own.
     */
    Optional<Set<String>> egneHerId();

    /** Largest message, unpacked. */
    @WithDefault("20M")
    MemorySize maksStorrelse();

    /** Accept standards that are on trial (PLO 2.0). */
    @WithDefault("false")
    boolean pilot();
}
