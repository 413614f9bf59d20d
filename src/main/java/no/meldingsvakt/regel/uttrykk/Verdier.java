package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.sf.saxon.lib.ConversionRules;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.type.AtomicType;
import net.sf.saxon.type.BuiltInAtomicType;
import net.sf.saxon.type.Converter;
import net.sf.saxon.type.ValidationFailure;
import net.sf.saxon.value.AnyURIValue;
import net.sf.saxon.value.AtomicValue;
import net.sf.saxon.value.EmptySequence;
import net.sf.saxon.value.Int64Value;
import net.sf.saxon.value.IntegerRange;
import net.sf.saxon.value.StringValue;
import org.jspecify.annotations.Nullable;

/** Expressions of values that are not known more closely. */
final class Verdier {

    private Verdier() {}

    private static boolean erAv(GroundedValue verdi, @Nullable Predicate<Item> type, int antall) {
        if (!Sammensatt.erTillatt(verdi.getLength(), antall)) {
            return false;
        }
        if (type != null) {
            for (Item en : verdi.asIterable()) {
                if (!type.test(en)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A value that is to be of a type, and as many as is said. */
    static final class Kontrollert extends Uttrykk.Verdi {

        private final Uttrykk.Verdi av;
        private final @Nullable Predicate<Item> type;
        private final int antall;

        /**
         * A check.
         *
         * @param type null where it is not looked at
         */
        Kontrollert(Uttrykk.Verdi av, @Nullable Predicate<Item> type, int antall) {
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

    /** A value that a function takes as strings: what has no type, and addresses, are made strings. */
    static final class OmgjortTekst extends Uttrykk.Tekster {

        private final Uttrykk.Verdi av;

        OmgjortTekst(Uttrykk.Verdi av) {
            super(false);
            this.av = av;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
            for (Item en : av.av(l, v, n).asIterable()) {
                if (!(en instanceof StringValue || en instanceof AnyURIValue)) {
                    throw OverlatException.EN;
                }
                ut.add(((AtomicValue) en).getStringValue());
            }
        }
    }

    /** {@code instance of} */
    static final class ErAv extends Uttrykk.Boolsk {

        private final Uttrykk.Verdi av;
        private final @Nullable Predicate<Item> type;
        private final int antall;

        ErAv(Uttrykk.Verdi av, @Nullable Predicate<Item> type, int antall) {
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

    /** The last of some values. */
    static final class Siste extends Uttrykk.Verdi {

        private final Uttrykk.Verdi av;

        Siste(Uttrykk.Verdi av) {
            this.av = av;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            GroundedValue alle = av.av(l, v, n);
            return alle.getLength() == 0 ? EmptySequence.getInstance() : alle.itemAt(alle.getLength() - 1);
        }
    }

    /** {@code a[b]} where b is a number. */
    static Uttrykk nte(Uttrykk av, Uttrykk.Verdi nummer) {
        if (av instanceof Uttrykk.Noder noder) {
            return new Uttrykk.Noder() {
                @Override
                void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
                    int i = nummer(nummer.av(l, v, n));
                    Heltall alle = l.laan();
                    noder.til(l, v, n, alle);
                    if (i >= 1 && i <= alle.antall()) {
                        ut.legg(alle.get(i - 1));
                    }
                    l.lever(alle);
                }
            };
        }
        if (av instanceof Uttrykk.Tekster tekster) {
            return new Uttrykk.Tekst(tekster.utypet()) {
                @Override
                @Nullable
                String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
                    int i = nummer(nummer.av(l, v, n));
                    List<String> alle = new ArrayList<>();
                    tekster.til(l, v, n, alle);
                    return i >= 1 && i <= alle.size() ? alle.get(i - 1) : null;
                }
            };
        }
        Uttrykk.Verdi verdi = (Uttrykk.Verdi) av;
        return new Uttrykk.Verdi() {
            @Override
            GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
                int i = nummer(nummer.av(l, v, n));
                GroundedValue alle = verdi.av(l, v, n);
                return i >= 1 && i <= alle.getLength() ? alle.itemAt(i - 1) : EmptySequence.getInstance();
            }
        };
    }

    /** A place in a sequence; one that it has not, where the number is none. */
    private static int nummer(GroundedValue verdi) {
        if (verdi.getLength() != 1 || !(verdi.head() instanceof Int64Value tall)) {
            throw OverlatException.EN;
        }
        return tall.longValue() > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) Math.max(0, tall.longValue());
    }

    /** {@code castable as} */
    static final class KanOmgjores extends Uttrykk.Boolsk {

        private final AtomicType type;
        private final ConversionRules regler;
        private final boolean tomt;
        private final Uttrykk.Verdi av;

        KanOmgjores(AtomicType type, ConversionRules regler, boolean tomt, Uttrykk.Verdi av) {
            this.type = type;
            this.regler = regler;
            this.tomt = tomt;
            this.av = av;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            GroundedValue verdi = av.av(l, v, n);
            if (verdi.getLength() != 1) {
                return verdi.getLength() == 0 && tomt;
            }
            AtomicValue en = (AtomicValue) verdi.head();
            Converter omgjoring = regler.getConverter(en.getItemType(), type);
            return omgjoring != null && !(omgjoring.convert(en) instanceof ValidationFailure);
        }
    }

    /** The value of a type that is written so. */
    static AtomicValue av(String type, String tekst, ConversionRules regler) {
        BuiltInAtomicType atomisk = BuiltInAtomicType.fromAlphaCode(type);
        if (regler.getConverter(BuiltInAtomicType.STRING, atomisk).convert(StringValue.makeStringValue(tekst))
                instanceof AtomicValue verdi) {
            return verdi;
        }
        throw new IllegalStateException("what was written as a constant cannot be read as one");
    }

    /** {@code count} */
    static final class Opptelling extends Uttrykk.Verdi {

        private final Uttrykk av;

        Opptelling(Uttrykk av) {
            this.av = av;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Object lagret = av.lagre(l, v, n);
            int antall = lagret instanceof Uttrykk.Tekstverdi t
                    ? t.alle().size()
                    : lagret instanceof GroundedValue g ? g.getLength() : 1;
            return Int64Value.makeIntegerValue(antall);
        }
    }

    /** {@code a to b} */
    static final class Omrade extends Uttrykk.Verdi {

        private final Uttrykk.Verdi fra;
        private final Uttrykk.Verdi til;

        Omrade(Uttrykk.Verdi fra, Uttrykk.Verdi til) {
            this.fra = fra;
            this.til = til;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            GroundedValue forste = fra.av(l, v, n);
            GroundedValue siste = til.av(l, v, n);
            if (forste.getLength() == 0 || siste.getLength() == 0) {
                return EmptySequence.getInstance();
            }
            if (!(forste.head() instanceof Int64Value a) || !(siste.head() instanceof Int64Value b)) {
                throw OverlatException.EN;
            }
            return a.longValue() > b.longValue()
                    ? EmptySequence.getInstance()
                    : new IntegerRange(a.longValue(), 1, b.longValue());
        }
    }

    /** Each as a string. */
    static Uttrykk.Tekster strenger(Uttrykk av) {
        return new Uttrykk.Tekster(false) {
            @Override
            void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
                if (av instanceof Uttrykk.Tekster tekster) {
                    tekster.til(l, v, n, ut);
                } else {
                    for (Item en : ((Uttrykk.Verdi) av).av(l, v, n).asIterable()) {
                        ut.add(en.getUnicodeStringValue().toString());
                    }
                }
            }
        };
    }
}
