package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Frist;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Stays: what is needed to find them. Those of test messages and of real ones are found alike; the two never share a stay. */
public final class ForlopRepository {

    private static final String NYTT = "insert into forlop (id, gruppe, status, startet, registrert, forste, avtrykk)"
            + " values (:id, :gruppe, :status, :startet, :registrert, :forste, :avtrykk) on conflict do nothing";
    private static final String ENDRET =
            "update forlop set gruppe = :gruppe, status = :status, startet = :startet, registrert = :registrert,"
                    + " forste = :forste, avtrykk = :avtrykk where id = :id";

    private final Handle kobling;

    ForlopRepository(Handle kobling) {
        this.kobling = kobling;
    }

    /** What is known of a stay: its first message, its digest, and its parties as they are looked up. */
    public record Kjent(UUID forste, String avtrykk, Set<String> parter) {

        public Kjent {
            parter = Set.copyOf(parter);
        }

        private Kjent med(Kjent annen) {
            return new Kjent(
                    forste,
                    avtrykk,
                    Stream.concat(parter.stream(), annen.parter.stream()).collect(Collectors.toSet()));
        }
    }

    /** What is known of the group's stays, by id. */
    public Map<UUID, Kjent> kjente(String gruppe) {
        return kobling
                .createQuery("select f.id, f.forste, f.avtrykk, p.her_id from forlop f"
                        + " left join forlop_part p on p.forlop = f.id where f.gruppe = :gruppe")
                .bind("gruppe", gruppe)
                .map((rad, k) -> Map.entry(
                        rad.getObject("id", UUID.class),
                        new Kjent(
                                rad.getObject("forste", UUID.class),
                                rad.getString("avtrykk"),
                                Optional.ofNullable(rad.getString("her_id")).stream()
                                        .collect(Collectors.toSet()))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Kjent::med));
    }

    /**
     * Stores a stay, in place of the one with the same id if there is one.
     *
     * @param kjent what is known of that one in the group; null where there is none
     */
    public void lagre(String gruppe, LagretForlop forlop, @Nullable Kjent kjent) {
        if (kjent == null && lagre(NYTT, gruppe, forlop) > 0) {
            // It may have been another's, until what tied the two turned out to belong elsewhere.
            kobling.createUpdate("delete from forlop_tidligere where id = :id")
                    .bind("id", forlop.id())
                    .execute();
            lagreParter(forlop, Set.of());
        } else {
            lagre(ENDRET, gruppe, forlop);
            lagreParter(forlop, kjent == null ? parter(forlop.id()) : kjent.parter());
        }
    }

    private int lagre(String sql, String gruppe, LagretForlop forlop) {
        return kobling.createUpdate(sql)
                .bind("id", forlop.id())
                .bind("gruppe", gruppe)
                .bind("status", forlop.status().name())
                .bind("startet", forlop.startet())
                .bind("registrert", forlop.registrert())
                .bind("forste", forlop.forste())
                .bind("avtrykk", forlop.avtrykk())
                .execute();
    }

    private Set<String> parter(UUID id) {
        return kobling.createQuery("select her_id from forlop_part where forlop = :id")
                .bind("id", id)
                .mapTo(String.class)
                .collect(Collectors.toSet());
    }

    private void lagreParter(LagretForlop forlop, Set<String> lagret) {
        Set<String> onsket = forlop.parter().stream().map(Meldingsnokkel::kort).collect(Collectors.toSet());
        endreParter("insert into forlop_part (forlop, her_id) values (:id, :part)", forlop.id(), onsket, lagret);
        endreParter("delete from forlop_part where forlop = :id and her_id = :part", forlop.id(), lagret, onsket);
    }

    private void endreParter(String sql, UUID id, Set<String> av, Set<String> unntatt) {
        Bunke.utfor(kobling, sql, av.stream().filter(p -> !unntatt.contains(p)).toList(), (rad, p) -> rad.bind("id", id)
                .bind("part", p));
    }

    public void slett(UUID id) {
        kobling.createUpdate("delete from forlop where id = :id").bind("id", id).execute();
    }

    /** Deletes a stay that has got another id, which its former ids find from now on. */
    public void erstatt(UUID tidligere, UUID naa) {
        kobling.createUpdate("update forlop_tidligere set forlop = :naa where forlop = :tidligere")
                .bind("naa", naa)
                .bind("tidligere", tidligere)
                .execute();
        kobling.createUpdate("delete from forlop_tidligere where id in (<ider>)")
                .bindList("ider", List.of(tidligere, naa))
                .execute();
        kobling.createUpdate("insert into forlop_tidligere (id, forlop) values (:tidligere, :naa)")
                .bind("tidligere", tidligere)
                .bind("naa", naa)
                .execute();
        slett(tidligere);
    }

