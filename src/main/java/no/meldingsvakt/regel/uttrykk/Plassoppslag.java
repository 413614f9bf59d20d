package no.meldingsvakt.regel.uttrykk;

import java.util.Arrays;
import java.util.Map;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/** Those before or after a node, of a list in the document's order. */
final class Plassoppslag extends Oppslag {

    private final boolean foran;
    private final Uttrykk.Noder sokt;

    /**
     * A lookup.
     *
     * @param foran whether those before it are asked for; else those after it
     * @param sokt the node; the same for all
     */
    Plassoppslag(boolean foran, Uttrykk.Noder sokt) {
        this.foran = foran;
        this.sokt = sokt;
    }

    /** The places of the nodes in the document; none where the list is in another order. */
    private record Tabell(long[] plasser, boolean iRekkefolge) {}

    @Override
    @Nullable
    Treff sok(Lop l, @Nullable Object[] v, Heltall noder, Map<Oppslag, Object> tabeller) throws XPathException {
        Tabell tabell = (Tabell) tabeller.computeIfAbsent(this, t -> lag(l, noder));
        if (!tabell.iRekkefolge()) {
            return null;
        }
        int node = sokt.eneste(l, v, Tre.INGEN);
        if (node == Tre.INGEN) {
            return INGEN;
        }
        int plass = Arrays.binarySearch(tabell.plasser(), l.tre().nokkel(node));
        return foran
                ? new Utsnitt(noder, 0, plass < 0 ? -1 - plass : plass)
                : new Utsnitt(noder, plass < 0 ? -1 - plass : plass + 1, noder.antall());
    }

    private static Tabell lag(Lop l, Heltall noder) {
        l.tre().arbeid.noder(noder.antall());
        long[] plasser = new long[noder.antall()];
        boolean iRekkefolge = true;
        for (int i = 0; i < plasser.length; i++) {
            plasser[i] = l.tre().nokkel(noder.get(i));
            iRekkefolge &= i == 0 || plasser[i - 1] < plasser[i];
        }
        return new Tabell(plasser, iRekkefolge);
    }

    private record Utsnitt(Heltall noder, int fra, int til) implements Treff {

        @Override
        public int antall() {
            return til - fra;
        }

        @Override
        public int get(int i) {
            return noder.get(fra + i);
        }
    }
}
