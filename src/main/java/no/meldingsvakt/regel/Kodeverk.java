package no.meldingsvakt.regel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.yaml.Yamlleser;
import org.jspecify.annotations.Nullable;

/**
 * The code lists that rules ask about: {@code schematron/felles/kodeverk/<number>.yaml}, with the time in which each code
 * may be used. Immutable.
 */
public final class Kodeverk {

    /** What can be said of a code. */
    public enum Status {
        /** The code is in the list and may be used on the day. */
        OK("ok"),
        /** The list is not one of those the rules know, so nothing is said of the code. */
        LISTE_UKJENT("liste-ukjent"),
        /** The list is known and has no such code. */
        KODE_UKJENT("kode-ukjent"),
        /** The list has the code, but not on the day. */
        KODE_UTGATT("kode-utgatt");

        private final String ord;

        Status(String ord) {
            this.ord = ord;
        }

        /** The word that rules compare with. */
        public String ord() {
            return ord;
        }
    }

    /** OID of Meldingens funksjon, the types of messages. */
    public static final String MELDINGSTYPER = "2.16.578.1.12.4.1.1.8279";

    /** No code list at all. */
    public static final Kodeverk TOMT = new Kodeverk(Map.of());

    private final Map<String, Map<String, List<Verdi>>> lister;

    private Kodeverk(Map<String, Map<String, List<Verdi>>> lister) {
        this.lister = Map.copyOf(lister);
    }

    /** A list as its file writes it. */
    private record Fil(
            @JsonProperty(required = true) String oid,
            String navn,
            @Nullable String kilde,
            @JsonProperty(required = true) List<Verdi> koder) {}

    /** A code; the list itself names it in bokmål only. Dates are the first and last day it may be used, null where there is no limit. */
    private record Verdi(
            @JsonProperty(required = true) String kode,
            String navn,
            @Nullable String nn,
            @Nullable String en,
            @Nullable LocalDate fra,
            @Nullable LocalDate til) {
        boolean gjelder(LocalDate dag) {
            return Virketid.gjelder(fra, til, dag);
        }
    }

    /** Reads the lists that the rules in the folder share. */
    public static Kodeverk fraRegelmappe(Path mappe) {
        return les(mappe.resolve("felles/kodeverk"));
    }

    /** Reads the folder; throws {@link IllegalArgumentException} with the file's path when one cannot be used. */
    static Kodeverk les(Path mappe) {
        Map<String, Map<String, List<Verdi>>> lister = new HashMap<>();
        for (Path fil : Yamlleser.filer(mappe)) {
            Fil liste = Yamlleser.les(fil, Fil.class);
            if (lister.put(liste.oid(), etterKode(liste)) != null) {
                throw new IllegalArgumentException(
                        Yamlleser.sted(fil, liste.oid()) + ": the list " + liste.oid() + " stands in two files");
            }
        }
        return new Kodeverk(lister);
    }

    /** Writes all lists. */
    public void skriv(Arkivskriver til) {
        til.oppslag(
                lister,
                liste -> til.oppslag(
                        liste,
                        verdier -> til.liste(verdier, v -> {
                            til.tekst(v.kode());
                            til.tekst(v.navn());
                            til.tekst(v.nn());
                            til.tekst(v.en());
                            til.verdi(v.fra());
                            til.verdi(v.til());
                        })));
    }

    /** Reads what was written. */
    public static Kodeverk les(Arkivleser fra) {
        return new Kodeverk(fra.oppslag(() -> fra.oppslag(() -> fra.liste(() -> new Verdi(
                fra.tekst(), fra.tekst(), fra.tekstEllerIngen(), fra.tekstEllerIngen(), fra.dag(), fra.dag())))));
    }

    private static Map<String, List<Verdi>> etterKode(Fil liste) {
        return liste.koder().stream().collect(Collectors.groupingBy(Verdi::kode));
    }

    /** What can be said of a code in the list with the OID, on the day. */
    public Status status(String oid, String kode, LocalDate dag) {
        Map<String, List<Verdi>> liste = lister.get(oid);
        if (liste == null) {
            return Status.LISTE_UKJENT;
        }
        List<Verdi> verdier = liste.get(kode);
        if (verdier == null) {
            return Status.KODE_UKJENT;
        }
        return verdier.stream().anyMatch(v -> v.gjelder(dag)) ? Status.OK : Status.KODE_UTGATT;
    }

    /** Says whether the list with the OID has the code, or has had it. */
    public boolean kjenner(String oid, String kode) {
        return lister.getOrDefault(oid, Map.of()).containsKey(kode);
    }

    /** The name of the code in the language; empty where it has none. In bokmål, the list's own. */
    public Optional<String> navn(String oid, String kode, Sprak sprak) {
        return lister.getOrDefault(oid, Map.of()).getOrDefault(kode, List.of()).stream()
                .map(v -> switch (sprak) {
                    case NB -> v.navn();
                    case NN -> v.nn();
                    case EN -> v.en();
                })
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The names the code has or has had; empty where list or code is unknown. */
    public List<String> navn(String oid, String kode) {
        return lister.getOrDefault(oid, Map.of()).getOrDefault(kode, List.of()).stream()
                .map(Verdi::navn)
                .toList();
    }
}
