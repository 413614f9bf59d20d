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
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final Set<String> KRASJ = Set.of("krasj");

    /** More than this in one program, and compiling it takes longer than it saves. */
    private static final int PULJE = 40;

    private final XmlFabrikk xml = new XmlFabrikk();
    private final Regelkatalog katalog = new Pakkeleser(xml).les(MAPPE);
    private final Regelleser reader = new Regelleser(xml.saxon());
    private final Samlekompilator kompilator = new Samlekompilator(xml, new Prefikser(Map.of(), Set.of()));

    @Test
    void theExamplesNoticeEveryMutation() throws Exception {
        List<String> overlevde = new ArrayList<>();
        int antall = 0;
        List<Regel> iBruk = katalog.regler().filter(r -> r.utgatt() == null).toList();
        for (List<Regel> flere : puljer(iBruk)) {
            Map<String, Map<String, Set<String>>> ventet = funn(flere);
            Map<String, List<Mutant>> mutanter = new LinkedHashMap<>();
            for (Regel regel : flere) {
                mutanter.put(regel.id(), mutanter(Files.readString(Path.of(regel.fil()))));
            }
            int flest = mutanter.values().stream().mapToInt(List::size).max().orElse(0);
            for (int i = 0; i < flest; i++) {
                Map<String, Mutant> disse = new LinkedHashMap<>();
                List<Regel> muterte = new ArrayList<>();
                for (Regel regel : flere) {
                    List<Mutant> dens = mutanter.get(regel.id());
                    if (i < dens.size()) {
                        disse.put(regel.id(), dens.get(i));
                        muterte.add(les(regel, dens.get(i).tekst()));
                    }
                }
                antall += muterte.size();
                funn(muterte).forEach((id, funn) -> {
                    if (funn.equals(ventet.get(id))) {
                        overlevde.add(id + ": " + disse.get(id).hva());
                    }
                });
            }
        }
        System.out.println("Regelmutasjon: " + antall + " mutanter av " + iBruk.size() + " regler");
        assertTrue(antall > iBruk.size() * 2, "the patterns above no longer find what they look for");
        assertEquals("", String.join("\n", overlevde));
    }

    /** Rules of one pack and kind that are compiled together: a program of many costs little more than a program of one. */
    private static List<List<Regel>> puljer(List<Regel> alle) {
        List<List<Regel>> puljer = new ArrayList<>();
        alle.stream()
                .collect(Collectors.groupingBy(r -> r.pakke() + " " + r.type(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(dens -> {
                    for (int i = 0; i < dens.size(); i += PULJE) {
                        puljer.add(dens.subList(i, Math.min(dens.size(), i + PULJE)));
                    }
                });
        return puljer;
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

    /** What each example of each rule's folder finds of the rule's own; a crash is a finding too. */
    private Map<String, Map<String, Set<String>>> funn(List<Regel> regler) throws IOException, UlesbarXmlException {
        Regelprogram program = program(regler);
        Map<String, Map<String, Set<String>>> alle = new TreeMap<>();
        for (Regel regel : regler) {
            Map<String, Set<String>> funn = funn(regel, program);
            // Another rule may have crashed on its examples.
            alle.put(regel.id(), funn.containsValue(KRASJ) ? funn(regel, program(List.of(regel))) : funn);
        }
        return alle;
    }

    private Regelprogram program(List<Regel> regler) {
        Samlekode kode = kompilator.kompiler(
                katalog.finnPakke(regler.get(0).pakke()).orElseThrow(),
                regler,
                katalog.funksjoner(),
                Samlekompilator.Tekster.NAA);
        assertTrue(regler.stream().allMatch(kode::tar), "rules that are left to SchXslt2");
        return new Samleprogram(kode, regler);
    }

    private Map<String, Set<String>> funn(Regel regel, Regelprogram program) throws IOException, UlesbarXmlException {
        Set<String> egne = regel.paastander().stream().map(Paastand::id).collect(Collectors.toSet());
        Map<String, Set<String>> funn = new TreeMap<>();
        try (Stream<Path> eksempler = Files.list(Path.of(regel.fil()).getParent())) {
            for (Path e : eksempler.filter(p -> p.toString().endsWith(".xml")).toList()) {
                Set<String> alle = funn(regel, program, e);
                funn.put(
                        e.getFileName().toString(),
                        alle == KRASJ
                                ? KRASJ
                                : alle.stream().filter(egne::contains).collect(Collectors.toSet()));
            }
        }
        return funn;
    }

    private Set<String> funn(Regel regel, Regelprogram program, Path eksempel) throws IOException, UlesbarXmlException {
        try {
            return program.kjor(
                            xml.les(Files.readAllBytes(eksempel)),
                            Eksempelparametre.les(
                                    xml, katalog.finnPakke(regel.pakke()).orElseThrow(), eksempel))
                    .antall()
                    .keySet();
        } catch (RegelkrasjException e) {
            return KRASJ;
        }
    }
}
