package no.meldingsvakt.forlop.lager;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** As {@link HendelseRepository#gruppe} has them. It is done here, because a database sorts the contents with them. */
    private static final Comparator<LagretHendelse> KOMMET =
            Comparator.comparing(LagretHendelse::registrert).thenComparing(h -> h.id().toString());

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
        Fremmede fremmede = new Fremmede(hendelser);
        Map<String, Instant> kvitterende = new KvitterendeRepository(kobling).alle();
        return hendelser.entrySet().stream()
                .map(e -> new Hendelsesgruppe(
                        e.getKey(),
                        e.getValue(),
                        Stream.concat(
                                        fremmede.omtalte(e.getKey(), e.getValue()),
                                        fremmede.besvarte(e.getKey(), e.getValue()))
                                .distinct()
                                .toList(),
                        kvitterende(e.getValue(), kvitterende)))
                .toList();
    }

    private Map<String, List<LagretHendelse>> hendelser(Collection<String> navn) {
        Map<String, List<LagretHendelse>> alle = new TreeMap<>();
        kobling.createQuery("select gruppe, id, innhold, pakker, registrert from hendelse where gruppe = any(:navn)")
                .bindArray("navn", String.class, List.copyOf(navn))
                .map((rad, k) -> Map.entry(rad.getString("gruppe"), lagret(rad)))
                .forEach(e ->
                        alle.computeIfAbsent(e.getKey(), n -> new ArrayList<>()).add(e.getValue()));
        alle.values().forEach(h -> h.sort(KOMMET));
        return alle;
    }

    private static LagretHendelse lagret(ResultSet rad) throws SQLException {
        return new LagretHendelse(
                rad.getObject("id", UUID.class),
                Hendelsesformat.les(rad.getString("innhold")),
                HendelseRepository.pakker(rad.getString("pakker")),
                rad.getTimestamp("registrert").toInstant());
    }

    /**
     * Where a message is that is referred to.
     *
     * @param nr its place in the order they came
     * @param viser the id that was looked for
     * @param vedlagt whether that is the id of a document beside its first
     */
    private record Plass(int nr, String viser, boolean vedlagt, String gruppe, UUID id) {}

    /** A message that refers to one of another group. */
    private record Omtalt(Hendelse av, Plass plass) {}

    /**
     * What the messages of groups refer to of other groups. Most refer to their own group's, so contents are read only of those that are
     * another's.
     */
    private final class Fremmede {

        /** By the id that was looked for, in the order they came. */
        private final Map<String, List<Plass>> plasser = new HashMap<>();

        private final Map<UUID, Hendelse> innhold;

        Fremmede(Map<String, List<LagretHendelse>> grupper) {
            finn(grupper.values().stream()
                    .flatMap(List::stream)
                    .map(LagretHendelse::hendelse)
                    .flatMap(h -> Stream.concat(HendelseRepository.henviste(h).stream(), henvisning(h).stream()))
                    .collect(Collectors.toSet()));
            innhold = innhold(grupper.entrySet().stream()
                    .flatMap(g -> g.getValue().stream()
                            .map(LagretHendelse::hendelse)
                            .flatMap(
                                    h -> Stream.concat(HendelseRepository.henviste(h).stream(), henvisning(h).stream()))
                            .flatMap(id -> andres(g.getKey(), id)))
                    .map(Plass::id)
                    .collect(Collectors.toSet()));
        }

        private void finn(Set<String> ider) {
            if (!ider.isEmpty()) {
                kobling.createQuery(
                                "select v.viser, v.vedlagt, v.gruppe, v.id from (select msg_id as viser, 0 as vedlagt, gruppe,"
                                        + " registrert, id from hendelse where msg_id = any(:ider) union select dokument_id, 0, gruppe,"
                                        + " registrert, id from hendelse where dokument_id = any(:ider) union select d.dokument_id, 1,"
                                        + " e.gruppe, e.registrert, e.id from hendelse_dokument d join hendelse e on e.id = d.hendelse"
                                        + " where d.dokument_id = any(:ider)) v order by v.registrert, v.id, v.vedlagt")
                        .bindArray("ider", String.class, List.copyOf(ider))
                        .map((rad, k) -> new Plass(
                                rad.getRow(),
                                rad.getString("viser"),
                                rad.getInt("vedlagt") > 0,
                                rad.getString("gruppe"),
                                rad.getObject("id", UUID.class)))
                        .forEach(p -> legg(plasser.computeIfAbsent(p.viser(), n -> new ArrayList<>()), p));
            }
        }

        /** One that has the id twice is there once, as one that has it itself: that comes first. */
        private static void legg(List<Plass> alle, Plass plass) {
            if (alle.isEmpty() || !alle.get(alle.size() - 1).id().equals(plass.id())) {
                alle.add(plass);
            }
        }

        private Map<UUID, Hendelse> innhold(Set<UUID> ider) {
            Map<UUID, Hendelse> alle = new HashMap<>();
            if (!ider.isEmpty()) {
                kobling.createQuery("select id, innhold from hendelse where id = any(:ider)")
                        .bindArray("ider", UUID.class, List.copyOf(ider))
                        .map((rad, k) -> Map.entry(
                                rad.getObject("id", UUID.class), Hendelsesformat.les(rad.getString("innhold"))))
                        .forEach(e -> alle.put(e.getKey(), e.getValue()));
            }
            return alle;
        }

        private Stream<Plass> andres(String gruppe, String id) {
            return plasser.getOrDefault(id, List.of()).stream()
                    .filter(p -> !p.gruppe().equals(gruppe));
        }

        private Hendelse hendelse(Plass plass) {
            return Objects.requireNonNull(innhold.get(plass.id()));
        }

        /** Messages that the group's refer to and are not tied to. */
        Stream<Hendelse> omtalte(String gruppe, List<LagretHendelse> hendelser) {
            return hendelser.stream()
                    .map(LagretHendelse::hendelse)
                    .flatMap(h -> HendelseRepository.henviste(h).stream()
                            .flatMap(id -> andres(gruppe, id))
                            .filter(p -> !p.vedlagt())
                            .map(p -> new Omtalt(h, p)))
                    .distinct()
                    .sorted(Comparator.comparingInt(o -> o.plass().nr()))
                    .limit(HendelseRepository.MAKS_OMTALTE)
                    .filter(o -> kanMotes(o.plass(), gruppe))
                    .filter(o -> gjelder(o.av(), hendelse(o.plass())))
                    .map(o -> hendelse(o.plass()))
                    .distinct();
        }

        private static boolean gjelder(Hendelse av, Hendelse vist) {
            return av.pasient() != null && vist.pasient() != null && !Kobling.bindes(av, vist);
        }

        private static boolean kanMotes(Plass plass, String gruppe) {
            return HendelseRepository.kanMotes(plass.gruppe().charAt(0), gruppe.charAt(0));
        }

        /** Referrals and requisitions that the group's messages answer, to the one who sent them. */
        Stream<Hendelse> besvarte(String gruppe, List<LagretHendelse> hendelser) {
            Map<String, List<Hendelse>> etterId = hendelser.stream()
                    .map(LagretHendelse::hendelse)
                    .filter(h -> henvisning(h).isPresent())
                    .collect(
                            Collectors.groupingBy(h -> henvisning(h).orElseThrow(), TreeMap::new, Collectors.toList()));
            return etterId.entrySet().stream()
                    .limit(HendelseRepository.MAKS_OMTALTE)
                    .flatMap(e -> andres(gruppe, e.getKey())
                            .filter(p -> kanMotes(p, gruppe))
                            .map(this::hendelse)
                            .filter(vist -> vist.pasient() != null
                                    && e.getValue().stream().anyMatch(h -> Kobling.svarer(h, vist))))
                    .limit(HendelseRepository.MAKS_OMTALTE);
        }
    }

    private static Optional<String> henvisning(Hendelse h) {
        @Nullable String id = HendelseRepository.kort(h.referanser().henvisning());
        return h.pasient() == null ? Optional.empty() : Optional.ofNullable(id);
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
