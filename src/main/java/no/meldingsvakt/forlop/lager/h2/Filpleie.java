package no.meldingsvakt.forlop.lager.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the embedded database's file from growing. H2 writes what a transaction changed as a piece of its own, and moves what is left
 * in use of old pieces only where transactions are stored a while after they have been told of, which ours are not: the file would
 * grow with each message by twenty times what it holds.
 *
 * <p>What lies in the file is forced to the disk once a round, and what it held in the round before is not written over until then, so
 * that the disk has a whole database at every moment, in whatever order it writes: when the power is lost, that of the last round, or
 * of some tens of transactions before it, since H2 finds its way from a header that it writes as seldom as that.
 */
public final class Filpleie implements AutoCloseable {

    private static final Logger LOGG = Logger.getLogger(Filpleie.class);

    private static final Duration RUNDE = Duration.ofSeconds(1);

    /** Percent of what the pieces hold that is to be in use, while messages come. */
    private static final int BRUKT = 60;

    /** Bytes that may be moved in a round, while messages come: others wait meanwhile. */
    private static final int FLYTTES = 2 * 1024 * 1024;

    /** How long others wait in a round when nobody has written since the one before. */
    private static final Duration SAMLING = Duration.ofMillis(100);

    /** So many rounds without gain tell that there is nothing more to be had. */
    private static final int FERDIG = 3;

    private final Path mappe;
    private final DataSource kilde;
    private final ScheduledExecutorService klokke = Executors.newSingleThreadScheduledExecutor(arbeid -> {
        Thread trad = new Thread(arbeid, "lagerpleie");
        trad.setDaemon(true);
        return trad;
    });

    private @Nullable Vern vern;
    private long skrivinger;
    private long minst;
    private int forgjeves;

    /** @param mappe the folder that the file lies in */
    public Filpleie(Path mappe, DataSource kilde) {
        this.mappe = mappe;
        this.kilde = kilde;
    }

    /** Keeps the pieces of a version, and of those after it, from being written over. */
    private record Vern(MVStore lager, MVStore.TxCounter versjon) {

        static Vern om(MVStore lager) {
            return new Vern(lager, lager.registerVersionUsage());
        }

        void slipp() {
            lager.deregisterVersionUsage(versjon);
        }
    }

    /** Begins. */
    public void start() {
        var unused =
                klokke.scheduleWithFixedDelay(this::prov, RUNDE.toMillis(), RUNDE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void prov() {
        try {
            if (VentendeFil.harPlass(mappe)) {
                runde();
            }
        } catch (SQLException | MVStoreException e) {
            // The one whose transaction meets it too says so, and the store comes back by connections that are made
            // anew.
            LOGG.debug("Databasens fil ble ikke pleiet", e);
        } catch (RuntimeException | Error e) {
            // Thrown on, it would end the care without a word.
            LOGG.warnf("Databasens fil ble ikke pleiet (%s)", e.getClass().getName());
        }
    }

    /** One round. */
    synchronized void runde() throws SQLException {
        try (Connection kobling = kilde.getConnection()) {
            MVStore lager = lager(kobling);
            if (lager.getFileStore().getWriteCount() == skrivinger) {
                samle(lager);
            } else {
                flytt(lager);
            }
            skrivinger = lager.getFileStore().getWriteCount();
        }
    }

    private static MVStore lager(Connection kobling) throws SQLException {
        SessionLocal okt = (SessionLocal) kobling.unwrap(JdbcConnection.class).getSession();
        return okt.getDatabase().getStore().getMvStore();
    }

    private void flytt(MVStore lager) {
        lager.compact(BRUKT, FLYTTES);
        lager.commit();
        Vern nytt = Vern.om(lager);
        lager.sync();
        slipp();
        vern = nytt;
        forgjeves = 0;
        minst = Long.MAX_VALUE;
    }

    /** Moves the pieces together and cuts the file off behind them, which H2 forces to the disk step by step. */
    private void samle(MVStore lager) {
        slipp();
        if (forgjeves < FERDIG) {
            lager.compactFile((int) SAMLING.toMillis());
            long lengde = lager.getFileStore().size();
            forgjeves = lengde < minst ? 0 : forgjeves + 1;
            minst = Math.min(minst, lengde);
        }
    }

    private void slipp() {
        if (vern != null) {
            vern.slipp();
            vern = null;
        }
    }

    /** Ends; before the connections are closed. */
    @Override
    public void close() {
        klokke.shutdown();
        synchronized (this) {
            slipp();
        }
    }
}
