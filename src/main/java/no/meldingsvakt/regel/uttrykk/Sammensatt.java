package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.saxon.expr.StaticProperty;
import net.sf.saxon.expr.parser.OperatorSymbol;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.SequenceTool;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.type.BuiltInAtomicType;
import net.sf.saxon.type.Type;
import net.sf.saxon.value.BooleanValue;
import net.sf.saxon.value.Int64Value;
import net.sf.saxon.value.SequenceExtent;
import net.sf.saxon.value.StringValue;
import org.jspecify.annotations.Nullable;

/** Expressions made of others. */
final class Sammensatt {

    /** {@code .} */
    static final Uttrykk.Noder SELV = new Selv();

    /** {@code /} */
    static final Uttrykk.Noder ROT = new RotAv(SELV);

    /** {@code ()} */
    static final Uttrykk.Noder INGEN = new Ingen();

    private Sammensatt() {}

    private static final class Selv extends Uttrykk.Noder {

        @Override
        boolean erLite() {
            return true;
        }

        @Override
        boolean erHoystEn() {
            return true;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) {
            ut.legg(forste(l, v, n));
        }

        @Override
        boolean finnes(Lop l, @Nullable Object[] v, int n) {
            return forste(l, v, n) != Tre.INGEN;
        }

        @Override
        int forste(Lop l, @Nullable Object[] v, int n) {
            if (n == Tre.INGEN) {
                throw OverlatException.EN;
            }
            return n;
        }

        @Override
        int eneste(Lop l, @Nullable Object[] v, int n) {
            return forste(l, v, n);
        }
    }

    private static final class Ingen extends Uttrykk.Noder {

        @Override
        boolean erLite() {
            return true;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) {
            // Nothing is what it gives.
        }
    }

    /** The root of the tree that a node is of. */
    static final class RotAv extends Uttrykk.Noder {

        private final Uttrykk.Noder av;

        RotAv(Uttrykk.Noder av) {
            this.av = av;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            if (l.tre().slag[0] != Type.DOCUMENT) {
                throw OverlatException.EN;
            }
            if (av.eneste(l, v, n) != Tre.INGEN) {
                ut.legg(0);
            }
        }
    }

    /** {@code a/b}, and {@code a ! b} of nodes. */
    static final class Sti extends Uttrykk.Noder {

        private final Uttrykk.Noder start;
        private final Uttrykk.Noder steg;

        Sti(Uttrykk.Noder start, Uttrykk.Noder steg) {
            this.start = start;
            this.steg = steg;
        }

        @Override
        boolean erLite() {
            return start.erLite() && steg.erLite();
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            Heltall fra = l.laan();
            start.til(l, v, n, fra);
            for (int i = 0; i < fra.antall(); i++) {
                steg.til(l, v, fra.get(i), ut);
            }
            l.lever(fra);
        }

        @Override
        boolean erHoystEn() {
            return start.erHoystEn() && steg.erHoystEn();
        }

        /** From a single node that is soon found, such as its parent. */
        @Override
        boolean enOmGangen() {
            return start.erLite() && start.erHoystEn() && steg.enOmGangen();
        }

        @Override
        int neste(Lop l, @Nullable Object[] v, int n, int forrige) throws XPathException {
            int fra = start.forste(l, v, n);
            return fra == Tre.INGEN ? Tre.INGEN : steg.neste(l, v, fra, forrige);
        }

        /** Where the step is one that is remembered, from a single node. */
        @Override
        @Nullable
        Heltall ferdige(Lop l, @Nullable Object[] v, int n) throws XPathException {
            if (!(steg instanceof Filter filter) || !filter.kanHuskes() || !start.erLite()) {
                return null;
            }
            Heltall fra = l.laan();
            start.til(l, v, n, fra);
            int en = fra.antall() == 1 ? fra.get(0) : Tre.INGEN;
            l.lever(fra);
            return en == Tre.INGEN ? null : filter.ferdige(l, v, en);
        }

