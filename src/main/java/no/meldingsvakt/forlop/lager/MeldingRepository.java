package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Messages that have been answered, and the answers, as JSON. */
public final class MeldingRepository {

    private final Handle kobling;

    MeldingRepository(Handle kobling) {
        this.kobling = kobling;
    }

    /**
     * What is stored under a key.
     *
     * @param svar the answers to messages with it, by the digest of what each held
     * @param uten the answer to one of which nobody knows what it held, because the version before answered it
     * @param ledig whether no row has the MsgId: the version before knows a message by the row's key alone, which only one of those
     *     with the same MsgId can have
     */
    public record Kjent(Map<String, String> svar, Optional<String> uten, boolean ledig) {

        public Kjent {
            svar = Map.copyOf(svar);
        }

        /** Says whether a message with the key has been answered, whatever it held. */
        public boolean erBrukt() {
            return !svar.isEmpty();
        }
    }

    /** A row of a message, by its own key or by that of a digest. */
    private record Rad(
            boolean egen,
            @Nullable String avtrykk,
            @Nullable String kvittering) {}

    /** What is stored under a key; nobody changes it while the MsgId is locked. */
    public Kjent kjent(Meldingsnokkel nokkel) {
        List<Rad> rader = med(
                        kobling.createQuery(
                                "select 1 as egen, a.avtrykk, case when a.avtrykk is null then m.kvittering end as kvittering"
                                        + " from melding m left join melding_avtrykk a on a.melding = m.id"
                                        + " where m.avsender = :avsender and m.msg_id = :msgId and m.test = :test"
                                        + " union all select 0, a.avtrykk, m.kvittering"
                                        + " from melding_avtrykk a join melding m on m.id = a.melding"
                                        + " where a.avsender = :avsender and a.tjeneste = :tjeneste and a.msg_id = :msgId and a.test = :test"),
                        nokkel)
                .bind("tjeneste", nokkel.tjeneste())
                .map((rad, k) ->
                        new Rad(rad.getInt("egen") == 1, rad.getString("avtrykk"), rad.getString("kvittering")))
                .list();
        return new Kjent(
                rader.stream()
                        .filter(r -> !r.egen())
                        .collect(Collectors.toMap(
                                r -> Objects.requireNonNull(r.avtrykk()), r -> Objects.requireNonNull(r.kvittering()))),
                rader.stream()
                        .filter(r -> r.egen() && r.avtrykk() == null)
                        .flatMap(r -> Optional.ofNullable(r.kvittering()).stream())
                        .findFirst(),
                rader.stream().noneMatch(Rad::egen));
    }

    /**
     * Stores the answer to a message.
     *
     * @param kjent what is stored under the key
     * @param avtrykk a keyed digest of what the message holds, in hexadecimal
     * @param kvittering JSON without any name
     */
    public void lagre(
            UUID id, Meldingsnokkel nokkel, Kjent kjent, String avtrykk, Instant registrert, String kvittering) {
        String msgId = kjent.ledig()
                ? nokkel.msgId()
                : Meldingsnokkel.kort(nokkel.msgId() + " " + nokkel.tjeneste() + " " + avtrykk);
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
                .bind("tjeneste", nokkel.tjeneste())
                .bind("avtrykk", avtrykk)
                .bind("id", id)
                .execute();
    }

    private static <T extends SqlStatement<T>> T med(T sporring, Meldingsnokkel nokkel) {
        return sporring.bind("avsender", nokkel.avsender())
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
