package no.meldingsvakt.forlop.lager;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent. It is written in the transaction that it tells of, and deleted when it has been sent: what was stored
 * is sent at least once, and what was not stored never is. Receipts name enterprises and people, and are stored shut ({@link Segl});
 * the version before stores them open, in a table of its own, and they are sent from there too.
 */
public final class Utboks {

    private final Handle kobling;
    private final Supplier<Segl.Knippe> nokler;

    /** @param nokler those in force in this transaction, asked for when they are needed */
    Utboks(Handle kobling, Supplier<Segl.Knippe> nokler) {
        this.kobling = kobling;
        this.nokler = nokler;
    }

    public void legg(Utgaende utgaende) {
        Segl.Lukker lukker = nokler.get().lukker();
        kobling.createUpdate(
                        "insert into utpost (id, adresse, nokkel, korrelasjon, innholdstype, innhold, opprettet, sporing)"
                                + " values (:id, :adresse, :nokkel, :korrelasjon, :innholdstype, :innhold, :opprettet, :sporing)")
                .bind("id", utgaende.id())
                .bind("adresse", utgaende.adresse())
                .bind("nokkel", lukker.navn())
                .bind("korrelasjon", lukket(lukker, utgaende.korrelasjon()))
                .bind("innholdstype", utgaende.innholdstype())
                .bind("innhold", lukker.lukk(utgaende.innhold()))
                .bind("opprettet", utgaende.opprettet())
                .bind("sporing", utgaende.sporing())
                .execute();
    }

    private static byte @Nullable [] lukket(Segl.Lukker lukker, @Nullable String tekst) {
        return tekst == null ? null : lukker.lukk(tekst.getBytes(StandardCharsets.UTF_8));
    }

    /** The oldest, at most {@code antall}, that no other transaction is about to send. */
    public List<Utgaende> hent(int antall) {
        return hent(antall, Set.of());
    }

    /** As {@link #hent(int)}, of those that are not for one of these addresses. */
    public List<Utgaende> hent(int antall, Set<String> utenom) {
        List<Utgaende> rader = new ArrayList<>(apne(antall, utenom));
        if (rader.size() < antall) {
            Segl.Knippe knippe = nokler.get();
            if (!knippe.apnende().isEmpty()) {
                rader.addAll(lukkede(antall - rader.size(), utenom, knippe));
            }
        }
        return rader;
    }

    private List<Utgaende> apne(int antall, Set<String> utenom) {
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

    /** Those that can be opened here: another instance may know keys that this one does not, while they are being changed. */
    private List<Utgaende> lukkede(int antall, Set<String> utenom, Segl.Knippe knippe) {
        return kobling.createQuery(
                        "select id, adresse, nokkel, korrelasjon, innholdstype, innhold, opprettet, sporing from utpost"
                                + " where nokkel in (<nokler>)"
                                + (utenom.isEmpty() ? "" : " and adresse not in (<utenom>)")
                                + " order by nr limit :antall for update skip locked")
                .bind("antall", antall)
                .bindList("nokler", List.copyOf(knippe.apnende()))
                .bindList(EmptyHandling.NULL_KEYWORD, "utenom", List.copyOf(utenom))
                .map((rad, k) -> {
                    String nokkel = rad.getString("nokkel");
                    byte[] korrelasjon = rad.getBytes("korrelasjon");
                    return new Utgaende(
                            rad.getObject("id", UUID.class),
                            rad.getString("adresse"),
                            korrelasjon == null
                                    ? null
                                    : new String(knippe.apne(nokkel, korrelasjon), StandardCharsets.UTF_8),
                            rad.getString("innholdstype"),
                            knippe.apne(nokkel, rad.getBytes("innhold")),
                            rad.getTimestamp("opprettet").toInstant(),
                            rad.getString("sporing"));
                })
                .list();
    }

    /** How many wait that were shut with the key of that name. */
    public int lukketMed(String nokkel) {
        return kobling.createQuery("select count(*) from utpost where nokkel = :nokkel")
                .bind("nokkel", nokkel)
                .mapTo(Integer.class)
                .one();
    }

    /** How many wait that cannot be opened here. */
    public int uapnelige() {
        return lukketMedAndreEnn(nokler.get().apnende());
    }

    /** How many wait that were shut with keys of other names. */
    public int lukketMedAndreEnn(Collection<String> navn) {
        return kobling.createQuery("select count(*) from utpost where nokkel not in (<nokler>)")
                .bindList(EmptyHandling.NULL_KEYWORD, "nokler", List.copyOf(navn))
                .mapTo(Integer.class)
                .one();
    }

    /** Deletes what has been sent. */
    public void sendt(Collection<UUID> ider) {
        if (!ider.isEmpty()) {
            for (String tabell : List.of("utpost", "utboks")) {
                kobling.createUpdate("delete from " + tabell + " where id in (<ider>)")
                        .bindList("ider", List.copyOf(ider))
                        .execute();
            }
        }
    }
}