        @Override
        boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Heltall fra = l.laan();
            start.til(l, v, n, fra);
            boolean finnes = false;
            for (int i = 0; i < fra.antall() && !finnes; i++) {
                finnes = steg.finnes(l, v, fra.get(i));
            }
            l.lever(fra);
            return finnes;
        }
    }

    /** {@code a/b} where b is texts. */
    static final class Avbildet extends Uttrykk.Tekster {

        private final Uttrykk.Noder start;
        private final Uttrykk.Tekster steg;

        Avbildet(Uttrykk.Noder start, Uttrykk.Tekster steg) {
            super(steg.utypet());
            this.start = start;
            this.steg = steg;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
            Heltall fra = l.laan();
            start.til(l, v, n, fra);
            for (int i = 0; i < fra.antall(); i++) {
                steg.til(l, v, fra.get(i), ut);
            }
            l.lever(fra);
        }
    }

    /** {@code a/b} where b is anything else. */
    static final class AvbildetVerdi extends Uttrykk.Verdi {

        private final Uttrykk.Noder start;
        private final Uttrykk.Verdi steg;

        AvbildetVerdi(Uttrykk.Noder start, Uttrykk.Verdi steg) {
            this.start = start;
            this.steg = steg;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Heltall fra = l.laan();
            start.til(l, v, n, fra);
            List<Item> alle = new ArrayList<>();
            for (int i = 0; i < fra.antall(); i++) {
                steg.av(l, v, fra.get(i)).asIterable().forEach(alle::add);
            }
            l.lever(fra);
            return SequenceExtent.makeSequenceExtent(alle);
        }
    }

    /** {@code a[b]}, where b is no number. */
    static final class Filter extends Uttrykk.Noder {

        private final Uttrykk.Noder av;
        private final Uttrykk.Boolsk vilkar;
        private final @Nullable Oppslag oppslag;
        private final boolean kanHuskes;

        /**
         * A predicate.
         *
         * @param oppslag the same, as a lookup; null where it is none
         * @param kanHuskes whether it asks for no variables, of nodes right below the one that is looked at
         */
        Filter(Uttrykk.Noder av, Uttrykk.Boolsk vilkar, @Nullable Oppslag oppslag, boolean kanHuskes) {
            this.av = av;
            this.vilkar = vilkar;
            this.oppslag = oppslag;
            this.kanHuskes = kanHuskes;
        }

        boolean kanHuskes() {
            return kanHuskes;
        }

        /** What it was filtered from is read again and again where that is what a document is made of, such as the events of a stay. */
        @Override
        @Nullable
        Heltall ferdige(Lop l, @Nullable Object[] v, int n) throws XPathException {
            if (!kanHuskes || n < 0 || n >= l.tre().antall || l.tre().dybde[n] != 1) {
                return null;
            }
            Rad rad = new Rad(this, n);
            Heltall kjente = (Heltall) l.svar().get(rad);
            if (kjente == null) {
                kjente = new Heltall().huskes();
                finn(l, v, n, kjente);
                l.svar().put(rad, kjente);
            }
            return kjente;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            Heltall kjente = ferdige(l, v, n);
            if (kjente == null) {
                finn(l, v, n, ut);
                return;
            }
            l.tre().arbeid.noder(kjente.antall());
            for (int i = 0; i < kjente.antall(); i++) {
                ut.legg(kjente.get(i));
            }
        }

        private void finn(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            Heltall ferdige = av.ferdige(l, v, n);
            Oppslag.Treff treff = ferdige == null || oppslag == null ? null : oppslag.treff(l, v, ferdige);
            if (treff != null) {
                l.tre().arbeid.noder(treff.antall());
                for (int i = 0; i < treff.antall(); i++) {
                    ut.legg(treff.get(i));
                }
                return;
            }
            Heltall fra = fra(l, v, n, ferdige);
            l.tre().arbeid.noder(fra.antall());
            for (int i = 0; i < fra.antall(); i++) {
                if (vilkar.av(l, v, fra.get(i))) {
                    ut.legg(fra.get(i));
                }
            }
            lever(l, fra, ferdige);
        }

        @Override
        boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return forste(l, v, n) != Tre.INGEN;
        }

        @Override
        int forste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return en(l, v, n, true, null);
        }

        /** The last; {@link Tre#INGEN} where there is none. Those before it are not looked at. */
        int siste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return en(l, v, n, false, null);
        }

        @Override
        boolean enOmGangen() {
            return av.enOmGangen();
        }

        @Override
        int neste(Lop l, @Nullable Object[] v, int n, int forrige) throws XPathException {
            int en = av.neste(l, v, n, forrige);
            while (en != Tre.INGEN && !vilkar.av(l, v, en)) {
                en = av.neste(l, v, n, en);
            }
            return en;
        }

        /**
         * The first or the last of its nodes; {@link Tre#INGEN} where there is none. Those on the other side of it are not looked at.
         *
         * @param krav what is to be true of the node as well; null for nothing
         */
        private int en(Lop l, @Nullable Object[] v, int n, boolean forst, @Nullable Krav krav) throws XPathException {
            Heltall kjente = ferdige(l, v, n);
            if (kjente != null) {
                return en(l, kjente, forst, krav);
            }
            Heltall ferdige = av.ferdige(l, v, n);
            if (ferdige == null && krav == null && forst && av.enOmGangen()) {
                return neste(l, v, n, Tre.INGEN);
            }
            Oppslag.Treff treff = ferdige == null || oppslag == null ? null : oppslag.treff(l, v, ferdige);
            if (treff != null) {
                return en(l, treff, forst, krav);
            }
            Krav begge = krav == null ? node -> vilkar.av(l, v, node) : node -> vilkar.av(l, v, node) && krav.av(node);
            if (ferdige != null) {
                return en(l, ferdige, forst, begge);
            }
            if (forst && av.enOmGangen()) {
                int node = av.neste(l, v, n, Tre.INGEN);
                while (node != Tre.INGEN && !begge.av(node)) {
                    node = av.neste(l, v, n, node);
                }
                return node;
            }
            if (av instanceof Filter indre) {
                return indre.en(l, v, n, forst, begge);
            }
            Heltall fra = l.laan();
            av.til(l, v, n, fra);
            int en = en(l, fra, forst, begge);
            l.lever(fra);
            return en;
        }

        private static int en(Lop l, Oppslag.Treff treff, boolean forst, @Nullable Krav krav) throws XPathException {
            int ytterst = forst ? treff.forste() : treff.siste();
            if (krav == null || ytterst == Tre.INGEN || krav.av(ytterst)) {
                return ytterst;
            }
            for (int i = 1; i < treff.antall(); i++) {
                int node = treff.get(forst ? i : treff.antall() - 1 - i);
                l.tre().arbeid.node();
                if (krav.av(node)) {
                    return node;
                }
            }
            return Tre.INGEN;
        }

        private static int en(Lop l, Heltall noder, boolean forst, @Nullable Krav krav) throws XPathException {
            for (int i = 0; i < noder.antall(); i++) {
                int node = noder.get(forst ? i : noder.antall() - 1 - i);
                l.tre().arbeid.node();
                if (krav == null || krav.av(node)) {
                    return node;
                }
            }
            return Tre.INGEN;
        }

        private Heltall fra(Lop l, @Nullable Object[] v, int n, @Nullable Heltall ferdige) throws XPathException {
            if (ferdige != null) {
                return ferdige;
            }
            Heltall fra = l.laan();
            av.til(l, v, n, fra);
            return fra;
        }

        private static void lever(Lop l, Heltall fra, @Nullable Heltall ferdige) {
            if (ferdige == null) {
                l.lever(fra);
            }
        }
    }

    /** What is to be true of a node. */
    private interface Krav {
        boolean av(int node) throws XPathException;
    }

    /** What a predicate's nodes below one are remembered by. */
    private record Rad(Filter filter, int node) {}

    /** {@code a[1]} */
    static final class Forste extends Uttrykk.Noder {

        private final Uttrykk.Noder av;

        Forste(Uttrykk.Noder av) {
            this.av = av;
        }

        @Override
        boolean erLite() {
            return av.erLite();
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            int en = av.forste(l, v, n);
            if (en != Tre.INGEN) {
                ut.legg(en);
            }
        }

        @Override
        boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return av.finnes(l, v, n);
        }

        @Override
        int forste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return av.forste(l, v, n);
        }

        @Override
        int eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return av.forste(l, v, n);
        }
    }

    /** {@code a[last()]} */
    static final class Siste extends Uttrykk.Noder {

        private final Uttrykk.Noder av;

        Siste(Uttrykk.Noder av) {
            this.av = av;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            if (av instanceof Filter filter) {
                int siste = filter.siste(l, v, n);
                if (siste != Tre.INGEN) {
                    ut.legg(siste);
                }
                return;
            }
            Heltall alle = l.laan();
            av.til(l, v, n, alle);
            if (alle.antall() > 0) {
                ut.legg(alle.get(alle.antall() - 1));
            }
            l.lever(alle);
        }
    }

    /** {@code a[position() ge b]}, where b is a number that is written there. */
    static final class Hale extends Uttrykk.Noder {

        private final Uttrykk.Noder av;
        private final int fra;

        /**
         * The nodes after the first.
         *
         * @param fra the place of the first that is given, from one
         */
        Hale(Uttrykk.Noder av, int fra) {
            this.av = av;
            this.fra = fra;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            Heltall alle = l.laan();
            av.til(l, v, n, alle);
            for (int i = Math.max(fra, 1) - 1; i < alle.antall(); i++) {
                ut.legg(alle.get(i));
            }
            l.lever(alle);
        }
    }

    /** {@code union}, {@code intersect} and {@code except}. */
    static final class Mengde extends Uttrykk.Noder {

        private final Uttrykk.Noder a;
        private final OperatorSymbol tegn;
        private final Uttrykk.Noder b;

        Mengde(Uttrykk.Noder a, OperatorSymbol tegn, Uttrykk.Noder b) {
            this.a = a;
            this.tegn = tegn;
            this.b = b;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            int fra = ut.antall();
            if (tegn == OperatorSymbol.UNION) {
                a.til(l, v, n, ut);
                b.til(l, v, n, ut);
            } else {
                Heltall forste = l.laan();
                Heltall andre = l.laan();
                a.til(l, v, n, forste);
                b.til(l, v, n, andre);
                Set<Integer> iAndre = new HashSet<>();
                for (int i = 0; i < andre.antall(); i++) {
                    iAndre.add(andre.get(i));
                }
                for (int i = 0; i < forste.antall(); i++) {
                    if (iAndre.contains(forste.get(i)) == (tegn == OperatorSymbol.INTERSECT)) {
                        ut.legg(forste.get(i));
                    }
                }
                l.lever(andre);
                l.lever(forste);
            }
            l.tre().sorter(ut, fra);
        }

        @Override
        boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return tegn == OperatorSymbol.UNION ? a.finnes(l, v, n) || b.finnes(l, v, n) : super.finnes(l, v, n);
        }
    }

    /** Nodes in the document's order, each once. */
    static final class Sortert extends Uttrykk.Noder {

        private final Uttrykk.Noder av;

        Sortert(Uttrykk.Noder av) {
            this.av = av;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            int fra = ut.antall();
            av.til(l, v, n, ut);
            l.tre().sorter(ut, fra);
        }

        @Override
        boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return av.finnes(l, v, n);
        }
    }

    /** Nodes, of which there are to be as many as is said. */
    static final class Antall extends Uttrykk.Noder {

        private final Uttrykk.Noder av;
        private final int tillatt;

        Antall(Uttrykk.Noder av, int tillatt) {
            this.av = av;
            this.tillatt = tillatt;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            int fra = ut.antall();
            av.til(l, v, n, ut);
            krev(ut.antall() - fra, tillatt);
        }
    }

    private static void krev(int antall, int tillatt) {
        if (!erTillatt(antall, tillatt)) {
            throw OverlatException.EN;
        }
    }

    /** Whether there may be so many, of what Saxon says of a number. */
    static boolean erTillatt(int antall, int tillatt) {
        int funnet = antall == 0
                ? StaticProperty.ALLOWS_ZERO
                : antall == 1 ? StaticProperty.ALLOWS_ONE : StaticProperty.ALLOWS_MANY;
        return (tillatt & funnet) != 0;
    }

    /** Texts, with a type or without, of which there are to be as many as is said. */
    static final class AntallTekster extends Uttrykk.Tekster {

        private final Uttrykk.Tekster av;
        private final int tillatt;

        AntallTekster(Uttrykk.Tekster av, boolean utypet, int tillatt) {
            super(utypet);
            this.av = av;
            this.tillatt = tillatt;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
            int fra = ut.size();
            av.til(l, v, n, ut);
            krev(ut.size() - fra, tillatt);
        }

        @Override
        @Nullable
        String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            String en = av.eneste(l, v, n);
            krev(en == null ? 0 : 1, tillatt);
            return en;
        }
    }

    /** Nodes, which are to be of a kind. */
    static final class Slagprove extends Uttrykk.Noder {

        private final Uttrykk.Noder av;
        private final Nodeprove prove;

        Slagprove(Uttrykk.Noder av, Nodeprove prove) {
            this.av = av;
            this.prove = prove;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            int fra = ut.antall();
            av.til(l, v, n, ut);
            for (int i = fra; i < ut.antall(); i++) {
                if (!prove.slipper(l.tre(), ut.get(i))) {
                    throw OverlatException.EN;
                }
            }
        }
    }

    /** What nodes hold, as texts without a type. */
    static final class Innhold extends Uttrykk.Tekster {

        private final Uttrykk.Noder av;

        Innhold(Uttrykk.Noder av) {
            super(true);
            this.av = av;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
            Heltall alle = l.laan();
            av.til(l, v, n, alle);
            for (int i = 0; i < alle.antall(); i++) {
                ut.add(tekst(l.tre(), alle.get(i)));
            }
            l.lever(alle);
        }

        @Override
        @Nullable
        String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            int en = av.eneste(l, v, n);
            return en == Tre.INGEN ? null : tekst(l.tre(), en);
        }

        @Override
        boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return av.finnes(l, v, n);
        }

        /** Comments and instructions are strings, which have a type. */
        private static String tekst(Tre t, int n) {
            if (n >= 0 && n < Tre.TEKST && (t.slag[n] == Type.COMMENT || t.slag[n] == Type.PROCESSING_INSTRUCTION)) {
                throw OverlatException.EN;
            }
            return t.tekst(n);
        }
    }

    /** What an attribute of the focus holds. */
    static final class Attributt extends Uttrykk.Tekst {

        private final int navn;

        Attributt(int navn) {
            super(true);
            this.navn = navn;
        }

        @Override
        boolean erLite() {
            return true;
        }

        @Override
        @Nullable
        String eneste(Lop l, @Nullable Object[] v, int n) {
            if (n == Tre.INGEN) {
                throw OverlatException.EN;
            }
            Tre t = l.tre();
            for (int a = t.forsteAttributt(n); a != Tre.INGEN; a = t.nesteAttributt(a)) {
                if (t.fingeravtrykk(a) == navn) {
                    return t.tekst(a);
                }
            }
            return null;
        }
    }

    /** Strings that are written in the expression. */
    static final class FasteTekster extends Uttrykk.Tekster {

        private final List<String> tekster;

        FasteTekster(List<String> tekster) {
            super(false);
            this.tekster = List.copyOf(tekster);
        }

        GroundedValue verdi() {
            return new Tekstverdi(tekster, false).verdi();
        }

        /** Whether the text is one of them, or some of them is another. */
        boolean noen(String tekst, boolean lik) {
            for (String en : tekster) {
                if (en.equals(tekst) == lik) {
                    return true;
                }
            }
            return false;
        }

        List<String> alle() {
            return tekster;
        }

        @Override
        boolean erLite() {
            return true;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, List<String> ut) {
            ut.addAll(tekster);
        }

        @Override
        @Nullable
        String eneste(Lop l, @Nullable Object[] v, int n) {
            return Variabler.eneste(tekster);
        }
    }

    /** {@code ()} where texts are asked for. */
    static final class IngenTekst extends Uttrykk.Tekst {

        IngenTekst(boolean utypet) {
            super(utypet);
        }

        @Override
        boolean erLite() {
            return true;
        }

        @Override
        @Nullable
        String eneste(Lop l, @Nullable Object[] v, int n) {
            return null;
        }
    }

    /** The first of some texts. */
    static final class ForsteTekst extends Uttrykk.Tekst {

        private final Uttrykk.Tekster av;

        ForsteTekst(Uttrykk.Tekster av) {
            super(av.utypet());
            this.av = av;
        }

        @Override
        @Nullable
        String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            List<String> alle = new ArrayList<>();
            av.til(l, v, n, alle);
            return alle.isEmpty() ? null : alle.get(0);
        }
    }

    /** A value that is written in the expression. */
    static final class Fast extends Uttrykk.Verdi {

        private final GroundedValue verdi;

        Fast(GroundedValue verdi) {
            this.verdi = verdi;
        }

        @Override
        boolean erLite() {
            return true;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) {
            return verdi;
        }
    }

    /** {@code =} and {@code !=} of texts. */
    static final class NoenLike extends Uttrykk.Boolsk {

        private final Uttrykk.Tekster a;
        private final Uttrykk.Tekster b;
        private final boolean like;

        NoenLike(Uttrykk.Tekster a, Uttrykk.Tekster b, boolean like) {
            this.a = a;
            this.b = b;
            this.like = like;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            if (b instanceof FasteTekster faste) {
                return noen(l, v, n, faste);
            }
            List<String> andre = new ArrayList<>();
            b.til(l, v, n, andre);
            if (andre.isEmpty()) {
                return false;
            }
            List<String> forste = new ArrayList<>();
            a.til(l, v, n, forste);
            for (String en : forste) {
                for (String annen : andre) {
                    if (en.equals(annen) == like) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean noen(Lop l, @Nullable Object[] v, int n, FasteTekster faste) throws XPathException {
            if (a instanceof Uttrykk.Tekst tekst) {
                String en = tekst.eneste(l, v, n);
                return en != null && faste.noen(en, like);
            }
            List<String> alle = new ArrayList<>();
            a.til(l, v, n, alle);
            for (String en : alle) {
                if (faste.noen(en, like)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** {@code eq} and {@code ne} of texts. */
    static final class Like extends Uttrykk.Boolsk {

        private final Uttrykk.Tekster a;
        private final Uttrykk.Tekster b;
        private final boolean like;
        private final boolean tomt;

        Like(Uttrykk.Tekster a, Uttrykk.Tekster b, boolean like, boolean tomt) {
            this.a = a;
            this.b = b;
            this.like = like;
            this.tomt = tomt;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            String en = a.eneste(l, v, n);
            String annen = b.eneste(l, v, n);
            return en == null || annen == null ? tomt : en.equals(annen) == like;
        }
    }

    /** {@code is}, {@code <<} and {@code >>}. */
    static final class Plass extends Uttrykk.Boolsk {

        private final Uttrykk.Noder a;
        private final OperatorSymbol tegn;
        private final Uttrykk.Noder b;

        Plass(Uttrykk.Noder a, OperatorSymbol tegn, Uttrykk.Noder b) {
            this.a = a;
            this.tegn = tegn;
            this.b = b;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            int en = a.eneste(l, v, n);
            int annen = b.eneste(l, v, n);
            if (en == Tre.INGEN || annen == Tre.INGEN) {
                return false;
            }
            int rekkefolge = Long.compare(l.tre().nokkel(en), l.tre().nokkel(annen));
            return tegn == OperatorSymbol.IS
                    ? rekkefolge == 0
                    : tegn == OperatorSymbol.PRECEDES ? rekkefolge < 0 : rekkefolge > 0;
        }
    }

    /** {@code count} */
    static final class Opptelling extends Uttrykk.Verdi {

        private final Uttrykk.Noder av;

        Opptelling(Uttrykk.Noder av) {
            this.av = av;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Heltall alle = l.laan();
            av.til(l, v, n, alle);
            int antall = alle.antall();
            l.lever(alle);
            return Int64Value.makeIntegerValue(antall);
        }
    }

    /** A function of nodes' texts that is known here. */
    static final class Innebygd extends Uttrykk.Boolsk {

        private final Uttrykk.Tekster tekster;
        private final Oversetter.Innebygd funksjon;

        Innebygd(Uttrykk.Noder noder, Oversetter.Innebygd funksjon) {
            this.tekster = new AlleTekster(noder);
            this.funksjon = funksjon;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            List<String> alle = new ArrayList<>();
            tekster.til(l, v, n, alle);
            return funksjon.av(alle);
        }
    }

    /** What nodes of any kind hold. */
    private static final class AlleTekster extends Uttrykk.Tekster {

        private final Uttrykk.Noder av;

        AlleTekster(Uttrykk.Noder av) {
            super(false);
            this.av = av;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
            Heltall alle = l.laan();
            av.til(l, v, n, alle);
            for (int i = 0; i < alle.antall(); i++) {
                ut.add(l.tre().tekst(alle.get(i)));
            }
            l.lever(alle);
        }
    }

    /** Anything as a value of Saxon's. */
    static final class SomVerdi extends Uttrykk.Verdi {

        private final Uttrykk av;

        SomVerdi(Uttrykk av) {
            this.av = av;
        }

        @Override
        boolean erLite() {
            return av.erLite();
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return l.verdi(av.lagre(l, v, n));
        }
    }

    /** A value that is nodes. */
    static final class VerdiSomNoder extends Uttrykk.Noder {

        private final Uttrykk.Verdi av;

        VerdiSomNoder(Uttrykk.Verdi av) {
            this.av = av;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            l.noder(av.av(l, v, n), ut);
        }
    }

    /** A value that is texts. */
    static final class VerdiSomTekster extends Uttrykk.Tekster {

        private final Uttrykk.Verdi av;

        VerdiSomTekster(Uttrykk.Verdi av, boolean utypet) {
            super(utypet);
            this.av = av;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
            for (Item en : av.av(l, v, n).asIterable()) {
                if (!(en instanceof StringValue s)
                        || s.getItemType().equals(BuiltInAtomicType.UNTYPED_ATOMIC) != utypet()) {
                    throw OverlatException.EN;
                }
                ut.add(s.getStringValue());
            }
        }
    }

    /** A value that is true or false. */
    static final class VerdiSomBoolsk extends Uttrykk.Boolsk {

        private final Uttrykk.Verdi av;

        VerdiSomBoolsk(Uttrykk.Verdi av) {
            this.av = av;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            if (SequenceTool.asItem(av.av(l, v, n)) instanceof BooleanValue b) {
                return b.getBooleanValue();
            }
            throw OverlatException.EN;
        }
    }
}
