package no.meldingsvakt.drift;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Lagerskjema;
import no.meldingsvakt.forlop.lager.Segl;
import no.meldingsvakt.forlop.lager.h2.Databasefil;
import no.meldingsvakt.forlop.lager.h2.Filpleie;
import no.meldingsvakt.forlop.lager.h2.Filunderlag;
import no.meldingsvakt.forlop.lager.h2.VentendeFil;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes the store on the database that is active: a file of our own, or PostgreSQL. */
@ApplicationScoped
class Lagerprodusent {

    /** Longer than a transaction waits for a lock, since the database is silent then too. */
    private static final int LENGSTE_TAUSHET_MILLIS = 20_000;

    private volatile @Nullable Filpleie pleie;

    @Produces
    @Singleton
    Lager lager(
            MeldingsvaktConfig config,
            @DataSource("h2") InjectableInstance<AgroalDataSource> h2,
            @DataSource("postgresql") InjectableInstance<AgroalDataSource> postgresql,
            @FlywayDataSource("h2") InjectableInstance<Flyway> h2Skjema,
            Instance<Tjenerunderlag> tjener,
            @Named(Databasepassord.NAVN) Instance<Databasepassord> fil,
            Dognnokler utboksnokler) {
        if (postgresql.getHandle().getBean().isActive()) {
            AgroalDataSource kilde = postgresql.get();
            return new Lager(
                    Jdbi.create(() -> utalmodig(kilde.getConnection())), tjener.get(), new Segl(utboksnokler::i));
        }
        Oppstart.krev(() -> {
            Datafiler.steng(config.datamappe());
            return fil.get().kontroller();
        });
        AgroalDataSource kilde = h2.get();
        Lagerskjema.oppgrader(h2Skjema.get(), kilde);
        Datafiler.steng(config.datamappe());
        Path mappe = config.datamappe().resolve(Databasefil.MAPPE);
        pleie = new Filpleie(mappe, kilde);
        pleie.start();
        return new Lager(Jdbi.create(kilde), new Filunderlag(mappe, kilde), new Segl(utboksnokler::i));
    }

    @Produces
    @Singleton
    Dognnokler utboksnokler(
            MeldingsvaktConfig config,
            @DataSource("postgresql") InjectableInstance<AgroalDataSource> postgresql,
            Clock klokke) {
        return postgresql.getHandle().getBean().isActive()
                ? new Utbokssalt(() -> Nokkelring.hemmeligheter(config), klokke)
                : new Utboksnokler(config.datamappe());
    }

    /** The server, where there is one. It is made ready before anybody uses the store on it. */
    @Produces
    @Singleton
    Tjenerunderlag tjener(
            @DataSource("postgresql") InjectableInstance<AgroalDataSource> postgresql,
            @FlywayDataSource("postgresql") InjectableInstance<Flyway> skjema) {
        return Oppstart.krev(() -> {
            AgroalDataSource kilde = postgresql.get();
            Tjenerunderlag tjener = new Tjenerunderlag(kilde, () -> Lagerskjema.oppgrader(skjema.get(), kilde));
            tjener.prov();
            return tjener;
        });
    }

    /** Whoever still waits for room on the disk would keep the program from stopping. */
    void stopp(@Observes ShutdownEvent slutt) {
        VentendeFil.slipp();
        Filpleie min = pleie;
        if (min != null) {
            min.close();
        }
    }

    /**
     * A connection that breaks when the database is silent for too long, and not only when it hangs up. The driver would wait
     * for ever. Set here and not in the driver's settings, since a change of the schema may take its time.
     */
    private static Connection utalmodig(Connection kobling) throws SQLException {
        try {
            kobling.setNetworkTimeout(Runnable::run, LENGSTE_TAUSHET_MILLIS);
            return kobling;
        } catch (SQLException e) {
            kobling.close();
            throw e;
        }
    }
}
