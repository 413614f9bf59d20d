package no.meldingsvakt.skjema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.XmlFabrikk;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The folder {@code xsd/}, read whole: every {@code standard.yaml} and every schema file. A new standard is a new folder;
 * nothing else knows of it.
 */
public final class Skjemamappe {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";

    private final Standardkatalog standarder;
    private final Map<String, Skjemafil> filer;
    private final List<Skjemafil> innganger;

    /** A schema file: its path in the folder, its namespace, its text, and the names it declares. */
    record Skjemafil(String sti, String navnerom, byte[] innhold, Set<String> navn) {}

    private Skjemamappe(Standardkatalog standarder, Map<String, Skjemafil> filer, List<Skjemafil> innganger) {
        this.standarder = standarder;
        this.filer = filer;
        this.innganger = innganger;
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
            List<StandardReader.Lest> standarder = new ArrayList<>();
            for (Path fil : alle.sorted().toList()) {
                String navn = String.valueOf(fil.getFileName());
                if (navn.equals("standard.yaml")) {
                    standarder.add(StandardReader.les(fil));
                } else if (navn.endsWith(".xsd")) {
                    filer.put(sti(mappe, fil), skjemafil(sti(mappe, fil), Files.readAllBytes(fil), xml));
                }
            }
            List<Skjemafil> innganger = standarder.stream()
                    .map(s -> inngang(s.standard(), Objects.requireNonNull(filer.get(sti(mappe, s.skjema())))))
                    .toList();
            Standardkatalog katalog = new Standardkatalog(
                    standarder.stream().map(StandardReader.Lest::standard).toList());
            filer.values().forEach(f -> xml.reserver(f.navnerom(), f.navn()));
            return new Skjemamappe(katalog, Map.copyOf(filer), innganger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** The files that schemas begin in, one for each namespace. */
    List<Skjemafil> innganger() {
        return innganger;
    }

    /** Finds a file by its path in the folder. */
    Optional<Skjemafil> fil(String sti) {
        return Optional.ofNullable(filer.get(sti));
    }

    /** All element and attribute names that any schema declares: those may be named in texts, others are the sender's. */
    Set<String> navn() {
        return filer.values().stream().flatMap(f -> f.navn().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Skjemafil inngang(Standard standard, Skjemafil fil) {
        if (!fil.navnerom().equals(standard.navnerom())) {
            throw new IllegalArgumentException("%s: standard.yaml says namespace %s, but %s declares %s"
                    .formatted(standard.betegnelse(), standard.navnerom(), fil.sti(), fil.navnerom()));
        }
        return fil;
    }

    private static String sti(Path mappe, Path fil) {
        return mappe.relativize(fil).toString().replace('\\', '/');
    }

    private static Skjemafil skjemafil(String sti, byte[] innhold, XmlFabrikk xml) throws IOException {
        Navnesamler samler = new Navnesamler();
        try {
            var leser = xml.leser();
            leser.setContentHandler(samler);
            leser.parse(XmlFabrikk.kilde(innhold));
        } catch (SAXException e) {
            throw new IllegalArgumentException(sti + ": " + e.getMessage(), e);
        }
        return new Skjemafil(sti, samler.navnerom, innhold, Set.copyOf(samler.navn));
    }

    private static final class Navnesamler extends DefaultHandler {
        private String navnerom = "";
        private final Set<String> navn = new HashSet<>();

        @Override
        public void startElement(String uri, String lokalnavn, String qName, Attributes attributter) {
            if (!XS.equals(uri)) {
                return;
            }
            if (lokalnavn.equals("schema")) {
                String mal = attributter.getValue("targetNamespace");
                navnerom = mal == null ? "" : mal;
            }
            String navnet = attributter.getValue("name");
            if (navnet != null && (lokalnavn.equals("element") || lokalnavn.equals("attribute"))) {
                navn.add(navnet);
            }
        }
    }
}
