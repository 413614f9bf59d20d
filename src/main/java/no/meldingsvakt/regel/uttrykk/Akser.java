package no.meldingsvakt.regel.uttrykk;

import net.sf.saxon.om.AxisInfo;
import net.sf.saxon.type.Type;
import org.jspecify.annotations.Nullable;

/** The axes of XPath, from one node. Backwards axes give their nodes backwards, as Saxon's own do. */
final class Akser {

    private Akser() {}

    static Uttrykk.Noder av(int akse, Nodeprove prove) {
        return switch (akse) {
            case AxisInfo.CHILD -> new Barn(prove);
            case AxisInfo.ATTRIBUTE -> new Attributter(prove);
            case AxisInfo.DESCENDANT -> new Under(prove, false);
            case AxisInfo.DESCENDANT_OR_SELF -> new Under(prove, true);
            case AxisInfo.SELF -> new Selv(prove);
            case AxisInfo.PARENT -> new Over(prove);
            case AxisInfo.ANCESTOR -> new Forfedre(prove, false);
            case AxisInfo.ANCESTOR_OR_SELF -> new Forfedre(prove, true);
            case AxisInfo.FOLLOWING_SIBLING -> new Etter(prove);
            case AxisInfo.PRECEDING_SIBLING -> new Foran(prove);
            default -> throw UkjentException.EN;
        };
    }

    /** A step; the focus has to be a node. */
    private abstract static class Steg extends Uttrykk.Noder {

        final Nodeprove prove;

        Steg(Nodeprove prove) {
            this.prove = prove;
        }

        @Override
        boolean erLite() {
            return true;
        }

        @Override
        final boolean enOmGangen() {
            return true;
        }

        @Override
        final int neste(Lop l, @Nullable Object[] v, int n, int forrige) {
            return neste(l.tre(), n, forrige);
        }

        @Override
        final void til(Lop l, @Nullable Object[] v, int n, Heltall ut) {
            Tre t = l.tre();
            for (int d = neste(t, n, Tre.INGEN); d != Tre.INGEN; d = neste(t, n, d)) {
                ut.legg(d);
            }
        }

        @Override
        final boolean finnes(Lop l, @Nullable Object[] v, int n) {
            return neste(l.tre(), n, Tre.INGEN) != Tre.INGEN;
        }

        @Override
        final int forste(Lop l, @Nullable Object[] v, int n) {
            return neste(l.tre(), n, Tre.INGEN);
        }

        @Override
        final int eneste(Lop l, @Nullable Object[] v, int n) {
            int en = neste(l.tre(), n, Tre.INGEN);
            if (en != Tre.INGEN && neste(l.tre(), n, en) != Tre.INGEN) {
                throw OverlatException.EN;
            }
            return en;
        }

        /** The node on the axis after one; the first of them where that is {@link Tre#INGEN}. */
        abstract int neste(Tre t, int n, int forrige);

        static void krevNode(int n) {
            if (n == Tre.INGEN) {
                throw OverlatException.EN;
            }
        }

        /** The first that is let through, of this node of a row and those that follow it. */
        final int fra(Tre t, int rad) {
            int d = rad;
            t.arbeid.node();
            while (d != Tre.INGEN && !prove.slipper(t, d)) {
                d = t.nesteSosken(d);
                t.arbeid.node();
            }
            return d;
        }
    }

    private static final class Barn extends Steg {

        Barn(Nodeprove prove) {
            super(prove);
        }

        @Override
        int neste(Tre t, int n, int forrige) {
            if (forrige != Tre.INGEN) {
                return forrige >= Tre.TEKST ? Tre.INGEN : fra(t, t.nesteSosken(forrige));
            }
            krevNode(n);
            if (t.erTekstelement(n)) {
                return prove.slipperTekst(t, n) ? n + Tre.TEKST : Tre.INGEN;
            }
            return fra(t, t.forsteBarn(n));
        }
    }

    private static final class Attributter extends Steg {

        Attributter(Nodeprove prove) {
            super(prove);
        }

