package no.meldingsvakt.skjema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;

/** A message is judged by the schemas it can need as by all of them. */
class GrammatikkTest {

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe MAPPE = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Skjemakontroll ALLE = new Skjemakontroll(XML, MAPPE);

    private static final Pattern NAVNEROM = Pattern.compile("xmlns(?::[\\w.-]+)?\\s*=\\s*[\"']([^\"']+)");

    /** All examples that are in the program, valid and not, those of one set of namespaces with a grammar of their own. */
    @Test
    void fewSchemasAndAllGiveTheSameVerdict() throws IOException {
        Map<String, List<Path>> grupper = new TreeMap<>();
        for (Path fil : eksempler()) {
            String navnerom = NAVNEROM.matcher(Files.readString(fil, StandardCharsets.ISO_8859_1))
                    .results()
                    .map(m -> m.group(1))
                    .collect(Collectors.toCollection(TreeSet::new))
                    .toString();
            grupper.computeIfAbsent(navnerom, n -> new ArrayList<>()).add(fil);
        }
        List<String> ulike = new ArrayList<>();
        int antall = 0;
        for (List<Path> gruppe : grupper.values()) {
            Skjemakontroll noen = Skjemakontroll.etterBehov(XML, MAPPE);
            for (Path fil : gruppe) {
                antall++;
                String ventet = dom(ALLE, fil);
                String fikk = dom(noen, fil);
                if (!ventet.equals(fikk)) {
                    ulike.add(fil + ": " + ventet + " and " + fikk);
                }
            }
        }
        assertEquals(List.of(), ulike);
        assertTrue(antall > 100 && grupper.size() > 20, antall + " files in " + grupper.size() + " groups");
    }

    /** The namespace stands far in, and what is there is not valid: nothing of it may pass unseen. */
    @Test
    void aNamespaceThatIsDeclaredDeepInAMessageIsSeen() throws IOException, UlesbarXmlException {
        String melding = Files.readString(Path.of("xsd/henvisning/2.0/eksempler/HENVISNING_NYTILSTAND.xml"));
        Stegresultat gyldig = kontroller(Skjemakontroll.etterBehov(XML, MAPPE), melding);
        assertEquals(List.of(), gyldig.avvik());

        String ugyldig = melding.replaceFirst(
                "(?s)(<(?:\\w+:)?Content>).*(</(?:\\w+:)?Content>)",
                "$1<Dialogmelding xmlns=\"http://www.kith.no/xmlstds/dialog/2013-01-23\"><Tull/></Dialogmelding>$2");
        assertTrue(ugyldig.contains("Tull"));
        Skjemakontroll noen = Skjemakontroll.etterBehov(XML, MAPPE);
        kontroller(noen, melding);

        assertEquals(
                kontroller(ALLE, ugyldig).avvik(), kontroller(noen, ugyldig).avvik());
        assertTrue(!kontroller(noen, ugyldig).avvik().isEmpty());
    }

    private static String dom(Skjemakontroll kontroll, Path fil) throws IOException {
        try {
            return kontroll.kontroller(XML.les(Files.readAllBytes(fil))).avvik().toString();
        } catch (UlesbarXmlException e) {
            return "unreadable";
        }
    }

    private static Stegresultat kontroller(Skjemakontroll kontroll, String melding) throws UlesbarXmlException {
        return kontroll.kontroller(XML.les(melding.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Path> eksempler() throws IOException {
        List<Path> alle = new ArrayList<>();
        for (Path mappe : List.of(Path.of("xsd"), Fasit.EKSEMPLER)) {
            if (Files.isDirectory(mappe)) {
                try (Stream<Path> filer = Files.walk(mappe)) {
                    filer.filter(f -> f.toString().endsWith(".xml")).sorted().forEach(alle::add);
                }
            }
        }
        return alle;
    }
}
