package no.meldingsvakt.skjema;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import no.meldingsvakt.melding.AppRecVersjon;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.yaml.Yamlleser;
import org.jspecify.annotations.Nullable;

/** Reads {@code standard.yaml}. Unknown keys are errors, so that a misspelt one is not silently ignored. */
final class Standardleser {

    private Standardleser() {}

    /** The file as it is written. */
    private record Fil(
            @Nullable String id,
            @Nullable String versjon,
            @Nullable String navn,
            @Nullable String art,
            @Nullable String navnerom,
            @Nullable String skjema,
            @Nullable String prefiks,
            @Nullable String rot,
            @Nullable String konvolutt,
            @Nullable String apprec,
            @Nullable List<String> familie,
            @Nullable List<String> typer,
            boolean pilot,
            @Nullable String kilde,
            @Nullable LocalDate gyldigFra,
            @Nullable LocalDate gyldigTil,
            @Nullable String virkekilde,
            @Nullable Hode hode,
            @Nullable Map<String, String> typeTil8279) {}

    private record Hode(
            @Nullable String type,
            @Nullable String msgId,
            @Nullable String sendt,
            @Nullable String avsender,
            @Nullable String mottaker,
            @Nullable String kopimottaker,
            @Nullable String pasient,
            @Nullable String dokumentId,
            @Nullable String dokumenttype,
            @Nullable String status,
            @Nullable Map<String, String> roller) {}

    /** A standard, the file that describes it, and the file its schema begins in. */
    record Lest(Standard standard, Path fil, Path skjema) {}

    /** That a field cannot be what it is. */
    private static final class Feltfeil extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final String felt;

        Feltfeil(String felt, String hva) {
            super(hva);
            this.felt = felt;
        }
    }

    /** Reads the file; throws {@link IllegalArgumentException} with its path and line when it cannot be used. */
    static Lest les(Path fil) {
        Fil f = Yamlleser.les(fil, Fil.class);
        try {
            return new Lest(
                    standard(f), fil, Objects.requireNonNull(fil.getParent()).resolve(krev(f.skjema(), "skjema")));
        } catch (Feltfeil e) {
            throw new IllegalArgumentException(Yamlleser.sted(fil, e.felt + ":") + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Yamlleser.sted(fil, "apprec:") + ": " + e.getMessage(), e);
        }
    }

    private static Standard standard(Fil f) {
        Standard.Art art = valg(Standard.Art.class, "art", f.art());
        return new Standard(
                krev(f.id(), "id"),
                krev(f.versjon(), "versjon"),
                krev(f.navn(), "navn"),
                art,
                krev(f.navnerom(), "navnerom"),
                f.prefiks(),
                f.rot(),
                konvolutt(art, f.konvolutt()),
                f.apprec() == null ? null : AppRecVersjon.av(f.apprec()),
                listeEllerTom(f.familie()),
                listeEllerTom(f.typer()),
                f.pilot(),
                f.kilde(),
                f.gyldigFra(),
                f.gyldigTil(),
                virkekilde(f),
                hode(f));
    }

    private static @Nullable String virkekilde(Fil f) {
        LocalDate fra = f.gyldigFra();
        LocalDate til = f.gyldigTil();
        if (fra != null && til != null && til.isBefore(fra)) {
            throw new Feltfeil("gyldigTil", "gyldigTil is before gyldigFra");
        }
        return fra == null && til == null ? null : krev(f.virkekilde(), "virkekilde");
    }

    private static String krev(@Nullable String verdi, String nokkel) {
        if (verdi == null || verdi.isBlank()) {
            throw new Feltfeil(nokkel.substring(nokkel.indexOf('.') + 1), "the key " + nokkel + " is missing");
        }
        return verdi;
    }

    private static <E extends Enum<E>> E valg(Class<E> valg, String nokkel, @Nullable String verdi) {
        String navn = krev(verdi, nokkel);
        return Arrays.stream(valg.getEnumConstants())
                .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(navn))
                .findFirst()
                .orElseThrow(() -> new Feltfeil(nokkel, "%s cannot be %s".formatted(nokkel, navn)));
    }

    private static @Nullable Konvoluttype konvolutt(Standard.Art art, @Nullable String konvolutt) {
        return switch (art) {
            case KOMPONENT -> null;
            case KVITTERING -> Konvoluttype.APPREC;
            case KONVOLUTT -> Konvoluttype.MSGHEAD;
            case MELDING -> valg(Konvoluttype.class, "konvolutt", konvolutt);
        };
    }

    private static Standard.@Nullable Hode hode(Fil f) {
        Hode h = f.hode();
        return h == null
                ? null
                : new Standard.Hode(
                        krev(h.type(), "hode.type"),
                        krev(h.msgId(), "hode.msgId"),
                        krev(h.sendt(), "hode.sendt"),
                        krev(h.avsender(), "hode.avsender"),
                        krev(h.mottaker(), "hode.mottaker"),
                        h.kopimottaker(),
                        h.pasient(),
                        h.dokumentId(),
                        h.dokumenttype(),
                        h.roller() == null ? Map.of() : Map.copyOf(h.roller()),
                        f.typeTil8279() == null ? Map.of() : Map.copyOf(f.typeTil8279()));
    }

    private static List<String> listeEllerTom(@Nullable List<String> liste) {
        return liste == null ? List.of() : List.copyOf(liste);
    }
}
