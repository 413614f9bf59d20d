package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;

/**
 * What each assertion tells the developer who mends the sending system: the element it is about, by its name in the standard, and
 * what to put there or do. For rules on stays, the type of message to send will do for an element.
 */
class UtbedringTest {

    private static final Pattern NAVN = Pattern.compile("<xs:(?:element|attribute)\\b[^>]*\\bname=\"([^\"]+)\"");
    private static final Pattern ORD = Pattern.compile("@?[A-Za-zÆØÅæøå][\\w-]*");
    private static final Pattern MELDINGSTYPE = Pattern.compile("\\b[A-Z]{3,}(?:_[A-Z]+)*\\b");
    private static final Set<String> XHTML = Set.of("div", "table", "br", "p", "href", "src", "style");
    private static final Pattern GJOR = Pattern.compile(
            "\\b(?:skal|må|bør|kan bare|kan ikke|kan ha|fyll|skriv|bruk|sett|ta"
                    + " med|fjern|legg|send|rett|oppgi|velg|kopier|behold|speil|sorter"
                    + "|kontroller|nevn|utelat|utelates|merk|samle|svar|skill|flytt|godta|lag|gi)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    @Test
    void everyAssertionNamesTheElementAndWhatToPutThere() throws IOException {
        Set<String> elementer = elementer();
        List<String> feil = new Pakkeleser(new XmlFabrikk())
                .les(Path.of("schematron"))
                .regler()
                .flatMap(r -> r.paastander().stream().flatMap(p -> feil(r, p, elementer)))
                .toList();
        assertEquals("", String.join("\n", feil));
    }

    private static Stream<String> feil(Regel regel, Paastand p, Set<String> elementer) {
        String tekst = p.teknisk();
        if (tekst == null) {
            return Stream.of(p.id() + ": tells nothing to the developer");
        }
        boolean navngir = tekst.contains("…")
                || ORD.matcher(tekst)
                        .results()
                        .map(MatchResult::group)
                        .anyMatch(o -> o.startsWith("@") || elementer.contains(o))
                || (regel.type() == Regel.Type.FORLOP
                        && MELDINGSTYPE.matcher(tekst).find());
        return Stream.of(
                        navngir ? "" : p.id() + ": names no element: " + tekst,
                        GJOR.matcher(tekst).find() ? "" : p.id() + ": does not tell what to put there: " + tekst)
                .filter(f -> !f.isEmpty());
    }

    /** The names of all schemas that are no common words; those of one letter are named as attributes, with «@». */
    private static Set<String> elementer() throws IOException {
        try (Stream<Path> filer = Files.walk(Path.of("xsd"))) {
            List<Path> skjemaer =
                    filer.filter(f -> f.toString().endsWith(".xsd")).toList();
            Set<String> navn = new HashSet<>(XHTML);
            for (Path fil : skjemaer) {
                navn.addAll(NAVN.matcher(Files.readString(fil))
                        .results()
                        .map(m -> m.group(1))
                        .filter(n -> n.length() == 1
                                || Character.isUpperCase(n.charAt(0))
                                || n.matches(".*[A-Z].*|komponenttype"))
                        .collect(Collectors.toSet()));
            }
            return navn;
        }
    }
}
