package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Messages that have been answered, and the answers, as JSON. */
public final class MeldingRepository {

    private static final String NOKKEL =
            " avsender = :avsender and tjeneste = :tjeneste and msg_id = :msgId and test = :test";
    private static final String RAD = " avsender = :avsender and msg_id = :msgId and test = :test";

    private final Handle kobling;

    MeldingRepository(Handle kobling) {
        this.kobling = kobling;
    }

    /**
     * The answer to a message.
     *
     * @param avtrykk a keyed digest of what the message holds, in hexadecimal
     * @param kvittering JSON without any name
     */
    public void lagre(UUID id, Meldingsnokkel nokkel, String avtrykk, Instant registrert, String kvittering) {
        // The version before knows a message by the row's key alone, which only one of those with the same MsgId can
        // have.
        boolean ledig = med(kobling.createQuery("select count(*) from melding where" + RAD), nokkel)
                .mapTo(Integer.class)
                .one()
                .equals(0);
        String msgId =
                ledig ? nokkel.msgId() : Meldingsnokkel.kort(nokkel.msgId() + " " + nokkel.tjeneste() + " " + avtrykk);
        kobling.createUpdate("insert into melding (id, avsender, msg_id, test, registrert, kvittering)"
                        + " values (:id, :avsender, :msgId, :test, :registrert, :kvittering)")
                .bind("id", id)
                .bind("avsender", nokkel.avsender())
                .bind("msgId", msgId)
                .bind("test", nokkel.test())
                .bind("registrert", registrert)
                .bind("kvittering", kvittering)
                .execute();
        med(
                        kobling.createUpdate(
                                "insert into melding_avtrykk (avsender, tjeneste, msg_id, test, avtrykk, melding)"
                                        + " values (:avsender, :tjeneste, :msgId, :test, :avtrykk, :id)"),
                        nokkel)
                .bind("avtrykk", avtrykk)
                .bind("id", id)
                .execute();
    }

    /** The answer to the message with just this content, if it has had one. */
    public Optional<String> finn(Meldingsnokkel nokkel, String avtrykk) {
        return med(
                        kobling.createQuery("select m.kvittering from melding m join"
                                + " (select melding from melding_avtrykk where" + NOKKEL
                                + " and avtrykk = :avtrykk) a on m.id = a.melding"),
                        nokkel)
                .bind("avtrykk", avtrykk)
                .mapTo(String.class)
                .findOne();
    }

    /** The answer to a message with the key of which nobody knows what it held, because the version before answered it. */
    public Optional<String> finnUtenAvtrykk(Meldingsnokkel nokkel) {
        return med(
                        kobling.createQuery("select kvittering from melding where" + RAD
                                + " and not exists (select 1 from melding_avtrykk where melding = melding.id)"),
                        nokkel)
                .mapTo(String.class)
                .findOne();
    }

    /** Says whether a message with the key has been answered, whatever it held. */
    public boolean erBrukt(Meldingsnokkel nokkel) {
        return med(kobling.createQuery("select 1 from melding_avtrykk where" + NOKKEL + " limit 1"), nokkel)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    private static <T extends SqlStatement<T>> T med(T sporring, Meldingsnokkel nokkel) {
        return sporring.bind("avsender", nokkel.avsender())
                .bind("tjeneste", nokkel.tjeneste())
                .bind("msgId", nokkel.msgId())
                .bind("test", nokkel.test());
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
