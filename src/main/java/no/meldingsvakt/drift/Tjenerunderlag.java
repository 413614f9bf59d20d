package no.meldingsvakt.drift;

import io.quarkus.runtime.Quarkus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.LagerUtilgjengeligException;
import no.meldingsvakt.forlop.lager.Underlag;
import org.jboss.logging.Logger;

/**
 * A database that may be away when the service starts, as it may be later: then it is opened, and made ready, when somebody next asks
 * for it. Thread-safe.
 */
final class Tjenerunderlag implements Underlag {

    private static final Logger LOGG = Logger.getLogger(Tjenerunderlag.class);

    /** SQLSTATE classes of what does not go away by waiting: who we say we are, and which database we ask for. */
    private static final List<String> FEIL_OPPSETT = List.of("28", "3D");

    private final DataSource kilde;
    private final Runnable skjema;
    private final Runnable stans;
    private final List<Runnable> forst = new ArrayList<>();
    private final ReentrantLock las = new ReentrantLock();
    private volatile boolean apen;

    /** @param skjema brings the database to the newest schema */
    Tjenerunderlag(DataSource kilde, Runnable skjema) {
        this(kilde, skjema, () -> Quarkus.asyncExit(1));
    }

    Tjenerunderlag(DataSource kilde, Runnable skjema, Runnable stans) {
        this.kilde = kilde;
        this.skjema = skjema;
        this.stans = stans;
    }

    /**
     * Opens it if it answers, at start.
     *
     * @throws IllegalArgumentException when it does, and does not know us, with what to do
     */
    void prov() {
        las.lock();
        try {
            Optional<String> feil = borte();
            if (feil.isPresent()) {
                LOGG.warnf(
                        "Databasen svarer ikke (%s). Tjenesten venter på den, og er ikke klar før den svarer",
                        feil.get());
                return;
            }
            skjema.run();
            apen = true;
        } finally {
            las.unlock();
        }
    }

    /** Does this now, or, where the database is away, before anything else is done with it: what it throws stops the service. */
    void forst(Runnable kontroll) {
        las.lock();
        try {
            if (apen) {
                kontroll.run();
            } else {
                forst.add(kontroll);
            }
        } finally {
            las.unlock();
        }
    }

    /** One tries at a time, and what it asks for on the way is not kept from it; the others are told that it is away. */
    @Override
    public Optional<String> hinder() {
        if (apen || las.isHeldByCurrentThread()) {
            return Optional.empty();
        }
        if (!las.tryLock()) {
            return Optional.of(Lager.BORTE);
        }
        try {
            return apen || apne() ? Optional.empty() : Optional.of(Lager.BORTE);
        } finally {
            las.unlock();
        }
    }

    private boolean apne() {
        try {
            if (borte().isPresent()) {
                return false;
            }
            skjema.run();
            forst.forEach(Runnable::run);
            LOGG.info("Databasen svarer");
            apen = true;
            return true;
        } catch (LagerUtilgjengeligException e) {
            return false;
        } catch (RuntimeException e) {
            // As if it had been found at start.
            LOGG.error("Meldingsvakt kan ikke fortsette. " + e.getMessage());
            stans.run();
            return false;
        }
    }

    private Optional<String> borte() {
        try (Connection kobling = kilde.getConnection()) {
            return kobling.isValid(1) ? Optional.empty() : Optional.of("feil i forbindelsen");
        } catch (SQLException e) {
            String tilstand = String.valueOf(e.getSQLState());
            if (FEIL_OPPSETT.stream().anyMatch(tilstand::startsWith)) {
                throw new IllegalArgumentException(
                        "Databasen i meldingsvakt.database.url tar ikke imot oss (SQLSTATE %s). Kontroller adresse, bruker og passord."
                                .formatted(tilstand));
            }
            return Optional.of("SQLSTATE " + tilstand);
        }
    }

    @Override
    public void kastForbindelser() {
        // The pool finds out by itself.
    }
}
