package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What the keys are known by that patients have been told apart with. */
public final class NokkelRepository {

    private final Handle kobling;

    NokkelRepository(Handle kobling) {
        this.kobling = kobling;
    }

    /** Check values, and since when each is in use. */
    public Map<String, Instant> alle() {
        return kobling
                .createQuery("select kontroll, fra from nokkel")
                .map((rad, k) -> Map.entry(
                        rad.getString("kontroll"), rad.getTimestamp("fra").toInstant()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void legg(String kontroll, Instant fra) {
        kobling.createUpdate("insert into nokkel (kontroll, fra) values (:kontroll, :fra)")
                .bind("kontroll", kontroll)
                .bind("fra", fra)
                .execute();
    }

    public void slett(String kontroll) {
        kobling.createUpdate("delete from nokkel where kontroll = :kontroll")
                .bind("kontroll", kontroll)
                .execute();
    }

    /** Says whether nothing has been stored that a key was used on. */
    public boolean erUbrukt() {
        return kobling.createQuery("select (select count(*) from (select 1 from melding limit 1) m)"
                                + " + (select count(*) from (select 1 from hendelse limit 1) h)")
                        .mapTo(Long.class)
                        .one()
                == 0;
    }
}
