package no.meldingsvakt.regel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import net.sf.saxon.PreparedStylesheet;
import net.sf.saxon.expr.Component;
import net.sf.saxon.expr.instruct.TemplateRule;
import net.sf.saxon.expr.parser.OptimizerOptions;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.pattern.Pattern;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.trans.Mode;
import net.sf.saxon.trans.SimpleMode;
import net.sf.saxon.trans.XPathException;
import no.meldingsvakt.regel.uttrykk.Oversetter;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * Compiles all rules of a pack once, each by itself in one stylesheet: for every {@code sch:rule} a template that answers
 * which of its assertions fail and what decides whether that is a finding, and for every assertion with values in its texts a template that makes them. Nothing applies
 * the templates: their patterns and bodies are called directly, by {@link Samleprogram}.
 *
 * <p>Thread-safe.
 */
final class Samlekompilator {

    private static final String XSL = "http://www.w3.org/1999/XSL/Transform";
    private static final String PROVER = "prover";
    private static final String TEKSTER = "tekster";
    private static final OptimizerOptions UOPTIMERT = new OptimizerOptions("");

    /** The name of a shared function: the first in its text is its own. */
    private static final String FUNKSJON = "mv:";

    private final XmlFabrikk xml;
    private final Prefikser prefikser;

    Samlekompilator(XmlFabrikk xml, Prefikser prefikser) {
        this.xml = xml;
        this.prefikser = prefikser;
        Javafunksjoner.registrer(xml.saxon());
    }

    /** Has the processor make ready what compiling begins with, which is a good part of compiling a few rules. */
    static void forbered(XmlFabrikk xml) {
        try {
            String tomt =
                    "<xsl:stylesheet version=\"3.0\" xmlns:xsl=\"%s\"><xsl:template match=\"a[b]\"/></xsl:stylesheet>";
            xml.saxon()
                    .newXsltCompiler()
                    .compile(xml.les(tomt.formatted(XSL).getBytes(StandardCharsets.UTF_8))
                            .tre()
                            .asSource());
        } catch (SaxonApiException | UlesbarXmlException e) {
            throw new IllegalStateException("an empty stylesheet does not compile", e);
        }
    }

    /** A {@code sch:rule}, and the rule it is of. */
    private record Regelform(Regel regel, Samleform form) {}

    /** When the texts of what fails are compiled. */
    enum Tekster {
        /** With the tests, so that a fault in them is told before they are needed. */
        NAA,
        /** When something fails: they are most of the code, and of a few messages hardly any is broken. */
        VED_BRUDD
    }

    /**
     * Compiles the rules that this engine takes; {@link Samlekode#tar} tells which.
     *
     * @throws IllegalArgumentException when they do not compile; the compiler's words are not kept, since the reference engine
     *     tells of each rule what is wrong with it
     */
    Samlekode kompiler(Pakke pakke, List<Regel> regler, List<String> funksjoner, Tekster tekster) {
        List<Regelform> former = regler.stream()
                .flatMap(r -> r.kilde().form().former().stream().map(f -> new Regelform(r, f)))
                .toList();
        StringBuilder kode = new StringBuilder();
        for (int i = 0; i < former.size(); i++) {
            mal(kode, PROVER, i, former.get(i).form().kontekst())
                    .append(former.get(i).form().prover())
                    .append("</xsl:template>");
        }
        try {
            Tekstkilde tekstkilde = new Tekstkilde(pakke, funksjoner);
            if (tekster == Tekster.NAA) {
                former.forEach(f -> tekstkilde.legg(kode, f));
            }
            PreparedStylesheet stilark = stilark(pakke, former, funksjoner, kode, tekster);
            if (tekster == Tekster.NAA) {
                tekstkilde.kompilert(stilark);
            }
            return kode(
                    pakke,
                    former,
                    stilark,
                    tekstkilde,
                    tekster == Tekster.NAA ? new Oversetter(Javafunksjoner.PAA_TEKSTER) : null);
        } catch (SaxonApiException | UlesbarXmlException | XPathException e) {
            throw new IllegalArgumentException("the rules of %s do not compile together".formatted(pakke.id()), e);
        }
    }

    private PreparedStylesheet stilark(
            Pakke pakke, List<Regelform> former, List<String> funksjoner, CharSequence kode, Tekster tekster)
            throws SaxonApiException, UlesbarXmlException {
        XsltCompiler kompilator = xml.saxon().newXsltCompiler();
        kompilator.setErrorReporter(feil -> {});
        if (tekster == Tekster.VED_BRUDD) {
            // A few messages are judged before what the optimizer gains has paid for its work.
            kompilator.getUnderlyingCompilerInfo().setOptimizerOptions(UOPTIMERT);
        }
        String stilarket = hode(
                        pakke, former.stream().map(Regelform::regel).distinct().toList())
                .append(brukte(funksjoner, kode.toString()))
                .append(kode)
                .append("</xsl:stylesheet>")
                .toString();
        return kompilator
                .compile(xml.les(stilarket.getBytes(StandardCharsets.UTF_8))
                        .tre()
                        .asSource())
                .getUnderlyingCompiledStylesheet();
    }

