package no.meldingsvakt.forlop.lager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Kobling;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Events, in groups: those of one patient, tests apart. A patient whose keys a reference ties ({@link Kobling}) has one group,
 * which the names of the others lead to; whether they are one patient is for the one who puts the stays together to say. A
 * message about no patient, such as a receipt, belongs to the group of the message it refers to; if that one has not come
 * yet, it waits in a group of its own and is fetched when it comes.
 */
public final class HendelseRepository {

    private static final char PRODUKSJON = 'P';
    private static final char TEST = 'T';

    /** A receipt does not tell whether it is a test. */
    private static final char UVISST = '?';

    private static final String UKJENT = " ukjent ";

    /** How many messages of other patients that a group's messages refer to are looked up. */
    static final int MAKS_OMTALTE = 100;

    /** How many receivers are looked up, of those that have sent receipts. */
    static final int MAKS_MOTTAKERE = 1000;

    /** Receipts that came longer ago do not show that the party still sends them, or that they come here. */
    static final Duration NYLIG = Duration.ofDays(30);

    private static final String MED = "select msg_id as vist, id from hendelse where msg_id in (<ider>)"
            + " union select dokument_id, id from hendelse where dokument_id in (<ider>)"
            + " union select dokument_id, hendelse from hendelse_dokument where dokument_id in (<ider>)";

    private static final String EN_HENDELSE = "e.innhold, e.registrert, e.id";
    private static final String INGEN_HENDELSE = "cast(null as varchar(1000000)) as innhold,"
            + " cast(null as timestamp with time zone) as registrert, cast(null as uuid) as id";

    private final Handle kobling;
    private final Laser laser;

    HendelseRepository(Handle kobling, Laser laser) {
        this.kobling = kobling;
        this.laser = laser;
    }

    /** The ids to lock before a message with the event is recorded: its own, and those it refers to. */
    public static Set<String> ider(Hendelse hendelse) {
        return Stream.concat(egne(hendelse).stream(), viste(hendelse).stream()).collect(Collectors.toSet());
    }

    /** Stores an event, and gives all events of its group, itself among them. The group is locked until the transaction ends. */
    public Hendelsesgruppe legg(LagretHendelse ny, boolean test) {
        Hendelse hendelse = ny.hendelse();
        char miljo = hendelse.svar() != null ? UVISST : test ? TEST : PRODUKSJON;
        Set<String> alle = grupper(ny, miljo);
        laser.grupper(alle);
        if (!grupper(ny, miljo).equals(alle)) {
            throw new ProvIgjenException();
        }
        String gruppe = alle.stream().filter(g -> !erUkjent(g)).findFirst().orElseGet(() -> alle.iterator()
                .next());
        alle.stream().filter(g -> !g.equals(gruppe)).forEach(g -> flytt(g, gruppe));
        settInn(ny, gruppe);
        @Nullable String avsender = hendelse.parter().avsender().herId();
        if (hendelse.svar() != null && avsender != null) {
            new KvitterendeRepository(kobling).sett(avsender, ny.registrert());
        }
        if (erUkjent(gruppe)) {
            settInn("insert into venter (viser_til, gruppe) values (:id, :eier)", gruppe, viste(hendelse));
        }
        return gruppe(gruppe);
    }

    /**
     * Gives a patient the name that a new key makes, in all that is stored under the one that the key before it made. Does
     * nothing where there is nothing.
     */
    public void giNyttNavn(String gammelt, String nytt) {
        for (char miljo : List.of(PRODUKSJON, TEST)) {
            giNyGruppe(miljo + " " + gammelt, miljo + " " + nytt, gammelt, nytt);
        }
    }

    private void giNyGruppe(String fra, String til, String gammelt, String nytt) {
        String hjem = hjem(fra);
        boolean harEgne = finnes(fra);
        if (!harEgne && hjem.equals(fra)) {
            return;
        }
        laser.grupper(new TreeSet<>(List.of(fra, til, hjem, hjem(til))));
        kobling.createUpdate("update hendelse set innhold = replace(innhold, :gammelt, :nytt)"
                        + " where gruppe in (<grupper>)")
                .bind("gammelt", gammelt)
                .bind("nytt", nytt)
                .bindList("grupper", List.of(fra, hjem))
                .execute();
        if (harEgne) {
            flytt(fra, til);
        }
        kobling.createUpdate("delete from pasientgruppe where nokkel = :fra")
                .bind("fra", fra)
                .execute();
        String samlet = hjem(til);
        if (!hjem.equals(fra) && samlet.equals(til) && !finnes(til)) {
            kobling.createUpdate("insert into pasientgruppe (nokkel, gruppe) values (:til, :hjem)")
                    .bind("til", til)
                    .bind("hjem", hjem)
                    .execute();
        } else if (!hjem.equals(fra) && !hjem.equals(samlet)) {
            flytt(hjem, samlet);
        }
    }

