package no.meldingsvakt.forlop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which kinds of event there are is told in hendelser.yaml: a stay is put together, and ends, by what stands there, not by their names. */
class SlagnavnTest {

    private static final Path KODE = Path.of("src/main/java/no/meldingsvakt/forlop");
    private static final Path KART = Path.of("xsd/forlop/1.0/hendelser.yaml");
    private static final Pattern SLAG = Pattern.compile("slag: ([A-Z_]+)");

    /** The regulation on days owed names them, so whoever counts days must. */
    private static final Set<String> TELLER = Set.of("Dognteller.java", "Forvarsel.java");

    /** What is of no kind, and death, which a stay also ends with where another message tells it. */
    private static final Set<String> FELLES = Set.of("ANNEN", "DOD");

    @Test
    void onlyThoseWhoCountDaysNameKindsOfEvent() throws IOException {
        Set<String> slag = SLAG.matcher(Files.readString(KART))
                .results()
                .map((MatchResult r) -> r.group(1))
                .filter(s -> !FELLES.contains(s))
                .collect(Collectors.toSet());
        assertTrue(slag.size() > 10, slag.toString());
        Set<String> nevner = new TreeSet<>();
        try (Stream<Path> filer = Files.walk(KODE)) {
            for (Path fil : filer.filter(f -> f.toString().endsWith(".java")).toList()) {
                String tekst = Files.readString(fil);
                if (slag.stream().anyMatch(s -> tekst.contains('"' + s + '"'))) {
                    nevner.add(fil.getFileName().toString());
                }
            }
        }
        assertEquals(new TreeSet<>(TELLER), nevner);
    }
}
