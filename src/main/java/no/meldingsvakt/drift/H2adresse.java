package no.meldingsvakt.drift;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import no.meldingsvakt.forlop.lager.h2.Databasefil;
import org.jspecify.annotations.Nullable;

/** Gives the embedded database's URL as {@link Databasefil#adresse}, with the part of the heap that it may use. */
@Priority(Priorities.LIBRARY + 1000)
public final class H2adresse implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;
    private static final String URL = "quarkus.datasource.h2.jdbc.url";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext kontekst, String navn) {
        ConfigValue verdi = kontekst.proceed(navn);
        return navn.equals(URL) && verdi != null && verdi.getValue() != null
                ? verdi.withValue(
                        Databasefil.adresse(verdi.getValue(), Minneplan.her().database()))
                : verdi;
    }
}