        @Override
        int neste(Tre t, int n, int forrige) {
            krevNode(n);
            int a = forrige == Tre.INGEN ? t.forsteAttributt(n) : t.nesteAttributt(forrige);
            while (a != Tre.INGEN && !prove.slipper(t, a)) {
                a = t.nesteAttributt(a);
            }
            return a;
        }
    }

    private static final class Under extends Steg {

        private final boolean medSelv;

        Under(Nodeprove prove, boolean medSelv) {
            super(prove);
            this.medSelv = medSelv;
        }

        @Override
        int neste(Tre t, int n, int forrige) {
            krevNode(n);
            if (n < 0 || n >= Tre.TEKST) {
                return forrige == Tre.INGEN && medSelv && prove.slipper(t, n) ? n : Tre.INGEN;
            }
            int d;
            if (forrige == Tre.INGEN) {
                if (medSelv && prove.slipper(t, n)) {
                    return n;
                }
                d = n;
            } else if (forrige >= Tre.TEKST) {
                d = forrige - Tre.TEKST + 1;
                return rest(t, n, d);
            } else {
                d = forrige;
            }
            if (t.slag[d] == Type.TEXTUAL_ELEMENT && prove.slipperTekst(t, d)) {
                return d + Tre.TEKST;
            }
            return rest(t, n, d + 1);
        }

        private int rest(Tre t, int n, int fra) {
            int dybde = t.dybde[n];
            for (int d = fra; d < t.antall && t.dybde[d] > dybde; d++) {
                t.arbeid.node();
                if (prove.slipper(t, d)) {
                    return d;
                }
                if (t.slag[d] == Type.TEXTUAL_ELEMENT && prove.slipperTekst(t, d)) {
                    return d + Tre.TEKST;
                }
            }
            return Tre.INGEN;
        }
    }

    private static final class Selv extends Steg {

        Selv(Nodeprove prove) {
            super(prove);
        }

        @Override
        boolean erHoystEn() {
            return true;
        }

        @Override
        int neste(Tre t, int n, int forrige) {
            krevNode(n);
            return forrige == Tre.INGEN && prove.slipper(t, n) ? n : Tre.INGEN;
        }
    }

    private static final class Over extends Steg {

        Over(Nodeprove prove) {
            super(prove);
        }

        @Override
        boolean erHoystEn() {
            return true;
        }

        @Override
        int neste(Tre t, int n, int forrige) {
            krevNode(n);
            int p = forrige == Tre.INGEN ? t.forelder(n) : Tre.INGEN;
            return p != Tre.INGEN && prove.slipper(t, p) ? p : Tre.INGEN;
        }
    }

    private static final class Forfedre extends Steg {

        private final boolean medSelv;

        Forfedre(Nodeprove prove, boolean medSelv) {
            super(prove);
            this.medSelv = medSelv;
        }

        @Override
        int neste(Tre t, int n, int forrige) {
            krevNode(n);
            int p = forrige != Tre.INGEN ? t.forelder(forrige) : medSelv ? n : t.forelder(n);
            while (p != Tre.INGEN && !prove.slipper(t, p)) {
                p = t.forelder(p);
            }
            return p;
        }
    }

    private static final class Etter extends Steg {

        Etter(Nodeprove prove) {
            super(prove);
        }

        @Override
        int neste(Tre t, int n, int forrige) {
            krevNode(n);
            if (n < 0 || n >= Tre.TEKST) {
                return Tre.INGEN;
            }
            return fra(t, t.nesteSosken(forrige == Tre.INGEN ? n : forrige));
        }
    }

    private static final class Foran extends Steg {

        Foran(Nodeprove prove) {
            super(prove);
        }

        @Override
        int neste(Tre t, int n, int forrige) {
            krevNode(n);
            if (n < 0 || n >= Tre.TEKST) {
                return Tre.INGEN;
            }
            int d = t.forrigeSosken(forrige == Tre.INGEN ? n : forrige);
            t.arbeid.node();
            while (d != Tre.INGEN && !prove.slipper(t, d)) {
                d = t.forrigeSosken(d);
                t.arbeid.node();
            }
            return d;
        }
    }
}