    /** The stay that has the id, or had it before an earlier message came. */
    public Optional<Funnet> finn(UUID id) {
        return kobling.createQuery("select id, gruppe from forlop where id = :id"
                        + " or id = (select forlop from forlop_tidligere where id = :id)")
                .bind("id", id)
                .map((rad, k) -> new Funnet(rad.getObject("id", UUID.class), rad.getString("gruppe")))
                .findFirst();
    }

    /** The stays, the last begun first, with the group of each. */
    public List<Funnet> finn(Forlopsutvalg utvalg) {
        List<String> vilkar = new ArrayList<>(List.of("1 = 1"));
        if (utvalg.status() != null) {
            vilkar.add("f.status = :status");
        }
        if (utvalg.part() != null) {
            vilkar.add("exists (select 1 from forlop_part p where p.forlop = f.id and p.her_id = :part)");
        }
        if (utvalg.frist() != null) {
            vilkar.add("exists (select 1 from frist t where t.forlop = f.id and " + stand(utvalg.frist()) + ")");
        }
        Query sporring = kobling.createQuery("select f.id, f.gruppe from forlop f where "
                        + String.join(" and ", vilkar)
                        + " order by f.startet desc, f.id desc limit :antall offset :hopp")
                .bind("antall", utvalg.antall())
                .bind("hopp", utvalg.hopp());
        if (utvalg.status() != null) {
            sporring.bind("status", utvalg.status().name());
        }
        if (utvalg.part() != null) {
            sporring.bind("part", Meldingsnokkel.kort(utvalg.part()));
        }
        if (utvalg.frist() != null) {
            sporring.bind("vurdert", utvalg.vurdert());
        }
        return sporring.map((rad, k) -> new Funnet(rad.getObject("id", UUID.class), rad.getString("gruppe")))
                .list();
    }

    /**
     * The stays between all of the parties that may have had days in a period: begun before its end, and heard of since its
     * start or not ended. Those of tests are left out. The first begun first.
     */
    public List<Funnet> iPerioden(Set<String> parter, Instant fra, Instant til, long hopp, int antall) {
        List<String> alle = parter.stream().map(Meldingsnokkel::kort).sorted().toList();
        String mellom = IntStream.range(0, alle.size())
                .mapToObj(i ->
                        " and exists (select 1 from forlop_part p where p.forlop = f.id and p.her_id = :part" + i + ")")
                .collect(Collectors.joining());
        Query sporring = kobling.createQuery("select f.id, f.gruppe from forlop f where f.startet < :til"
                        + " and (f.status = 'APENT' or f.registrert >= :fra) and f.gruppe not like 'T%'" + mellom
                        + " order by f.startet, f.id limit :antall offset :hopp")
                .bind("fra", fra)
                .bind("til", til)
                .bind("antall", antall)
                .bind("hopp", hopp);
        for (int i = 0; i < alle.size(); i++) {
            sporring.bind("part" + i, alle.get(i));
        }
        return sporring.map((rad, k) -> new Funnet(rad.getObject("id", UUID.class), rad.getString("gruppe")))
                .list();
    }

    /** A stay that was found, and the group its events are in. */
    public record Funnet(UUID id, String gruppe) {

        /** Says whether its messages were sent as tests. */
        public boolean erTest() {
            return gruppe.startsWith("T");
        }
    }

    /** A deadline that has passed is broken, whether it has been marked so or not. */
    private static String stand(Frist.Friststatus status) {
        return switch (status) {
            case APEN -> "t.status = 'APEN' and t.utloper >= :vurdert";
            case BRUTT -> "(t.status = 'BRUTT' or (t.status = 'APEN' and t.utloper < :vurdert))";
            case UNNTATT -> "t.status = 'UNNTATT'";
            case HOLDT -> throw new IllegalArgumentException("deadlines that were held are not stored");
        };
    }

    /** The groups of stays that no message has come to since the moment; at most {@code antall}. */
    public List<String> gamle(Instant for_, int antall) {
        return kobling.createQuery("select distinct gruppe from (select gruppe from forlop where registrert < :for"
                        + " order by registrert limit :antall) g")
                .bind("for", for_)
                .bind("antall", antall)
                .mapTo(String.class)
                .list();
    }
}
