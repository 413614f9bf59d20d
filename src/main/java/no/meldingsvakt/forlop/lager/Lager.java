package no.meldingsvakt.forlop.lager;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The store. Everything is done in a transaction, which is stored whole or not at all. Thread-safe.
 *
 * <p>Transactions on the same message or the same patient run one after the other, see {@link Laser}, also when several
 * instances share the database.
 */
public final class Lager {

    /** What is said of a database that does not answer. */
    public static final String BORTE = "lageret svarer ikke";

    private static final int FORSOK = 10;
    private static final Duration LENGSTE_PAUSE = Duration.ofMillis(20);

    /** SQLSTATE classes and codes of conflicts between transactions: PostgreSQL and H2. */
    private static final String TRANSAKSJONSKONFLIKT = "40";

    private static final String H2_KONFLIKT = "90131";

    /** SQLSTATE class of a connection that broke, and the code PostgreSQL gives when it is stopped. */
    private static final List<String> BRUDD = List.of("08", "57P01");

    /** A string that is longer than its column. */
    private static final String FOR_LANGT = "22001";

    /** How long a database that is away is tried again: over a restart, and not so long that whoever asks gives up. */
    private static final Duration LENGSTE_STRID = Duration.ofSeconds(10);

    private final Jdbi jdbi;
    private final Underlag underlag;
    private final Segl segl;
    private volatile @Nullable Instant begynt;

    /** One where what is to be sent is sent by this process or by none. */
    public Lager(Jdbi jdbi) {
        this(jdbi, Underlag.FAST, Segl.forDenneProsessen());
    }

    /**
     * @param underlag what it stands on
     * @param segl shuts what is to be sent
     */
    public Lager(Jdbi jdbi, Underlag underlag, Segl segl) {
        this.jdbi = jdbi;
        this.underlag = underlag;
        this.segl = segl;
    }

    /**
     * Does the work in a transaction and commits it; whatever it throws rolls it back and is passed on.
     *
     * @throws ForStortException when a value is larger than there is room for
     * @throws LagerUtilgjengeligException when the database cannot be reached or cannot store
     */
    public <T> T iTransaksjon(Function<Transaksjon, T> arbeid) {
        underlag.hinder().ifPresent(hinder -> {
            throw new LagerUtilgjengeligException(hinder);
        });
        long start = System.nanoTime();
        for (int forsok = 1; ; forsok++) {
            try {
                return jdbi.inTransaction(h -> arbeid.apply(new Transaksjon(h, segl)));
            } catch (ProvIgjenException e) {
                if (forsok == FORSOK) {
                    throw new LagerUtilgjengeligException("the transaction met others every time", e);
                }
            } catch (JdbiException e) {
                if (tilstand(e).equals(FOR_LANGT)) {
                    throw new ForStortException(e);
                }
                boolean brudd = brudd(e);
                if (!(erKonflikt(e) && forsok < FORSOK || brudd && !forSent(start))) {
                    throw new LagerUtilgjengeligException("the database did not do what it was asked", e);
                }
            }
            pause(forsok);
        }
    }

    /**
     * When the store was made, which is asked for once.
     *
     * @throws LagerUtilgjengeligException as {@link #iTransaksjon}
     */
    public Instant begynt() {
        Instant kjent = begynt;
        if (kjent == null) {
            kjent = iTransaksjon(tx -> tx.avvikstall().begynt());
            begynt = kjent;
        }
        return kjent;
    }

    private static boolean forSent(long start) {
        return System.nanoTime() - start > LENGSTE_STRID.toNanos();
    }

    /** Those that met each other wait a while each, longer the more often, so that they do not meet again. */
    private static void pause(int forsok) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(Math.min(forsok, FORSOK) * LENGSTE_PAUSE.toNanos()));
    }

    /** What keeps it from storing anything at all, in words for the operator; empty when nothing does. */
    public Optional<String> hinder() {
        return underlag.hinder().or(() -> svarer() ? Optional.empty() : Optional.of(BORTE));
    }

    private boolean svarer() {
        try {
            return jdbi.withHandle((Handle h) -> h.createQuery("select count(*) from las where nr = 0")
                            .mapTo(Integer.class)
                            .one())
                    == 1;
        } catch (JdbiException e) {
            brudd(e);
            return false;
        }
    }

    /** Says whether it is the connection that broke, and sees to it that the next one is new. */
    private boolean brudd(JdbiException e) {
        boolean brudd = erBrudd(e);
        if (brudd) {
            underlag.kastForbindelser();
        }
        return brudd;
    }

    private static boolean erKonflikt(Throwable e) {
        String tilstand = tilstand(e);
        return tilstand.startsWith(TRANSAKSJONSKONFLIKT) || tilstand.equals(H2_KONFLIKT);
    }

    /**
     * Whether the connection broke. What was done on it may have been stored or not; doing it again finds what was stored,
     * because all that is stored has a key of its own.
     */
    private static boolean erBrudd(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLNonTransientConnectionException) {
                return true;
            }
        }
        return BRUDD.stream().anyMatch(tilstand(e)::startsWith);
    }

    /** The SQLSTATE of what went wrong; empty where there is none. */
    private static String tilstand(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
