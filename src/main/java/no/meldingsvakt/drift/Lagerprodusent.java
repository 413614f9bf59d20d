package no.meldingsvakt.drift;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.lager.Lager;
import org.jdbi.v3.core.Jdbi;

/** Makes the store on the database that is active: a file of our own, or PostgreSQL. */
@ApplicationScoped
class Lagerprodusent {

    @Produces
    @Singleton
    Lager lager(
            @DataSource("h2") InjectableInstance<AgroalDataSource> h2,
            @DataSource("postgresql") InjectableInstance<AgroalDataSource> postgresql) {
        AgroalDataSource aktiv = Stream.of(postgresql, h2)
                .filter(kilde -> kilde.getHandle().getBean().isActive())
                .map(kilde -> kilde.get())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no database is active"));
        return new Lager(Jdbi.create(aktiv));
    }
}
