package no.meldingsvakt.regel.uttrykk;

import java.util.Arrays;
import java.util.function.Predicate;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.type.Type;
import org.jspecify.annotations.Nullable;

/** What an axis lets through. What it says of an element's or attribute's name, and of a text, is remembered. Thread-safe. */
final class Nodeprove {

    private static final byte JA = 1;
    private static final byte NEI = 2;

    /** Names with higher numbers are asked about each time. */
    private static final int MAKS_NAVN = 1 << 16;

    private final Predicate<NodeInfo> prove;
    private volatile byte[] elementer = new byte[0];
    private volatile byte[] attributter = new byte[0];
    private volatile byte tekst;

    /** A test, of how it is written: it looks at kind and name alone. */
    Nodeprove(Ledd prove) {
        this.prove = av(prove);
    }

    /** What lets nodes through, of how it is written. */
    static Predicate<NodeInfo> av(Ledd l) {
        return switch (l.slag()) {
            case NODE -> node(l);
            case NODE_ELLER -> av(l.ledd(0)).or(av(l.ledd(1)));
            case NODE_OG -> av(l.ledd(0)).and(av(l.ledd(1)));
            case NODE_UNNTATT -> av(l.ledd(0)).and(av(l.ledd(1)).negate());
            default -> throw new IllegalStateException(l.slag() + " is no test of nodes");
        };
    }

    private static Predicate<NodeInfo> node(Ledd l) {
        int slag = l.tall(0);
        String navnerom = l.tekstEllerIngen(1);
        String navn = l.tekstEllerIngen(2);
        return node -> (slag & (1 << node.getNodeKind())) != 0
                && (navn == null || navn.equals(node.getLocalPart()))
                && (navnerom == null || navnerom.equals(node.getNamespaceUri().toString()));
    }

    /** Whether an element of the name can be let through. */
    static boolean kan(Ledd l, StructuredQName navn) {
        return switch (l.slag()) {
            case NODE ->
                (l.tall(0) & (1 << Type.ELEMENT)) != 0
                        && (l.tekstEllerIngen(2) == null || l.tekst(2).equals(navn.getLocalPart()))
                        && (l.tekstEllerIngen(1) == null
                                || l.tekst(1).equals(navn.getNamespaceUri().toString()));
            case NODE_ELLER -> kan(l.ledd(0), navn) || kan(l.ledd(1), navn);
            case NODE_OG -> kan(l.ledd(0), navn) && kan(l.ledd(1), navn);
            default -> kan(l.ledd(0), navn);
        };
    }

    /** The kinds of nodes that can be let through, a bit for each. */
    static int slagene(Ledd l) {
        return switch (l.slag()) {
            case NODE -> l.tall(0);
            case NODE_ELLER -> slagene(l.ledd(0)) | slagene(l.ledd(1));
            case NODE_OG -> slagene(l.ledd(0)) & slagene(l.ledd(1));
            default -> slagene(l.ledd(0));
        };
    }

    boolean slipper(Tre t, int n) {
        if (n < 0) {
            int navn = t.fingeravtrykk(n);
            byte[] kjente = attributter;
            byte kjent = navn < kjente.length ? kjente[navn] : 0;
            return kjent == 0 ? attributt(t, n, navn) : kjent == JA;
        }
        int slag = n >= Tre.TEKST ? Type.TEXT : t.slag[n];
        if (slag == Type.ELEMENT || slag == Type.TEXTUAL_ELEMENT) {
            int navn = t.fingeravtrykk(n);
            byte[] kjente = elementer;
            byte kjent = navn < kjente.length ? kjente[navn] : 0;
            return kjent == 0 ? element(t, n, navn) : kjent == JA;
        }
        if (slag == Type.TEXT || slag == Type.WHITESPACE_TEXT) {
            if (tekst == 0) {
                tekst = svar(prove.test(t.node(n)));
            }
            return tekst == JA;
        }
        return slag != Type.PARENT_POINTER && prove.test(t.node(n));
    }

    /** Whether texts are let through; known after the first has been asked about. */
    boolean slipperTekst(Tre t, int n) {
        return slipper(t, n + Tre.TEKST);
    }

    private synchronized boolean element(Tre t, int n, int navn) {
        boolean slipper = prove.test(t.node(n));
        byte[] nye = husk(elementer, navn, slipper);
        if (nye != null) {
            elementer = nye;
        }
        return slipper;
    }

    private synchronized boolean attributt(Tre t, int n, int navn) {
        boolean slipper = prove.test(t.node(n));
        byte[] nye = husk(attributter, navn, slipper);
        if (nye != null) {
            attributter = nye;
        }
        return slipper;
    }

    /** The answers with one more; null where it is not kept. */
    private static byte @Nullable [] husk(byte[] kjente, int navn, boolean slipper) {
        if (navn >= MAKS_NAVN) {
            return null;
        }
        byte[] nye = navn < kjente.length ? kjente : Arrays.copyOf(kjente, Math.max(navn + 1, 2 * kjente.length));
        nye[navn] = svar(slipper);
        return nye;
    }

    private static byte svar(boolean slipper) {
        return slipper ? JA : NEI;
    }
}
