package no.meldingsvakt.kvittering.tegning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Forlopskvittering.DagFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.ForlopFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.FristFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.HendelseFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.SideFelt;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvittering.AvvikFelt;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.kvittering.tegning.Forlopsvisning.Avviksrad;
import no.meldingsvakt.kvittering.tegning.Forlopsvisning.Dognrad;
import no.meldingsvakt.kvittering.tegning.Forlopsvisning.Fristrad;
import no.meldingsvakt.kvittering.tegning.Forlopsvisning.Funn;
import no.meldingsvakt.kvittering.tegning.Forlopsvisning.Hendelsesrad;
import org.jspecify.annotations.Nullable;

/** Makes of stays what a page shows, in one language. For one answer. */
public final class Forlopsviser {

    private static final String GJELDER = "GJELDER";
    private static final String HENDELSE = "opphold.hendelse.";

    private final Ord ord;
    private final Datoord dato;
    private final Parter parter;
    private final Instant vurdert;
    private final List<Kvittering> kvitteringer;
    private final BiFunction<String, Sprak, Optional<String>> typenavn;
    private final BiFunction<String, Sprak, Optional<String>> krav;
    private final Sprak sprak;

    /**
     * Prepares for one answer.
     *
     * @param typenavn what message types are called
     * @param krav what the rules on deadlines demand
     */
    public Forlopsviser(
            Forlopskvittering svar,
            Sprak sprak,
            BiFunction<String, Sprak, Optional<String>> typenavn,
            BiFunction<String, Sprak, Optional<String>> krav) {
        this.ord = Ord.paa(sprak);
        this.dato = new Datoord(sprak);
        this.vurdert = svar.vurdert().toInstant();
        this.kvitteringer = svar.meldinger().stream()
                .map(Forlopskvittering.Meldingskvittering::kvittering)
                .toList();
        this.parter = new Parter(
                ord,
                kvitteringer.stream()
                        .flatMap(k -> Stream.ofNullable(k.melding()))
                        .toList());
        this.typenavn = typenavn;
        this.krav = krav;
        this.sprak = sprak;
    }

