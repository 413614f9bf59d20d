package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What is known of messages that were put aside; they themselves lie at the broker. */
public final class ParkertRepository {

    private final Handle kobling;

    ParkertRepository(Handle kobling) {
        this.kobling = kobling;
    }

    /**
     * A message that was put aside.
     *
     * @param id made for it when it was parked
     * @param arsak why, of a closed list
     * @param parkert when
     * @param forsok how many tries had failed before the last
     */
    public record Parkert(UUID id, String arsak, Instant parkert, int forsok) {}

    /** Notes one; once, however often it is told. */
    public void legg(Parkert melding) {
        kobling.createUpdate("insert into parkert (id, arsak, parkert, forsok)"
                        + " select :id, :arsak, :parkert, :forsok where not exists"
                        + " (select 1 from parkert where id = :id)")
                .bind("id", melding.id())
                .bind("arsak", melding.arsak())
                .bind("parkert", melding.parkert())
                .bind("forsok", melding.forsok())
                .execute();
    }

    /** The oldest, oldest first, at most {@code maks}. */
    public List<Parkert> list(int maks) {
        return kobling.createQuery("select id, arsak, parkert, forsok from parkert order by nr limit :maks")
                .bind("maks", maks)
                .map((rad, k) -> new Parkert(
                        rad.getObject("id", UUID.class),
                        rad.getString("arsak"),
                        rad.getTimestamp("parkert").toInstant(),
                        rad.getInt("forsok")))
                .list();
    }

    /** Says whether it is there. */
    public boolean finnes(UUID id) {
        return kobling.createQuery("select count(*) from parkert where id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** It is not put aside any more. */
    public void fjern(UUID id) {
        kobling.createUpdate("delete from parkert where id = :id")
                .bind("id", id)
                .execute();
    }

    /** Forgets those that were put aside before then. */
    public void glem(Instant grense) {
        kobling.createUpdate("delete from parkert where parkert < :grense")
                .bind("grense", grense)
                .execute();
    }
}
