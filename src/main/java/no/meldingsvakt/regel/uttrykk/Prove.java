package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.om.Item;
import net.sf.saxon.trans.UncheckedXPathException;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/** A test's body: which assertions fail of a node, and what goes with them. Thread-safe. */
public final class Prove {

    private final Del kropp;
    private final int plasser;

    Prove(Del kropp, int plasser) {
        this.kropp = kropp;
        this.plasser = plasser;
    }

    /** A part of a body: adds what it gives. */
    interface Del {
        void til(Lop l, @Nullable Object[] v, int n, List<Item> ut) throws XPathException;
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
