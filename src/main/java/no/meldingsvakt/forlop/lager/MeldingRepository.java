package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Messages that have been answered, and the answers, as JSON. */
public final class MeldingRepository {

    private final Handle kobling;

    MeldingRepository(Handle kobling) {
        this.kobling = kobling;
    }

    /** The answer to a message; {@code kvittering} is JSON without any name. */
    public void lagre(UUID id, Meldingsnokkel nokkel, Instant registrert, String kvittering) {
        kobling.createUpdate("insert into melding (id, avsender, msg_id, test, registrert, kvittering)"
                        + " values (:id, :avsender, :msgId, :test, :registrert, :kvittering)")
                .bind("id", id)
                .bind("avsender", nokkel.avsender())
                .bind("msgId", nokkel.msgId())
                .bind("test", nokkel.test())
                .bind("registrert", registrert)
                .bind("kvittering", kvittering)
                .execute();
    }

    /** The answer to the message, if it has had one. */
    public Optional<String> finn(Meldingsnokkel nokkel) {
        return kobling.createQuery(
                        "select kvittering from melding where avsender = :avsender and msg_id = :msgId and test ="
                                + " :test")
                .bind("avsender", nokkel.avsender())
                .bind("msgId", nokkel.msgId())
                .bind("test", nokkel.test())
                .mapTo(String.class)
                .findOne();
    }

    /** The answer with the id. */
    public Optional<String> finn(UUID id) {
        return kobling.createQuery("select kvittering from melding where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    /** At most {@code antall} messages, of those that came at the moment {@code fra} or later; {@code etter} is where to go on. */
    public List<Innkommet> innkomne(Instant fra, UUID etter, int antall) {
        return kobling.createQuery("select m.id, m.registrert, m.test, h.innhold from melding m"
                        + " join hendelse h on h.id = m.id"
                        + " where m.registrert > :fra or (m.registrert = :fra and m.id > :etter)"
                        + " order by m.registrert, m.id limit :antall")
                .bind("fra", fra)
                .bind("etter", etter)
                .bind("antall", antall)
                .map((rad, k) -> new Innkommet(
                        rad.getObject("id", UUID.class),
                        rad.getTimestamp("registrert").toInstant(),
                        rad.getBoolean("test"),
                        Hendelsesformat.les(rad.getString("innhold"))))
                .list();
    }

    /** Deletes at most {@code antall} answers given before the moment; tells how many. */
    public int slett(Instant for_, int antall) {
        return kobling.createUpdate("delete from melding where id in"
                        + " (select id from melding where registrert < :for order by registrert limit :antall)")
                .bind("for", for_)
                .bind("antall", antall)
                .execute();
    }
}
