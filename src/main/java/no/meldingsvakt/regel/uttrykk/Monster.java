package no.meldingsvakt.regel.uttrykk;

import net.sf.saxon.expr.Component;
import net.sf.saxon.om.AxisInfo;
import net.sf.saxon.pattern.AncestorQualifiedPattern;
import net.sf.saxon.pattern.BasePatternWithPredicate;
import net.sf.saxon.pattern.NodeTestPattern;
import net.sf.saxon.pattern.Pattern;
import net.sf.saxon.pattern.SimplePositionalPattern;
import net.sf.saxon.pattern.UnionPattern;
import net.sf.saxon.trans.UncheckedXPathException;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/** A match pattern: whether a node is one. Thread-safe. */
public final class Monster {

    private static final Object[] INGEN = {};

    private final Del del;

    private Monster(Del del) {
        this.del = del;
    }

    private interface Del {
        boolean av(Lop l, int n) throws XPathException;
    }

    /** Translates a pattern; null where it is not known. */
    public static @Nullable Monster av(Pattern monster, Oversetter oversetter, Component eier) {
        Del del = del(monster, oversetter, eier);
        return del == null ? null : new Monster(del);
    }

    /**
     * Says whether the node is one.
     *
     * @return null where it could not be found out, and Saxon is to be asked
     */
    public @Nullable Boolean treffer(Lop l, int node) {
        l.begynn();
        try {
            return del.av(l, node);
        } catch (XPathException | UncheckedXPathException | OverlatException | ClassCastException e) {
            return null;
        }
    }

    private static @Nullable Del del(Pattern monster, Oversetter oversetter, Component eier) {
        if (monster instanceof NodeTestPattern p) {
            Nodeprove prove = new Nodeprove(p.getNodeTest()::test);
            return (l, n) -> prove.slipper(l.tre(), n);
        }
        if (monster instanceof SimplePositionalPattern p) {
            Nodeprove prove = new Nodeprove(p.getNodeTest()::test);
            int plass = p.getPosition();
            return (l, n) -> erNummer(l.tre(), n, prove, plass);
        }
        if (monster instanceof AncestorQualifiedPattern p) {
            Del under = del(p.getBasePattern(), oversetter, eier);
            Del over = del(p.getUpperPattern(), oversetter, eier);
            return under == null || over == null ? null : medOver(under, over, p.getUpwardsAxis());
        }
        if (monster instanceof BasePatternWithPredicate p) {
            Del base = del(p.getBasePattern(), oversetter, eier);
            Uttrykk.Boolsk vilkar = oversetter.vilkar(p.getPredicate(), eier);
            return base == null || vilkar == null ? null : (l, n) -> base.av(l, n) && vilkar.av(l, INGEN, n);
        }
        if (monster instanceof UnionPattern p) {
            Del en = del(p.getLHS(), oversetter, eier);
            Del annen = del(p.getRHS(), oversetter, eier);
            return en == null || annen == null ? null : (l, n) -> en.av(l, n) || annen.av(l, n);
        }
        return null;
    }

    /** Whether it is the one of the number among those of its parent's children that are let through. */
    private static boolean erNummer(Tre t, int n, Nodeprove prove, int plass) {
        if (n < 0 || n >= Tre.TEKST || !prove.slipper(t, n)) {
            return false;
        }
        int foran = 0;
        for (int d = t.forrigeSosken(n); d != Tre.INGEN && foran < plass; d = t.forrigeSosken(d)) {
            foran += prove.slipper(t, d) ? 1 : 0;
        }
        return foran == plass - 1;
    }

    private static @Nullable Del medOver(Del under, Del over, int akse) {
        return switch (akse) {
            case AxisInfo.PARENT ->
                (l, n) -> {
                    if (!under.av(l, n)) {
                        return false;
                    }
                    int p = l.tre().forelder(n);
                    return p != Tre.INGEN && over.av(l, p);
                };
            case AxisInfo.ANCESTOR ->
                (l, n) -> under.av(l, n) && harOver(l, l.tre().forelder(n), over);
            case AxisInfo.ANCESTOR_OR_SELF -> (l, n) -> under.av(l, n) && harOver(l, n, over);
            default -> null;
        };
    }

    private static boolean harOver(Lop l, int fra, Del over) throws XPathException {
        for (int p = fra; p != Tre.INGEN; p = l.tre().forelder(p)) {
            if (over.av(l, p)) {
                return true;
            }
        }
        return false;
    }
}
