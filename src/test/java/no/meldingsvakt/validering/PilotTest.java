package no.meldingsvakt.validering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;

/** Standards on trial, when they are switched on. What they are while switched off, the sweep of all examples tells. */
class PilotTest {

    private static final Path XSD = Path.of("xsd");

    private final XmlFabrikk xml = new XmlFabrikk();
    private final Skjemamappe skjemaer = Skjemamappe.les(XSD, xml);
    private final Meldingsleser leser = new Meldingsleser(xml, skjemaer.standarder(), skjemaer.prefikser(), true);
    private final Skjemakontroll kontroll = new Skjemakontroll(xml, skjemaer);

    @Test
    void switchedOnTheirExamplesAreJudgedByTheirSchemas() throws IOException {
        List<String> feil = new ArrayList<>();
        List<Path> eksempler = new ArrayList<>();
        for (Path yaml : eksempelfiler()) {
            for (Map<String, Object> e : eksempler(yaml)) {
                if (Boolean.TRUE.equals(e.get("pilot"))) {
                    Path fil = yaml.resolveSibling((String) e.get("fil"));
                    eksempler.add(fil);
                    if (!e.get("regler").equals(brutt(fil))) {
                        feil.add("%s: should be %s, is %s".formatted(fil, e.get("regler"), brutt(fil)));
                    }
                }
            }
        }
        assertEquals("", String.join("\n", feil));
        assertFalse(eksempler.isEmpty());
    }

    private List<String> brutt(Path fil) throws IOException {
        Lesing lesing = leser.les(Files.readAllBytes(fil));
        return Stream.concat(
                        lesing.resultat().avvik().stream(),
                        kontroll.kontroller(Objects.requireNonNull(lesing.dokument())).avvik().stream())
                .map(Avvik::regel)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    private static List<Path> eksempelfiler() throws IOException {
        try (Stream<Path> filer = Files.walk(XSD)) {
            return filer.filter(f -> f.endsWith("eksempler.yaml")).sorted().toList();
        }
    }

    private static List<Map<String, Object>> eksempler(Path yaml) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readValue(yaml.toFile(), new TypeReference<>() {});
    }
}
