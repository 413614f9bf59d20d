package no.meldingsvakt.inngang.katalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.katalog.Regelvisning.PaastandFelt;
import no.meldingsvakt.inngang.katalog.Regelvisning.RegelFelt;
import no.meldingsvakt.inngang.katalog.Regelvisning.RegelsettFelt;
import org.jspecify.annotations.Nullable;

/**
 * All rules, pack by pack, each told whether it is among those that somebody looks for.
 *
 * @param antall rules in use, in all packs
 * @param utgatte rules that are withdrawn
 * @param vist rules that are looked for
 * @param meldinger what rules can apply to, to choose from
 */
public record Regelliste(List<Pakke> pakker, int antall, int utgatte, int vist, Utvalg utvalg, List<String> meldinger) {

    public Regelliste {
        pakker = List.copyOf(pakker);
        meldinger = List.copyOf(meldinger);
    }

    /** Whether a rule speaks. */
    public enum Tilstand {
        I_BRUK,
        STILNET,
        UTGATT
    }

    /** A pack and its rules; {@code vist} when one of them is looked for. */
    public record Pakke(RegelsettFelt regelsett, boolean vist, List<Rad> regler) {
        public Pakke {
            regler = List.copyOf(regler);
        }
    }

    /**
     * A rule.
     *
     * @param alvorlighet the gravest of its findings; null for one that is withdrawn
     * @param kilder what it rests on
     * @param sok what is searched besides what the row shows
     */
    public record Rad(
            String id,
            String tittel,
            @Nullable Alvorlighet alvorlighet,
            Tilstand tilstand,
            List<String> gjelder,
            String kilder,
            String sok,
            boolean vist) {
        public Rad {
            gjelder = List.copyOf(gjelder);
        }
    }

    /** What is looked for; empty where anything is. A value that nothing has is as none. */
    public record Utvalg(String tekst, String niva, String pakke, String melding, String tilstand) {

        /** Everything. */
        public static final Utvalg ALT = new Utvalg("", "", "", "", "");

        private boolean har(RegelFelt r, @Nullable Alvorlighet verst, Tilstand t, String alt) {
            return er(niva, verst == null ? "" : verst.name())
                    && er(pakke, r.pakke())
                    && (melding.isEmpty() || r.gjelder().contains(melding))
                    && er(tilstand, t.name())
                    && Arrays.stream(tekst.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                            .allMatch(alt::contains);
        }

        private static boolean er(String onsket, String verdi) {
            return onsket.isEmpty() || onsket.equals(verdi);
        }
    }

    /** The list, in a language as far as the rules have it. */
    public static Regelliste av(Regelvisning visning, Sprak sprak, Utvalg onsket) {
        List<RegelFelt> regler = visning.alle(sprak).toList();
        List<String> meldinger = regler.stream()
                .flatMap(r -> r.gjelder().stream())
                .distinct()
                .sorted()
                .toList();
        Utvalg utvalg = kjent(onsket, visning.regelsett(), meldinger);
        List<Pakke> pakker = visning.regelsett().stream()
                .map(p -> pakke(
                        p,
                        regler.stream()
                                .filter(r -> r.pakke().equals(p.id()))
                                .map(r -> rad(r, utvalg))
                                .toList()))
                .toList();
        int utgatte = (int) regler.stream().filter(r -> r.utgatt() != null).count();
        int vist = (int) pakker.stream()
                .flatMap(p -> p.regler().stream())
                .filter(Rad::vist)
                .count();
        return new Regelliste(pakker, regler.size() - utgatte, utgatte, vist, utvalg, meldinger);
    }

    private static Utvalg kjent(Utvalg u, List<RegelsettFelt> pakker, List<String> meldinger) {
        return new Utvalg(
                u.tekst(),
                blant(u.niva(), Arrays.stream(Alvorlighet.values()).map(Enum::name)),
                blant(u.pakke(), pakker.stream().map(RegelsettFelt::id)),
                blant(u.melding(), meldinger.stream()),
                blant(u.tilstand(), Arrays.stream(Tilstand.values()).map(Enum::name)));
    }

    private static String blant(String verdi, Stream<String> kjente) {
        return kjente.anyMatch(verdi::equals) ? verdi : "";
    }

    private static Pakke pakke(RegelsettFelt regelsett, List<Rad> rader) {
        return new Pakke(regelsett, rader.stream().anyMatch(Rad::vist), rader);
    }

    private static Rad rad(RegelFelt r, Utvalg utvalg) {
        @Nullable
        Alvorlighet verst = r.paastander().stream()
                .map(PaastandFelt::alvorlighet)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Tilstand tilstand = tilstand(r);
        String kilder =
                r.paastander().stream().map(PaastandFelt::kilde).distinct().collect(Collectors.joining("; "));
        String sok = Stream.of(
                        r.alias().stream(),
                        r.paastander().stream().map(PaastandFelt::id),
                        r.paastander().stream().map(PaastandFelt::krav))
                .flatMap(s -> s)
                .filter(t -> !t.equals(r.tittel()) && !t.equals(r.id()))
                .distinct()
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        String alt = String.join(" ", r.id(), r.tittel(), kilder, String.join(", ", r.gjelder()), sok)
                .toLowerCase(Locale.ROOT);
        return new Rad(
                r.id(), r.tittel(), verst, tilstand, r.gjelder(), kilder, sok, utvalg.har(r, verst, tilstand, alt));
    }

    private static Tilstand tilstand(RegelFelt r) {
        if (r.utgatt() != null) {
            return Tilstand.UTGATT;
        }
        return !r.paastander().isEmpty() && r.paastander().stream().allMatch(p -> p.undertrykt() != null)
                ? Tilstand.STILNET
                : Tilstand.I_BRUK;
    }
}
