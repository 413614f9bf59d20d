package no.meldingsvakt.drift;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Lets addresses that cannot be decoded through to where they are answered in words. Quarkus answers them itself, with
 * nothing, unless a system property is set before its HTTP classes are loaded; the configuration is what is loaded first.
 */
@StaticInitSafe
public final class Adresseoppsett implements ConfigSourceFactory {

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext kontekst) {
        System.setProperty("vertx.disableURIValidation", "true");
        return List.of();
    }
}