    /** Finds what makes the texts of each assertion: among what was compiled with the tests, or by compiling those of its rule. */
    private final class Tekstkilde {

        private final Pakke pakke;
        private final List<String> funksjoner;
        private final IdentityHashMap<Samleform.Maltekst, Integer> numre = new IdentityHashMap<>();
        private final IdentityHashMap<Samleform.Maltekst, Samlekode.Tekstkode> ferdige = new IdentityHashMap<>();

        Tekstkilde(Pakke pakke, List<String> funksjoner) {
            this.pakke = pakke;
            this.funksjoner = funksjoner;
        }

        /** Adds the texts of a rule to what is to be compiled. */
        void legg(StringBuilder kode, Regelform form) {
            form.form().sporsmal().stream()
                    .map(Samleform.Sporsmal::tekster)
                    .filter(Samleform.Maltekst::harKode)
                    .forEach(s -> {
                        mal(kode, TEKSTER, numre.size(), ".").append(s.kode()).append("</xsl:template>");
                        numre.put(s, numre.size());
                    });
        }

        /** Takes what the texts that have been added became. */
        void kompilert(PreparedStylesheet stilark) throws XPathException {
            Map<Integer, TemplateRule> maler = maler(stilark, TEKSTER, new HashMap<>());
            Component.M modus = modus(stilark, TEKSTER);
            numre.forEach((s, nummer) -> ferdige.put(
                    s,
                    new Samlekode.Tekstkode(
                            stilark,
                            modus,
                            new Samlekode.Kropp(Objects.requireNonNull(maler.get(nummer)), modus, null))));
            numre.clear();
        }

        /** Null where all texts are the same each time. */
        @Nullable
        Supplier<Samlekode.Tekstkode> av(Regelform form, Samleform.Maltekst tekst) {
            return tekst.harKode() ? () -> finn(form, tekst) : null;
        }

        private synchronized Samlekode.Tekstkode finn(Regelform form, Samleform.Maltekst tekst) {
            if (!ferdige.containsKey(tekst)) {
                StringBuilder kode = new StringBuilder();
                legg(kode, form);
                try {
                    kompilert(stilark(pakke, List.of(form), funksjoner, kode, Tekster.VED_BRUDD));
                } catch (SaxonApiException | UlesbarXmlException | XPathException e) {
                    throw new IllegalArgumentException(
                            "the texts of %s do not compile"
                                    .formatted(form.regel().id()),
                            e);
                }
            }
            return Objects.requireNonNull(ferdige.get(tekst));
        }
    }

    private Samlekode kode(
            Pakke pakke,
            List<Regelform> former,
            PreparedStylesheet stilark,
            Tekstkilde tekster,
            @Nullable Oversetter oversetter)
            throws XPathException {
        Map<Integer, List<Pattern>> monstre = new HashMap<>();
        Map<Integer, TemplateRule> prover = maler(stilark, PROVER, monstre);
        Component.M modus = modus(stilark, PROVER);
        Map<String, Samlekode.Kontekst> kontekster = new LinkedHashMap<>();
        List<Samlekode.Kode> koder = new ArrayList<>();
        for (int i = 0; i < former.size(); i++) {
            Regelform form = former.get(i);
            List<Pattern> egne = monstre.getOrDefault(i, List.of());
            TemplateRule mal = prover.get(i);
            if (mal == null) {
                throw new IllegalStateException("a rule that was compiled is not there");
            }
            Samlekode.Kontekst kontekst = kontekster.computeIfAbsent(
                    form.form().kontekst(),
                    k -> new Samlekode.Kontekst(
                            kontekster.size(), k, egne, new Samlekode.Monstre(egne, oversetter, modus)));
            List<Samlekode.Sporsmal> sporsmal = form.form().sporsmal().stream()
                    .map(s -> new Samlekode.Sporsmal(
                            s, form.regel().paastand(s.id()).orElseThrow(), tekster.av(form, s.tekster())))
                    .toList();
            koder.add(
                    new Samlekode.Kode(form.regel(), kontekst, new Samlekode.Kropp(mal, modus, oversetter), sporsmal));
        }
        return new Samlekode(
                pakke.id(),
                prefikser,
                stilark,
                modus,
                kontekster.size(),
                koder,
                koder.stream().map(k -> k.regel().id()).collect(Collectors.toUnmodifiableSet()));
    }

