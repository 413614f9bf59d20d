package no.meldingsvakt.drift;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Chooses between the two databases that the program is built with: PostgreSQL where {@code meldingsvakt.database.url} names
 * one, else a file of its own.
 */
public final class DatabaseKilde implements ConfigSourceFactory {

    private static final String URL = "meldingsvakt.database.url";

    /** Above application.properties, below what the operator sets. */
    private static final int RANG = 255;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext kontekst) {
        ConfigValue url = kontekst.getValue(URL);
        boolean tjener =
                url != null && url.getValue() != null && !url.getValue().isBlank();
        return List.of(new PropertiesConfigSource(
                Map.of(
                        "quarkus.datasource.h2.active", String.valueOf(!tjener),
                        "quarkus.datasource.postgresql.active", String.valueOf(tjener),
                        "quarkus.flyway.h2.active", String.valueOf(!tjener),
                        "quarkus.flyway.postgresql.active", String.valueOf(tjener)),
                "DatabaseKilde",
                RANG));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(RANG);
    }
}
