package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/** Functions of texts, as XPath Functions and Operators 3.1 describes them. */
final class Tekstfunksjon {

    private static final int LATIN = 0xFF;

    private Tekstfunksjon() {}

    private static String ellerTom(@Nullable String tekst) {
        return tekst == null ? "" : tekst;
    }

    /** {@code fn:normalize-space}. */
    static final class Ryddet extends Uttrykk.Tekst {

        private final Uttrykk.Tekster av;

        Ryddet(Uttrykk.Tekster av) {
            super(false);
            this.av = av;
        }

        @Override
        String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return ryddet(ellerTom(av.eneste(l, v, n)));
        }

        private static String ryddet(String tekst) {
            if (!maRyddes(tekst)) {
                return tekst;
            }
            StringBuilder ut = new StringBuilder(tekst.length());
            boolean mellomrom = false;
            for (int i = 0; i < tekst.length(); i++) {
                char tegn = tekst.charAt(i);
                if (erTomrom(tegn)) {
                    mellomrom = ut.length() > 0;
                } else {
                    if (mellomrom) {
                        ut.append(' ');
                        mellomrom = false;
                    }
                    ut.append(tegn);
                }
            }
            return ut.toString();
        }

        private static boolean maRyddes(String tekst) {
            boolean forrige = true;
            for (int i = 0; i < tekst.length(); i++) {
                char tegn = tekst.charAt(i);
                boolean tomrom = erTomrom(tegn);
                if (tomrom && (forrige || tegn != ' ')) {
                    return true;
                }
                forrige = tomrom;
            }
            return forrige && !tekst.isEmpty();
        }

        private static boolean erTomrom(char tegn) {
            return tegn == ' ' || tegn == '\n' || tegn == '\t' || tegn == '\r';
        }
    }

    /** {@code fn:lower-case}; of letters outside Latin-1, Saxon is asked. */
    static final class Sma extends Uttrykk.Tekst {

        private final Uttrykk.Tekster av;

        Sma(Uttrykk.Tekster av) {
            super(false);
            this.av = av;
        }

        @Override
        String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            String tekst = ellerTom(av.eneste(l, v, n));
            for (int i = 0; i < tekst.length(); i++) {
                if (tekst.charAt(i) > LATIN) {
                    throw OverlatException.EN;
                }
            }
            return tekst.toLowerCase(Locale.ROOT);
        }
    }

    /** {@code fn:string}. */
    static final class Streng extends Uttrykk.Tekst {

        private final Uttrykk.Tekster av;

        Streng(Uttrykk.Tekster av) {
            super(false);
            this.av = av;
        }

        @Override
        String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return ellerTom(av.eneste(l, v, n));
        }
    }

    /** {@code fn:local-name}. */
    static final class Navn extends Uttrykk.Tekst {

        private final Uttrykk.Noder av;

        Navn(Uttrykk.Noder av) {
            super(false);
            this.av = av;
        }

        @Override
        String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            int node = av.eneste(l, v, n);
            return node == Tre.INGEN ? "" : l.tre().node(node).getLocalPart();
        }
    }

    /** What is asked of two texts. */
    interface Prove {
        boolean av(String tekst, String annen);
    }

    /** {@code fn:contains} and its like. */
    static final class Tekstprove extends Uttrykk.Boolsk {

        private final Uttrykk.Tekster a;
        private final Uttrykk.Tekster b;
        private final Prove prove;

        Tekstprove(Uttrykk.Tekster a, Uttrykk.Tekster b, Prove prove) {
            this.a = a;
            this.b = b;
            this.prove = prove;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            return prove.av(ellerTom(a.eneste(l, v, n)), ellerTom(b.eneste(l, v, n)));
        }
    }

    /** {@code fn:matches}. */
    static final class Passer extends Uttrykk.Boolsk {

        private final Uttrykk.Tekster av;
        private final Tegnmonster monster;
        private final Uttrykk.Boolsk saxons;

        /**
         * Such a test.
         *
         * @param saxons asked of what the pattern does not know
         */
        Passer(Uttrykk.Tekster av, Tegnmonster monster, Uttrykk.Boolsk saxons) {
            this.av = av;
            this.monster = monster;
            this.saxons = saxons;
        }

        @Override
        boolean av(Lop l, @Nullable Object[] v, int n) throws XPathException {
            @Nullable Boolean passer = monster.passer(ellerTom(av.eneste(l, v, n)));
            return passer == null ? saxons.av(l, v, n) : passer;
        }
    }

    /** All texts as one. */
    static final class Samlet extends Uttrykk.Tekst {

        private final Uttrykk.Tekster av;

        Samlet(Uttrykk.Tekster av) {
            super(false);
            this.av = av;
        }

        @Override
        String eneste(Lop l, @Nullable Object[] v, int n) throws XPathException {
            List<String> alle = new ArrayList<>();
            av.til(l, v, n, alle);
            return String.join("", alle);
        }
    }
}
