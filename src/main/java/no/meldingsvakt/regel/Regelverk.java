package no.meldingsvakt.regel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.avvik.Antall;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.avvik.Sted;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.xml.Dokument;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force: the catalogue and the compiled packs, as one thing that is replaced whole. The rule step is here.
 *
 * <p>A rule that crashes is never taken as satisfied. Immutable and thread-safe.
 */
public final class Regelverk {

    /** The step's name in receipts. */
    public static final String STEG = "regler";

    private static final int DATOLENGDE = "2024-01-31".length();

    /** A message that says it was made in other years is judged by the packs of today. */
    private static final int FORSTE_AAR = 2000;

    private static final int SISTE_AAR = 2199;

    private final Regelkatalog katalog;
    private final List<Pakkeprogram> programmer;
    private final Map<String, Pakkeprogram> kandidater;
    private final Skyggeregnskap skygge;
    private final Tidsvakt tidsvakt;
    private final List<Unntak> unntak;

    /** When the assertions that have not always been in force are. */
    private final Map<String, Virketid> virketider;

    Regelverk(
            Regelkatalog katalog,
            List<Pakkeprogram> programmer,
            Map<String, Pakkeprogram> kandidater,
            Skyggeregnskap skygge,
            Tidsvakt tidsvakt) {
        this(katalog, programmer, kandidater, skygge, tidsvakt, List.of());
    }

    private Regelverk(
            Regelkatalog katalog,
            List<Pakkeprogram> programmer,
            Map<String, Pakkeprogram> kandidater,
            Skyggeregnskap skygge,
            Tidsvakt tidsvakt,
            List<Unntak> unntak) {
        this.katalog = katalog;
        this.programmer = List.copyOf(programmer);
        this.kandidater = Map.copyOf(kandidater);
        this.skygge = skygge;
        this.tidsvakt = tidsvakt;
        this.unntak = List.copyOf(unntak);
        this.virketider = katalog.regler()
                .flatMap(r -> r.paastander().stream())
                .filter(p -> !p.virketid().equals(Virketid.ALLTID))
                .collect(Collectors.toUnmodifiableMap(Paastand::id, Paastand::virketid));
    }

    /** Whether the assertion is in force for a message that was made on the day. */
    private boolean gjelder(String paastand, LocalDate laget) {
        return virketider.getOrDefault(paastand, Virketid.ALLTID).gjelder(laget);
    }

    public Regelkatalog katalog() {
        return katalog;
    }

    /** The same rules, with other windows in which deadlines are excepted. */
    public Regelverk medUnntak(List<Unntak> andre) {
        return new Regelverk(katalog, programmer, kandidater, skygge, tidsvakt, andre);
    }

    /** The windows in which deadlines are excepted. */
    public List<Unntak> unntak() {
        return unntak;
    }

    List<Pakkeprogram> programmer() {
        return Stream.concat(programmer.stream(), kandidater.values().stream()).toList();
    }

    /** Compiles what has not been compiled yet; throws {@link IllegalArgumentException} when a rule does not compile. */
    void kompiler() {
        programmer().forEach(Pakkeprogram::kompiler);
    }

    /** The packs that are tried beside those in force. */
    public List<Pakke> kandidater() {
        return kandidater.values().stream().map(Pakkeprogram::pakke).toList();
    }

    /**
     * The packs that a message is judged by: {@code nasjonal} always; those asked for; and, where the caller has not
     * chosen, those that serve one of the message's parties and are valid on its date.
     *
     * @param onsket ids the caller chose; null when the caller left the choice to us
     * @param faste ids applied when the caller has not chosen
     * @param melding the header facts; null where the message could not be read
     */
    public List<Pakke> velg(
            @Nullable Set<String> onsket, Set<String> faste, @Nullable Melding melding, OffsetDateTime vurdert) {
        LocalDate dag = dato(melding).orElse(vurdert.toLocalDate());
        return programmer.stream()
                .map(Pakkeprogram::pakke)
                .filter(p -> p.id().equals(Pakke.NASJONAL)
                        || (onsket != null
                                ? onsket.contains(p.id())
                                : p.erGyldig(dag)
                                        && (faste.contains(p.id()) || (melding != null && p.betjener(melding)))))
                .toList();
    }

    /** As {@link #kontroller(Dokument, Melding, List, OffsetDateTime, Tidsrom)}, for a call that may take its time. */
    Stegresultat kontroller(Dokument dokument, Melding melding, List<Pakke> pakker, OffsetDateTime vurdert) {
        return kontroller(dokument, melding, pakker, vurdert, Tidsrom.FRITT);
    }

