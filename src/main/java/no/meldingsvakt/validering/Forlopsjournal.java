package no.meldingsvakt.validering;

import com.fasterxml.uuid.Generators;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.forlop.Forlop;
import no.meldingsvakt.forlop.Forlopsbygger;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.forlop.Udatert;
import no.meldingsvakt.forlop.lager.ForlopRepository;
import no.meldingsvakt.forlop.lager.Hendelsesgruppe;
import no.meldingsvakt.forlop.lager.LagretForlop;
import no.meldingsvakt.forlop.lager.LagretFrist;
import no.meldingsvakt.forlop.lager.LagretHendelse;
import no.meldingsvakt.forlop.lager.Transaksjon;
import no.meldingsvakt.forlop.lager.Utgaende;
import no.meldingsvakt.kvittering.Fristvarsel;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.regel.Forlopsdom;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Regelverk;

/**
 * Keeps what is stored of stays and deadlines in step with the events they come from. It is worked out anew from the set of
 * events each time, so that the order they came in leaves no trace; only stays that have changed are judged. Thread-safe.
 */
public final class Forlopsjournal {

    private static final String JSON = "application/json";

    private final Forlopsbygger bygger = new Forlopsbygger();
    private final Forlopsdommer dommer;

    public Forlopsjournal(Forlopsdommer dommer) {
        this.dommer = dommer;
    }

    /** A stay, its rule packs, and its verdict. */
    record Bedomt(Forlop forlop, List<Pakke> pakker, Forlopsdom dom, Set<Frist> endrede) {

        Bedomt {
            endrede = Set.copyOf(endrede);
        }

        Bedomt(Forlop forlop, List<Pakke> pakker, Forlopsdom dom) {
            this(forlop, pakker, dom, Set.of());
        }

        private Bedomt medEndrede(List<Fristavstemming.Ny> alle) {
            return new Bedomt(
                    forlop,
                    pakker,
                    dom,
                    alle.stream()
                            .filter(n -> n.forlop().toString().equals(forlop.id()))
                            .map(Fristavstemming.Ny::frist)
                            .collect(Collectors.toSet()));
        }
    }

    /** The stays of a group, in order of their first message. */
    List<Forlop> forlop(Hendelsesgruppe gruppe) {
        Set<Hendelse> egne =
                gruppe.hendelser().stream().map(LagretHendelse::hendelse).collect(Collectors.toSet());
        return forlop(egne, gruppe.omtalte())
                .map(f -> f.medKvitterende(gruppe.kvitterende()))
                .toList();
    }

    private Stream<Forlop> forlop(Set<Hendelse> egne, List<Hendelse> omtalte) {
        if (omtalte.isEmpty()) {
            return bygger.bygg(egne).stream();
        }
        Set<Hendelse> alle = new HashSet<>(egne);
        alle.addAll(omtalte);
        return bygger.bygg(alle).stream().filter(f -> f.meldinger().anyMatch(egne::contains));
    }

    /** The packs that any of the stay's messages was judged by, as they are now. */
    List<Pakke> pakker(Forlop forlop, Hendelsesgruppe gruppe, Regelverk verk) {
        Set<String> ider =
                lagrede(forlop, gruppe).flatMap(h -> h.pakker().stream()).collect(Collectors.toSet());
        return verk.katalog().velg(ider);
    }

    /** A stay with its verdict at the moment {@code vurdert}. */
    Bedomt bedom(Forlop forlop, Hendelsesgruppe gruppe, Regelverk verk, OffsetDateTime vurdert) {
        List<Pakke> pakker = pakker(forlop, gruppe, verk);
        return new Bedomt(forlop, pakker, dommer.dom(forlop, verk, pakker, vurdert));
    }

    /** A stay, and the group it is of. */
    record Gruppert(Forlop forlop, Hendelsesgruppe gruppe) {}

    /** As {@link #bedom}, for many stays of groups at a time, without texts and places. */
    List<Bedomt> bedom(List<Gruppert> alle, Regelverk verk, OffsetDateTime vurdert) {
        List<Forlopsdommer.Oppdrag> saker = alle.stream()
                .map(g -> new Forlopsdommer.Oppdrag(g.forlop(), pakker(g.forlop(), g.gruppe(), verk)))
                .toList();
        List<Forlopsdom> dom = dommer.dommer(saker, verk, vurdert);
        return IntStream.range(0, saker.size())
                .mapToObj(i -> new Bedomt(saker.get(i).forlop(), saker.get(i).pakker(), dom.get(i)))
                .toList();
    }

    /** Brings stays and deadlines in step with the group's events, and gives those that were judged anew. */
    List<Bedomt> avstem(Transaksjon tx, Hendelsesgruppe gruppe, Regelverk verk, OffsetDateTime vurdert) {
        return avstem(tx, gruppe, verk, vurdert, false);
    }

    /** The same when old stays have been deleted, and the rest kept whole: of those nothing new has been told. */
    void avstemBeholdte(Transaksjon tx, Hendelsesgruppe gruppe, Regelverk verk, OffsetDateTime vurdert) {
        avstem(tx, gruppe, verk, vurdert, true);
    }

