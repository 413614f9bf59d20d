package no.meldingsvakt.regel;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Antall;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.xml.Dokument;
import org.jspecify.annotations.Nullable;

/**
 * A pack that may be adopted, beside the one that it would take the place of: of the rules on stays, those that the two do not have
 * alike. The others would say the same, and are not run. Immutable and thread-safe.
 */
public final class Pakkeprove {

    private final @Nullable Pakke gjeldende;
    private final Pakke kandidat;
    private final Regelverk da;
    private final Regelverk na;

    Pakkeprove(@Nullable Pakke gjeldende, Pakke kandidat, Regelverk da, Regelverk na) {
        this.gjeldende = gjeldende;
        this.kandidat = kandidat;
        this.da = da;
        this.na = na;
    }

    /** The pack in force; empty where the candidate would be one more. */
    public Optional<Pakke> gjeldende() {
        return Optional.ofNullable(gjeldende);
    }

    public Pakke kandidat() {
        return kandidat;
    }

    /** What the pack in force says of a stay, where the two may say different things. */
    public Regelverk da() {
        return da;
    }

    /** What the candidate says of it. */
    public Regelverk na() {
        return na;
    }

    /**
     * A stay.
     *
     * @param da excepts deadlines of the pack in force
     * @param na excepts those of the candidate
     */
    public record Opphold(Dokument dokument, UnaryOperator<Frist> da, UnaryOperator<Frist> na) {}

    /** What the two say of a stay: rules, levels and messages, without texts and places. */
    public record Dommer(Forlopsdom da, Forlopsdom na) {}

    /**
     * Judges stays by both, at the moment {@code vurdert}. They share one watch over the time, which each of them has as much of as it
     * would have alone. Never throws for what a rule does.
     */
    public List<Dommer> dom(List<Opphold> alle, OffsetDateTime vurdert) {
        da.klargjorForlop();
        na.klargjorForlop();
        return na.tidsvakt()
                .forHver(
                        alle,
                        o -> new Dommer(
                                da.domForlop(o.dokument(), vurdert, o.da()),
                                na.domForlop(o.dokument(), vurdert, o.na())),
                        oppgitt -> {
                            Forlopsdom uvisst = new Forlopsdom(List.of(), Antall.INGEN, List.of(), List.of(oppgitt));
                            return new Dommer(uvisst, uvisst);
                        });
    }

    /** Ids of the assertions on stays that the two do not have alike. */
    public List<String> ulike() {
        return Stream.of(da, na)
                .flatMap(v -> v.programmer().stream())
                .flatMap(p -> p.pakke().regler().stream())
                .flatMap(r -> r.paastander().stream())
                .map(Paastand::id)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Says whether the stay would be judged by other rules: it was judged by the pack in force; or, where the candidate takes no
     * pack's place, it has a party that the candidate serves. One that names no parties is for all.
     */
    public boolean angar(Set<String> pakker, Set<String> parter) {
        return gjeldende != null
                ? pakker.contains(gjeldende.id())
                : kandidat.parter().isEmpty()
                        || kandidat.parter().stream()
                                .flatMap(p -> p.herId().stream())
                                .anyMatch(parter::contains);
    }

    /** The pack with those of its rules on stays that the other does not have alike. */
    static Pakke ulike(Pakke pakke, @Nullable Pakke annen) {
        Map<String, Regel> andre = annen == null
                ? Map.of()
                : annen.regler().stream().collect(Collectors.toMap(Regel::id, Function.identity(), (a, b) -> a));
        return pakke.medRegler(pakke.regler().stream()
                .filter(r -> r.type() == Regel.Type.FORLOP && r.utgatt() == null)
                .filter(r -> annen == null || !erLik(r, pakke, andre.get(r.id()), annen))
                .toList());
    }

    private static boolean erLik(Regel regel, Pakke pakke, @Nullable Regel annen, Pakke annens) {
        return annen != null
                && annen.utgatt() == null
                && regel.paastander().equals(annen.paastander())
                && regel.kilde()
                        .dokument()
                        .tre()
                        .toString()
                        .equals(annen.kilde().dokument().tre().toString())
                && verdier(regel, pakke).equals(verdier(annen, annens))
                && undertrykt(regel, pakke).equals(undertrykt(annen, annens));
    }

    /** The values that the rule reads. */
    private static Map<String, String> verdier(Regel regel, Pakke pakke) {
        return pakke.parametre().stream()
                .filter(p -> regel.bruker(p.navn()))
                .collect(Collectors.toMap(Parameter::navn, p -> p.type() + " " + p.standard(), (a, b) -> a));
    }

    private static Set<String> undertrykt(Regel regel, Pakke pakke) {
        return regel.paastander().stream()
                .map(Paastand::id)
                .filter(id -> pakke.undertrykt().containsKey(id))
                .map(id -> id + " " + pakke.undertrykt().get(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