    /**
     * Judges a document by the packs at the moment {@code vurdert}. Never throws for what a rule does.
     *
     * @param tid what is left of the call's time
     */
    public Stegresultat kontroller(
            Dokument dokument, Melding melding, List<Pakke> pakker, OffsetDateTime vurdert, Tidsrom tid) {
        long start = System.nanoTime();
        LocalDate laget = dato(melding).orElse(vurdert.toLocalDate());
        Bedomming hva = new Bedomming(dokument, Kjennetegn.av(melding), vurdert, UnaryOperator.identity(), tid);
        Forlopsdom dom = kjor(hva, pakker, laget);
        Duration varighet = Duration.ofNanos(System.nanoTime() - start);
        return dom.ikkeVurdert().isEmpty()
                ? Stegresultat.av(STEG, dom.avvik(), dom.antall(), varighet)
                : Stegresultat.feilet(STEG, dom.avvik(), dom.ikkeVurdert(), varighet);
    }

    /**
     * Judges a document that the schema has rejected, by the few rules that do not need it to be valid. The step
     * counts as skipped where they have nothing to say.
     */
    public Stegresultat kontrollerUgyldig(Dokument dokument, List<Pakke> pakker, OffsetDateTime vurdert, Tidsrom tid) {
        long start = System.nanoTime();
        Bedomming hva = new Bedomming(dokument, Set.of(Kjennetegn.UGYLDIG), vurdert, UnaryOperator.identity(), tid);
        Forlopsdom dom = kjor(hva, pakker, vurdert.toLocalDate());
        Duration varighet = Duration.ofNanos(System.nanoTime() - start);
        if (!dom.ikkeVurdert().isEmpty()) {
            return Stegresultat.feilet(STEG, dom.avvik(), dom.ikkeVurdert(), varighet);
        }
        return dom.avvik().isEmpty()
                ? Stegresultat.hoppetOver(STEG)
                : Stegresultat.av(STEG, dom.avvik(), dom.antall(), varighet);
    }

    /**
     * Judges an episode document by the packs at the moment {@code vurdert}. A deadline is open, held, broken or excepted;
     * only the broken ones are findings. Never throws for what a rule does.
     *
     * @param fritak excepts the deadlines that are
     * @param tid what is left of the call's time
     */
    public Forlopsdom kontrollerForlop(
            Dokument dokument, List<Pakke> pakker, OffsetDateTime vurdert, UnaryOperator<Frist> fritak, Tidsrom tid) {
        Bedomming hva = new Bedomming(dokument, Set.of(Kjennetegn.FORLOP), vurdert, fritak, tid);
        return kjor(hva, pakker, vurdert.toLocalDate());
    }

    /**
     * An episode document among many.
     *
     * @param pakker what it is judged by
     * @param fritak excepts the deadlines that are
     */
    public record Forlopssak(Dokument dokument, List<Pakke> pakker, UnaryOperator<Frist> fritak) {

        public Forlopssak {
            pakker = List.copyOf(pakker);
        }
    }

    /**
     * As {@link #kontrollerForlop}, for many at a time: rules, levels, messages and deadlines, without texts and places. No candidate is
     * tried. Never throws for what a rule does.
     */
    public List<Forlopsdom> kontrollerForlop(List<Forlopssak> alle, OffsetDateTime vurdert) {
        klargjorForlop();
        return tidsvakt.forHver(
                alle,
                s -> domForlop(s, vurdert),
                oppgitt -> new Forlopsdom(List.of(), Antall.INGEN, List.of(), List.of(oppgitt)));
    }

    private Forlopsdom domForlop(Forlopssak sak, OffsetDateTime vurdert) {
        List<Pakkeprogram> valgte = programmer.stream()
                .filter(p -> sak.pakker().contains(p.pakke()))
                .toList();
        return domForlop(valgte, sak.dokument(), vurdert, sak.fritak());
    }

    /** The verdict of all packs on an episode document, without texts and places; whoever calls it watches the time. */
    Forlopsdom domForlop(Dokument dokument, OffsetDateTime vurdert, UnaryOperator<Frist> fritak) {
        return domForlop(programmer, dokument, vurdert, fritak);
    }

    private Forlopsdom domForlop(
            List<Pakkeprogram> valgte, Dokument dokument, OffsetDateTime vurdert, UnaryOperator<Frist> fritak) {
        Bedomming hva = new Bedomming(dokument, Set.of(Kjennetegn.FORLOP), vurdert, fritak, Tidsrom.FRITT);
        List<Pakkeprogram.Funn> funn =
                valgte.stream().map(p -> hva.av(p, Regelprogram.Omfang.DOM)).toList();
        LocalDate dag = vurdert.toLocalDate();
        return dom(valgte, funn, new ArrayList<>(), dag, dag);
    }

    /** Compiles what rules on stays need. */
    void klargjorForlop() {
        programmer.forEach(p -> p.klargjor(Set.of(Kjennetegn.FORLOP)));
    }

    Tidsvakt tidsvakt() {
        return tidsvakt;
    }

