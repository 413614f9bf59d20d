package no.meldingsvakt.regel.uttrykk;

import java.util.List;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the stylesheet's own functions. They look at nothing but what they are given and the document, so what one has answered of
 * a node is remembered for as long as the document is judged.
 */
final class Kall {

    private Kall() {}

    static Uttrykk av(Slag gir, Uttrykksbygger.Funksjonskode kode, Uttrykk[] argumenter) {
        Forer forer = new Forer(kode, argumenter);
        return switch (gir) {
            case NODER -> new Noder(forer);
            case BOOLSK -> new Boolsk(forer);
            case TEKSTER -> new Tekster(forer, false);
            case UTYPEDE -> new Tekster(forer, true);
            case VERDI -> new Verdi(forer);
        };
    }

    /** Makes the call. */
    private static final class Forer {

        private final Uttrykksbygger.Funksjonskode kode;
        private final Uttrykk[] argumenter;
        private final boolean huskes;

        /** What its answers are remembered by, together with the node. */
        private final int sporsmal;

        Forer(Uttrykksbygger.Funksjonskode kode, Uttrykk[] argumenter) {
            this.kode = kode;
            this.argumenter = argumenter;
            this.huskes = (argumenter.length == 1 || argumenter.length == 2)
                    && argumenter[0] instanceof Uttrykk.Noder
                    && (argumenter.length == 1 || argumenter[1] instanceof Sammensatt.FasteTekster);
            this.sporsmal = huskes ? kode.sporsmal(argumenter) : 0;
        }

        Object svar(Lop l, @Nullable Object[] v, int n) throws XPathException {
            if (!huskes || kode.liten) {
                return nytt(l, v, n, null);
            }
            Heltall noder = (Heltall) argumenter[0].lagre(l, v, n);
            if (noder.antall() != 1) {
                return nytt(l, v, n, noder);
            }
            Svarminne kjente = l.funksjonssvar();
            @Nullable Object kjent = kjente.finn(sporsmal, noder.get(0));
            if (kjent == null) {
                kjent = nytt(l, v, n, noder);
                if (kjent instanceof Heltall svar) {
                    svar.huskes();
                }
                kjente.husk(sporsmal, noder.get(0), kjent);
            }
            return kjent;
        }

        private Object nytt(Lop l, @Nullable Object[] v, int n, @Nullable Heltall forste) throws XPathException {
            Uttrykk kropp = kode.kropp;
            if (kropp == null) {
                throw OverlatException.EN;
            }
            @Nullable Object[] egne = new Object[kode.plasser];
            for (int i = 0; i < argumenter.length; i++) {
                egne[i] = i == 0 && forste != null ? forste : Lop.utsett(argumenter[i], l, v, n);
            }
            l.ned();
            try {
                return kropp.lagre(l, egne, Tre.INGEN);
            } finally {
                l.opp();
            }
        }
    }

    private static final class Noder extends Uttrykk.Noder {

        private final Forer forer;

        Noder(Forer forer) {
            this.forer = forer;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, Heltall ut) throws XPathException {
            Heltall svar = (Heltall) forer.svar(l, v, n);
            l.tre().arbeid.noder(svar.antall());
            for (int i = 0; i < svar.antall(); i++) {
                ut.legg(svar.get(i));
            }
        }

        @Override
        Heltall ferdige(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return (Heltall) forer.svar(l, v, n);
        }

        @Override
        int forste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            Heltall svar = (Heltall) forer.svar(l, v, n);
            return svar.antall() > 0 ? svar.get(0) : Tre.INGEN;
        }

        @Override
        boolean finnes(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return ((Heltall) forer.svar(l, v, n)).antall() > 0;
        }

        @Override
        Object lagre(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return forer.svar(l, v, n);
        }
    }

    private static final class Boolsk extends Uttrykk.Boolsk {

        private final Forer forer;

        Boolsk(Forer forer) {
            this.forer = forer;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return (Boolean) forer.svar(l, v, n);
        }
    }

    private static final class Verdi extends Uttrykk.Verdi {

        private final Forer forer;

        Verdi(Forer forer) {
            this.forer = forer;
        }

        @Override
        GroundedValue av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return (GroundedValue) forer.svar(l, v, n);
        }
    }

    private static final class Tekster extends Uttrykk.Tekster {

        private final Forer forer;

        Tekster(Forer forer, boolean utypet) {
            super(utypet);
            this.forer = forer;
        }

        @Override
        void til(Lop l, @Nullable Object[] v, int n, List<String> ut) throws XPathException {
            ut.addAll(((Tekstverdi) forer.svar(l, v, n)).alle());
        }

        @Override
        @Nullable
        String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return Variabler.eneste(((Tekstverdi) forer.svar(l, v, n)).alle());
        }

        @Override
        Object lagre(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return forer.svar(l, v, n);
        }
    }
}
