package no.meldingsvakt.forlop.lager;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Frist;
import org.jdbi.v3.core.Handle;

/** Deadlines that run, have been broken or are excepted. One that is held is gone. */
public final class FristRepository {

    private static final String KOLONNER =
            "id, forlop, regel, starter, utloper, status, ansvarlig, alvorlighet, tolkning, meldinger";

    private final Handle kobling;

    FristRepository(Handle kobling) {
        this.kobling = kobling;
    }

    /** The group's deadlines. Nobody else marks them until the transaction ends. */
    public List<LagretFrist> las(String gruppe) {
        return kobling.createQuery("select " + KOLONNER + " from frist where gruppe = :gruppe order by id for update")
                .bind("gruppe", gruppe)
                .map((rad, k) -> frist(rad))
                .list();
    }

    /** Deadlines that have passed and have not been marked, which no other transaction is about to mark; the oldest first. */
    public List<LagretFrist> utlopte(Instant vurdert, int antall) {
        return kobling.createQuery("select " + KOLONNER + " from frist where status = 'APEN' and utloper < :vurdert"
                        + " order by utloper limit :antall for update skip locked")
                .bind("vurdert", vurdert)
                .bind("antall", antall)
                .map((rad, k) -> frist(rad))
                .list();
    }

    /** The groups of excepted deadlines. */
    public Set<String> grupperMedUnntatte() {
        return Set.copyOf(kobling.createQuery("select distinct gruppe from frist where status = 'UNNTATT'")
                .mapTo(String.class)
                .list());
    }

    /** The groups of deadlines that run or are broken, and start or expire between the two moments, both counted. */
    public Set<String> grupper(Instant fra, Instant til) {
        return Set.copyOf(kobling.createQuery("select distinct gruppe from frist where status <> 'UNNTATT'"
                        + " and (starter between :fra and :til or utloper between :fra and :til)")
                .bind("fra", fra)
                .bind("til", til)
                .mapTo(String.class)
                .list());
    }

    /** As {@link #grupper}, of those that have passed and have not been marked. */
    public Set<String> utlopteGrupper(Instant vurdert, Instant fra, Instant til) {
        return Set.copyOf(
                kobling.createQuery("select distinct gruppe from frist where status = 'APEN' and utloper < :vurdert"
                                + " and (starter between :fra and :til or utloper between :fra and :til)")
                        .bind("vurdert", vurdert)
                        .bind("fra", fra)
                        .bind("til", til)
                        .mapTo(String.class)
                        .list());
    }

    /** Stores deadlines that are not there. */
    public void legg(String gruppe, Collection<LagretFrist> frister) {
        lagre(
                "insert into frist (gruppe, " + KOLONNER + ") values (:gruppe, :id, :forlop, :regel, :starter,"
                        + " :utloper, :status, :ansvarlig, :alvorlighet,"
                        + " :tolkning, :meldinger)",
                gruppe,
                frister);
    }

    /** Stores deadlines, each in place of the one with the same id, which is there and locked. */
    public void endre(String gruppe, Collection<LagretFrist> frister) {
        lagre(
                "update frist set gruppe = :gruppe, forlop = :forlop, regel = :regel, starter = :starter,"
                        + " utloper = :utloper, status = :status, ansvarlig = :ansvarlig, alvorlighet = :alvorlighet,"
                        + " tolkning = :tolkning, meldinger = :meldinger"
                        + " where id = :id",
                gruppe,
                frister);
    }

    private void lagre(String sql, String gruppe, Collection<LagretFrist> frister) {
        Bunke.utfor(kobling, sql, frister, (rad, lagret) -> {
            Frist frist = lagret.frist();
            rad.bind("gruppe", gruppe)
                    .bind("id", lagret.id())
                    .bind("forlop", lagret.forlop())
                    .bind("regel", frist.regel())
                    .bind("starter", frist.starter().toInstant())
                    .bind("utloper", frist.utloper().toInstant())
                    .bind("status", frist.status().name())
                    .bind("ansvarlig", frist.ansvarlig().name())
                    .bind("alvorlighet", frist.alvorlighet().name())
                    .bind("tolkning", frist.tolkning())
                    .bind("meldinger", String.join(" ", frist.meldinger()));
        });
    }

    /** Marks a deadline as broken. */
    public void merkBrutt(UUID id) {
        kobling.createUpdate("update frist set status = 'BRUTT' where id = :id")
                .bind("id", id)
                .execute();
    }

    public void slett(Collection<UUID> ider) {
        if (!ider.isEmpty()) {
            kobling.createUpdate("delete from frist where id in (<ider>)")
                    .bindList("ider", List.copyOf(ider))
                    .execute();
        }
    }

    /** Deletes all deadlines of a stay. */
    public void slettAlle(UUID forlop) {
        kobling.createUpdate("delete from frist where forlop = :forlop")
                .bind("forlop", forlop)
                .execute();
    }

    private static LagretFrist frist(ResultSet rad) throws SQLException {
        return new LagretFrist(
                rad.getObject("id", UUID.class),
                rad.getObject("forlop", UUID.class),
                new Frist(
                        rad.getString("regel"),
                        rad.getTimestamp("starter").toInstant().atOffset(ZoneOffset.UTC),
                        rad.getTimestamp("utloper").toInstant().atOffset(ZoneOffset.UTC),
                        null,
                        Frist.Friststatus.valueOf(rad.getString("status")),
                        Frist.Ansvarlig.valueOf(rad.getString("ansvarlig")),
                        Alvorlighet.valueOf(rad.getString("alvorlighet")),
                        rad.getBoolean("tolkning"),
                        Arrays.stream(rad.getString("meldinger").split(" "))
                                .filter(m -> !m.isEmpty())
                                .toList()));
    }
}
