package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;

/**
 * Are the rules' examples good enough to trust? Each assertion is negated and made always true, and each context is
 * narrowed to nothing; the folder's own examples must notice every one of these.
 */
class RegelmutasjonTest {

    private static final Path MAPPE = Path.of("schematron");
    private static final Pattern TEST =
            Pattern.compile("(<sch:(?:assert|report)\\s(?:[^\"]*\"[^\"]*\")*?[^\"]*?\\btest=\")([^\"]*)(\")");
    private static final Pattern KONTEKST =
            Pattern.compile("(<sch:rule\\s(?:[^\"]*\"[^\"]*\")*?[^\"]*?\\bcontext=\")([^\"]*)(\")");

    private final XmlFabrikk xml = new XmlFabrikk();
    private final Regelkatalog katalog = new PakkeReader(xml).les(MAPPE);
    private final RegelReader reader = new RegelReader(xml.saxon());
    private final SchxsltKompilator kompilator = new SchxsltKompilator(xml, new Prefikser(Map.of(), Set.of()), false);

    @Test
    void theExamplesNoticeEveryMutation() throws Exception {
        List<String> overlevde = new ArrayList<>();
        int antall = 0;
        List<Regel> iBruk = katalog.regler().filter(r -> r.utgatt() == null).toList();
        for (Regel regel : iBruk) {
            Path fil = Path.of(regel.fil());
            String tekst = Files.readString(fil);
            Map<String, Set<String>> ventet = funn(regel, fil);
            for (Mutant mutant : mutanter(tekst)) {
                antall++;
                if (ventet.equals(funn(les(regel, mutant.tekst()), fil))) {
                    overlevde.add(regel.id() + ": " + mutant.hva());
                }
            }
        }
        System.out.println("Regelmutasjon: " + antall + " mutanter av " + iBruk.size() + " regler");
        assertTrue(antall > iBruk.size() * 2, "the patterns above no longer find what they look for");
        assertEquals("", String.join("\n", overlevde));
    }

    private record Mutant(String hva, String tekst) {}

    private static List<Mutant> mutanter(String regel) {
        List<Mutant> mutanter = new ArrayList<>();
        Matcher test = TEST.matcher(regel);
        while (test.find()) {
            String hva = "«" + test.group(2).replaceAll("\\s+", " ").strip() + "»";
            mutanter.add(new Mutant(hva + " negated", byttet(regel, test, "not(" + test.group(2) + ")")));
            mutanter.add(new Mutant(hva + " always true", byttet(regel, test, "true()")));
        }
        Matcher kontekst = KONTEKST.matcher(regel);
        while (kontekst.find()) {
            mutanter.add(new Mutant(
                    "context «" + kontekst.group(2).replaceAll("\\s+", " ") + "» narrowed to nothing",
                    byttet(regel, kontekst, "finnes-ikke")));
        }
        return mutanter;
    }

    private static String byttet(String regel, Matcher treff, String nytt) {
        return regel.substring(0, treff.start(2)) + nytt + regel.substring(treff.end(2));
    }

    private Regel les(Regel regel, String tekst) throws UlesbarXmlException {
        return reader.les(
                regel.pakke(), regel.id(), regel.fil(), Map.of(), xml.les(tekst.getBytes(StandardCharsets.UTF_8)));
    }

    /** What each example of the folder finds; a crash is a finding too. */
    private Map<String, Set<String>> funn(Regel regel, Path fil) throws IOException, UlesbarXmlException {
        SchxsltProgram program = kompilator.kompiler(
                katalog.finnPakke(regel.pakke()).orElseThrow(), List.of(regel), katalog.funksjoner());
        Map<String, Set<String>> funn = new TreeMap<>();
        try (Stream<Path> eksempler = Files.list(fil.getParent())) {
            for (Path e : eksempler.filter(p -> p.toString().endsWith(".xml")).toList()) {
                funn.put(e.getFileName().toString(), funn(regel, program, e));
            }
        }
        return funn;
    }

    private Set<String> funn(Regel regel, SchxsltProgram program, Path eksempel)
            throws IOException, UlesbarXmlException {
        try {
            return program.kjor(
                            xml.les(Files.readAllBytes(eksempel)),
                            Eksempelparametre.les(
                                    xml, katalog.finnPakke(regel.pakke()).orElseThrow(), eksempel))
                    .antall()
                    .keySet();
        } catch (RegelkrasjException e) {
            return Set.of("krasj");
        }
    }
}
