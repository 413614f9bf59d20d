package no.meldingsvakt.drift;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import no.meldingsvakt.forlop.lager.h2.Databasefil;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Gives the pool of connections the password of the embedded database's file, when the file has been looked at. Thread-safe. */
@Singleton
@Unremovable
@Named(Databasepassord.NAVN)
class Databasepassord implements CredentialsProvider {

    static final String NAVN = "databasefil";

    private final Databasefil fil;
    private @Nullable String passord;

    @Inject
    Databasepassord(MeldingsvaktConfig config, @ConfigProperty(name = "quarkus.datasource.h2.jdbc.url") String url) {
        this(config.datamappe(), url);
    }

    Databasepassord(Path datamappe, String url) {
        fil = new Databasefil(datamappe, url);
    }

    @Override
    public synchronized Map<String, String> getCredentials(String navn) {
        return Map.of(
                USER_PROPERTY_NAME,
                Databasefil.BRUKER,
                PASSWORD_PROPERTY_NAME,
                passord == null ? kontroller() : passord);
    }

    /**
     * Looks at the file before anybody uses it.
     *
     * @throws IllegalArgumentException when it cannot be used, with what to do
     */
    synchronized String kontroller() {
        try {
            Datafiler.lagMappe(fil.mappe());
        } catch (IOException e) {
            throw new IllegalArgumentException("Mappen %s kan ikke lages.".formatted(fil.mappe()), e);
        }
        passord = fil.kontroller(() -> HexFormat.of().formatHex(Nokkelfil.tilfeldig()));
        return passord;
    }
}
