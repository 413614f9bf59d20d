package no.meldingsvakt.forlop.lager;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Kobling;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Reads many groups at a time: each is as {@link HendelseRepository#gruppe} gives it, with a few queries for all of them instead of
 * some for each.
 */
public final class GruppeRepository {

    private final Handle kobling;

    GruppeRepository(Handle kobling) {
        this.kobling = kobling;
    }

    /**
     * The next groups with a stay that began in the period, in order of name; tests are left out.
     *
     * @param etter the last one before them; empty to begin with
     */
    public List<String> navn(Instant fra, Instant til, String etter, int antall) {
        return kobling.createQuery("select distinct gruppe from forlop where gruppe > :etter and gruppe like 'P%'"
                        + " and startet >= :fra and startet < :til order by gruppe limit :antall")
                .bind("etter", etter)
                .bind("fra", fra)
                .bind("til", til)
                .bind("antall", antall)
                .mapTo(String.class)
                .list();
    }

    /** How many stays there are that began in the period; tests are left out. */
    public long opphold(Instant fra, Instant til) {
        return kobling.createQuery(
                        "select count(*) from forlop where gruppe like 'P%' and startet >= :fra and startet < :til")
                .bind("fra", fra)
                .bind("til", til)
                .mapTo(Long.class)
                .one();
    }

    /** The groups of the names. */
    public List<Hendelsesgruppe> les(Collection<String> navn) {
        if (navn.isEmpty()) {
            return List.of();
        }
        Map<String, List<LagretHendelse>> hendelser = hendelser(navn);
        Map<String, List<Hendelse>> omtalte = omtalte(navn);
        Map<String, List<Funnet>> viste = viste(hendelser.values().stream()
                .flatMap(List::stream)
                .flatMap(h -> henvisning(h.hendelse()).stream())
                .collect(Collectors.toSet()));
        Map<String, Instant> kvitterende = new KvitterendeRepository(kobling).alle();
        return hendelser.entrySet().stream()
                .map(e -> new Hendelsesgruppe(
                        e.getKey(),
                        e.getValue(),
                        Stream.concat(
                                        omtalte.getOrDefault(e.getKey(), List.of()).stream(),
                                        besvarte(e.getKey(), e.getValue(), viste))
                                .distinct()
                                .toList(),
                        kvitterende(e.getValue(), kvitterende)))
                .toList();
    }

    private Map<String, List<LagretHendelse>> hendelser(Collection<String> navn) {
        Map<String, List<LagretHendelse>> alle = new LinkedHashMap<>();
        kobling.createQuery("select gruppe, id, innhold, pakker, registrert from hendelse where gruppe in (<navn>)"
                        + " order by gruppe, registrert, id")
                .bindList("navn", List.copyOf(navn))
                .map((rad, k) -> Map.entry(rad.getString("gruppe"), lagret(rad)))
                .forEach(e ->
                        alle.computeIfAbsent(e.getKey(), n -> new ArrayList<>()).add(e.getValue()));
        return alle;
    }

    private static LagretHendelse lagret(ResultSet rad) throws SQLException {
        return new LagretHendelse(
                rad.getObject("id", UUID.class),
                Hendelsesformat.les(rad.getString("innhold")),
                HendelseRepository.pakker(rad.getString("pakker")),
                rad.getTimestamp("registrert").toInstant());
    }

    /** A message that is referred to, and the group it is in. */
    private record Funnet(String gruppe, Hendelse hendelse) {}

    private record Omtalt(String fra, Hendelse av, Funnet vist) {

        boolean gjelder() {
            return HendelseRepository.kanMotes(vist.gruppe().charAt(0), fra.charAt(0))
                    && av.pasient() != null
                    && vist.hendelse().pasient() != null
                    && !Kobling.bindes(av, vist.hendelse());
        }
    }

    private Map<String, List<Hendelse>> omtalte(Collection<String> navn) {
        Map<String, List<Omtalt>> alle = new LinkedHashMap<>();
        kobling.createQuery("select v.fra, v.av, v.innhold, v.gruppe from (" + omtalt("msg_id") + " union "
                        + omtalt("dokument_id") + ") v order by v.fra, v.registrert, v.id")
                .bindList("navn", List.copyOf(navn))
                .map((rad, k) -> new Omtalt(
                        rad.getString("fra"),
                        Hendelsesformat.les(rad.getString("av")),
                        new Funnet(rad.getString("gruppe"), Hendelsesformat.les(rad.getString("innhold")))))
                .forEach(o ->
                        alle.computeIfAbsent(o.fra(), n -> new ArrayList<>()).add(o));
        return alle.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().stream()
                .limit(HendelseRepository.MAKS_OMTALTE)
                .filter(Omtalt::gjelder)
                .map(o -> o.vist().hendelse())
                .distinct()
                .toList()));
    }

    private static String omtalt(String kolonne) {
        return "select a.gruppe as fra, a.innhold as av, e.innhold, e.gruppe, e.registrert, e.id from hendelse a"
                + " join henvist h on h.hendelse = a.id join hendelse e on e." + kolonne + " = h.viser_til"
                + " where a.gruppe in (<navn>) and e.gruppe <> a.gruppe";
    }

    /** The messages with the ids, or with a document that has one, in the order they came. */
    private Map<String, List<Funnet>> viste(Set<String> ider) {
        Map<String, List<Funnet>> alle = new TreeMap<>();
        if (!ider.isEmpty()) {
            kobling.createQuery("select v.viser, v.gruppe, v.innhold from (select msg_id as viser, gruppe, innhold,"
                            + " registrert, id from hendelse where msg_id in (<ider>) union select dokument_id, gruppe, innhold,"
                            + " registrert, id from hendelse where dokument_id in (<ider>) union select d.dokument_id, e.gruppe,"
                            + " e.innhold, e.registrert, e.id from hendelse_dokument d join hendelse e on e.id = d.hendelse where"
                            + " d.dokument_id in (<ider>)) v order by v.registrert, v.id")
                    .bindList("ider", List.copyOf(ider))
                    .map((rad, k) -> Map.entry(
                            rad.getString("viser"),
                            new Funnet(rad.getString("gruppe"), Hendelsesformat.les(rad.getString("innhold")))))
                    .forEach(e -> alle.computeIfAbsent(e.getKey(), n -> new ArrayList<>())
                            .add(e.getValue()));
        }
        return alle;
    }

    private static Optional<String> henvisning(Hendelse h) {
        @Nullable String id = HendelseRepository.kort(h.referanser().henvisning());
        return h.pasient() == null ? Optional.empty() : Optional.ofNullable(id);
    }

    private static Stream<Hendelse> besvarte(
            String gruppe, List<LagretHendelse> hendelser, Map<String, List<Funnet>> viste) {
        Map<String, List<Hendelse>> etterId = hendelser.stream()
                .map(LagretHendelse::hendelse)
                .filter(h -> henvisning(h).isPresent())
                .collect(Collectors.groupingBy(h -> henvisning(h).orElseThrow(), TreeMap::new, Collectors.toList()));
        return etterId.entrySet().stream()
                .limit(HendelseRepository.MAKS_OMTALTE)
                .flatMap(e -> viste.getOrDefault(e.getKey(), List.of()).stream()
                        .filter(f -> !f.gruppe().equals(gruppe)
                                && HendelseRepository.kanMotes(f.gruppe().charAt(0), gruppe.charAt(0))
                                && f.hendelse().pasient() != null)
                        .map(Funnet::hendelse)
                        .filter(vist -> e.getValue().stream().anyMatch(h -> Kobling.svarer(h, vist))))
                .limit(HendelseRepository.MAKS_OMTALTE);
    }

    private static Set<String> kvitterende(List<LagretHendelse> hendelser, Map<String, Instant> sist) {
        Instant siste = hendelser.stream()
                .map(LagretHendelse::registrert)
                .max(Instant::compareTo)
                .orElseThrow();
        Instant siden = siste.minus(HendelseRepository.NYLIG).minus(KvitterendeRepository.OPPLOSNING);
        return hendelser.stream()
                .flatMap(h -> h.hendelse().parter().mottakere().stream())
                .flatMap(m -> Optional.ofNullable(m.adresse().herId()).stream())
                .distinct()
                .limit(HendelseRepository.MAKS_MOTTAKERE)
                .filter(id -> Optional.ofNullable(sist.get(Meldingsnokkel.kort(id)))
                        .filter(da -> !da.isBefore(siden))
                        .isPresent())
                .collect(Collectors.toSet());
    }
}