    /** A moment as people read it. */
    public String tid(OffsetDateTime moment) {
        return dato.i(moment.toInstant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    /** A stay, which is number {@code nr} of {@code antall}. */
    public Forlopsvisning vis(ForlopFelt forlop, int nr, int antall) {
        List<Post> poster = poster(forlop);
        List<Fristpost> frister = frister(forlop, poster);
        List<DagFelt> dager = forlop.overliggerdogn().dager();
        return new Forlopsvisning(
                nr,
                ord.si("opphold.tittel-forlop", nr, antall, ord.si("forlop." + forlop.status())),
                sammendrag(forlop),
                Tegner.tegn(ord, dato, parter, vurdert, poster, frister, dager),
                poster.stream().map(p -> rad(p, forlop)).toList(),
                frister.stream().map(f -> rad(f, poster)).toList(),
                IntStream.range(0, forlop.avvik().size())
                        .mapToObj(i -> rad(i + 1, forlop.avvik().get(i), poster))
                        .toList(),
                ord.si("opphold.dogn", forlop.overliggerdogn().antall()),
                dager.stream().map(d -> rad(d, poster)).toList(),
                forlop.overliggerdogn().forbehold(),
                forlop.ikkeVurdert());
    }

    private String sammendrag(ForlopFelt f) {
        long brutt = f.frister().stream()
                .filter(x -> x.status() == Frist.Friststatus.BRUTT)
                .count();
        long apne = f.frister().stream()
                .filter(x -> x.status() == Frist.Friststatus.APEN)
                .count();
        return ord.si(
                "opphold.sammendrag",
                f.hendelser().size(),
                f.frister().size(),
                brutt,
                apne,
                f.avvik().size(),
                f.overliggerdogn().antall(),
                f.avvik().size() < Stegresultat.MAKS_AVVIK ? 0 : 1);
    }

    private List<Post> poster(ForlopFelt forlop) {
        List<Post> poster = new ArrayList<>();
        for (HendelseFelt h : forlop.hendelser()) {
            poster.add(new Post(
                    poster.size() + 1,
                    h,
                    navn(h),
                    forlop.avvik().stream()
                            .filter(a -> a.meldinger().stream().anyMatch(id -> Post.har(h, id)))
                            .toList(),
                    egne(h),
                    forlop.overliggerdogn().dager().stream()
                            .flatMap(d -> d.grunnlag().stream())
                            .anyMatch(id -> Post.har(h, id))));
        }
        return poster;
    }

    private List<AvvikFelt> egne(HendelseFelt h) {
        return h.msgId() == null
                ? List.of()
                : kvitteringer.stream()
                        .filter(k -> k.melding() != null
                                && Objects.equals(h.msgId(), k.melding().msgId())
                                && Objects.equals(h.type(), k.melding().type()))
                        .limit(1)
                        .flatMap(k -> k.avvik().stream())
                        .toList();
    }

    private String navn(HendelseFelt h) {
        String nokkel = HENDELSE + h.hendelse();
        return ord.alle().containsKey(nokkel)
                ? ord.si(nokkel)
                : Optional.ofNullable(h.type())
                        .flatMap(t -> typenavn.apply(t, sprak))
                        .orElseGet(() -> ord.si("opphold.annen-hendelse"));
    }

    private List<Fristpost> frister(ForlopFelt forlop, List<Post> poster) {
        List<Fristpost> frister = new ArrayList<>();
        List<FristFelt> sortert = forlop.frister().stream()
                .sorted(Comparator.comparing(FristFelt::starter).thenComparing(FristFelt::regel))
                .toList();
        for (FristFelt f : sortert) {
            Instant starter = Objects.requireNonNull(Post.tid(f.starter()));
            Instant utloper = Objects.requireNonNull(Post.tid(f.utloper()));
            frister.add(new Fristpost(frister.size() + 1, f, starter, utloper, hvem(f, starter, poster)));
        }
        return frister;
    }

    /** The responsible party of the message that started it: the one that it began with, of those that decide it. */
    private static @Nullable SideFelt hvem(FristFelt f, Instant starter, List<Post> poster) {
        List<Post> avgjor = f.meldinger().stream()
                .flatMap(id -> poster.stream().filter(p -> p.har(id)))
                .toList();
        return avgjor.stream()
                .filter(p -> p.kanHaStartet(starter))
                .findFirst()
                .or(() -> avgjor.stream().findFirst())
                .map(p -> f.ansvarlig() == Frist.Ansvarlig.AVSENDER
                        ? p.felt().fra()
                        : p.felt().til())
                .orElse(null);
    }

    private Hendelsesrad rad(Post p, ForlopFelt forlop) {
        HendelseFelt h = p.felt();
        return new Hendelsesrad(
                p.nr(),
                dato.i(h.sendt()),
                h.mottatt().equals(h.sendt()) ? null : dato.i(h.mottatt()),
                h.tidspunkt() == null ? null : dato.i(h.tidspunkt()),
                p.navn(),
                Optional.ofNullable(h.type())
                        .map(t -> typenavn.apply(t, sprak).orElse(t))
                        .orElse(null),
                parter.i(h.fra()),
                parter.i(h.til()),
                h.tilstand().equals(GJELDER) ? null : ord.si("opphold.tilstand." + h.tilstand()),
                p.endringer().stream()
                        .map(u -> ord.si("opphold.utgave." + u.status()) + " " + dato.i(u.sendt()))
                        .toList(),
                p.funn().stream()
                        .map(a -> new Funn(
                                a.alvorlighet().name(),
                                vekt(a.alvorlighet()),
                                a.regel(),
                                forlop.avvik().indexOf(a) + 1))
                        .toList(),
                p.egne().size());
    }

    private Fristrad rad(Fristpost f, List<Post> poster) {
        FristFelt felt = f.felt();
        return new Fristrad(
                f.nr(),
                felt.status().name(),
                ord.si("opphold.frist." + felt.status()),
                f.er(Frist.Friststatus.BRUTT) ? vekt(felt.alvorlighet()) : null,
                felt.regel(),
                krav.apply(felt.regel(), sprak).orElse(null),
                f.hvem() == null ? ord.si("opphold.ukjent-part") : parter.i(f.hvem()),
                dato.i(felt.starter()),
                dato.i(felt.utloper()),
                felt.oppfylt() == null ? null : dato.i(felt.oppfylt()),
                felt.tolkning(),
                numre(felt.meldinger(), poster));
    }

    private Avviksrad rad(int nr, AvvikFelt a, List<Post> poster) {
        return new Avviksrad(
                nr,
                a.alvorlighet().name(),
                vekt(a.alvorlighet()),
                a.regel(),
                a.tekst(),
                a.kilde(),
                a.tolkning(),
                numre(a.meldinger(), poster));
    }

    private Dognrad rad(DagFelt d, List<Post> poster) {
        return new Dognrad(
                dato.dag(LocalDate.parse(d.dag())),
                numre(d.grunnlag(), poster),
                d.grunnlag().stream()
                        .filter(id -> poster.stream().noneMatch(p -> p.har(id)))
                        .toList());
    }

    private static List<Integer> numre(List<String> msgId, List<Post> poster) {
        return poster.stream()
                .filter(p -> msgId.stream().anyMatch(p::har))
                .map(Post::nr)
                .collect(Collectors.toList());
    }

    /** What a weight is called. */
    public String vekt(Alvorlighet alvorlighet) {
        return ord.si("opphold.vekt." + alvorlighet);
    }
}
