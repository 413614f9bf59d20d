package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.om.Item;
import net.sf.saxon.trans.UncheckedXPathException;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.Int64Value;
import org.jspecify.annotations.Nullable;

/** A test's body: which assertions fail of a node, and what goes with them. Thread-safe. */
public final class Prove {

    private final Del kropp;
    private final Oversetter.Form form;
    private final int plasser;

    Prove(Del kropp, Oversetter.Form form) {
        this.kropp = kropp;
        this.form = form;
        this.plasser = form.plasser();
    }

    /** What it was made of. */
    Oversetter.Form form() {
        return form;
    }

    /** A part of a body: adds what it gives. */
    interface Del {
        void til(Lop l, @Nullable Object[] v, int n, List<Item> ut) throws XPathException;
    }

    /** Nothing. */
    static final Del INGEN = (l, v, n, ut) -> {};

    /** The number of an assertion. */
    static Del tall(int tall) {
        Int64Value verdi = Int64Value.makeIntegerValue(tall);
        return (l, v, n, ut) -> ut.add(verdi);
    }

    /** A variable, and what it is for. */
    static Del la(int plass, Uttrykk verdi, Del resten) {
        return (l, v, n, ut) -> {
            v[plass] = Lop.utsett(verdi, l, v, n);
            resten.til(l, v, n, ut);
        };
    }

    /** The first whose condition is true; nothing where none is. */
    static Del valg(Uttrykk.Boolsk[] vilkar, Del[] deler) {
        return (l, v, n, ut) -> {
            int i = Valg.valgt(vilkar, l, v, n);
            if (i >= 0) {
                deler[i].til(l, v, n, ut);
            }
        };
    }

    /** All, after each other. */
    static Del alle(Del[] deler) {
        return (l, v, n, ut) -> {
            for (Del en : deler) {
                en.til(l, v, n, ut);
            }
        };
    }

    /** What an expression gives. */
    static Del verdi(Uttrykk.Verdi verdi) {
        return (l, v, n, ut) -> {
            for (Item en : verdi.av(l, v, n).asIterable()) {
                ut.add(en);
            }
        };
    }

    /**
     * Tests a node.
     *
     * @param node its number, as {@link Lop#node} takes it
     * @return what the body gives; null where it did not end as it should: then Saxon is to be asked
     */
    public @Nullable List<Item> prov(Lop l, int node) {
        l.begynn();
        List<Item> gitt = new ArrayList<>(0);
        try {
            kropp.til(l, new Object[plasser], node, gitt);
        } catch (XPathException | UncheckedXPathException | OverlatException | ClassCastException e) {
            return null;
        }
        return gitt;
    }
}
