package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Moments that outlive a restart, by name. */
public final class MerkeRepository {

    private final Handle kobling;

    MerkeRepository(Handle kobling) {
        this.kobling = kobling;
    }

    public Optional<Instant> finn(String navn) {
        return kobling.createQuery("select tid from merke where navn = :navn")
                .bind("navn", navn)
                .map((rad, k) -> rad.getTimestamp("tid").toInstant())
                .findOne();
    }

    public void sett(String navn, Instant tid) {
        if (kobling.createUpdate("update merke set tid = :tid where navn = :navn")
                        .bind("tid", tid)
                        .bind("navn", navn)
                        .execute()
                == 0) {
            kobling.createUpdate("insert into merke (navn, tid) values (:navn, :tid)")
                    .bind("tid", tid)
                    .bind("navn", navn)
                    .execute();
        }
    }

    /** When the last message was recorded; empty when there is none. */
    public Optional<Instant> sisteMelding() {
        return kobling.createQuery("select registrert from melding order by registrert desc limit 1")
                .map((rad, k) -> rad.getTimestamp("registrert").toInstant())
                .findOne();
    }
}
