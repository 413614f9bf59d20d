package no.meldingsvakt.regel.uttrykk;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import net.sf.saxon.om.NamePool;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.tree.tiny.TinyAttributeImpl;
import net.sf.saxon.tree.tiny.TinyNodeImpl;
import net.sf.saxon.tree.tiny.TinyTree;
import net.sf.saxon.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * A document as numbers. An element, a document, a comment and a text that stands among others has the number that the tree gives it; an
 * attribute is negative; the only text of an element has the element's number and {@link #TEKST}.
 */
final class Tre {

    /** No node. */
    static final int INGEN = Integer.MIN_VALUE;

    /** Added to an element's number for the only text in it, which the tree keeps with the element. */
    static final int TEKST = 1 << 30;

    /** Of longer texts no more than the last is kept, and not where room is wanted: an attachment is not to be held twice. */
    private static final int LENGST = 1 << 14;

    private static final int SIST_I_ELEMENT = Integer.MAX_VALUE;

    final byte[] slag;
    final int[] neste;
    final short[] dybde;
    final int antall;
    final Arbeid arbeid = Arbeid.denne();
    private final TinyTree tre;
    private final int[] navn;
    private final int[] alfa;
    private final int[] attNavn;
    private final String[] attVerdi;
    private final int[] attForelder;
    private final int antallAtt;
    private final int[] forelder;
    private final @Nullable String[] tekst;
    private int @Nullable [] forrige;

    private @Nullable SoftReference<String> lang;
    private int sisteLange = INGEN;

    Tre(TinyTree tre) {
        this.tre = tre;
        this.slag = tre.getNodeKindArray();
        this.neste = tre.getNextPointerArray();
        this.dybde = tre.getNodeDepthArray();
        this.navn = tre.getNameCodeArray();
        this.alfa = tre.getAlphaArray();
        this.attNavn = tre.getAttributeNameCodeArray();
        this.attVerdi = tre.getAttributeValueArray();
        this.attForelder = tre.getAttributeParentArray();
        this.antallAtt = tre.getNumberOfAttributes();
        this.antall = tre.getNumberOfNodes();
        this.tekst = new String[antall];
        this.forelder = foreldre();
    }

    private int[] foreldre() {
        int[] over = new int[antall];
        int[] sti = new int[dypest() + 1];
        for (int i = 0; i < antall; i++) {
            over[i] = dybde[i] == 0 ? INGEN : sti[dybde[i] - 1];
            sti[dybde[i]] = i;
        }
        return over;
    }

    private int dypest() {
        int dypest = 0;
        for (int i = 0; i < antall; i++) {
            dypest = Math.max(dypest, dybde[i]);
        }
        return dypest;
    }

    TinyTree tre() {
        return tre;
    }

    boolean erElement(int n) {
        return n >= 0 && n < TEKST && (slag[n] == Type.ELEMENT || slag[n] == Type.TEXTUAL_ELEMENT);
    }

    /** Whether it is among the nodes of the tree, and not one of its pointers. */
    boolean erNode(int n) {
        return slag[n] != Type.PARENT_POINTER;
    }

    boolean erTekstelement(int n) {
        return n >= 0 && n < TEKST && slag[n] == Type.TEXTUAL_ELEMENT;
    }

    int forelder(int n) {
        return n < 0 ? attForelder[-1 - n] : n >= TEKST ? n - TEKST : forelder[n];
    }

    /** The first below it; {@link #INGEN} where there is none but the text that is kept with it. May be a pointer. */
    int forsteBarn(int n) {
        return n >= 0 && n + 1 < antall && dybde[n + 1] > dybde[n] ? n + 1 : INGEN;
    }

    /** The next one with the same parent; {@link #INGEN} after the last. May be a pointer. */
    int nesteSosken(int n) {
        return neste[n] > n ? neste[n] : INGEN;
    }

    /** The one before it with the same parent; {@link #INGEN} before the first. May be a pointer. */
    int forrigeSosken(int n) {
        int[] kjente = forrige;
        if (kjente == null) {
            kjente = new int[antall];
            Arrays.fill(kjente, INGEN);
            for (int i = 0; i < antall; i++) {
                if (neste[i] > i) {
                    kjente[neste[i]] = i;
                }
            }
            forrige = kjente;
        }
        return kjente[n];
    }

    /** The first of an element's attributes; {@link #INGEN} where it has none. They follow each other downwards. */
    int forsteAttributt(int n) {
        return erElement(n) && alfa[n] >= 0 ? -1 - alfa[n] : INGEN;
    }

    /** The next attribute of the same element, or {@link #INGEN}. */
    int nesteAttributt(int n) {
        int denne = -1 - n;
        return denne + 1 < antallAtt && attForelder[denne + 1] == attForelder[denne] ? n - 1 : INGEN;
    }

    /** The number that Saxon has given its name. */
    int fingeravtrykk(int n) {
        return (n < 0 ? attNavn[-1 - n] : navn[n]) & NamePool.FP_MASK;
    }

    String tekst(int n) {
        if (n < 0) {
            return attVerdi[-1 - n];
        }
        int i = n >= TEKST ? n - TEKST : n;
        String kjent = i == sisteLange && lang != null ? lang.get() : tekst[i];
        if (kjent == null) {
            kjent = tre.getNode(i).getStringValue();
            if (kjent.length() <= LENGST) {
                tekst[i] = kjent;
            } else {
                lang = new SoftReference<>(kjent);
                sisteLange = i;
            }
        }
        return kjent;
    }

    NodeInfo node(int n) {
        if (n < 0) {
            return new TinyAttributeImpl(tre, -1 - n);
        }
        return n >= TEKST ? tre.getNode(n - TEKST).children().iterator().next() : tre.getNode(n);
    }

    /** The number of a node of this tree. */
    int nummer(NodeInfo node) {
        if (node.getTreeInfo() != tre) {
            throw OverlatException.EN;
        }
        if (node instanceof TinyAttributeImpl a) {
            return -1 - a.getNodeNumber();
        }
        if (node instanceof TinyNodeImpl t && t.getNodeKind() != Type.NAMESPACE) {
            return t.getNodeNumber();
        }
        if (node.getNodeKind() == Type.TEXT && node.getParent() instanceof TinyNodeImpl p) {
            return p.getNodeNumber() + TEKST;
        }
        throw OverlatException.EN;
    }

    /** Puts nodes in the document's order, each once. */
    void sorter(Heltall noder, int fra) {
        int antallNoder = noder.antall() - fra;
        if (antallNoder < 2) {
            return;
        }
        long[] nokler = new long[antallNoder];
        boolean sortert = true;
        for (int i = 0; i < antallNoder; i++) {
            nokler[i] = nokkel(noder.get(fra + i));
            sortert &= i == 0 || nokler[i - 1] < nokler[i];
        }
        if (sortert) {
            return;
        }
        Arrays.sort(nokler);
        noder.kutt(fra);
        for (int i = 0; i < antallNoder; i++) {
            if (i == 0 || nokler[i] != nokler[i - 1]) {
                noder.legg(node(nokler[i]));
            }
        }
    }

    /** What says which of two comes first: the element, its attributes, what is in it. */
    long nokkel(int n) {
        if (n < 0) {
            return ((long) attForelder[-1 - n] << 32) | -n;
        }
        return n >= TEKST ? ((long) (n - TEKST) << 32) | SIST_I_ELEMENT : (long) n << 32;
    }

    private static int node(long nokkel) {
        int element = (int) (nokkel >>> 32);
        int rest = (int) nokkel;
        return rest == 0 ? element : rest == SIST_I_ELEMENT ? element + TEKST : -rest;
    }
}
