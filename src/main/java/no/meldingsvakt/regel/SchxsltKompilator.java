package no.meldingsvakt.regel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmValue;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import no.meldingsvakt.xml.Prefikser;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * Compiles rules with SchXslt2. The rules of a pack that apply to one kind of message become one Schematron schema and
 * so one stylesheet, which walks the document once for all of them.
 *
 * <p>Thread-safe.
 */
final class SchxsltKompilator {

    private static final String TRANSPILER = "/content/transpile.xsl";
    private static final String SCHXSLT = "http://dmaus.name/ns/2023/schxslt";

    private final XmlFabrikk xml;
    private final Prefikser prefikser;
    private final Regelleser reader;
    private final boolean sporing;
    private @Nullable XsltExecutable transpiler;

    /**
     * Prepares compiling.
     *
     * @param sporing whether programs also tell which rules found something to look at; costs time, for tests
     */
    SchxsltKompilator(XmlFabrikk xml, Prefikser prefikser, boolean sporing) {
        this.xml = xml;
        this.prefikser = prefikser;
        this.reader = new Regelleser(xml.saxon());
        xml.saxon().registerExtensionFunction(new Stedsamler());
        this.sporing = sporing;
    }

    /**
     * Compiles rules of one pack into one program.
     *
     * @throws IllegalArgumentException when they do not compile, with the compiler's words; of a single rule with all that is
     *     wrong, a line each with file and line
     */
    SchxsltProgram kompiler(Pakke pakke, List<Regel> regler, List<String> funksjoner) {
        Kompilatorord ord = new Kompilatorord();
        try {
            String sch = samlet(pakke, regler, funksjoner);
            Xslt30Transformer oversetter = transpiler().load30();
            XdmDestination stilark = new XdmDestination();
            oversetter.applyTemplates(
                    xml.les(sch.getBytes(StandardCharsets.UTF_8)).tre(), stilark);
            XsltCompiler kompilator = xml.saxon().newXsltCompiler();
            kompilator.setErrorReporter(ord);
            XsltExecutable kjorbar = kompilator.compile(stilark.getXdmNode().asSource());
            return new SchxsltProgram(pakke, regler, kjorbar, prefikser);
        } catch (SaxonApiException | UlesbarXmlException e) {
            throw new IllegalArgumentException(arsak(pakke, regler, funksjoner, ord.eller(e)), e);
        }
    }

    private String arsak(Pakke pakke, List<Regel> regler, List<String> funksjoner, List<String> ord) {
        if (regler.size() > 1) {
            return "the rules %s do not compile: %s"
                    .formatted(regler.stream().map(Regel::id).toList(), String.join("; ", ord));
        }
        Stream<String> variabler =
                Stream.concat(Stream.of("vurdert"), pakke.parametre().stream().map(Parameter::navn));
        List<String> feil = regler.stream()
                .flatMap(r -> new Uttrykkskontroll(xml, prefikser(regler), variabler, funksjoner).finn(r).stream())
                .toList();
        return feil.isEmpty()
                ? regler.get(0).fil() + " does not compile: " + String.join("; ", ord)
                : String.join("\n", feil);
    }

    private XsltCompiler kompilator() {
        XsltCompiler kompilator = xml.saxon().newXsltCompiler();
        kompilator.setErrorReporter(feil -> {});
        return kompilator;
    }

    /** One schema of all the rules. Their parts are whole elements, so putting them together as text is safe. */
    private String samlet(Pakke pakke, List<Regel> regler, List<String> funksjoner) {
        StringBuilder sch = new StringBuilder("<sch:schema xmlns:sch=\"http://purl.oclc.org/dsdl/schematron\"")
                .append(" queryBinding=\"xslt3\" xml:lang=\"nb\">");
        prefikser(regler)
                .forEach((prefiks, uri) -> sch.append("<sch:ns prefix=\"%s\" uri=\"%s\"/>".formatted(prefiks, uri)));
        sch.append(parameter("vurdert", "xs:dateTime", "xs:dateTime('1970-01-01T00:00:00Z')"));
        pakke.parametre()
                .forEach(p -> sch.append(parameter(
                        p.navn(), p.type(), p.type() + "('" + p.standard().replace("'", "''") + "')")));
        funksjoner.forEach(sch::append);
        regler.forEach(r -> reader.deler(r, "pattern").forEach(sch::append));
        sch.append("<sch:diagnostics>");
        regler.forEach(r -> reader.deler(r, "diagnostics", "diagnostic").forEach(sch::append));
        sch.append("</sch:diagnostics><sch:properties>");
        regler.forEach(r -> reader.deler(r, "properties", "property").forEach(sch::append));
        return sch.append("</sch:properties></sch:schema>").toString();
    }

    private static String parameter(String navn, String type, String verdi) {
        String attributt = verdi.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return "<sch:param name=\"%s\" as=\"%s\" value=\"%s\"/>".formatted(navn, type, attributt);
    }

    /** All rules' prefixes together; one prefix cannot mean two namespaces in the same pack. */
    private Map<String, String> prefikser(List<Regel> regler) {
        Map<String, String> alle = new TreeMap<>(Map.of("xs", XMLConstants.W3C_XML_SCHEMA_NS_URI));
        regler.forEach(r -> r.kilde().form().prefikser().forEach((prefiks, uri) -> {
            String annen = alle.put(prefiks, uri);
            if (annen != null && !annen.equals(uri)) {
                throw new IllegalArgumentException(
                        "%s: the prefix %s stands for %s in another rule".formatted(r.fil(), prefiks, annen));
            }
        }));
        return alle;
    }

    /** Made when it is first needed, since it takes a second. */
    private synchronized XsltExecutable transpiler() {
        XsltExecutable ferdig = transpiler;
        if (ferdig == null) {
            ferdig = lagTranspiler();
            transpiler = ferdig;
        }
        return ferdig;
    }

    private XsltExecutable lagTranspiler() {
        try (InputStream inn = SchxsltKompilator.class.getResourceAsStream(TRANSPILER)) {
            byte[] stilark = Objects.requireNonNull(inn, "SchXslt2 is not on the classpath")
                    .readAllBytes();
            XsltCompiler kompilator = kompilator();
            parametre(sporing).forEach((navn, verdi) -> kompilator.setParameter(new QName(SCHXSLT, navn), verdi));
            return kompilator.compile(xml.les(stilark).tre().asSource());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SaxonApiException | UlesbarXmlException e) {
            throw new IllegalStateException("SchXslt2 does not compile", e);
        }
    }

    private static Map<String, XdmValue> parametre(boolean sporing) {
        Map<String, XdmValue> parametre = new HashMap<>();
        parametre.put("terminate-validation-on-error", new XdmAtomicValue(false));
        parametre.put("compact-report", new XdmAtomicValue(!sporing));
        parametre.put("location-function", new XdmAtomicValue(Stedsamler.UTTRYKK));
        return parametre;
    }
}
