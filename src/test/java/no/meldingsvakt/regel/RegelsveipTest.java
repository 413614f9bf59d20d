package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Nivaa;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xml.sax.SAXException;

/**
 * Looks at every rule folder at once and lists every fault. What a folder must hold is told in docs/regler.md under «Add a
 * rule»; what its examples give is looked at by {@link RegelTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegelsveipTest {

    private static final Path MAPPE = Path.of("schematron");

    private final XmlFabrikk xml = new XmlFabrikk();
    private final Regelkatalog katalog = new Pakkeleser(xml).les(MAPPE);
    private final List<String> feil = new ArrayList<>();

    @Test
    void everyRuleHasItsTextsSourceLevelAndTypes() {
        for (Regel regel : katalog.regler().toList()) {
            krev(!regel.tittel().isBlank(), regel, "sch:title is missing");
            krev(!regel.hvorfor().isBlank(), regel, "<sch:p class=\"hvorfor\"> is missing");
            krev(!regel.gjelder().isEmpty(), regel, "<sch:p class=\"gjelder\"> is missing");
            regel.paastander().forEach(p -> sjekkPaastand(regel, p));
        }
        assertEquals("", String.join("\n", feil));
    }

    /** What people write is read by the one reader of texts; patterns are for what has a form: names, codes, short labels. */
    @Test
    void noRegionalRuleReadsTextByPatterns() throws IOException {
        Pattern kall = Pattern.compile("(?:matches|replace|tokenize|contains)\\(([^,]*),");
        Pattern lovlig = Pattern.compile(
                "namespace-uri\\(\\)|@\\w+(?:\\).*)?|\\$sprak|lower-case\\((?:\\.|\\*:Description\\[1]|\\*:BeskrivelseAvHendelse\\[1])\\)");
        int antall = 0;
        for (Regel regel : katalog.regler().toList()) {
            if (!regel.pakke().equals(Pakke.NASJONAL)) {
                Matcher m = kall.matcher(Files.readString(Path.of(regel.fil())));
                while (m.find()) {
                    antall++;
                    krev(lovlig.matcher(m.group(1).strip()).matches(), regel, "a pattern over " + m.group(1));
                }
            }
        }
        assertEquals("", String.join("\n", feil));
        assertTrue(antall > 0, "the pattern above no longer finds what it looks for");
    }

    /**
     * How a letter is known, and who is excepted, is asked in one way: {@code felles/unntak.xsl}. A rule that is about the code itself
     * says so here.
     */
    @Test
    void whatRulesShareIsAskedOfItsFunction() throws IOException {
        Map<String, Set<String>> egne = Map.of(
                "xmlstds/epikrise\\(/", Set.of(),
                "hen1[01]:ServReq\\s*\\|\\s*/hen1", Set.of(),
                "(?:ServType|Forsendelsesstatus)/(?:@V|normalize-space\\(@V\\))\\s*=\\s*\\(?'C'", Set.of(),
                "(?:ServType|\\*:Status)/@V\\s*=\\s*\\((?:'\\w', )*'A'|(?:ServType|\\*:Status)/@V\\s*=\\s*'A'",
                        Set.of(),
                "'E-L'", Set.of("EPI-01"),
                "AdmOutcome/@V\\s*=|DateOfDeath", Set.of(),
                "MsgType(?:/@V|/normalize-space\\(@V\\))\\s*=\\s*'A'",
                        Set.of("VEDLEGG-08", "VEDLEGG-09", "SVAR-59", "REKV-49"));
        Set<String> brukt = new HashSet<>();
        for (Regel regel : katalog.regler().filter(r -> r.utgatt() == null).toList()) {
            String skjema = Files.readString(Path.of(regel.fil())).replaceAll("(?s)<sch:diagnostics>.*", "");
            egne.forEach((monster, unntatt) -> {
                if (Pattern.compile(monster).matcher(skjema).find() && !unntatt.contains(regel.id())) {
                    feil.add(regel.id() + " asks in its own way what felles/unntak.xsl has a function for: " + monster);
                }
            });
            Matcher kall = Pattern.compile(
                            "mv:(er-epikrise|er-henvisning|er-kansellert|er-tillegg|er-legevaktepikrise|er-dod|tellende-vedlegg)\\(")
                    .matcher(skjema);
            while (kall.find()) {
                brukt.add(kall.group(1));
            }
        }
        assertEquals("", String.join("\n", feil));
        assertEquals(7, brukt.size(), brukt.toString());
    }

    /** The same of the national rules; three of them ask only for a word that stands for a heading, one counts words. */
    @Test
    void noOtherNationalRuleReadsRunningTextByPatterns() throws IOException {
        Set<String> kjente = Set.of("EPI-12", "EPI-14", "EPI-16", "DIALOG-69");
        Pattern kall = Pattern.compile("(?:matches|replace|tokenize|contains)\\((?:mv:tekst|mv:epikrisetekst)\\(");
        Set<String> funnet = new TreeSet<>();
        for (Regel regel : katalog.regler().toList()) {
            if (regel.pakke().equals(Pakke.NASJONAL)
                    && kall.matcher(Files.readString(Path.of(regel.fil()))).find()) {
                funnet.add(regel.id());
            }
        }
        assertEquals(new TreeSet<>(kjente), funnet);
    }

    /** That it has no assertions and tells a reason is demanded where it is read. */
    @Test
    void aWithdrawnRuleIsItsReasonAndNothingElse() throws Exception {
        for (Regel regel : katalog.regler().filter(r -> r.utgatt() != null).toList()) {
            krev(
                    String.valueOf(regel.utgatt()).endsWith("."),
                    regel,
                    "the reason in class=\"utgatt\" ends in no full stop");
            try (Stream<Path> filer = Files.list(mappe(regel))) {
                krev(filer.count() == 1, regel, "a withdrawn rule has no examples");
            }
        }
        assertEquals("", String.join("\n", feil));
    }

    /** An example of a shape that no stay has would prove nothing. */
    @Test
    void theExamplesOfRulesOnStaysAreEpisodeDocuments() throws Exception {
        Schema skjema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("xsd/forlop/1.0/forlop.xsd").toFile());
        for (Regel regel : katalog.regler()
                .filter(r -> r.type() == Regel.Type.FORLOP && r.utgatt() == null)
                .toList()) {
            for (Path fil : eksempler(mappe(regel))) {
                try {
                    skjema.newValidator().validate(new StreamSource(fil.toFile()));
                } catch (SAXException e) {
                    krev(false, regel, fil.getFileName() + ": " + e.getMessage());
                }
            }
        }
        assertEquals("", String.join("\n", feil));
    }

    /** A misspelt type would make a rule that is never run. */
    @Test
    void whatARuleAppliesToIsKnown() {
        Set<String> kjente =
                Kjennetegn.kjente(Skjemamappe.les(Path.of("xsd"), xml).standarder());
        katalog.regler().forEach(r -> r.gjelder().stream()
                .filter(g -> !kjente.contains(g))
                .forEach(g -> krev(false, r, "gjelder names «" + g + "», which no standard.yaml has")));
        assertEquals("", String.join("\n", feil));
    }

    /** Only what design/avvisning names may reject: a false rejection stops a patient's information. */
    @Test
    void nothingElseThanTheNamedGroundsRejects() {
        Set<String> avvisende = katalog.regler()
                .filter(r -> r.paastander().stream().anyMatch(p -> p.nivaa() == Nivaa.TEKNISK))
                .map(Regel::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                new TreeSet<>(Set.of(
                        "HODE-05",
                        "KVITT-30",
                        "KVITT-31",
                        "PLO-GEN-01",
                        "PLO-GEN-03",
                        "PLO-GEN-27",
                        "VEDLEGG-08",
                        "VEDLEGG-09")),
                avvisende);
        katalog.regler()
                .filter(r -> r.paastander().stream().anyMatch(p -> p.nivaa() == Nivaa.TEKNISK))
                .forEach(r -> assertEquals(Pakke.NASJONAL, r.pakke(), r.id()));
    }

    private void sjekkPaastand(Regel regel, Paastand p) {
        krev(!p.krav().isBlank(), regel, p.id() + " has no requirement text");
        krev(!p.kilde().isBlank(), regel, p.id() + " has no source (see)");
        Stream.of(p.tekst().nb(), p.tekst().nn(), p.tekst().en(), String.valueOf(p.teknisk()))
                .forEach(t ->
                        krev(!t.isBlank() && t.endsWith("."), regel, p.id() + " has a text without a full stop: " + t));
        // PLO-GEN-27-noen is one receiver's rejection, beside others that accept: the message as a whole is accepted.
        krev(
                (p.nivaa() == Nivaa.TEKNISK || p.id().equals("PLO-GEN-27-noen")) == (p.apprec() != null),
                regel,
                p.id() + ": exactly the rejecting assertions have an AppRec code");
        krev(!(p.nivaa() == Nivaa.TEKNISK && p.heuristisk()), regel, p.id() + ": a pattern in free text cannot reject");
        krev(p.apprec() != AppRecFeil.X99, regel, p.id() + ": X99 helps nobody");
    }

    private static List<Path> eksempler(Path mappe) throws IOException {
        try (Stream<Path> filer = Files.list(mappe)) {
            return filer.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        }
    }

    private static Path mappe(Regel regel) {
        return Path.of(regel.fil()).getParent();
    }

    private void krev(boolean oppfylt, Regel regel, String mangel) {
        if (!oppfylt) {
            feil.add(regel.pakke() + "/" + regel.id() + ": " + mangel);
        }
    }
}
