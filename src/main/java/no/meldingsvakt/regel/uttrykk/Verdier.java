package no.meldingsvakt.regel.uttrykk;

import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.type.ItemType;
import net.sf.saxon.value.EmptySequence;
import org.jspecify.annotations.Nullable;

/** Expressions of values that are not known more closely. */
final class Verdier {

    private Verdier() {}

    private static boolean erAv(GroundedValue verdi, @Nullable ItemType type, int antall) {
        if (!Sammensatt.erTillatt(verdi.getLength(), antall)) {
            return false;
        }
        if (type != null) {
            for (Item en : verdi.asIterable()) {
                if (!type.matches(en)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A value that is to be of a type, and as many as is said. */
    static final class Kontrollert extends Uttrykk.Verdi {

        private final Uttrykk.Verdi av;
        private final @Nullable ItemType type;
        private final int antall;

        /**
         * A check.
         *
         * @param type null where it is not looked at
         */
        Kontrollert(Uttrykk.Verdi av, @Nullable ItemType type, int antall) {
            this.av = av;
            this.type = type;
            this.antall = antall;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            GroundedValue verdi = av.av(l, v, n);
            if (!erAv(verdi, type, antall)) {
                throw OverlatException.EN;
            }
            return verdi;
        }
    }

    /** {@code instance of} */
    static final class ErAv extends Uttrykk.Boolsk {

        private final Uttrykk.Verdi av;
        private final ItemType type;
        private final int antall;

        ErAv(Uttrykk.Verdi av, ItemType type, int antall) {
            this.av = av;
            this.type = type;
            this.antall = antall;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return erAv(av.av(l, v, n), type, antall);
        }
    }

    /** {@code a[1]} */
    static final class Forste extends Uttrykk.Verdi {

        private final Uttrykk.Verdi av;

        Forste(Uttrykk.Verdi av) {
            this.av = av;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Item forste = av.av(l, v, n).head();
            return forste == null ? EmptySequence.getInstance() : forste;
        }
    }
}
