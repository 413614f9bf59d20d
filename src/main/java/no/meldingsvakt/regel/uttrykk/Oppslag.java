package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/** The nodes of a list by what each is called: where each of many nodes asks for those that it names, not all are looked at each time. */
final class Oppslag {

    /** A shorter list is looked through. */
    private static final int KORTEST = 8;

    private static final int[] INGEN = {};

    private final Heltall noder;
    private final Map<String, Heltall> plasser = new HashMap<>();

    private Oppslag(Heltall noder) {
        this.noder = noder;
    }

    /**
     * A predicate that is true where one of a node's texts is one of some others.
     *
     * @param nokkel what the node is called; asks for no variables
     * @param sokt what is asked for; the same for all nodes
     */
    record Likhet(Uttrykk.Tekster nokkel, Uttrykk.Tekster sokt) {

        /** Those of the nodes that it is true for, in their order; null where they had better be looked through. */
        int @Nullable [] treff(Lop l, @Nullable Object[] v, Heltall noder) throws XPathException {
            Map<Object, Oppslag> kjente = noder.oppslag();
            if (kjente == null || noder.antall() < KORTEST) {
                return null;
            }
            List<String> sokte = new ArrayList<>(2);
            sokt.til(l, v, Tre.INGEN, sokte);
            if (sokte.isEmpty()) {
                return INGEN;
            }
            Oppslag oppslag = kjente.get(this);
            if (oppslag == null) {
                oppslag = lag(l, v, noder);
                kjente.put(this, oppslag);
            }
            return oppslag.treff(l, sokte);
        }

        private Oppslag lag(Lop l, @Nullable Object[] v, Heltall noder) throws XPathException {
            Oppslag nytt = new Oppslag(noder);
            List<String> navn = new ArrayList<>(2);
            l.tre().arbeid.noder(noder.antall());
            for (int i = 0; i < noder.antall(); i++) {
                navn.clear();
                nokkel.til(l, v, noder.get(i), navn);
                for (String ett : navn) {
                    nytt.plasser.computeIfAbsent(ett, e -> new Heltall()).legg(i);
                }
            }
            return nytt;
        }

        @Override
        public boolean equals(@Nullable Object annen) {
            return this == annen;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private int[] treff(Lop l, List<String> sokte) {
        TreeSet<Integer> alle = new TreeSet<>();
        for (String en : sokte) {
            Heltall der = plasser.get(en);
            for (int i = 0; der != null && i < der.antall(); i++) {
                alle.add(der.get(i));
            }
        }
        l.tre().arbeid.noder(1 + alle.size());
        return alle.stream().mapToInt(noder::get).toArray();
    }
}