    /** The groups that the event makes one, in order of name: its patient's, and those that a reference to or from it ties to it. */
    private Set<String> grupper(LagretHendelse ny, char miljo) {
        Hendelse hendelse = ny.hendelse();
        @Nullable String egen = hendelse.pasient() == null ? null : miljo + " " + hendelse.pasient();
        Oppslag oppslag = oppslag(hendelse, egen);
        Set<String> alle = new TreeSet<>(bundne(hendelse, oppslag, miljo));
        if (egen != null) {
            String hjem = oppslag.hjem().findFirst().orElse(egen);
            alle.add(hjem);
            if (!hjem.equals(egen) && finnes(egen)) {
                alle.add(egen);
            }
        } else {
            gruppeAv(hendelse, oppslag, miljo).ifPresent(alle::add);
        }
        if (alle.isEmpty()) {
            alle.add(miljo + UKJENT + ny.id());
        }
        // Test messages and real ones never meet.
        char forste = alle.iterator().next().charAt(0);
        oppslag.ventende().filter(g -> kanMotes(g.charAt(0), forste)).forEach(alle::add);
        return alle;
    }

    /** How a group was found: a message in it is referred to, or refers; the patient's are there; it waits for the message. */
    private enum Vei {
        VIST,
        VISER,
        HJEM,
        VENTER
    }

    /** A group that was found by an id, and the event in it that has or refers to that, where it was found by one. */
    private record Treff(Vei vei, String id, String gruppe, Optional<Hendelse> hendelse) {

        Funnet funnet() {
            return new Funnet(gruppe, hendelse.orElseThrow());
        }
    }

    /** All that tells which groups an event belongs to, in the order the events came. */
    private record Oppslag(List<Treff> treff) {

        private Stream<Treff> av(Vei vei) {
            return treff.stream().filter(t -> t.vei() == vei);
        }

        Stream<Funnet> viste(String id) {
            return av(Vei.VIST).filter(t -> t.id().equals(id)).map(Treff::funnet);
        }

        Stream<Funnet> viste() {
            return av(Vei.VIST).map(Treff::funnet);
        }

        Stream<Funnet> visende() {
            return av(Vei.VISER).map(Treff::funnet);
        }

        Stream<String> hjem() {
            return av(Vei.HJEM).map(Treff::gruppe);
        }

        Stream<String> ventende() {
            return av(Vei.VENTER).map(Treff::gruppe);
        }
    }

    /** Asked for in one, since a message asks twice. */
    private Oppslag oppslag(Hendelse hendelse, @Nullable String egen) {
        List<String> viste = List.copyOf(viste(hendelse));
        List<String> egne = List.copyOf(egne(hendelse));
        List<String> deler = new ArrayList<>();
        if (!viste.isEmpty()) {
            deler.add(del(Vei.VIST, "v.vist", EN_HENDELSE) + " from (" + MED + ") v join hendelse e on e.id = v.id");
        }
        if (!egne.isEmpty()) {
            deler.add(del(Vei.VISER, "h.viser_til", EN_HENDELSE)
                    + " from henvist h join hendelse e on e.id = h.hendelse where h.viser_til in (<egne>)");
            deler.add(del(Vei.VENTER, "e.viser_til", INGEN_HENDELSE) + " from venter e where e.viser_til in (<egne>)");
        }
        if (egen != null) {
            deler.add(del(Vei.HJEM, "e.nokkel", INGEN_HENDELSE) + " from pasientgruppe e where e.nokkel = :egen");
        }
        if (deler.isEmpty()) {
            return new Oppslag(List.of());
        }
        Query sporring = kobling.createQuery(String.join(" union all ", deler) + " order by registrert, id");
        if (!viste.isEmpty()) {
            sporring.bindList("ider", viste);
        }
        if (!egne.isEmpty()) {
            sporring.bindList("egne", egne);
        }
        if (egen != null) {
            sporring.bind("egen", egen);
        }
        return new Oppslag(sporring.map((rad, k) -> new Treff(
                        Vei.valueOf(rad.getString("vei")),
                        rad.getString("vist"),
                        rad.getString("gruppe"),
                        Optional.ofNullable(rad.getString("innhold")).map(Hendelsesformat::les)))
                .list());
    }

