package no.meldingsvakt.skjema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.XmlFabrikk;
import no.meldingsvakt.yaml.Yamlleser;

/**
 * The folder {@code xsd/}, read whole: every {@code standard.yaml} and every schema file. A new standard is a new folder;
 * nothing else knows of it. An operator's own schemas may take the place of those in it.
 */
public final class Skjemamappe {

    private final Standardkatalog standarder;
    private final Map<String, Skjemafil> filer;
    private final List<Skjemafil> innganger;

    Skjemamappe(Standardkatalog standarder, Map<String, Skjemafil> filer, List<Skjemafil> innganger) {
        this.standarder = standarder;
        this.filer = Map.copyOf(filer);
        this.innganger = List.copyOf(innganger);
    }

    /**
     * Reads the folder. Nothing is read from it afterwards.
     *
     * @throws IllegalArgumentException when a file in it cannot be used, with the file's path in one line
     * @throws UncheckedIOException when a file cannot be read
     */
    public static Skjemamappe les(Path mappe, XmlFabrikk xml) {
        try (Stream<Path> alle = Files.walk(mappe)) {
            Map<String, Skjemafil> filer = new LinkedHashMap<>();
            List<Standardleser.Lest> standarder = new ArrayList<>();
            for (Path fil : alle.sorted().toList()) {
                String navn = String.valueOf(fil.getFileName());
                if (navn.equals("standard.yaml")) {
                    standarder.add(Standardleser.les(fil));
                } else if (navn.endsWith(".xsd")) {
                    String sti = sti(mappe, fil);
                    filer.put(sti, Skjemafilleser.les(sti, fil.toString(), Files.readAllBytes(fil), xml.leser()));
                }
            }
            Map<String, Standardleser.Lest> etterNavnerom = new LinkedHashMap<>();
            standarder.forEach(s -> etterNavnerom.merge(s.standard().navnerom(), s, Skjemamappe::toMedSamme));
            List<Skjemafil> innganger =
                    standarder.stream().map(s -> inngang(mappe, s, filer)).toList();
            Standardkatalog katalog = new Standardkatalog(
                    standarder.stream().map(Standardleser.Lest::standard).toList());
            return av(katalog, filer, innganger, xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has been read; {@code innganger} are paths. */
    static Skjemamappe av(
            Standardkatalog standarder, Collection<Skjemafil> filer, Collection<String> innganger, XmlFabrikk xml) {
        Map<String, Skjemafil> etterSti =
                filer.stream().collect(Collectors.toMap(Skjemafil::sti, f -> f, (a, b) -> a, LinkedHashMap::new));
        return av(
                standarder,
                etterSti,
                innganger.stream()
                        .map(sti -> Objects.requireNonNull(etterSti.get(sti)))
                        .toList(),
                xml);
    }

    private static Skjemamappe av(
            Standardkatalog standarder, Map<String, Skjemafil> filer, List<Skjemafil> innganger, XmlFabrikk xml) {
        filer.values().forEach(f -> xml.reserver(f.navnerom(), f.navn()));
        return new Skjemamappe(standarder, filer, innganger);
    }

    /**
     * These schemas with those of an operator's folder in place of the ones of the same namespaces.
     *
     * @throws IllegalArgumentException when the folder or a file in it cannot be used, with the path in one line
     */
    public Skjemamappe medOperatorens(Path mappe, XmlFabrikk xml) {
        return Operatormappe.les(mappe, xml).iStedetFor(this);
    }

    public Standardkatalog standarder() {
        return standarder;
    }

    /** The prefixes that paths in receipts are written with. */
    public Prefikser prefikser() {
        Map<String, String> prefikser = standarder.alle().stream()
                .flatMap(s -> Optional.ofNullable(s.prefiks()).map(p -> Map.entry(s.navnerom(), p)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Prefikser(prefikser, navn());
    }

    Collection<Skjemafil> filer() {
        return filer.values();
    }

    /** The files that schemas begin in, one for each namespace. */
    List<Skjemafil> innganger() {
        return innganger;
    }

    /** Finds a file by its path. */
    Optional<Skjemafil> fil(String sti) {
        return Optional.ofNullable(filer.get(sti));
    }

    /** All element and attribute names that any schema declares: those may be named in texts, others are the sender's. */
    Set<String> navn() {
        return filer.values().stream().flatMap(f -> f.navn().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Standardleser.Lest toMedSamme(Standardleser.Lest a, Standardleser.Lest b) {
        throw new IllegalArgumentException("%s: the namespace %s is that of %s"
                .formatted(Yamlleser.sted(b.fil(), "navnerom:"), b.standard().navnerom(), a.fil()));
    }

    private static Skjemafil inngang(Path mappe, Standardleser.Lest lest, Map<String, Skjemafil> filer) {
        Skjemafil fil = filer.get(sti(mappe, lest.skjema()));
        if (fil == null) {
            throw new IllegalArgumentException(
                    "%s: the schema %s is not there".formatted(Yamlleser.sted(lest.fil(), "skjema:"), lest.skjema()));
        }
        String navnerom = lest.standard().navnerom();
        if (!fil.navnerom().equals(navnerom)) {
            throw new IllegalArgumentException("%s: the namespace is %s, but that of %s is %s"
                    .formatted(Yamlleser.sted(lest.fil(), "navnerom:"), navnerom, fil.visning(), fil.navnerom()));
        }
        return fil;
    }

    static String sti(Path mappe, Path fil) {
        return mappe.normalize().relativize(fil.normalize()).toString().replace('\\', '/');
    }
}
