package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;

/**
 * Every national rule that can give FEIL has an example from the standard's own text, or stands among those that have none,
 * with the reason. The list is {@code forventet/standardeksempler.yaml}; what an example gives is looked at by
 * {@link RegelTest}. Every fault is listed at once.
 */
class StandardeksempelTest {

    private static final Path LISTE = Path.of("src/test/resources/forventet/standardeksempler.yaml");
    private static final Path TEKSTER = Path.of("../shared/standard/krav");
    private static final Pattern NAVN = Pattern.compile("u?gyldig-standarden(?:-[a-z0-9-]+)?\\.xml");

    /** One example: the place in the standard and the file in the folder of the rule. */
    private record Eksempel(String regel, String dokument, String punkt, String fil) {}

    private record Uten(String grunn, List<String> regler) {}

    private record Liste(List<Eksempel> eksempler, List<Uten> ingen) {}

    private final Regelkatalog katalog = new Pakkeleser(new XmlFabrikk()).les(Path.of("schematron"));
    private final Liste liste = les();
    private final List<String> feil = new ArrayList<>();

    private static Liste les() {
        try {
            return new ObjectMapper(new YAMLFactory()).readValue(LISTE.toFile(), Liste.class);
        } catch (IOException e) {
            throw new IllegalStateException(LISTE + " cannot be read", e);
        }
    }

    @Test
    void everyRuleThatCanGiveAnErrorIsListedOnce() {
        Set<String> ventet = katalog.regler()
                .filter(StandardeksempelTest::kanGiFeil)
                .map(Regel::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> med = liste.eksempler().stream().map(Eksempel::regel).collect(Collectors.toSet());
        Set<String> listet = new TreeSet<>(med);
        liste.ingen().stream().flatMap(u -> u.regler().stream()).forEach(id -> {
            if (!listet.add(id)) {
                feil.add(id + " is listed twice, or both with an example and without");
            }
        });
        ventet.stream().filter(id -> !listet.contains(id)).forEach(id -> feil.add(id + " is not listed"));
        listet.stream()
                .filter(id -> !ventet.contains(id))
                .forEach(id -> feil.add(id + " is listed, but is no national rule that can give FEIL"));
        liste.ingen().forEach(u -> assertFalse(u.grunn().isBlank(), "a group without a reason"));
        assertEquals("", String.join("\n", feil));
    }

    @Test
    void theListAndTheFoldersHaveTheSameExamples() throws IOException {
        Set<String> listet = liste.eksempler().stream()
                .map(e -> e.regel() + "/" + e.fil())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> funnet = new TreeSet<>();
        for (Regel regel :
                katalog.regler().filter(r -> r.pakke().equals(Pakke.NASJONAL)).toList()) {
            try (Stream<Path> filer = Files.list(Path.of(regel.fil()).resolveSibling("."))) {
                filer.map(f -> String.valueOf(f.getFileName()))
                        .filter(f -> f.contains("standarden"))
                        .forEach(f -> funnet.add(regel.id() + "/" + f));
            }
        }
        assertEquals(String.join("\n", listet), String.join("\n", funnet));
        listet.forEach(f -> {
            if (!NAVN.matcher(f.substring(f.indexOf('/') + 1)).matches()) {
                feil.add(f + " is not called gyldig-standarden….xml or ugyldig-standarden….xml");
            }
        });
        assertEquals("", String.join("\n", feil));
    }

    /** A reader of the example must find the place it is taken from. */
    @Test
    void anExampleTellsWhereInTheStandardItIsFrom() throws IOException {
        for (Eksempel e : liste.eksempler()) {
            String innhold = Files.readString(
                    Path.of(katalog.finnRegel(e.regel()).orElseThrow().fil()).resolveSibling(e.fil()));
            String kommentar = innhold.substring(innhold.indexOf("<!--"), innhold.indexOf("-->"));
            if (!kommentar.contains(e.dokument() + " ") || !kommentar.contains(e.punkt())) {
                feil.add(e.regel() + "/" + e.fil() + " does not name " + e.dokument() + " and " + e.punkt());
            }
        }
        assertEquals("", String.join("\n", feil));
    }

    @Test
    void thePlaceIsInTheText() throws IOException {
        assumeTrue(Files.isDirectory(TEKSTER), "Skipped: the standards' texts are not at " + TEKSTER);
        Set<String> sett = new HashSet<>();
        for (Eksempel e : liste.eksempler()) {
            if (sett.add(e.dokument() + " " + e.punkt()) && !finnes(e)) {
                feil.add(e.regel() + ": " + e.punkt() + " is not a heading of " + e.dokument());
            }
        }
        assertEquals("", String.join("\n", feil));
    }

    private static boolean finnes(Eksempel e) throws IOException {
        Pattern overskrift = Pattern.compile("(?m)^\\W*" + Pattern.quote(e.punkt()) + "(?![\\d.]*\\d)");
        String medAar = e.dokument().replaceAll("[ :]", "-") + "-";
        String utenAar = e.dokument().replaceAll(":.*", "").replace(' ', '-') + "-";
        List<Path> tekster;
        try (Stream<Path> alle = Files.list(TEKSTER)) {
            tekster = alle.sorted().toList();
        }
        List<Path> treff = tekster.stream().filter(p -> begynner(p, medAar)).toList();
        for (Path p : treff.isEmpty()
                ? tekster.stream().filter(t -> begynner(t, utenAar)).toList()
                : treff) {
            if (overskrift.matcher(Files.readString(p)).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean begynner(Path fil, String navn) {
        return String.valueOf(fil.getFileName()).startsWith(navn);
    }

    private static boolean kanGiFeil(Regel regel) {
        return regel.pakke().equals(Pakke.NASJONAL)
                && regel.utgatt() == null
                && regel.paastander().stream().anyMatch(p -> p.alvorlighet() == Alvorlighet.FEIL);
    }
}