    private static String del(Vei vei, String id, String hendelse) {
        return "select '" + vei + "' as vei, " + id + " as vist, e.gruppe, " + hendelse;
    }

    /** Where the events of a group are now. */
    private String hjem(String gruppe) {
        return kobling.createQuery("select gruppe from pasientgruppe where nokkel = :nokkel")
                .bind("nokkel", gruppe)
                .mapTo(String.class)
                .findOne()
                .orElse(gruppe);
    }

    private boolean finnes(String gruppe) {
        return kobling.createQuery("select id from hendelse where gruppe = :gruppe limit 1")
                .bind("gruppe", gruppe)
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
    }

    /** The groups of the messages that it refers to, or that refer to it, where the reference ties them. */
    private static Set<String> bundne(Hendelse hendelse, Oppslag oppslag, char miljo) {
        return hendelse.svar() != null
                ? Set.of()
                : Stream.concat(
                                oppslag.viste().filter(f -> Kobling.bindes(hendelse, f.hendelse())),
                                oppslag.visende()
                                        .filter(f -> f.hendelse().pasient() == null
                                                || Kobling.bindes(f.hendelse(), hendelse)))
                        .map(Funnet::gruppe)
                        .filter(g -> kanMotes(g.charAt(0), miljo))
                        .collect(Collectors.toSet());
    }

    /** An event that was found, and its group. */
    private record Funnet(String gruppe, Hendelse hendelse) {}

