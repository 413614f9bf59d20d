package no.meldingsvakt.regel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/** For those who write rules: reads packs and rules where they lie, and tries their examples. Used by one thread. */
public final class Regelverksted {

    private static final String REGEL = "regel.sch";
    private static final String PAKKE = "pakke.yaml";

    private final XmlFabrikk xml;
    private final Pakkeleser reader;
    private final SchxsltKompilator kompilator;
    private final List<String> funksjoner;

    /** Takes the rules in force: those that are tried use their functions. */
    public Regelverksted(XmlFabrikk xml, Regelkatalog gjeldende) {
        this.xml = xml;
        this.reader = new Pakkeleser(xml);
        this.kompilator = new SchxsltKompilator(xml, new Prefikser(Map.of(), Set.of()), true);
        this.funksjoner = gjeldende.funksjoner();
    }

    /**
     * What the examples of a rule show.
     *
     * @param antall how many there are
     * @param feil what is wrong, a line each; none when every example does what its name says
     */
    public record Dom(String regel, int antall, List<String> feil) {

        public Dom {
            feil = List.copyOf(feil);
        }
    }

    /**
     * Reads a pack.
     *
     * @throws IllegalArgumentException with its faults, each in a line with file and line
     */
    public Pakke pakke(Path mappe) {
        return reader.pakke(mappe);
    }

    /** Tries every rule in the folder and in those below it. */
    public List<Dom> prov(Path mappe) {
        try (Stream<Path> alle = Files.walk(mappe)) {
            return alle.filter(f -> String.valueOf(f.getFileName()).equals(REGEL))
                    .sorted()
                    .map(this::dom)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dom dom(Path fil) {
        Path mappe = fil.toAbsolutePath().getParent();
        String navn = mappe == null ? fil.toString() : String.valueOf(mappe.getFileName());
        int antall = antall(mappe);
        try {
            Optional<Path> pakke = pakkeRundt(mappe);
            Regel regel =
                    reader.regel(pakke.map(m -> String.valueOf(m.getFileName())).orElse("prove"), fil);
            return new Dom(navn, antall, regel.utgatt() == null ? feil(regel, pakke) : List.of());
        } catch (IllegalArgumentException e) {
            return new Dom(navn, antall, String.valueOf(e.getMessage()).lines().toList());
        }
    }

    private List<String> feil(Regel regel, Optional<Path> pakke) {
        Pakkeprogram program = new Pakkeprogram(
                pakke.map(reader::utenRegler).orElseGet(() -> ingenPakke(regel)),
                kompilator,
                null,
                funksjoner,
                List.of());
        Eksempelprove.Dom dom = new Eksempelprove(xml, program).dom(regel);
        List<String> feil = new ArrayList<>(dom.feil());
        Stream.of("gyldig.xml", "ugyldig.xml")
                .filter(n -> !regel.eksempler().containsKey(n))
                .forEach(n -> feil.add(n + " is missing"));
        regel.paastander().stream()
                .map(Paastand::id)
                .filter(id -> !dom.brutt().contains(id))
                .forEach(id -> feil.add("no ugyldig*.xml breaks " + id));
        return feil;
    }

    /** The folder of the pack that the rule lies in, whose parameters it has. */
    private static Optional<Path> pakkeRundt(@Nullable Path mappe) {
        for (Path m = mappe; m != null; m = m.getParent()) {
            if (Files.exists(m.resolve(PAKKE))) {
                return Optional.of(m);
            }
        }
        return Optional.empty();
    }

    private static Pakke ingenPakke(Regel regel) {
        return new Pakke(
                regel.pakke(), regel.pakke(), "", "", null, null, null, List.of(), List.of(), List.of(), Map.of(), "");
    }

    private static int antall(@Nullable Path mappe) {
        if (mappe == null) {
            return 0;
        }
        try (Stream<Path> filer = Files.list(mappe)) {
            return (int) filer.filter(f -> String.valueOf(f.getFileName()).matches("u?gyldig.*\\.xml"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
