package no.meldingsvakt.xml;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.XdmSequenceIterator;

/**
 * Writes paths of nodes with the prefixes that the sector's documents use, whatever prefixes the message itself has. Only
 * names that a schema declares are written; any other is the sender's own text, and its node is told by place alone.
 * Immutable.
 */
public final class Prefikser {

    private static final String ALLE = "*";

    private final Map<String, String> etterNavnerom;
    private final Set<String> lokalnavn;

    /** Takes prefixes by namespace, and the names that may be written. */
    public Prefikser(Map<String, String> etterNavnerom, Set<String> lokalnavn) {
        this.etterNavnerom = Map.copyOf(etterNavnerom);
        this.lokalnavn = Set.copyOf(lokalnavn);
    }

    /** Says whether a schema declares the name in a namespace that has a prefix. */
    public boolean erKjent(String navnerom, String navn) {
        return etterNavnerom.containsKey(navnerom) && lokalnavn.contains(navn);
    }

    /** Says whether a schema declares the name, in whatever namespace. */
    public boolean erKjent(String navn) {
        return lokalnavn.contains(navn);
    }

    /** The namespace that the sector's documents use the prefix for; empty for a prefix of the sender's own. */
    public Optional<String> navnerom(String prefiks) {
        return etterNavnerom.entrySet().stream()
                .filter(e -> e.getValue().equals(prefiks))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    /**
     * One step of a path: {@code mh:Ident[2]}, or {@code *[7]} for a name that is not known.
     *
     * @param plass its place among the siblings that have the same name; among all of them for a name that is not known
     */
    public String trinn(String navnerom, String navn, int plass) {
        return navn(navnerom, navn) + "[" + plass + "]";
    }

    /** The path of a node from the root, with a position in each step: {@code /mh:MsgHead[1]/mh:MsgInfo[1]}. */
    public String sti(XdmNode node) {
        XdmNode forelder = node.getParent();
        String over = forelder == null ? "" : sti(forelder);
        return switch (node.getNodeKind()) {
            case DOCUMENT -> "";
            case ELEMENT -> over + "/" + trinn(node);
            case ATTRIBUTE -> over + "/@" + attributt(node.getNodeName());
            case TEXT -> over + "/text()";
            default -> over + "/node()";
        };
    }

    private String navn(String navnerom, String navn) {
        return erKjent(navnerom, navn) ? etterNavnerom.get(navnerom) + ":" + navn : ALLE;
    }

    private String attributt(QName navn) {
        if (navn.getNamespace().isEmpty()) {
            return lokalnavn.contains(navn.getLocalName()) ? navn.getLocalName() : ALLE;
        }
        return navn(navn.getNamespace(), navn.getLocalName());
    }

    private String trinn(XdmNode element) {
        QName navn = element.getNodeName();
        XdmSequenceIterator<XdmNode> forut = erKjent(navn.getNamespace(), navn.getLocalName())
                ? element.axisIterator(Axis.PRECEDING_SIBLING, navn)
                : element.axisIterator(Axis.PRECEDING_SIBLING);
        long plass = 1
                + forut.stream()
                        .filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT)
                        .count();
        return trinn(navn.getNamespace(), navn.getLocalName(), (int) plass);
    }
}
