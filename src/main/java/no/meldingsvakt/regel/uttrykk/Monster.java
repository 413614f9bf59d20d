package no.meldingsvakt.regel.uttrykk;

import net.sf.saxon.om.AxisInfo;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.trans.UncheckedXPathException;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.type.Type;
import org.jspecify.annotations.Nullable;

/** A match pattern: whether a node is one. Thread-safe. */
public final class Monster {

    private static final Object[] INGEN = {};

    private final Del del;
    private final Ledd ledd;

    Monster(Del del, Ledd ledd) {
        this.del = del;
        this.ledd = ledd;
    }

    /** What it was made of. */
    Ledd ledd() {
        return ledd;
    }

    /** A part of a pattern. */
    interface Del {
        boolean av(Lop l, int n) throws XPathException;
    }

    static Del node(Nodeprove prove) {
        return (l, n) -> prove.slipper(l.tre(), n);
    }

    static Del nummer(Nodeprove prove, int plass) {
        return (l, n) -> erNummer(l.tre(), n, prove, plass);
    }

    static Del vilkar(Del base, Uttrykk.Boolsk vilkar) {
        return (l, n) -> base.av(l, n) && vilkar.av(l, INGEN, n);
    }

    static Del eller(Del en, Del annen) {
        return (l, n) -> en.av(l, n) || annen.av(l, n);
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

    /** Says whether nodes of a kind can be ones, of {@link Type}'s kinds. */
    public boolean kan(int slag) {
        return (slagene(ledd) & (1 << slag)) != 0;
    }

    private static int slagene(Ledd l) {
        return switch (l.slag()) {
            case MONSTER_NODE, MONSTER_NUMMER -> Nodeprove.slagene(l.ledd(0));
            case MONSTER_OVER -> slagene(l.ledd(1));
            case MONSTER_ELLER -> slagene(l.ledd(0)) | slagene(l.ledd(1));
            default -> slagene(l.ledd(0));
        };
    }

    /**
     * Says whether an element of the name can be one, whatever else is true of it.
     *
     * @param rot whether it is the document's root
     */
    public boolean kan(StructuredQName navn, boolean rot) {
        return kan(ledd, navn, rot);
    }

    private static boolean kan(Ledd l, StructuredQName navn, boolean rot) {
        return switch (l.slag()) {
            case MONSTER_NODE, MONSTER_NUMMER -> Nodeprove.kan(l.ledd(0), navn);
            case MONSTER_OVER -> {
                boolean underDokument = l.tall(0) == AxisInfo.PARENT && slagene(l.ledd(2)) == 1 << Type.DOCUMENT;
                yield (rot || !underDokument) && kan(l.ledd(1), navn, rot);
            }
            case MONSTER_VILKAR -> kan(l.ledd(0), navn, rot) && vilkar(l.ledd(1), navn);
            case MONSTER_ELLER -> kan(l.ledd(0), navn, rot) || kan(l.ledd(1), navn, rot);
            default -> true;
        };
    }

    /** What a predicate such as {@code [self::*:Id or self::*:OffId]} lets through. */
    private static boolean vilkar(Ledd l, StructuredQName navn) {
        return switch (l.slag()) {
            case ELLER -> vilkar(l.ledd(0), navn) || vilkar(l.ledd(1), navn);
            case FINNES ->
                l.valg(1)
                        || l.ledd(0).slag() != Leddslag.AKSE
                        || l.ledd(0).tall(0) != AxisInfo.SELF
                        || Nodeprove.kan(l.ledd(0).ledd(1), navn);
            default -> true;
        };
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

    static Del over(int akse, Del under, Del over) {
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
            default -> throw new IllegalStateException("no axis upwards: " + akse);
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
