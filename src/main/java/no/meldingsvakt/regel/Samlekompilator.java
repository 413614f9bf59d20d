package no.meldingsvakt.regel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import net.sf.saxon.PreparedStylesheet;
import net.sf.saxon.expr.Component;
import net.sf.saxon.expr.instruct.TemplateRule;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.pattern.Pattern;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.trans.Mode;
import net.sf.saxon.trans.SimpleMode;
import net.sf.saxon.trans.XPathException;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * Compiles all rules of a pack once, each by itself in one stylesheet: for every {@code sch:rule} a template that answers
 * which of its assertions fail, and for every assertion with values in its texts a template that makes them. Nothing applies
 * the templates: their patterns and bodies are called directly, by {@link Samleprogram}.
 *
 * <p>Thread-safe.
 */
final class Samlekompilator {

    private static final String XSL = "http://www.w3.org/1999/XSL/Transform";
    private static final String PROVER = "prover";
    private static final String TEKSTER = "tekster";

    /** The name of a shared function: the first in its text is its own. */
    private static final java.util.regex.Pattern FUNKSJON = java.util.regex.Pattern.compile("\\bmv:([\\w.-]+)");

    private final XmlFabrikk xml;
    private final Prefikser prefikser;
    private final RegelReader reader;

    Samlekompilator(XmlFabrikk xml, Prefikser prefikser) {
        this.xml = xml;
        this.prefikser = prefikser;
        this.reader = new RegelReader(xml.saxon());
        Javafunksjoner.registrer(xml.saxon());
    }

    /**
     * Compiles the rules that this engine takes; {@link Samlekode#tar} tells which.
     *
     * @throws IllegalArgumentException when they do not compile; the compiler's words are not kept, since the reference engine
     *     tells of each rule what is wrong with it
     */
    Samlekode kompiler(Pakke pakke, List<Regel> regler, List<String> funksjoner) {
        List<Regel> tatt = regler.stream().filter(Samleform::tar).toList();
        List<Samleform> former = new ArrayList<>();
        StringBuilder kode = new StringBuilder();
        int nummer = 0;
        int tekstnummer = 0;
        for (Regel regel : tatt) {
            for (XdmNode r : Samleform.regler(regel)) {
                Samleform form = new Samleform(regel, r);
                former.add(form);
                mal(kode, PROVER, nummer++, form.kontekst())
                        .append(form.prover())
                        .append("</xsl:template>");
                for (Samleform.Sporsmal s : form.sporsmal()) {
                    if (s.harTekstkode()) {
                        mal(kode, TEKSTER, tekstnummer++, ".")
                                .append(s.tekstkode())
                                .append("</xsl:template>");
                    }
                }
            }
        }
        try {
            XsltCompiler kompilator = xml.saxon().newXsltCompiler();
            kompilator.setErrorReporter(feil -> {});
            String stilarket = hode(pakke, tatt)
                    .append(brukte(funksjoner, kode.toString()))
                    .append(kode)
                    .append("</xsl:stylesheet>")
                    .toString();
            PreparedStylesheet stilark = kompilator
                    .compile(xml.les(stilarket.getBytes(StandardCharsets.UTF_8))
                            .tre()
                            .asSource())
                    .getUnderlyingCompiledStylesheet();
            return kode(pakke, former, stilark);
        } catch (SaxonApiException | UlesbarXmlException | XPathException e) {
            throw new IllegalArgumentException("the rules of %s do not compile together".formatted(pakke.id()), e);
        }
    }

    private Samlekode kode(Pakke pakke, List<Samleform> former, PreparedStylesheet stilark) throws XPathException {
        Map<Integer, List<Pattern>> monstre = new HashMap<>();
        Map<Integer, TemplateRule> prover = maler(stilark, PROVER, monstre);
        Map<Integer, TemplateRule> tekster = maler(stilark, TEKSTER, new HashMap<>());
        Map<String, Samlekode.Kontekst> kontekster = new LinkedHashMap<>();
        List<Samlekode.Kode> koder = new ArrayList<>();
        int tekstnummer = 0;
        for (int i = 0; i < former.size(); i++) {
            Samleform form = former.get(i);
            List<Pattern> egne = monstre.getOrDefault(i, List.of());
            TemplateRule mal = prover.get(i);
            if (mal == null) {
                throw new IllegalStateException("a rule that was compiled is not there");
            }
            Samlekode.Kontekst kontekst = kontekster.computeIfAbsent(
                    form.kontekst(), k -> new Samlekode.Kontekst(kontekster.size(), k, egne));
            List<Samlekode.Sporsmal> sporsmal = new ArrayList<>();
            for (Samleform.Sporsmal s : form.sporsmal()) {
                @Nullable TemplateRule tekst = s.harTekstkode() ? tekster.get(tekstnummer++) : null;
                sporsmal.add(new Samlekode.Sporsmal(s, tekst == null ? null : new Samlekode.Kropp(tekst)));
            }
            koder.add(new Samlekode.Kode(form.regel(), kontekst, new Samlekode.Kropp(mal), sporsmal));
        }
        return new Samlekode(
                pakke.id(),
                prefikser,
                stilark,
                modus(stilark, PROVER),
                modus(stilark, TEKSTER),
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
        Map<String, List<String>> etterNavn = funksjoner.stream()
                .collect(Collectors.groupingBy(
                        f -> navn(f).findFirst().orElse(""),
                        Collectors.mapping(Javafunksjoner::medJava, Collectors.toList())));
        StringBuilder brukte = new StringBuilder();
        Deque<String> usette = new ArrayDeque<>(List.of(kode));
        while (!usette.isEmpty()) {
            navn(usette.remove()).forEach(n -> {
                @Nullable List<String> nye = etterNavn.remove(n);
                if (nye != null) {
                    nye.forEach(brukte::append);
                    usette.addAll(nye);
                }
            });
        }
        return brukte.toString();
    }

    private static Stream<String> navn(String kode) {
        return FUNKSJON.matcher(kode).results().map(m -> m.group(1));
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
            reader.prefikser(regel).forEach((prefiks, uri) -> {
                if (!uri.equals(alle.merge(prefiks, uri, (gammel, ny) -> gammel))) {
                    throw new IllegalArgumentException("the prefix " + prefiks + " stands for two namespaces");
                }
            });
        }
        return alle;
    }
}
