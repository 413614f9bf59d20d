package no.meldingsvakt.forlop.lager;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;

/**
 * What is to be sent. It is written in the transaction that it tells of, and deleted when it has been sent: what was stored
 * is sent at least once, and what was not stored never is.
 */
public final class Utboks {

    private final Handle kobling;

    Utboks(Handle kobling) {
        this.kobling = kobling;
    }

    public void legg(Utgaende utgaende) {
        kobling.createUpdate("insert into utboks (id, adresse, korrelasjon, innholdstype, innhold, opprettet, sporing)"
                        + " values (:id, :adresse, :korrelasjon, :innholdstype, :innhold, :opprettet, :sporing)")
                .bind("id", utgaende.id())
                .bind("adresse", utgaende.adresse())
                .bind("korrelasjon", utgaende.korrelasjon())
                .bind("innholdstype", utgaende.innholdstype())
                .bind("innhold", utgaende.innhold())
                .bind("opprettet", utgaende.opprettet())
                .bind("sporing", utgaende.sporing())
                .execute();
    }

    /** The oldest, at most {@code antall}, that no other transaction is about to send. */
    public List<Utgaende> hent(int antall) {
        return hent(antall, Set.of());
    }

    /** As {@link #hent(int)}, of those that are not for one of these addresses. */
    public List<Utgaende> hent(int antall, Set<String> utenom) {
        return kobling.createQuery(
                        "select id, adresse, korrelasjon, innholdstype, innhold, opprettet, sporing from utboks"
                                + (utenom.isEmpty() ? "" : " where adresse not in (<utenom>)")
                                + " order by nr limit :antall for update skip locked")
                .bind("antall", antall)
                .bindList(EmptyHandling.NULL_KEYWORD, "utenom", List.copyOf(utenom))
                .map((rad, k) -> new Utgaende(
                        rad.getObject("id", UUID.class),
                        rad.getString("adresse"),
                        rad.getString("korrelasjon"),
                        rad.getString("innholdstype"),
                        rad.getBytes("innhold"),
                        rad.getTimestamp("opprettet").toInstant(),
                        rad.getString("sporing")))
                .list();
    }

    /** Deletes what has been sent. */
    public void sendt(Collection<UUID> ider) {
        if (!ider.isEmpty()) {
            kobling.createUpdate("delete from utboks where id in (<ider>)")
                    .bindList("ider", List.copyOf(ider))
                    .execute();
        }
    }
}
