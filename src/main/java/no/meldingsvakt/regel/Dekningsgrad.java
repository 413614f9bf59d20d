package no.meldingsvakt.regel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Grunnregel;
import org.jspecify.annotations.Nullable;

/**
 * How much of a document the rules in force answer for, clause by clause.
 *
 * @param ajour the day the clauses were last held against the document
 */
public record Dekningsgrad(
        String dokument, @Nullable String utgiver, LocalDate ajour, Antall antall, List<Punkt> punkter) {

    /** What can be said of a clause. */
    public enum Tilstand {
        /** A rule in force, or the schema of the standard, answers for it. */
        KONTROLLERES,
        /** Nothing answers for it, and nothing tells that it cannot be. */
        IKKE_ENNA,
        /** Messages cannot show it; there is a reason. */
        KAN_IKKE
    }

    /** How many clauses there are, and how many in each state. */
    public record Antall(int punkter, int kontrolleres, int ikkeEnna, int kanIkke) {

        /** Counts together. */
        public static Antall sum(Stream<Antall> deler) {
            return deler.reduce(
                    new Antall(0, 0, 0, 0),
                    (a, b) -> new Antall(
                            a.punkter + b.punkter,
                            a.kontrolleres + b.kontrolleres,
                            a.ikkeEnna + b.ikkeEnna,
                            a.kanIkke + b.kanIkke));
        }
    }

    /**
     * A clause and its state.
     *
     * @param regler names of the rules in force that answer for it
     * @param skjema whether the schema answers for it
     * @param grunn why it cannot be tested, or not all of it, or not now; bokmål
     */
    public record Punkt(
            String punkt,
            String krav,
            @Nullable String kilde,
            Tilstand tilstand,
            List<String> regler,
            boolean skjema,
            @Nullable String grunn) {}

    /** Judges each clause by the rules of the catalogue, and by what the operator has silenced on the day. */
    public static Dekningsgrad av(Dekning dekning, Regelkatalog katalog, LocalDate dag) {
        List<Punkt> punkter = new ArrayList<>();
        for (Dekning.Punkt p : dekning.punkter()) {
            punkter.add(punkt(dekning, p, katalog, dag));
        }
        Antall antall = new Antall(
                punkter.size(),
                antall(punkter, Tilstand.KONTROLLERES),
                antall(punkter, Tilstand.IKKE_ENNA),
                antall(punkter, Tilstand.KAN_IKKE));
        return new Dekningsgrad(dekning.dokument(), dekning.utgiver(), dekning.ajour(), antall, List.copyOf(punkter));
    }

    /** The clause's names that no rule has, and those whose rule is withdrawn: what a document may not name. */
    static List<String> ubrukelige(Dekning.Punkt p, Regelkatalog katalog) {
        return p.navngitte()
                .filter(n -> !erGrunnregel(n)
                        && katalog.finnRegel(n).filter(r -> r.utgatt() == null).isEmpty())
                .toList();
    }

    private static Punkt punkt(Dekning dekning, Dekning.Punkt p, Regelkatalog katalog, LocalDate dag) {
        List<String> navn = Stream.concat(dekning.katalog() ? Stream.of(p.punkt()) : Stream.empty(), p.navngitte())
                .distinct()
                .toList();
        List<String> iBruk = navn.stream().filter(n -> erIBruk(n, katalog, dag)).toList();
        String stille = navn.stream()
                .flatMap(n -> katalog.finnRegel(n).stream())
                .flatMap(r -> taushet(r, katalog, dag).stream())
                .distinct()
                .collect(Collectors.joining(" "));
        @Nullable
        String grunn = Stream.of(p.grunn(), iBruk.isEmpty() ? stille : "")
                .filter(Objects::nonNull)
                .filter(g -> !g.isEmpty())
                .collect(Collectors.collectingAndThen(Collectors.joining(" "), g -> g.isEmpty() ? null : g));
        return new Punkt(
                p.punkt(), p.krav(), p.kilde(), tilstand(p, navn, !iBruk.isEmpty(), katalog), iBruk, p.skjema(), grunn);
    }

    private static Tilstand tilstand(Dekning.Punkt p, List<String> navn, boolean iBruk, Regelkatalog katalog) {
        if (iBruk || p.skjema()) {
            return Tilstand.KONTROLLERES;
        }
        List<Regel> regler =
                navn.stream().flatMap(n -> katalog.finnRegel(n).stream()).toList();
        boolean trukket = !regler.isEmpty() && regler.stream().allMatch(r -> r.utgatt() != null);
        boolean begrunnet = p.grunn() != null && p.navngitte().findAny().isEmpty() && regler.isEmpty();
        return trukket || begrunnet ? Tilstand.KAN_IKKE : Tilstand.IKKE_ENNA;
    }

    private static boolean erIBruk(String navn, Regelkatalog katalog, LocalDate dag) {
        return erGrunnregel(navn)
                || katalog.finnRegel(navn)
                        .filter(r -> r.utgatt() == null && !erDempet(r, navn, katalog, dag))
                        .isPresent();
    }

    private static boolean erDempet(Regel regel, String navn, Regelkatalog katalog, LocalDate dag) {
        Optional<Pakke> pakke = katalog.finnPakke(regel.pakke());
        List<Paastand> spurt = regel.paastand(navn).map(List::of).orElse(regel.paastander());
        return pakke.isPresent() && spurt.stream().allMatch(p -> pakke.get().erUndertrykt(p.id(), dag));
    }

    /** Why a rule that is there says nothing: its withdrawal, or the operator's reasons. */
    private static Stream<String> taushetsgrunner(Regel regel, Pakke pakke, LocalDate dag) {
        return regel.paastander().stream()
                .filter(p -> pakke.erUndertrykt(p.id(), dag))
                .map(p -> Objects.requireNonNull(pakke.undertrykt().get(p.id())))
                .map(u -> "Dempet til " + u.til() + ": " + u.grunn());
    }

    private static List<String> taushet(Regel regel, Regelkatalog katalog, LocalDate dag) {
        String utgatt = regel.utgatt();
        if (utgatt != null) {
            return List.of(utgatt);
        }
        return katalog.finnPakke(regel.pakke()).stream()
                .flatMap(p -> taushetsgrunner(regel, p, dag))
                .distinct()
                .toList();
    }

    private static boolean erGrunnregel(String navn) {
        return Arrays.stream(Grunnregel.values())
                .anyMatch(g -> g.id().equals(navn) || g.alias().contains(navn));
    }

    private static int antall(List<Punkt> punkter, Tilstand tilstand) {
        return (int) punkter.stream().filter(p -> p.tilstand() == tilstand).count();
    }
}
