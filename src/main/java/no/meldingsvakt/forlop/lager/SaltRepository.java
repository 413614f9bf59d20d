package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What goes, besides a secret that is kept elsewhere, into the keys that receipts in the outbox are shut with ({@link Segl}), where
 * several instances share a PostgreSQL. Whoever has read it in a transaction can trust it to be there until that ends.
 */
public final class SaltRepository {

    private static final String LENGSTE_VENT = "5s";

    private final Handle kobling;

    SaltRepository(Handle kobling) {
        this.kobling = kobling;
    }

    /**
     * One of them.
     *
     * @param verdi random bytes
     * @param fra since when it is in use
     */
    public record Salt(byte[] verdi, Instant fra) {}

    /** All, the newest first. */
    public List<Salt> alle() {
        return kobling.createQuery("select salt, fra from utbokssalt order by nr desc")
                .map((rad, k) ->
                        new Salt(rad.getBytes("salt"), rad.getTimestamp("fra").toInstant()))
                .list();
    }

    public void legg(Salt salt) {
        kobling.createUpdate("insert into utbokssalt (salt, fra) values (:salt, :fra)")
                .bind("salt", salt.verdi())
                .bind("fra", salt.fra())
                .execute();
    }

    /** Waits for all transactions that have read them, and not longer than that others notice; keeps others out until this one ends. */
    public void las() {
        kobling.execute("set local lock_timeout = '" + LENGSTE_VENT + "'");
        kobling.execute("lock table utbokssalt in access exclusive mode");
    }

    /**
     * Lets these be all there are, the newest first. PostgreSQL empties a table by giving it a new file and deleting the old one, so
     * that nothing of the others is left in pages that are free. It must hold no sample of them in its statistics either.
     */
    public void erstatt(List<Salt> nye) {
        kobling.execute("truncate table utbokssalt");
        kobling.execute("alter table utbokssalt alter column salt set statistics 0");
        for (int i = nye.size() - 1; i >= 0; i--) {
            legg(nye.get(i));
        }
    }
}
