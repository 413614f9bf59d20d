package no.meldingsvakt.regel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import no.meldingsvakt.xml.Dokument;
import org.jspecify.annotations.Nullable;

/** Reads what the catalogue needs from a {@code regel.sch}, and checks the form that all of them share. */
final class Regelleser {

    static final String SCH = "http://purl.oclc.org/dsdl/schematron";
    private static final String XSL = "http://www.w3.org/1999/XSL/Transform";

    private final Processor saxon;

    Regelleser(Processor saxon) {
        this.saxon = saxon;
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException with all that is wrong with it, each in one line with file and line
     */
    Regel les(String pakke, String mappe, String fil, Map<String, String> eksempler, Dokument dokument) {
        return new Regellesing(pakke, mappe, fil, dokument).regel(eksempler);
    }

    /** What the rule says that it applies to and nothing is called, each told with file and line. */
    List<String> ukjentGjelder(Regel regel, Set<String> kjente) {
        return merket(rot(regel.kilde().dokument()), "gjelder")
                .flatMap(p -> ord(monster(p)).stream()
                        .filter(g -> !kjente.contains(g))
                        .map(g -> "%s, line %d: gjelder names «%s», which no standard.yaml has"
                                .formatted(regel.fil(), p.getLineNumber(), g)))
                .toList();
    }

    /** The functions of a file in {@code felles/}, each as text of its own. */
    List<String> funksjoner(Dokument dokument) {
        return barn(rot(dokument))
                .filter(n -> n.getNodeName().getNamespace().equals(XSL)
                        && n.getNodeName().getLocalName().equals("function"))
                .map(this::tekstform)
                .toList();
    }

    /** The Schematron elements of the name that stand directly in the rule's schema, each as text of its own. */
    List<String> deler(Regel regel, String navn) {
        return barn(rot(regel.kilde().dokument()), navn).map(this::tekstform).toList();
    }

    /** As {@link #deler}, but from within a container such as {@code sch:diagnostics}. */
    List<String> deler(Regel regel, String beholder, String navn) {
        return barn(rot(regel.kilde().dokument()), beholder)
                .flatMap(b -> barn(b, navn))
                .map(this::tekstform)
                .toList();
    }

    private String tekstform(XdmNode node) {
        try {
            Serializer skriver = saxon.newSerializer();
            skriver.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "yes");
            return skriver.serializeNodeToString(node);
        } catch (SaxonApiException e) {
            throw new SaxonApiUncheckedException(e);
        }
    }

    /** The text with «…» where a value will be put in. */
    static String monster(XdmNode node) {
        return node.axisIterator(Axis.CHILD).stream()
                .map(n -> n.getNodeKind() == XdmNodeKind.ELEMENT ? "…" : n.getStringValue())
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    static String avsnitt(Stream<XdmNode> noder) {
        return noder.map(Regelleser::monster).collect(Collectors.joining("\n"));
    }

    static Stream<XdmNode> merket(XdmNode skjema, String klasse) {
        return barn(skjema, "p").filter(p -> klasse.equals(attributt(p, "class")));
    }

    /** The reason that a rule is withdrawn for; null for a rule that is in use. */
    static @Nullable String utgatt(XdmNode skjema) {
        return merket(skjema, "utgatt")
                .map(Regelleser::monster)
                .reduce((a, b) -> a + "\n" + b)
                .orElse(null);
    }

    static List<String> ord(String tekst) {
        return Arrays.stream(tekst.split("\\s+")).filter(s -> !s.isEmpty()).toList();
    }

    static XdmNode rot(Dokument dokument) {
        return barn(dokument.tre()).findFirst().orElseThrow(() -> new IllegalStateException("a document has a root"));
    }

    static Stream<XdmNode> barn(XdmNode node) {
        return node.axisIterator(Axis.CHILD).stream().filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT);
    }

    static Stream<XdmNode> barn(XdmNode node, String navn) {
        return node.axisIterator(Axis.CHILD, new QName(SCH, navn)).stream();
    }

    static @Nullable String attributt(XdmNode node, String navn) {
        return node.getAttributeValue(new QName(navn));
    }
}
