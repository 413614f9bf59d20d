package no.meldingsvakt.regel.uttrykk;

import java.util.Arrays;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.type.Type;
import org.jspecify.annotations.Nullable;

/** What an axis lets through. What it says of an element's or attribute's name, and of a text, is remembered. Thread-safe. */
final class Nodeprove {

    private static final byte JA = 1;
    private static final byte NEI = 2;

    /** Names with higher numbers are asked about each time. */
    private static final int MAKS_NAVN = 1 << 16;

    /** What says of a node whether it is let through, by its kind and name alone. */
    interface Prove {
        boolean test(NodeInfo node);
    }

    private final Prove prove;
    private volatile byte[] elementer = new byte[0];
    private volatile byte[] attributter = new byte[0];
    private volatile byte tekst;

    Nodeprove(Prove prove) {
        this.prove = prove;
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