    private List<Bedomt> avstem(
            Transaksjon tx, Hendelsesgruppe gruppe, Regelverk verk, OffsetDateTime vurdert, boolean beholdt) {
        Map<UUID, ForlopRepository.Kjent> kjente = tx.forlop().kjente(gruppe.navn());
        List<Forlop> alle = forlop(gruppe);
        Set<UUID> uendret = new HashSet<>();
        List<Bedomt> endret = new ArrayList<>();
        for (Forlop forlop : alle) {
            UUID id = UUID.fromString(forlop.id());
            List<Pakke> pakker = pakker(forlop, gruppe, verk);
            String avtrykk = dommer.avtrykk(forlop, verk, pakker);
            ForlopRepository.Kjent kjent = kjente.remove(id);
            boolean likt = kjent != null && avtrykk.equals(kjent.avtrykk());
            if (likt || (kjent != null && beholdt)) {
                uendret.add(id);
            } else {
                endret.add(new Bedomt(forlop, pakker, dommer.dom(forlop, verk, pakker, vurdert)));
            }
            if (!likt) {
                tx.forlop().lagre(gruppe.navn(), lagretForlop(forlop, avtrykk, gruppe), kjent);
            }
        }
        kjente.forEach((id, kjent) -> borte(tx, id, kjent.forste(), alle, gruppe));
        List<Fristavstemming.Ny> frister = avstemFrister(tx, gruppe, uendret, endret, vurdert.toInstant());
        return endret.stream().map(b -> b.medEndrede(frister)).toList();
    }

    /** A stay that is no more has become the one that its first message is in now, if there is one. */
    private static void borte(Transaksjon tx, UUID id, UUID forste, List<Forlop> alle, Hendelsesgruppe gruppe) {
        alle.stream()
                .filter(f -> lagrede(f, gruppe).anyMatch(h -> h.id().equals(forste)))
                .findFirst()
                .ifPresentOrElse(f -> tx.forlop().erstatt(id, UUID.fromString(f.id())), () -> tx.forlop()
                        .slett(id));
    }

    /** Stores and announces, and gives the deadlines that have changed. */
    private List<Fristavstemming.Ny> avstemFrister(
            Transaksjon tx, Hendelsesgruppe gruppe, Set<UUID> uendret, List<Bedomt> endret, Instant vurdert) {
        List<LagretFrist> kjente = tx.frister().las(gruppe.navn()).stream()
                .filter(f -> !uendret.contains(f.forlop()))
                .toList();
        List<Fristavstemming.Ny> nye = endret.stream()
                .flatMap(b -> b.dom().frister().stream()
                        .map(f -> new Fristavstemming.Ny(
                                UUID.fromString(b.forlop().id()), f)))
                .toList();
        Fristavstemming avstemming = new Fristavstemming(kjente, nye);
        tx.frister().slett(avstemming.slettes());
        tx.frister().endre(gruppe.navn(), avstemming.endres());
        tx.frister().legg(gruppe.navn(), avstemming.nye());
        avstemming.varsler().forEach(v -> varsle(tx, v.hendelse(), v.frist(), vurdert));
        return avstemming.endrede();
    }

    /** Announces a deadline, in the transaction that marks it. */
    static void varsle(Transaksjon tx, Fristvarsel.Hendelse hendelse, LagretFrist lagret, Instant naa) {
        Frist f = lagret.frist();
        Fristvarsel varsel = new Fristvarsel(
                hendelse,
                lagret.id().toString(),
                lagret.forlop().toString(),
                f.regel(),
                Forlopsdommer.norsk(f.starter()),
                Forlopsdommer.norsk(f.utloper()),
                f.ansvarlig(),
                f.alvorlighet(),
                f.tolkning(),
                f.meldinger());
        UUID id = Generators.timeBasedEpochRandomGenerator().generate();
        byte[] innhold = KvitteringJson.skriv(varsel).getBytes(StandardCharsets.UTF_8);
        tx.utboks().legg(new Utgaende(id, Utgaende.FRISTBRUDD, null, JSON, innhold, naa));
    }

    private static LagretForlop lagretForlop(Forlop forlop, String avtrykk, Hendelsesgruppe gruppe) {
        return new LagretForlop(
                UUID.fromString(forlop.id()),
                forlop.status(),
                forlop.hendelser().get(0).sendt().moment(),
                lagrede(gruppe, alle(forlop))
                        .map(LagretHendelse::registrert)
                        .max(Instant::compareTo)
                        .orElseThrow(),
                forlop.sider().keySet(),
                lagrede(forlop, gruppe)
                        .filter(h ->
                                h.hendelse().equals(forlop.hendelser().get(0).forste()))
                        .map(LagretHendelse::id)
                        .findFirst()
                        .orElseThrow(),
                avtrykk);
    }

    private static Stream<LagretHendelse> lagrede(Forlop forlop, Hendelsesgruppe gruppe) {
        return lagrede(gruppe, forlop.meldinger());
    }

    private static Stream<LagretHendelse> lagrede(Hendelsesgruppe gruppe, Stream<Hendelse> meldinger) {
        Set<Hendelse> dets = meldinger.collect(Collectors.toSet());
        return gruppe.hendelser().stream().filter(h -> dets.contains(h.hendelse()));
    }

    /** The stay's messages, and those that may belong to it. */
    static Stream<Hendelse> alle(Forlop forlop) {
        return Stream.concat(forlop.meldinger(), forlop.udaterte().stream().map(Udatert::hendelse));
    }
}
