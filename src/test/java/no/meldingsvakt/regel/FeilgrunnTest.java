package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * FEIL is for where nothing is there. An assertion of level skal or teknisk that asks the reader of texts what they say must
 * also ask that the element or section is empty, in a variable {@code tomt} that reads nothing; docs/regler.md tells more.
 */
class FeilgrunnTest {

    private static final Path MAPPE = Path.of("schematron");

    /** Those that read, whether what is said or what is not; headings and language only tell where to look. */
    private static final Pattern LESER =
            Pattern.compile("mv:(?:sier|sier-i|motsagt|sammen|sammen-i|setning|navngir)\\(");

    private static final Pattern FUNKSJON =
            Pattern.compile("<xsl:function name=\"(mv:[\\w-]+)\".*?</xsl:function>", Pattern.DOTALL);
    private static final Pattern LET = Pattern.compile("<sch:let\\s+name=\"([\\w-]+)\"\\s+value=\"([^\"]*)\"");
    private static final Pattern PAASTAND = Pattern.compile("<sch:(?:assert|report)\\s((?:[^\">]|\"[^\"]*\")*)>");
    private static final Pattern ATTRIBUTT = Pattern.compile("([\\w:]+)=\"([^\"]*)\"");

    /** Assertions that read, and are FEIL only where something is empty, though they say it in another way. */
    private static final Map<String, String> BEGRUNNET = Map.of(
            "NTP-V3.1.3b", "asked only of messages with codes for headings: the section is not there, or empty",
            "VVL-3-plan", "asked only of letters with codes for headings: the section is not there, or empty",
            "VVL-2-poliklinikk-plan", "asked only of letters with codes for headings, or without text",
            "NTP-V3.1.3a",
                    "only medicines whose remark is empty; where something stands there, NTP-V3.1.3a-tekst tells");

    @Test
    void noErrorRestsOnWhatTheReaderMakesOfAText() throws IOException {
        Set<String> lesende = lesende();
        List<String> feil = new ArrayList<>();
        Set<String> brukt = new TreeSet<>();
        for (Path fil : filer(MAPPE, "regel.sch")) {
            String regel = Files.readString(fil);
            Map<String, String> variabler = variabler(regel);
            Matcher m = PAASTAND.matcher(regel);
            while (m.find()) {
                Map<String, String> a = attributter(m.group(1));
                if (Set.of("skal", "teknisk").contains(a.get("role"))
                        && !a.getOrDefault("flag", "").contains("heuristisk")
                        && leser(helt(a.get("test"), variabler), lesende)
                        && !sporOmTomt(a.get("test"), variabler, lesende)) {
                    if (BEGRUNNET.containsKey(a.get("id"))) {
                        brukt.add(a.get("id"));
                    } else {
                        feil.add(a.get("id") + " is FEIL by what a text says; it should be bor, or ask $tomt");
                    }
                }
            }
        }
        assertEquals(List.of(), feil);
        assertEquals(new TreeSet<>(BEGRUNNET.keySet()), brukt, "reasons that are no longer needed");
    }

    @Test
    void theFunctionsThatReadAreFound() throws IOException {
        assertTrue(lesende().containsAll(Set.of("mv:har-legemiddelliste", "mv:plan", "mv:nevner-ansvarlig")));
    }

    private static boolean sporOmTomt(String test, Map<String, String> variabler, Set<String> lesende) {
        return test.replaceAll("\\s+", " ").endsWith("or not($tomt)") && !leser(helt("$tomt", variabler), lesende);
    }

    private static boolean leser(String uttrykk, Set<String> lesende) {
        return LESER.matcher(uttrykk).find() || lesende.stream().anyMatch(f -> uttrykk.contains(f + "("));
    }

    /** The expression with those of the variables it uses, and of theirs. */
    private static String helt(String uttrykk, Map<String, String> variabler) {
        StringBuilder alt = new StringBuilder(uttrykk);
        Set<String> tatt = new TreeSet<>();
        boolean flere = true;
        while (flere) {
            flere = false;
            for (Map.Entry<String, String> v : variabler.entrySet()) {
                if (Pattern.compile("\\$" + Pattern.quote(v.getKey()) + "(?![\\w-])")
                                .matcher(alt)
                                .find()
                        && tatt.add(v.getKey())) {
                    alt.append(' ').append(v.getValue());
                    flere = true;
                }
            }
        }
        return alt.toString();
    }

    /** The shared functions that read texts, themselves or by others. */
    private static Set<String> lesende() throws IOException {
        Map<String, String> alle = new HashMap<>();
        for (Path fil : filer(MAPPE.resolve("felles"), ".xsl")) {
            Matcher m = FUNKSJON.matcher(Files.readString(fil).replaceAll("(?s)<!--.*?-->", ""));
            while (m.find()) {
                alle.put(m.group(1), m.group());
            }
        }
        Set<String> lesende = new TreeSet<>();
        int forrige = -1;
        while (forrige != lesende.size()) {
            forrige = lesende.size();
            lesende.addAll(alle.entrySet().stream()
                    .filter(f -> leser(f.getValue().replace("name=\"" + f.getKey() + "\"", ""), lesende))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet()));
        }
        return lesende;
    }

    private static Map<String, String> variabler(String regel) {
        Map<String, String> alle = new HashMap<>();
        Matcher m = LET.matcher(regel);
        while (m.find()) {
            alle.merge(m.group(1), m.group(2), (a, b) -> a + " " + b);
        }
        return alle;
    }

    private static Map<String, String> attributter(String tagg) {
        Map<String, String> alle = new HashMap<>();
        Matcher m = ATTRIBUTT.matcher(tagg);
        while (m.find()) {
            alle.put(m.group(1), m.group(2));
        }
        return alle;
    }

    private static List<Path> filer(Path mappe, String slutt) throws IOException {
        try (Stream<Path> alle = Files.walk(mappe)) {
            return alle.filter(p -> p.toString().endsWith(slutt)).sorted().toList();
        }
    }
}
