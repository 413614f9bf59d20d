package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.BooleanValue;
import net.sf.saxon.value.SequenceExtent;
import net.sf.saxon.value.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * An expression, by what it gives. Each is evaluated for a node, with the variables of the function or test that it stands in.
 * Immutable and thread-safe.
 */
abstract sealed class Uttrykk {

    /** What is kept in a variable: what {@link Lop#verdi} makes a value of. */
    abstract Object lagre(Lop l, @Nullable Object[] v, int n) throws XPathException;

    /** Whether it is so little that it is evaluated at once, needed or not. */
    boolean erLite() {
        return false;
    }

    /** Nodes, in the order that Saxon gives them. */
    abstract static non-sealed class Noder extends Uttrykk {

        /**
         * The nodes, to be read and not changed, where they lie ready or are kept when they have been found; null where they have to be
         * added to another list.
         */
        @Nullable
        Heltall ferdige(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return null;
        }

        /** Whether there is never more than one. */
        boolean erHoystEn() {
            return false;
        }

        /** Whether they can be had one by one with {@link #neste}, so that those after the one that is wanted are not looked at. */
        boolean enOmGangen() {
            return false;
        }

        /** The one after; the first of them where that is {@link Tre#INGEN}, which is also what comes after the last. */
        int neste(Lop l, @Nullable Object[] v, int n, int forrige) throws XPathException {
            throw OverlatException.EN;
        }

        /** Adds the nodes. */
        abstract void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException;

        boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Heltall noder = l.laan();
            til(l, v, n, noder);
            boolean finnes = noder.antall() > 0;
            l.lever(noder);
            return finnes;
        }

        /** The first; {@link Tre#INGEN} where there is none. */
        int forste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Heltall noder = l.laan();
            til(l, v, n, noder);
            int forste = noder.antall() > 0 ? noder.get(0) : Tre.INGEN;
            l.lever(noder);
            return forste;
        }

        /** The only one; {@link Tre#INGEN} where there is none. */
        int eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Heltall noder = l.laan();
            til(l, v, n, noder);
            if (noder.antall() > 1) {
                throw OverlatException.EN;
            }
            int eneste = noder.antall() > 0 ? noder.get(0) : Tre.INGEN;
            l.lever(noder);
            return eneste;
        }

        @Override
        Object lagre(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Heltall noder = new Heltall();
            til(l, v, n, noder);
            return noder;
        }
    }

    /** True or false. */
    abstract static non-sealed class Boolsk extends Uttrykk {

        abstract boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException;

        @Override
        Object lagre(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return av(l, v, n);
        }
    }

    /** Texts: strings, or what has no type. */
    abstract static non-sealed class Tekster extends Uttrykk {

        private final boolean utypet;

        Tekster(boolean utypet) {
            this.utypet = utypet;
        }

        final boolean utypet() {
            return utypet;
        }

        abstract void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException;

        /** The only one; null where there is none. */
        @Nullable
        String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            List<String> alle = new ArrayList<>(2);
            til(l, v, n, alle);
            if (alle.size() > 1) {
                throw OverlatException.EN;
            }
            return alle.isEmpty() ? null : alle.get(0);
        }

        boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
            List<String> alle = new ArrayList<>();
            til(l, v, n, alle);
            return !alle.isEmpty();
        }

        @Override
        Object lagre(Lop l, @Nullable Object[] v, int n) throws XPathException {
            List<String> alle = new ArrayList<>(2);
            til(l, v, n, alle);
            return new Tekstverdi(alle, utypet);
        }
    }

    /** No more than one text. */
    abstract static class Tekst extends Tekster {

        Tekst(boolean utypet) {
            super(utypet);
        }

        @Override
        abstract @Nullable String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException;

        @Override
        final void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
            String en = eneste(l, v, n);
            if (en != null) {
                ut.add(en);
            }
        }

        @Override
        final boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return eneste(l, v, n) != null;
        }
    }

    /** Anything else. */
    abstract static non-sealed class Verdi extends Uttrykk {

        abstract GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException;

        @Override
        Object lagre(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return av(l, v, n);
        }
    }

    /** Texts in a variable. */
    record Tekstverdi(List<String> alle, boolean utypet) {

        GroundedValue verdi() {
            List<StringValue> verdier = new ArrayList<>(alle.size());
            for (String en : alle) {
                verdier.add(verdi(en, utypet));
            }
            return SequenceExtent.makeSequenceExtent(verdier);
        }

        static StringValue verdi(String en, boolean utypet) {
            StringValue verdi = StringValue.makeStringValue(en);
            return utypet ? StringValue.makeUntypedAtomic(verdi.getContent()) : verdi;
        }
    }

    static BooleanValue verdi(boolean en) {
        return BooleanValue.get(en);
    }
}
