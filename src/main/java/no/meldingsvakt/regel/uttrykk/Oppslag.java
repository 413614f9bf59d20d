package no.meldingsvakt.regel.uttrykk;

import java.util.Map;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/**
 * A predicate as a lookup in a list that is kept: where each of many nodes asks for some of the others, not all are tried each time. What has been made
 * for it of a list is kept with the list.
 */
abstract sealed class Oppslag permits Likhetsoppslag, Plassoppslag, Ordensoppslag {

    /** A shorter list is looked through. */
    private static final int KORTEST = 8;

    /** Those of the nodes that the predicate is true for; null where they had better be looked through. */
    final @Nullable Treff treff(Lop l, @Nullable Object[] v, Heltall noder) throws XPathException {
        Map<Oppslag, Object> tabeller = noder.tabeller();
        if (tabeller == null || noder.antall() < KORTEST) {
            return null;
        }
        l.tre().arbeid.node();
        return sok(l, v, noder, tabeller);
    }

    /** What was found, in the order of the list. */
    interface Treff {

        int antall();

        int get(int i);

        default int forste() {
            return antall() == 0 ? Tre.INGEN : get(0);
        }

        default int siste() {
            return antall() == 0 ? Tre.INGEN : get(antall() - 1);
        }
    }

    /** Some of a list. */
    record Liste(Heltall noder) implements Treff {

        @Override
        public int antall() {
            return noder.antall();
        }

        @Override
        public int get(int i) {
            return noder.get(i);
        }
    }

    static final Treff INGEN = new Liste(new Heltall());

    /**
     * Looks them up; null where it cannot.
     *
     * @param tabeller what has been made of the list, by what it was made for
     */
    abstract @Nullable Treff sok(Lop l, @Nullable Object[] v, Heltall noder, Map<Oppslag, Object> tabeller)
            throws XPathException;
}
