package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.saxon.Configuration;
import net.sf.saxon.Controller;
import net.sf.saxon.PreparedStylesheet;
import net.sf.saxon.expr.Component;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.expr.XPathContextMajor;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.om.Sequence;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.tree.iter.ManualIterator;
import net.sf.saxon.tree.tiny.TinyTree;
import net.sf.saxon.value.BooleanValue;
import net.sf.saxon.value.EmptySequence;
import net.sf.saxon.value.SequenceExtent;
import org.jspecify.annotations.Nullable;

/** One run over one document: what has been found out of it, and what Saxon is asked with. Of one thread. */
public final class Lop {

    /** Deeper calls are left to Saxon, which does some of them without a stack. */
    private static final int DYPEST = 256;

    private final Tre tre;
    private final Configuration oppsett;
    private final Saxonrot saxon;
    private final Map<String, GroundedValue> parametre;
    private final Deque<Heltall> ledige = new ArrayDeque<>();
    private final Map<Object, Object> svar = new HashMap<>();
    private final Svarminne funksjonssvar = new Svarminne();
    private @Nullable XPathContext forFunksjoner;
    private int dybde;

    /** What Saxon's own evaluation begins with, of the stylesheet that something is of. */
    public interface Saxonrot {
        XPathContextMajor rot(@Nullable PreparedStylesheet stilark) throws XPathException;
    }

    /**
     * Begins.
     *
     * @param saxon asked when something is left to Saxon
     * @param parametre the stylesheet's parameters
     */
    public Lop(TinyTree tre, Configuration oppsett, Saxonrot saxon, Map<String, GroundedValue> parametre) {
        this.tre = new Tre(tre);
        this.oppsett = oppsett;
        this.saxon = saxon;
        this.parametre = parametre;
    }

    /** The value of a parameter; Saxon is to be asked where it is not given. */
    GroundedValue parameter(String navn) {
        GroundedValue verdi = parametre.get(navn);
        if (verdi == null) {
            throw OverlatException.EN;
        }
        return verdi;
    }

    /** Evaluated when it is needed, where it is not so little that it is as well done now. */
    static Object utsett(Uttrykk u, Lop l, @Nullable Object[] v, int n) throws XPathException {
        return u.erLite() ? u.lagre(l, v, n) : new Utsatt(u, v, n);
    }

    Tre tre() {
        return tre;
    }

    /** The node that {@link Prove} and {@link Monster} call by a number: elements have that of the tree. */
    public NodeInfo node(int nummer) {
        return tre.node(nummer);
    }

    /** The numbers of an element's attributes. */
    public int[] attributter(int element) {
        Heltall alle = new Heltall();
        for (int a = tre.forsteAttributt(element); a != Tre.INGEN; a = tre.nesteAttributt(a)) {
            alle.legg(a);
        }
        return alle.alle();
    }

    /** The number of the only text of an element, which the tree keeps with the element. */
    public static int tekst(int element) {
        return element + Tre.TEKST;
    }

    Heltall laan() {
        Heltall ledig = ledige.poll();
        return ledig == null ? new Heltall() : ledig;
    }

    void lever(Heltall laant) {
        laant.kutt(0);
        ledige.push(laant);
    }

    /** What functions have answered of nodes. */
    Svarminne funksjonssvar() {
        return funksjonssvar;
    }

    /** What has been found out otherwise, by what found it. */
    Map<Object, Object> svar() {
        return svar;
    }

    void ned() {
        if (++dybde > DYPEST) {
            throw OverlatException.EN;
        }
    }

    void opp() {
        dybde--;
    }

    /** Forgets where it was, after a test that did not end. */
    void begynn() {
        dybde = 0;
    }

    /** What functions are called in that look at nothing but what they are given. */
    XPathContext kontekst() {
        XPathContext kjent = forFunksjoner;
        if (kjent == null) {
            kjent = new Controller(oppsett).newXPathContext();
            forFunksjoner = kjent;
        }
        return kjent;
    }

    /** What Saxon is asked in. */
    XPathContextMajor kontekst(Oversetter.Saxonledd spurt, @Nullable Object[] v, int n) throws XPathException {
        XPathContextMajor kontekst = saxon.rot(spurt.eier().stilark()).newCleanContext();
        kontekst.setCurrentComponent(spurt.eier().del());
        if (spurt.eier().del() instanceof Component.M modus) {
            kontekst.setCurrentMode(modus);
        }
        if (spurt.fokus() >= 0) {
            kontekst.setCurrentIterator(
                    new ManualIterator(verdi(hent(v, spurt.fokus())).head()));
        } else if (n != Tre.INGEN) {
            kontekst.setCurrentIterator(new ManualIterator(tre.node(n)));
        }
        Sequence[] verdier = new Sequence[spurt.plasser().getNumberOfVariables()];
        for (int plass : spurt.brukte()) {
            verdier[plass] = verdi(hent(v, plass));
        }
        kontekst.setStackFrame(spurt.plasser(), verdier);
        return kontekst;
    }

    /** What is in a variable, evaluated now if it has not been. */
    Object hent(@Nullable Object[] v, int plass) throws XPathException {
        Object der = v[plass];
        if (der instanceof Utsatt u) {
            der = u.av(this);
            v[plass] = der;
        }
        if (der == null) {
            throw OverlatException.EN;
        }
        return der;
    }

    /** Makes a value of what is kept in a variable. */
    GroundedValue verdi(Object lagret) {
        if (lagret instanceof Heltall noder) {
            return verdi(noder);
        }
        if (lagret instanceof Uttrykk.Tekstverdi t) {
            return t.verdi();
        }
        return lagret instanceof Boolean b ? BooleanValue.get(b) : (GroundedValue) lagret;
    }

    private GroundedValue verdi(Heltall noder) {
        if (noder.antall() == 0) {
            return EmptySequence.getInstance();
        }
        if (noder.antall() == 1) {
            return tre.node(noder.get(0));
        }
        List<NodeInfo> alle = new ArrayList<>(noder.antall());
        for (int i = 0; i < noder.antall(); i++) {
            alle.add(tre.node(noder.get(i)));
        }
        return SequenceExtent.makeSequenceExtent(alle);
    }

    /** Adds the nodes of a value that is nothing else. */
    void noder(GroundedValue verdi, Heltall ut) {
        for (Item en : verdi.asIterable()) {
            if (!(en instanceof NodeInfo node)) {
                throw OverlatException.EN;
            }
            ut.legg(tre.nummer(node));
        }
    }

    /** An expression that is evaluated when it is first needed. */
    static final class Utsatt {

        private final Uttrykk uttrykk;
        private final @Nullable Object[] v;
        private final int n;
        private @Nullable Object verdi;

        Utsatt(Uttrykk uttrykk, @Nullable Object[] v, int n) {
            this.uttrykk = uttrykk;
            this.v = v;
            this.n = n;
        }

        Object av(Lop l) throws XPathException {
            Object kjent = verdi;
            if (kjent == null) {
                kjent = uttrykk.lagre(l, v, n);
                verdi = kjent;
            }
            return kjent;
        }
    }
}
