package no.meldingsvakt.regel.uttrykk;

import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/** What is true or false. */
final class Logikk {

    private Logikk() {}

    static Uttrykk.Boolsk fast(boolean verdi) {
        return new Fast(verdi);
    }

    static Uttrykk.Boolsk og(Uttrykk.Boolsk a, Uttrykk.Boolsk b) {
        return new Og(a, b);
    }

    static Uttrykk.Boolsk eller(Uttrykk.Boolsk a, Uttrykk.Boolsk b) {
        return new Eller(a, b);
    }

    static Uttrykk.Boolsk ikke(Uttrykk.Boolsk a) {
        return new Ikke(a);
    }

    private static final class Fast extends Uttrykk.Boolsk {

        private final boolean verdi;

        Fast(boolean verdi) {
            this.verdi = verdi;
        }

        @Override
        boolean erLite() {
            return true;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) {
            return verdi;
        }
    }

    private static final class Og extends Uttrykk.Boolsk {

        private final Uttrykk.Boolsk a;
        private final Uttrykk.Boolsk b;

        Og(Uttrykk.Boolsk a, Uttrykk.Boolsk b) {
            this.a = a;
            this.b = b;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return a.av(l, v, n) && b.av(l, v, n);
        }
    }

    private static final class Eller extends Uttrykk.Boolsk {

        private final Uttrykk.Boolsk a;
        private final Uttrykk.Boolsk b;

        Eller(Uttrykk.Boolsk a, Uttrykk.Boolsk b) {
            this.a = a;
            this.b = b;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return a.av(l, v, n) || b.av(l, v, n);
        }
    }

    private static final class Ikke extends Uttrykk.Boolsk {

        private final Uttrykk.Boolsk a;

        Ikke(Uttrykk.Boolsk a) {
            this.a = a;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return !a.av(l, v, n);
        }
    }

    /** Whether there are nodes, or none. */
    static final class Finnes extends Uttrykk.Boolsk {

        private final Uttrykk.Noder noder;
        private final boolean tom;

        Finnes(Uttrykk.Noder noder, boolean tom) {
            this.noder = noder;
            this.tom = tom;
        }

        @Override
        boolean erLite() {
            return noder.erLite();
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return noder.finnes(l, v, n) != tom;
        }
    }

    /** Whether there are texts, or none. */
    static final class FinnesTekst extends Uttrykk.Boolsk {

        private final Uttrykk.Tekster tekster;
        private final boolean tom;

        FinnesTekst(Uttrykk.Tekster tekster, boolean tom) {
            this.tekster = tekster;
            this.tom = tom;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return tekster.finnes(l, v, n) != tom;
        }
    }

    /** Whether a value has anything, or nothing. */
    static final class FinnesVerdi extends Uttrykk.Boolsk {

        private final Uttrykk.Verdi verdi;
        private final boolean tom;

        FinnesVerdi(Uttrykk.Verdi verdi, boolean tom) {
            this.verdi = verdi;
            this.tom = tom;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return verdi.av(l, v, n).getLength() > 0 != tom;
        }
    }

    /** Of texts: whether there is one with something in it. */
    static final class IkkeTom extends Uttrykk.Boolsk {

        private final Uttrykk.Tekster tekst;

        IkkeTom(Uttrykk.Tekster tekst) {
            this.tekst = tekst;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            String en = tekst.eneste(l, v, n);
            return en != null && !en.isEmpty();
        }
    }

    /** The effective boolean value of anything. */
    static final class Sann extends Uttrykk.Boolsk {

        private final Uttrykk.Verdi verdi;

        Sann(Uttrykk.Verdi verdi) {
            this.verdi = verdi;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            GroundedValue en = verdi.av(l, v, n);
            return en.effectiveBooleanValue();
        }
    }
}
