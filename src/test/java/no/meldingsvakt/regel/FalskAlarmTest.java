package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Stegresultat;
import org.junit.jupiter.api.Test;

/**
 * What all rules together say of the official examples, which are as right as anything is. Every finding stands in
 * {@code forventet/offisielle-eksempler.yaml} with the reason why it is deserved; one that does not is a false alarm until
 * somebody has looked at it, and one that no longer comes is a rule that has gone blind.
 */
class FalskAlarmTest {

    private static final Path EKSEMPLER = Path.of("../shared/standard/eksempler");
    private static final Path FORVENTET = Path.of("src/test/resources/forventet/offisielle-eksempler.yaml");
    /** One rule's findings: which examples have them, and why they are deserved. */
    private record Dom(String regel, String grunn, Set<String> eksempler) {}

    @Test
    void everyFindingOnAnOfficialExampleIsDeserved() throws IOException {
        assumeTrue(Files.isDirectory(EKSEMPLER), "Skipped: the official examples are not at " + EKSEMPLER);
        List<Dom> dommer =
                new ObjectMapper(new YAMLFactory()).readValue(FORVENTET.toFile(), new TypeReference<List<Dom>>() {});
        Map<String, Set<String>> ventet = dommer.stream()
                .collect(Collectors.toMap(Dom::regel, d -> new TreeSet<>(d.eksempler()), (a, b) -> a, TreeMap::new));
        List<String> uten = dommer.stream()
                .filter(d -> d.grunn() == null || d.grunn().isBlank())
                .map(Dom::regel)
                .toList();

        assertEquals(List.of(), uten, "rules whose findings have no reason");
        assertEquals(somTekst(ventet), somTekst(funnet()));
    }

    private Map<String, Set<String>> funnet() throws IOException {
        Provemotor motor = new Provemotor();
        Map<String, Set<String>> funnet = new TreeMap<>();
        for (Path eksempel : eksempler()) {
            Stegresultat resultat = motor.melding(Files.readAllBytes(eksempel)).orElseThrow();
            String navn = EKSEMPLER.relativize(eksempel).toString();
            assertEquals(List.of(), resultat.ikkeVurdert(), navn);
            resultat.avvik().stream().map(Avvik::regel).forEach(r -> funnet.computeIfAbsent(r, x -> new TreeSet<>())
                    .add(navn));
        }
        return funnet;
    }

    private static List<Path> eksempler() throws IOException {
        try (Stream<Path> alle = Files.walk(EKSEMPLER)) {
            return new ArrayList<>(
                    alle.filter(p -> p.toString().endsWith(".xml")).sorted().toList());
        }
    }

    private static String somTekst(Map<String, Set<String>> funn) {
        return funn.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(f -> e.getKey() + "  " + f))
                .collect(Collectors.joining("\n"));
    }
}
