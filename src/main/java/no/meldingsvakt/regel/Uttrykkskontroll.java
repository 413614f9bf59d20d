package no.meldingsvakt.regel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.XsltCompiler;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;

/**
 * Finds the expressions that keep a rule from compiling. The compiler tells where it is in the stylesheet that the rule
 * became; whoever wrote the rule needs the line in the rule, so each expression is compiled by itself.
 */
final class Uttrykkskontroll {

    private static final Set<String> UTTRYKK = Set.of("test", "context", "value", "select", "subject", "path");

    private final XmlFabrikk xml;
    private final Map<String, String> prefikser;
    private final String felles;

    /**
     * Prepares looking.
     *
     * @param prefikser prefixes that the rules' expressions use
     * @param variabler names of variables that are everywhere in scope
     * @param funksjoner the shared functions, as text of {@code xsl:function} elements
     */
    Uttrykkskontroll(XmlFabrikk xml, Map<String, String> prefikser, Stream<String> variabler, List<String> funksjoner) {
        this.xml = xml;
        this.prefikser = prefikser;
        StringBuilder felleskode = new StringBuilder();
        variabler.forEach(v -> felleskode.append("<xsl:param name=\"").append(v).append("\" as=\"item()*\"/>"));
        funksjoner.forEach(felleskode::append);
        this.felles = felleskode.toString();
    }

    /** File, line and the compiler's words for each expression that does not compile. */
    List<String> finn(Regel regel) {
        List<String> ifelles = kompiler(stilark().append("</xsl:stylesheet>").toString());
        return ifelles.isEmpty()
                ? regel.kilde().dokument().tre().axisIterator(Axis.DESCENDANT).stream()
                        .filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT)
                        .flatMap(n -> n.axisIterator(Axis.ATTRIBUTE).stream())
                        .filter(a -> UTTRYKK.contains(a.getNodeName().getLocalName()))
                        .flatMap(a -> feil(a).stream().map(f -> "%s, line %d: %s"
                                .formatted(regel.fil(), a.getParent().getLineNumber(), f)))
                        .toList()
                : ifelles.stream().map(f -> "the shared functions: " + f).toList();
    }

    private StringBuilder stilark() {
        StringBuilder kode = new StringBuilder("<xsl:stylesheet version=\"3.0\"")
                .append(" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"");
        prefikser.forEach((p, uri) -> kode.append(" xmlns:%s=\"%s\"".formatted(p, uri)));
        return kode.append('>').append(felles);
    }

    private List<String> feil(XdmNode attributt) {
        String uttrykk = attributt
                .getStringValue()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
        StringBuilder kode = stilark().append("<xsl:mode name=\"prov\"/>");
        if (attributt.getNodeName().getLocalName().equals("context")) {
            kode.append("<xsl:template mode=\"prov\" match=\"").append(uttrykk).append("\"/>");
        } else {
            kode.append("<xsl:template name=\"prov\">");
            lokale(attributt)
                    .forEach(v -> kode.append("<xsl:param name=\"").append(v).append("\" as=\"item()*\"/>"));
            kode.append("<xsl:sequence select=\"").append(uttrykk).append("\"/></xsl:template>");
        }
        return kompiler(kode.append("</xsl:stylesheet>").toString());
    }

    /** The names that {@code sch:let} has given anywhere in the rule; order is not looked at here. */
    private static Stream<String> lokale(XdmNode attributt) {
        return attributt.axisIterator(Axis.ANCESTOR).stream()
                .flatMap(n -> n.axisIterator(Axis.DESCENDANT).stream())
                .filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT
                        && n.getNodeName().getLocalName().equals("let"))
                .map(n -> String.valueOf(n.getAttributeValue(new QName("name"))))
                .distinct();
    }

    private List<String> kompiler(String stilark) {
        Kompilatorord ord = new Kompilatorord();
        try {
            XsltCompiler kompilator = xml.saxon().newXsltCompiler();
            kompilator.setErrorReporter(ord);
            kompilator.compile(
                    xml.les(stilark.getBytes(StandardCharsets.UTF_8)).tre().asSource());
            return List.of();
        } catch (SaxonApiException | UlesbarXmlException e) {
            return ord.eller(e);
        }
    }
}
