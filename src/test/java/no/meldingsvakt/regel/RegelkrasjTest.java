package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.meldingsvakt.xml.UlesbarXmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * No rule crashes, whatever the document holds. Every rule sees the examples of all rules, damaged in structure and with
 * times that cannot be computed with, whether or not a schema would have let them through.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegelkrasjTest {

    private static final Path MAPPE = Path.of("schematron");
    private static final long FRO = 20240603;
    private static final int TILFELDIGE = 3;

    private final Provemotor motor = new Provemotor();
    private final Dokumentskade skade = new Dokumentskade(FRO);
    private final Map<String, String> krasj = new TreeMap<>();
    private int antall;

    @Test
    void noRuleOnStaysCrashes() throws IOException, UlesbarXmlException {
        List<Path> eksempler = eksempler(true);
        for (Path fil : eksempler) {
            byte[] original = Files.readAllBytes(fil);
            Map<String, byte[]> skadde = new LinkedHashMap<>();
            skadde.put("all events three times", Dokumentskade.doblet(original, "hendelse"));
            skadde.put("all messages three times", Dokumentskade.doblet(original, "melding"));
            tilfeldige(original, skadde);
            for (Map.Entry<String, byte[]> s : skadde.entrySet()) {
                antall++;
                noter(
                        fil,
                        s.getKey(),
                        Provemotor.krasj(motor.forlop(s.getValue()).ikkeVurdert()));
            }
        }
        slutt(eksempler);
    }

    /** The document tells all times with offset; a deadline reckoned from one without must be one all the same. */
    @Test
    void noDeadlineCrashesOnTimesWithoutOffset() throws IOException, UlesbarXmlException {
        List<Path> eksempler = eksempler(true);
        for (Path fil : eksempler) {
            if (Files.readString(fil.resolveSibling("regel.sch")).contains("flag=\"frist")) {
                for (String tid : Dokumentskade.UTEN_FORSKYVNING) {
                    antall++;
                    byte[] skadd = Dokumentskade.medTid(Files.readAllBytes(fil), tid);
                    noter(fil, tid, Provemotor.krasj(motor.forlop(skadd).ikkeVurdert()));
                }
            }
        }
        slutt(List.of());
    }

    @Test
    void noRuleOnMessagesCrashes() throws IOException {
        List<Path> eksempler = eksempler(false);
        for (Path fil : eksempler) {
            byte[] original = Files.readAllBytes(fil);
            Map<String, byte[]> skadde = new LinkedHashMap<>();
            tilfeldige(original, skadde);
            doem(fil, skadde);
        }
        slutt(eksempler);
    }

    /** Empty and repeated elements, codes that are missing or of local lists, versions in one message: with all packs on. */
    @Test
    void noRuleCrashesOnWhatSendersHaveBeenSeenToSend() throws IOException {
        List<Path> meldinger;
        try (Stream<Path> alle = Files.walk(Path.of("xsd"))) {
            meldinger = alle.filter(f ->
                            f.toString().contains("eksempler") && f.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        for (Path fil : meldinger) {
            byte[] original = Files.readAllBytes(fil);
            Map<String, byte[]> skadde = new LinkedHashMap<>();
            if (motor.les(original).dokument() != null) {
                Dokumentskade.HELE.forEach((hva, skade) -> skadde.put(hva, skade.apply(original)));
            }
            doem(fil, skadde);
        }
        slutt(meldinger);
    }

    private void doem(Path fil, Map<String, byte[]> skadde) {
        skadde.forEach((hva, innhold) -> motor.melding(innhold).ifPresent(r -> {
            antall++;
            noter(fil, hva, Provemotor.krasj(r.ikkeVurdert()));
        }));
    }

    /** The times are dealt out among the examples in turn, so that each is tried on many. */
    private void tilfeldige(byte[] original, Map<String, byte[]> skadde) {
        String tid = Dokumentskade.URIMELIGE_TIDER.get(antall % Dokumentskade.URIMELIGE_TIDER.size());
        skadde.put("all times «" + tid + "»", Dokumentskade.medTid(original, tid));
        for (int i = 1; i <= TILFELDIGE; i++) {
            skadde.put("damage " + i, skade.tilfeldig(original));
        }
    }

    private void noter(Path fil, String hva, List<String> regler) {
        regler.forEach(r -> krasj.putIfAbsent(r, fil + " with " + hva));
    }

    private void slutt(List<Path> eksempler) {
        assertTrue(antall > 2 * eksempler.size(), "the damaged examples were not judged");
        List<String> feil = new ArrayList<>();
        krasj.forEach((regel, hvor) -> feil.add(regel + " on " + hvor));
        assertEquals("", String.join("\n", feil));
    }

    /** One or two of each rule: what it finds to be wrong shows most of its paths. */
    private static List<Path> eksempler(boolean forlop) throws IOException {
        try (Stream<Path> alle = Files.walk(MAPPE)) {
            List<Path> funnet = new ArrayList<>();
            for (Path fil : alle.filter(p -> p.getFileName().toString().matches("ugyldig[^-]*\\.xml"))
                    .sorted()
                    .toList()) {
                if (Files.readString(fil, StandardCharsets.ISO_8859_1).contains("meldingsvakt.no/ns/forlop")
                        == forlop) {
                    funnet.add(fil);
                }
            }
            return funnet;
        }
    }
}
