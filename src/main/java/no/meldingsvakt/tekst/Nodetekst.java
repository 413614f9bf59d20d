package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.om.TreeInfo;
import net.sf.saxon.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The texts of nodes, and those that rules have taken out of nodes, each read once for as long as its document lives. Kept with
 * the document itself, so that nothing of a patient outlives the judgement of the message.
 */
final class Nodetekst {

    private static final String NOKKEL = Nodetekst.class.getName();
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final Set<String> BLOKK =
            Set.of("p", "br", "li", "div", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol");
    private static final Set<String> OVERSKRIFT = Set.of("Heading", "Overskriftskode");
    private static final String INNHOLD = "Base64Container";

    /** How far above a text its heading's code stands. */
    private static final int NIVAAER = 3;

    /** A text, and the lines it stands on. */
    record Lestnode(Lest lest, Tekstuttrekk tekst) {
        int linje(int setning) {
            return tekst.linje(lest.start(setning));
        }
    }

    /** What has been read of nodes, and of texts that no node holds. */
    private record Minne(Leksikon leksikon, Map<NodeInfo, Lestnode> noder, Map<String, Lestnode> tekster) {}

    private Nodetekst() {}

    static Lestnode les(Leksikon leksikon, NodeInfo node) {
        return minne(leksikon, node.getTreeInfo()).noder().computeIfAbsent(node, n -> lesNy(leksikon, n));
    }

    /**
     * Reads text that no node holds.
     *
     * @param tre what is being judged, and remembers; null where that is not known
     */
    static Lestnode les(Leksikon leksikon, String tekst, @Nullable TreeInfo tre) {
        return tre == null
                ? lesNy(leksikon, tekst)
                : minne(leksikon, tre).tekster().computeIfAbsent(tekst, t -> lesNy(leksikon, t));
    }

    private static Lestnode lesNy(Leksikon leksikon, String tekst) {
        Tekstuttrekk uttrekk = new Tekstuttrekk();
        uttrekk.legg(tekst, 0, false);
        return new Lestnode(leksikon.lesUttrekk(uttrekk.tekst(), -1), uttrekk);
    }

    private static Minne minne(Leksikon leksikon, TreeInfo tre) {
        if (tre.getUserData(NOKKEL) instanceof Minne kjent && kjent.leksikon() == leksikon) {
            return kjent;
        }
        Minne nytt = new Minne(leksikon, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        tre.setUserData(NOKKEL, nytt);
        return nytt;
    }

    private static Lestnode lesNy(Leksikon leksikon, NodeInfo node) {
        Tekstuttrekk uttrekk = new Tekstuttrekk();
        if (node.getNodeKind() == Type.ELEMENT || node.getNodeKind() == Type.DOCUMENT) {
            gaa(node, uttrekk);
        } else {
            uttrekk.legg(node.getStringValue(), linje(forelder(node)), false);
        }
        return new Lestnode(leksikon.lesUttrekk(uttrekk.tekst(), seksjon(leksikon, node)), uttrekk);
    }

    private static @Nullable NodeInfo forelder(NodeInfo node) {
        return node.getParent() instanceof NodeInfo over ? over : null;
    }

    private static int linje(@Nullable NodeInfo node) {
        return node == null ? 0 : Math.max(0, node.getLineNumber());
    }

    /** Walks without recursion: how deep a message is, is for others to say. */
    private static void gaa(NodeInfo rot, Tekstuttrekk uttrekk) {
        int linje = linje(rot);
        List<Iterator<? extends NodeInfo>> sti = new ArrayList<>();
        sti.add(rot.children().iterator());
        List<NodeInfo> over = new ArrayList<>(List.of(rot));
        while (!sti.isEmpty()) {
            if (!sti.get(sti.size() - 1).hasNext()) {
                sti.remove(sti.size() - 1);
                if (erBlokk(over.remove(over.size() - 1))) {
                    uttrekk.brudd();
                }
                continue;
            }
            NodeInfo node = sti.get(sti.size() - 1).next();
            if (node.getNodeKind() == Type.TEXT) {
                boolean flytende =
                        XHTML.equals(over.get(over.size() - 1).getNamespaceUri().toString());
                linje = uttrekk.legg(node.getStringValue(), linje, flytende);
            } else if (node.getNodeKind() == Type.ELEMENT
                    && !node.getLocalPart().equals(INNHOLD)) {
                linje = Math.max(linje, linje(node));
                if (erBlokk(node)) {
                    uttrekk.brudd();
                }
                sti.add(node.children().iterator());
                over.add(node);
            }
        }
    }

    private static boolean erBlokk(NodeInfo node) {
        return !XHTML.equals(node.getNamespaceUri().toString()) || BLOKK.contains(node.getLocalPart());
    }

    /** The section that the code of the node's own heading says; -1 where it has none. */
    private static int seksjon(Leksikon leksikon, NodeInfo node) {
        NodeInfo her = node;
        for (int i = 0; i < NIVAAER && her != null && her.getNodeKind() != Type.DOCUMENT; i++) {
            for (NodeInfo barn : her.children()) {
                if (barn.getNodeKind() == Type.ELEMENT && OVERSKRIFT.contains(barn.getLocalPart())) {
                    String oid = attributt(barn, "S");
                    return leksikon.seksjonMed(oid.substring(oid.lastIndexOf('.') + 1), attributt(barn, "V"));
                }
            }
            her = forelder(her);
        }
        return -1;
    }

    private static String attributt(NodeInfo node, String navn) {
        String verdi = node.getAttributeValue(NamespaceUri.NULL, navn);
        return verdi == null ? "" : verdi.strip();
    }
}
