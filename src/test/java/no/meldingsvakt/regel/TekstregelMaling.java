package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.maling.Prosesstid;
import org.junit.jupiter.api.Test;

/**
 * What judging a discharge letter by all packs costs as its text grows, ordinary and hostile, in CPU and as ratio to the letter
 * without more text. Run it with {@code ./mvnw -B test -Dtest=TekstregelMaling}.
 */
class TekstregelMaling {

    private static final Path BREV = Path.of("xsd/epikrise/1.2/eksempler/EPIKRISE.xml");
    private static final String NOTAT =
            "Pasienten ble innlagt med brystsmerter og følges videre. Ingen faste medisiner. Kontroll hos fastlegen om"
                    + " 4 uker, bestiller time selv. Hjemmesykepleien måler blodtrykk daglig. Fysioterapeut: ikke"
                    + " aktuelt. ";
    private static final int OPPVARMING = 200;
    private static final int GJENTAKELSER = 7;

    /** Time enough, however busy the machine is. */
    private final Provemotor motor = new Provemotor(
            false, new Tidsbudsjett(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(10)));

    @Test
    void mal() throws IOException {
        Map<String, String> tekster = new LinkedHashMap<>();
        tekster.put("no more text", "");
        tekster.put("ordinary 1 kB", fyll(NOTAT, 1_000));
        tekster.put("ordinary 10 kB", fyll(NOTAT, 10_000));
        tekster.put("ordinary 100 kB", fyll(NOTAT, 100_000));
        tekster.put("ordinary 1 MB", fyll(NOTAT, 1_000_000));
        tekster.put("«barn » 100 kB", fyll("barn ", 100_000));
        tekster.put("«ikke » 1 MB", fyll("ikke ", 1_000_000));
        tekster.put("«kontroll, » 1 MB", fyll("kontroll, ", 1_000_000));
        tekster.put("«?» 1 MB", fyll("?", 1_000_000));
        tekster.put("one word, 1 MB", fyll("a", 1_000_000));
        tekster.put("10 000 headings", fyll("Videre plan:\n", 130_000));
        tekster.put("lines of doses 1 MB", fyll("Metoprolol 50 mg x 1\n", 1_000_000));
        tekster.put(
                "endless sentence 1 MB",
                fyll("pasienten bruker ikke medisiner og går til kontroll hos fastlegen ", 1_000_000));
        tekster.put(
                "base64 1 MB",
                fyll(
                        "JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoKPDwvTGVuZ3RoIDMgMCBSL0ZpbHRlci9GbGF0ZURlY29kZT4+",
                        1_000_000));
        tekster.put("combining 1 MB", fyll("a\u030ar o\u0308l ", 1_000_000));
        double grunn = 0;
        for (int i = 0; i < OPPVARMING; i++) {
            cpu(tekster.get("ordinary 10 kB"), 1);
        }
        System.out.printf("%n%-20s %12s %8s%n", "text", "CPU", "ratio");
        for (Map.Entry<String, String> e : tekster.entrySet()) {
            double ms = cpu(e.getValue(), e.getValue().length() > 200_000 ? 2 : GJENTAKELSER);
            grunn = grunn == 0 ? ms : grunn;
            System.out.printf("%-20s %9.2f ms %8.1f%n", e.getKey(), ms, ms / grunn);
        }
    }

    private static String fyll(String bit, int lengde) {
        return bit.repeat(lengde / bit.length() + 1).substring(0, lengde);
    }

    /** The best of some runs, each on a document that has been read anew. */
    private double cpu(String tekst, int ganger) throws IOException {
        String brev = Files.readString(BREV);
        int sted = brev.indexOf("</TextResultValue>");
        byte[] melding =
                (brev.substring(0, sted) + "\n" + tekst + brev.substring(sted)).getBytes(StandardCharsets.UTF_8);
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ganger; i++) {
            Lesing lesing = motor.les(melding);
            long for_ = Prosesstid.naa();
            Stegresultat dom = motor.doem(lesing).orElseThrow();
            best = Math.min(best, (Prosesstid.naa() - for_) / 1e6);
            assertEquals(List.of(), dom.ikkeVurdert());
        }
        return best;
    }
}
