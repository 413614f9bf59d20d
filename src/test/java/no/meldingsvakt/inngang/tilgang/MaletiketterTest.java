package no.meldingsvakt.inngang.tilgang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.inngang.tilgang.Tabell.Rad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No caller makes new series of metrics, and every metric of ours is described. */
class MaletiketterTest {

    private static final Pattern NAVN = Pattern.compile("\"(meldingsvakt\\.[a-z.]+)\"");

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/meldinger/{id}, GET, /api/v1/meldinger/{id}",
        "KANARI, /api/v1/regler, ANDRE, /api/v1/regler",
        "get, NOT_FOUND, ANDRE, NOT_FOUND",
        "POST, /api/v1/meldinger/12853810221, POST, ANDRE",
        "DELETE, /api/v1/parkert/kanari, DELETE, ANDRE",
        "POST, /kanari, POST, ANDRE"
    })
    void whatACallerChoosesIsFolded(String metode, String uri, String sagt, String sted) {
        SimpleMeterRegistry register = new SimpleMeterRegistry();
        register.config().meterFilter(new Maletiketter());
        register.timer("http.server.requests", Tags.of("method", metode, "uri", uri, "status", "200"));
        Meter.Id id = register.getMeters().get(0).getId();
        assertEquals(List.of(sagt, sted, "200"), List.of(id.getTag("method"), id.getTag("uri"), id.getTag("status")));
    }

    @Test
    void theAddressesAreThoseOfTheTable() {
        assertEquals(
                Tabell.rader().stream().map(Rad::sti).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(Tilgangstabell.STIER));
    }

    @Test
    void everyMetricIsDescribed() throws IOException {
        String tabell = Files.readString(Path.of("docs/malinger.md"));
        Set<String> navn = new TreeSet<>();
        try (Stream<Path> filer = Files.walk(Path.of("src/main/java/no/meldingsvakt"))) {
            for (Path fil : filer.filter(f -> f.toString().endsWith(".java")).toList()) {
                String kode = Files.readString(fil);
                if (kode.contains("MeterRegistry")) {
                    NAVN.matcher(kode).results().map(m -> m.group(1)).forEach(navn::add);
                }
            }
        }
        assertTrue(navn.size() > 12, navn.toString());
        Set<String> beskrevet = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|")
                .matcher(tabell)
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(navn, beskrevet);
    }
}
