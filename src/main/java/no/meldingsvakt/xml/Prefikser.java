package no.meldingsvakt.xml;

import java.util.Map;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmSequenceIterator;

/**
 * Writes paths of nodes with the prefixes that the sector's documents use, whatever prefixes the message itself has.
 * Immutable.
 */
public final class Prefikser {

    private final Map<String, String> etterNavnerom;

    /** Takes prefixes by namespace. */
    public Prefikser(Map<String, String> etterNavnerom) {
        this.etterNavnerom = Map.copyOf(etterNavnerom);
    }

    /** The name in a path: with prefix where the namespace has one, else as {@code Q{namespace}name}. */
    public String navn(String navnerom, String lokalnavn) {
        if (navnerom.isEmpty()) {
            return lokalnavn;
        }
        String prefiks = etterNavnerom.get(navnerom);
        return prefiks == null ? "Q{" + navnerom + "}" + lokalnavn : prefiks + ":" + lokalnavn;
    }

    /** The path of a node from the root, with a position in each step: {@code /mh:MsgHead[1]/mh:MsgInfo[1]}. */
    public String sti(XdmNode node) {
        XdmNode forelder = node.getParent();
        String over = forelder == null ? "" : sti(forelder);
        return switch (node.getNodeKind()) {
            case DOCUMENT -> "";
            case ELEMENT -> over + "/" + navn(node) + "[" + plass(node) + "]";
            case ATTRIBUTE -> over + "/@" + navn(node);
            case TEXT -> over + "/text()";
            default -> over + "/node()";
        };
    }

    private String navn(XdmNode node) {
        QName navn = node.getNodeName();
        return navn(navn.getNamespace(), navn.getLocalName());
    }

    private static int plass(XdmNode element) {
        int plass = 1;
        XdmSequenceIterator<XdmNode> forut = element.axisIterator(Axis.PRECEDING_SIBLING, element.getNodeName());
        while (forut.hasNext()) {
            forut.next();
            plass++;
        }
        return plass;
    }
}
