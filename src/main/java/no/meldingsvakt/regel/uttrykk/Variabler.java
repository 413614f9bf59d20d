package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.BooleanValue;
import net.sf.saxon.value.SequenceExtent;
import org.jspecify.annotations.Nullable;

/** Variables: what binds them, and what refers to them. */
final class Variabler {

    private Variabler() {}

    static @Nullable String eneste(List<String> alle) {
        if (alle.size() > 1) {
            throw OverlatException.EN;
        }
        return alle.isEmpty() ? null : alle.get(0);
    }

    /** A reference to a variable. */
    static Uttrykk av(int plass, Slag slag) {
        return switch (slag) {
            case NODER -> new Noder(plass);
            case BOOLSK -> new Boolsk(plass);
            case TEKSTER -> new Tekster(plass, false);
            case UTYPEDE -> new Tekster(plass, true);
            case VERDI -> new Verdi(plass);
        };
    }

    /** A parameter of the stylesheet. */
    static final class Parameter extends Uttrykk.Verdi {

        private final String navn;

        Parameter(String navn) {
            this.navn = navn;
        }

        @Override
        boolean erLite() {
            return true;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) {
            return l.parameter(navn);
        }
    }

    private static final class Noder extends Uttrykk.Noder {

        private final int plass;

        Noder(int plass) {
            this.plass = plass;
        }

        @Override
        boolean erLite() {
            return true;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            Heltall noder = (Heltall) l.hent(v, plass);
            for (int i = 0; i < noder.antall(); i++) {
                ut.legg(noder.get(i));
            }
        }

        @Override
        Heltall ferdige(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return (Heltall) l.hent(v, plass);
        }

        @Override
        boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return ((Heltall) l.hent(v, plass)).antall() > 0;
        }

        @Override
        int forste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Heltall noder = (Heltall) l.hent(v, plass);
            return noder.antall() > 0 ? noder.get(0) : Tre.INGEN;
        }

        @Override
        Object lagre(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return l.hent(v, plass);
        }
    }

    private static final class Boolsk extends Uttrykk.Boolsk {

        private final int plass;

        Boolsk(int plass) {
            this.plass = plass;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return (Boolean) l.hent(v, plass);
        }
    }

    private static final class Verdi extends Uttrykk.Verdi {

        private final int plass;

        Verdi(int plass) {
            this.plass = plass;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return (GroundedValue) l.hent(v, plass);
        }
    }

    private static final class Tekster extends Uttrykk.Tekster {

        private final int plass;

        Tekster(int plass, boolean utypet) {
            super(utypet);
            this.plass = plass;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
            ut.addAll(((Tekstverdi) l.hent(v, plass)).alle());
        }

        @Override
        @Nullable
        String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return Variabler.eneste(((Tekstverdi) l.hent(v, plass)).alle());
        }

        @Override
        Object lagre(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return l.hent(v, plass);
        }
    }

    /** {@code let}. */
    static Uttrykk la(int plass, Uttrykk verdi, Uttrykk resten) {
        return Omsluttet.av(resten, (l, v, n) -> v[plass] = Lop.utsett(verdi, l, v, n));
    }

    /** {@code some} and {@code every}. */
    static Uttrykk.Boolsk noen(int plass, Uttrykk over, Uttrykk.Boolsk vilkar, boolean noen) {
        return new Uttrykk.Boolsk() {
            @Override
            boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
                for (Object en : enkeltvis(over.lagre(l, v, n))) {
                    v[plass] = en;
                    if (vilkar.av(l, v, n) == noen) {
                        return noen;
                    }
                }
                return !noen;
            }
        };
    }

    /** {@code for}. */
    static Uttrykk forHver(int plass, Uttrykk over, Uttrykk resten) {
        if (resten instanceof Uttrykk.Noder noder) {
            return new Uttrykk.Noder() {
                @Override
                void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
                    for (Object en : enkeltvis(over.lagre(l, v, n))) {
                        v[plass] = en;
                        noder.til(l, v, n, ut);
                    }
                }
            };
        }
        if (resten instanceof Uttrykk.Tekster tekster) {
            return new Uttrykk.Tekster(tekster.utypet()) {
                @Override
                void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
                    for (Object en : enkeltvis(over.lagre(l, v, n))) {
                        v[plass] = en;
                        tekster.til(l, v, n, ut);
                    }
                }
            };
        }
        return new Uttrykk.Verdi() {
            @Override
            GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
                List<Item> alle = new ArrayList<>();
                for (Object en : enkeltvis(over.lagre(l, v, n))) {
                    v[plass] = en;
                    l.verdi(resten.lagre(l, v, n)).asIterable().forEach(alle::add);
                }
                return SequenceExtent.makeSequenceExtent(alle);
            }
        };
    }

    /** {@code a[b]} where a is no nodes, and b no number. */
    static Uttrykk filter(int plass, Uttrykk over, Uttrykk.Boolsk vilkar) {
        if (over instanceof Uttrykk.Tekster tekster) {
            return new Uttrykk.Tekster(tekster.utypet()) {
                @Override
                void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
                    List<String> alle = new ArrayList<>();
                    tekster.til(l, v, n, alle);
                    for (String en : alle) {
                        v[plass] = new Tekstverdi(List.of(en), utypet());
                        if (vilkar.av(l, v, n)) {
                            ut.add(en);
                        }
                    }
                }
            };
        }
        return new Uttrykk.Verdi() {
            @Override
            GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
                List<Item> alle = new ArrayList<>();
                for (Item en : l.verdi(over.lagre(l, v, n)).asIterable()) {
                    v[plass] = over instanceof Uttrykk.Verdi ? en : ((BooleanValue) en).getBooleanValue();
                    if (vilkar.av(l, v, n)) {
                        alle.add(en);
                    }
                }
                return SequenceExtent.makeSequenceExtent(alle);
            }
        };
    }

    /** What is in a sequence, each as a variable holds it. */
    private static List<Object> enkeltvis(Object lagret) {
        List<Object> alle = new ArrayList<>();
        if (lagret instanceof Heltall noder) {
            for (int i = 0; i < noder.antall(); i++) {
                alle.add(Heltall.av(noder.get(i)));
            }
        } else if (lagret instanceof Uttrykk.Tekstverdi t) {
            t.alle().forEach(en -> alle.add(new Uttrykk.Tekstverdi(List.of(en), t.utypet())));
        } else if (lagret instanceof GroundedValue verdi) {
            verdi.asIterable().forEach(alle::add);
        } else {
            alle.add(lagret);
        }
        return alle;
    }
}