    private static Component.M modus(PreparedStylesheet stilark, String navn) {
        return modusen(stilark, navn).getDeclaringComponent();
    }

    private static SimpleMode modusen(PreparedStylesheet stilark, String navn) {
        Mode modus = stilark.getRuleManager().obtainMode(new StructuredQName("", NamespaceUri.NULL, navn), true);
        return modus.getActivePart();
    }

    /** The templates of a mode by their numbers, and their patterns: that of a union has a part for each branch. */
    private static Map<Integer, TemplateRule> maler(
            PreparedStylesheet stilark, String modus, Map<Integer, List<Pattern>> monstre) throws XPathException {
        Map<Integer, TemplateRule> maler = new HashMap<>();
        modusen(stilark, modus).processRules(mal -> {
            if (mal.getAction() instanceof TemplateRule t) {
                int nummer = (int) mal.getPriority();
                maler.put(nummer, t);
                monstre.computeIfAbsent(nummer, n -> new ArrayList<>()).add(mal.getPattern());
            }
        });
        for (TemplateRule t : maler.values()) {
            t.initialize();
        }
        return maler;
    }

    private static StringBuilder mal(StringBuilder kode, String modus, int nummer, String kontekst) {
        return kode.append("<xsl:template mode=\"%s\" priority=\"%d\" match=\"%s\">"
                .formatted(modus, nummer, Samleform.attributt(kontekst)));
    }

    /** The functions that the code names, and those that these name. */
    private static String brukte(List<String> funksjoner, String kode) {
        Map<String, List<String>> etterNavn = new HashMap<>();
        for (String f : funksjoner) {
            List<String> navn = navn(f);
            etterNavn
                    .computeIfAbsent(navn.isEmpty() ? "" : navn.get(0), n -> new ArrayList<>())
                    .add(f);
        }
        StringBuilder brukte = new StringBuilder();
        Deque<String> usette = new ArrayDeque<>(List.of(kode));
        while (!usette.isEmpty()) {
            for (String n : navn(usette.remove())) {
                @Nullable List<String> nye = etterNavn.remove(n);
                if (nye != null) {
                    for (String ny : nye) {
                        String medJava = Javafunksjoner.medJava(ny);
                        brukte.append(medJava);
                        usette.add(medJava);
                    }
                }
            }
        }
        return brukte.toString();
    }

    /** The names of functions, in the order they are named. Done by hand: a start has no time for patterns. */
    private static List<String> navn(String kode) {
        List<String> navn = new ArrayList<>();
        for (int i = kode.indexOf(FUNKSJON); i >= 0; i = kode.indexOf(FUNKSJON, i + 1)) {
            int slutt = i + FUNKSJON.length();
            while (slutt < kode.length() && erNavnetegn(kode.charAt(slutt))) {
                slutt++;
            }
            if (i == 0 || !erNavnetegn(kode.charAt(i - 1))) {
                navn.add(kode.substring(i + FUNKSJON.length(), slutt));
            }
        }
        return navn;
    }

    private static boolean erNavnetegn(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_';
    }

    private StringBuilder hode(Pakke pakke, List<Regel> regler) {
        StringBuilder kode = new StringBuilder("<xsl:stylesheet version=\"3.0\" xmlns:xsl=\"%s\"".formatted(XSL));
        prefikser(regler).forEach((p, uri) -> kode.append(" xmlns:%s=\"%s\"".formatted(p, Samleform.attributt(uri))));
        kode.append("><xsl:mode name=\"%s\"/><xsl:mode name=\"%s\"/>".formatted(PROVER, TEKSTER));
        kode.append(parameter("vurdert", "xs:dateTime", "xs:dateTime('1970-01-01T00:00:00Z')"));
        pakke.parametre()
                .forEach(p -> kode.append(parameter(
                        p.navn(), p.type(), p.type() + "('" + p.standard().replace("'", "''") + "')")));
        return kode;
    }

    private static String parameter(String navn, String type, String verdi) {
        return "<xsl:param name=\"%s\" as=\"%s\" select=\"%s\"/>".formatted(navn, type, Samleform.attributt(verdi));
    }

    private Map<String, String> prefikser(List<Regel> regler) {
        Map<String, String> alle = new TreeMap<>(Map.of("xs", XMLConstants.W3C_XML_SCHEMA_NS_URI));
        for (Regel regel : regler) {
            regel.kilde().form().prefikser().forEach((prefiks, uri) -> {
                if (!uri.equals(alle.merge(prefiks, uri, (gammel, ny) -> gammel))) {
                    throw new IllegalArgumentException("the prefix " + prefiks + " stands for two namespaces");
                }
            });
        }
        return alle;
    }
}