    /**
     * A finding of a rule that was seen outside the documents that rules read, such as in the store; weighed as the rule's own
     * are. Empty where the operator has silenced the rule.
     *
     * @param tekst what is told; the rest is the rule's
     */
    public Optional<Avvik> funn(String regel, Tekst tekst, OffsetDateTime vurdert) {
        return katalog.pakker().stream()
                .filter(p -> !p.erUndertrykt(regel, vurdert.toLocalDate()))
                .flatMap(p -> p.finnRegel(regel).stream())
                .flatMap(r -> r.paastand(regel).stream()
                        .map(p -> new Avvik(
                                regel,
                                p.alvorlighet(),
                                r.pakke(),
                                tekst,
                                p.kilde(),
                                p.apprec(),
                                p.tolkning(),
                                p.teknisk(),
                                null,
                                new Sted(null, 0, 0))))
                .findFirst();
    }

    /**
     * What the rules are run on, and how.
     *
     * @param tid what is left of the call's time
     */
    private record Bedomming(
            Dokument dokument,
            Set<String> kjennetegn,
            OffsetDateTime vurdert,
            UnaryOperator<Frist> fritak,
            Tidsrom tid) {

        Pakkeprogram.Funn av(Pakkeprogram program) {
            return av(program, Regelprogram.Omfang.ALT);
        }

        Pakkeprogram.Funn av(Pakkeprogram program, Regelprogram.Omfang omfang) {
            return program.kjor(
                    dokument,
                    kjennetegn,
                    Map.of("vurdert", new XdmAtomicValue(vurdert.toZonedDateTime())),
                    fritak,
                    omfang);
        }
    }

    private Forlopsdom kjor(Bedomming hva, List<Pakke> pakker, LocalDate laget) {
        List<Pakkeprogram> valgte =
                programmer.stream().filter(p -> pakker.contains(p.pakke())).toList();
        valgte.forEach(p -> p.klargjor(hva.kjennetegn()));
        List<IkkeVurdert> krasj = new ArrayList<>();
        List<Pakkeprogram.Funn> funn =
                tidsvakt.innenfor(hva.tid(), () -> valgte.stream().map(hva::av).toList(), oppgitt -> {
                    krasj.add(oppgitt);
                    return List.of();
                });
        Forlopsdom dom = dom(valgte, funn, krasj, hva.vurdert().toLocalDate(), laget);
        for (int i = 0; i < funn.size(); i++) {
            provKandidat(valgte.get(i).pakke(), funn.get(i), hva);
        }
        return dom;
    }

    /** What the packs found, without what is silenced or not in force. */
    private Forlopsdom dom(
            List<Pakkeprogram> valgte,
            List<Pakkeprogram.Funn> funn,
            List<IkkeVurdert> krasj,
            LocalDate dag,
            LocalDate laget) {
        List<Avvik> avvik = new ArrayList<>();
        List<Frist> frister = new ArrayList<>();
        Antall antall = Antall.INGEN;
        for (int i = 0; i < funn.size(); i++) {
            Pakke pakke = valgte.get(i).pakke();
            krasj.addAll(funn.get(i).krasj());
            for (Regelprogram.Kjoring kjoring : funn.get(i).kjoringer()) {
                kjoring.avvik().stream()
                        .filter(a -> !pakke.erUndertrykt(a.regel(), dag) && gjelder(a.regel(), laget))
                        .forEach(avvik::add);
                kjoring.frister().stream()
                        .filter(f -> !pakke.erUndertrykt(f.regel(), dag))
                        .forEach(frister::add);
                antall = antall.pluss(antall(pakke, kjoring, dag, laget));
            }
        }
        return new Forlopsdom(avvik, antall, frister, krasj);
    }

    /** A candidate has a time of its own, so that one that takes too long costs no verdict. */
    private void provKandidat(Pakke pakke, Pakkeprogram.Funn funn, Bedomming hva) {
        Pakkeprogram kandidat = kandidater.get(pakke.id());
        if (kandidat != null) {
            kandidat.klargjor(hva.kjennetegn());
            Pakkeprogram.Funn dens = tidsvakt.innenfor(
                    hva.tid(), () -> hva.av(kandidat), oppgitt -> new Pakkeprogram.Funn(List.of(), List.of(oppgitt)));
            skygge.sammenlign(pakke, funn, kandidat.pakke(), dens);
        }
    }

    private Antall antall(Pakke pakke, Regelprogram.Kjoring kjoring, LocalDate dag, LocalDate laget) {
        return kjoring.antall().entrySet().stream()
                .filter(e -> !pakke.erUndertrykt(e.getKey(), dag) && gjelder(e.getKey(), laget))
                .map(Map.Entry::getValue)
                .reduce(Antall.INGEN, Antall::pluss);
    }

    /** The day the message was made; GenDate begins with it in all standards. Empty when it cannot be true. */
    private static Optional<LocalDate> dato(@Nullable Melding melding) {
        return Optional.ofNullable(melding)
                .flatMap(m -> Optional.ofNullable(m.sendt()))
                .flatMap(Regelverk::dag);
    }

    /** The day that a moment begins with; empty when it cannot be that of a message. */
    static Optional<LocalDate> dag(String sendt) {
        if (sendt.length() < DATOLENGDE) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(sendt.substring(0, DATOLENGDE)))
                    .filter(dag -> dag.getYear() >= FORSTE_AAR && dag.getYear() <= SISTE_AAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
