package no.meldingsvakt.drift;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Gives the embedded database's file with its whole path, since H2 takes no other, and as one that waits for room. */
@Priority(Priorities.LIBRARY + 1000)
public final class H2adresse implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;
    private static final String URL = "quarkus.datasource.h2.jdbc.url";
    private static final String H2 = "jdbc:h2:";
    private static final String FIL = H2 + "file:";
    private static final long KIBI = 1024;

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext kontekst, String navn) {
        ConfigValue verdi = kontekst.proceed(navn);
        if (!navn.equals(URL)
                || verdi == null
                || !String.valueOf(verdi.getValue()).startsWith(FIL)) {
            return verdi;
        }
        String[] deler = verdi.getValue().substring(FIL.length()).split(";", 2);
        return verdi.withValue(H2 + VentendeFil.kjent(Path.of(deler[0])) + ";" + deler[1] + ";CACHE_SIZE="
                + Minneplan.her().database() / KIBI);
    }
}