    /**
     * The events that have an id, or a document that has it, in the order they came, by id. Each way to have it is asked for by itself,
     * since no database finds by either of two without looking through all.
     */
    private Map<String, List<Funnet>> med(Collection<String> ider) {
        if (ider.isEmpty()) {
            return Map.of();
        }
        return kobling.createQuery("select v.vist, e.gruppe, e.innhold from (" + MED
                        + ") v join hendelse e on e.id = v.id order by e.registrert, e.id")
                .bindList("ider", List.copyOf(ider))
                .map((rad, k) -> Map.entry(
                        rad.getString("vist"),
                        new Funnet(rad.getString("gruppe"), Hendelsesformat.les(rad.getString("innhold")))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Locks a group and gives its events. */
    public Hendelsesgruppe las(String gruppe) {
        laser.grupper(List.of(gruppe));
        return gruppe(gruppe);
    }

    /** A group, with what its messages refer to of other patients. */
    public Hendelsesgruppe gruppe(String gruppe) {
        List<LagretHendelse> hendelser = hent(gruppe);
        List<Hendelse> omtalte = Stream.concat(omtalte(gruppe).stream(), besvarte(gruppe, hendelser).stream())
                .distinct()
                .toList();
        return new Hendelsesgruppe(gruppe, hendelser, omtalte, kvitterende(hendelser));
    }

    /** Referrals and requisitions of other groups that the group's messages answer, to the one who sent them. */
    private List<Hendelse> besvarte(String gruppe, List<LagretHendelse> hendelser) {
        List<Hendelse> svar = hendelser.stream()
                .map(LagretHendelse::hendelse)
                .filter(h -> h.pasient() != null && kort(h.referanser().henvisning()) != null)
                .toList();
        Map<String, List<Hendelse>> etterId = svar.stream()
                .collect(Collectors.groupingBy(
                        h -> String.valueOf(kort(h.referanser().henvisning())), TreeMap::new, Collectors.toList()));
        Map<String, List<Funnet>> funnet =
                med(etterId.keySet().stream().limit(MAKS_OMTALTE).toList());
        return etterId.entrySet().stream()
                .flatMap(e -> funnet.getOrDefault(e.getKey(), List.of()).stream()
                        .filter(f -> !f.gruppe().equals(gruppe)
                                && kanMotes(f.gruppe().charAt(0), gruppe.charAt(0))
                                && f.hendelse().pasient() != null)
                        .map(Funnet::hendelse)
                        .filter(vist -> e.getValue().stream().anyMatch(h -> Kobling.svarer(h, vist))))
                .limit(MAKS_OMTALTE)
                .toList();
    }

    /** The receivers that receipts have come from lately, seen from when the last of the messages came. */
    private Set<String> kvitterende(List<LagretHendelse> hendelser) {
        Set<String> mottakere = hendelser.stream()
                .flatMap(h -> h.hendelse().parter().mottakere().stream())
                .flatMap(m -> Optional.ofNullable(m.adresse().herId()).stream())
                .distinct()
                .limit(MAKS_MOTTAKERE)
                .collect(Collectors.toSet());
        return hendelser.stream()
                .map(LagretHendelse::registrert)
                .max(Instant::compareTo)
                .map(siste -> new KvitterendeRepository(kobling).finn(mottakere, siste.minus(NYLIG)))
                .orElse(Set.of());
    }

    /** Messages of other groups that the group's messages refer to, and are not tied to. */
    private List<Hendelse> omtalte(String gruppe) {
        return kobling
                .createQuery("select v.av, v.innhold, v.gruppe from (" + omtalt("msg_id") + " union "
                        + omtalt("dokument_id") + ") v order by v.registrert, v.id limit :antall")
                .bind("gruppe", gruppe)
                .bind("antall", MAKS_OMTALTE)
                .map((rad, k) -> new Omtalt(
                        rad.getString("gruppe"),
                        Hendelsesformat.les(rad.getString("av")),
                        Hendelsesformat.les(rad.getString("innhold"))))
                .stream()
                .filter(o -> kanMotes(o.gruppe().charAt(0), gruppe.charAt(0)))
                .filter(o ->
                        o.av().pasient() != null && o.vist().pasient() != null && !Kobling.bindes(o.av(), o.vist()))
                .map(Omtalt::vist)
                .distinct()
                .toList();
    }

    private static String omtalt(String kolonne) {
        return "select a.innhold as av, e.innhold, e.gruppe, e.registrert, e.id from henvist h"
                + " join hendelse a on a.id = h.hendelse join hendelse e on e." + kolonne + " = h.viser_til"
                + " where a.gruppe = :gruppe and e.gruppe <> :gruppe";
    }

    private record Omtalt(String gruppe, Hendelse av, Hendelse vist) {}

    /** The events of a group, in the order they came. */
    private List<LagretHendelse> hent(String gruppe) {
        return kobling.createQuery("select id, innhold, pakker, registrert from hendelse where gruppe = :gruppe"
                        + " order by registrert, id")
                .bind("gruppe", gruppe)
                .map((rad, k) -> new LagretHendelse(
                        rad.getObject("id", UUID.class),
                        Hendelsesformat.les(rad.getString("innhold")),
                        pakker(rad.getString("pakker")),
                        rad.getTimestamp("registrert").toInstant()))
                .list();
    }

    /** Deletes events. */
    public void slett(Collection<UUID> ider) {
        if (!ider.isEmpty()) {
            kobling.createUpdate("delete from hendelse where id in (<ider>)")
                    .bindList("ider", List.copyOf(ider))
                    .execute();
        }
    }

    /** Groups that nothing has come to since the moment and that have no stay: messages without a time begin none. */
    public List<String> gamleUtenForlop(Instant grense, int antall) {
        return kobling.createQuery("select h.gruppe from hendelse h"
                        + " where not exists (select 1 from forlop f where f.gruppe = h.gruppe)"
                        + " group by h.gruppe having max(h.registrert) < :grense order by h.gruppe limit :antall")
                .bind("grense", grense)
                .bind("antall", antall)
                .mapTo(String.class)
                .list();
    }

    /** Lets a group without events no longer wait for anything, nor be found by other names. */
    public void slettVentende(String gruppe) {
        kobling.createUpdate("delete from venter where gruppe = :gruppe"
                        + " and not exists (select 1 from hendelse where gruppe = :gruppe)")
                .bind("gruppe", gruppe)
                .execute();
        kobling.createUpdate("delete from pasientgruppe where gruppe = :gruppe"
                        + " and not exists (select 1 from hendelse where gruppe = :gruppe)")
                .bind("gruppe", gruppe)
                .execute();
    }

    /** The group of the message that this one refers to; the one whose sender this one is addressed to goes first. */
    private static Optional<String> gruppeAv(Hendelse hendelse, Oppslag oppslag, char miljo) {
        for (String id : viste(hendelse)) {
            List<Funnet> funnet = oppslag.viste(id)
                    .filter(f -> kanMotes(f.gruppe().charAt(0), miljo))
                    .toList();
            Optional<String> gruppe = funnet.stream()
                    .filter(f -> erTil(hendelse, f.hendelse()))
                    .findFirst()
                    .or(() -> funnet.stream().findFirst())
                    .map(Funnet::gruppe);
            if (gruppe.isPresent()) {
                return gruppe;
            }
        }
        return Optional.empty();
    }

    private static boolean erTil(Hendelse hendelse, Hendelse vist) {
        return hendelse.parter().mottakere().stream()
                .anyMatch(m -> m.adresse().erSamme(vist.parter().avsender()));
    }

    static boolean kanMotes(char miljo, char annet) {
        return miljo == annet || miljo == UVISST || annet == UVISST;
    }

    private static boolean erUkjent(String gruppe) {
        return gruppe.startsWith(UKJENT, 1);
    }

    private void flytt(String fra, String til) {
        for (String tabell : List.of("hendelse", "forlop", "frist", "venter")) {
            kobling.createUpdate("update " + tabell + " set gruppe = :til where gruppe = :fra")
                    .bind("til", til)
                    .bind("fra", fra)
                    .execute();
        }
        kobling.createUpdate("update pasientgruppe set gruppe = :til where gruppe = :fra")
                .bind("til", til)
                .bind("fra", fra)
                .execute();
        if (!erUkjent(fra)) {
            kobling.createUpdate("delete from pasientgruppe where nokkel = :fra")
                    .bind("fra", fra)
                    .execute();
            kobling.createUpdate("insert into pasientgruppe (nokkel, gruppe) values (:fra, :til)")
                    .bind("til", til)
                    .bind("fra", fra)
                    .execute();
        }
        if (!erUkjent(til)) {
            kobling.createUpdate("delete from venter where gruppe = :til")
                    .bind("til", til)
                    .execute();
        }
    }

    void settInn(LagretHendelse ny, String gruppe) {
        Hendelse h = ny.hendelse();
        boolean kvittering = h.svar() != null;
        kobling.createUpdate("insert into hendelse (id, gruppe, msg_id, dokument_id, registrert, pakker, innhold)"
                        + " values (:id, :gruppe, :msgId, :dokumentId, :registrert, :pakker, :innhold)")
                .bind("id", ny.id())
                .bind("gruppe", gruppe)
                // A receipt is never referred to.
                .bind("msgId", kvittering ? null : kort(h.merke().msgId()))
                .bind("dokumentId", kvittering ? null : kort(h.merke().dokumentId()))
                .bind("registrert", ny.registrert())
                .bind("pakker", String.join(" ", ny.pakker()))
                .bind("innhold", Hendelsesformat.skriv(h))
                .execute();
        settInn(
                "insert into hendelse_dokument (hendelse, dokument_id) values (:eier, :id)",
                ny.id(),
                ider(h.merke().flereDokumenter()));
        settInn("insert into henvist (hendelse, viser_til) values (:eier, :id)", ny.id(), henviste(h));
    }

    /** Inserts a row for each id. */
    private void settInn(String sql, Object eier, Set<String> ider) {
        Bunke.utfor(kobling, sql, ider, (rad, id) -> rad.bind("eier", eier).bind("id", id));
    }

    /** The ids that it refers to; a receipt is found by the message that it answers. */
    static Set<String> henviste(Hendelse h) {
        return h.svar() == null ? viste(h) : Set.of();
    }

    private static Set<String> egne(Hendelse h) {
        if (h.svar() != null) {
            return Set.of();
        }
        Set<String> egne = ider(h.merke().msgId(), h.merke().dokumentId());
        egne.addAll(ider(h.merke().flereDokumenter()));
        return egne;
    }

    private static Set<String> viste(Hendelse h) {
        return h.svar() != null
                ? ider(h.svar().paa())
                : ider(h.referanser().forelder(), h.referanser().samtale());
    }

    private static Set<String> ider(@Nullable String... ider) {
        return ider(Arrays.asList(ider));
    }

    private static Set<String> ider(List<? extends @Nullable String> ider) {
        List<String> funnet = new ArrayList<>();
        for (String id : ider) {
            String ren = kort(id);
            if (ren != null) {
                funnet.add(ren);
            }
        }
        return new LinkedHashSet<>(funnet);
    }

    static @Nullable String kort(@Nullable String id) {
        return id == null || id.isBlank() ? null : Meldingsnokkel.kort(id);
    }

    static List<String> pakker(String tekst) {
        return Arrays.stream(tekst.split(" ")).filter(p -> !p.isEmpty()).toList();
    }
}
