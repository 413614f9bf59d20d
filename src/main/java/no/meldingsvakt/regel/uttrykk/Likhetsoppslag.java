package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;

/** Those one of whose texts is one of some others: the nodes are kept by what each is called. */
final class Likhetsoppslag extends Oppslag {

    private final Uttrykk.Tekster nokkel;
    private final Uttrykk.Tekster sokt;

    /**
     * A lookup.
     *
     * @param nokkel what the node is called; asks for no variables
     * @param sokt what is asked for; the same for all nodes
     */
    Likhetsoppslag(Uttrykk.Tekster nokkel, Uttrykk.Tekster sokt) {
        this.nokkel = nokkel;
        this.sokt = sokt;
    }

    /** The places of the nodes in their list, and the nodes, by a name. */
    private record Tabell(Map<String, Heltall> plasser, Map<String, Liste> noder) {}

    @Override
    @Nullable
    Treff sok(Lop l, @Nullable Object[] v, Heltall noder, Map<Oppslag, Object> tabeller) throws XPathException {
        List<String> sokte = new ArrayList<>(2);
        sokt.til(l, v, Tre.INGEN, sokte);
        if (sokte.isEmpty()) {
            return INGEN;
        }
        Tabell tabell = (Tabell) tabeller.get(this);
        if (tabell == null) {
            tabell = lag(l, v, noder);
            tabeller.put(this, tabell);
        }
        return sokte.size() == 1 ? hos(tabell, sokte.get(0), noder) : hos(tabell, sokte, noder);
    }

    private Tabell lag(Lop l, @Nullable Object[] v, Heltall noder) throws XPathException {
        Map<String, Heltall> plasser = new HashMap<>();
        List<String> navn = new ArrayList<>(2);
        l.tre().arbeid.noder(noder.antall());
        for (int i = 0; i < noder.antall(); i++) {
            navn.clear();
            nokkel.til(l, v, noder.get(i), navn);
            for (String ett : navn) {
                Heltall der = plasser.computeIfAbsent(ett, e -> new Heltall());
                if (der.antall() == 0 || der.get(der.antall() - 1) != i) {
                    der.legg(i);
                }
            }
        }
        return new Tabell(plasser, new HashMap<>());
    }

    private static Treff hos(Tabell tabell, String navn, Heltall noder) {
        Heltall der = tabell.plasser().get(navn);
        return der == null ? INGEN : tabell.noder().computeIfAbsent(navn, n -> liste(IntStream.of(der.alle()), noder));
    }

    private static Treff hos(Tabell tabell, List<String> alleNavn, Heltall noder) {
        TreeSet<Integer> alle = new TreeSet<>();
        for (String navn : alleNavn) {
            Heltall der = tabell.plasser().get(navn);
            for (int i = 0; der != null && i < der.antall(); i++) {
                alle.add(der.get(i));
            }
        }
        return liste(alle.stream().mapToInt(i -> i), noder);
    }

    private static Liste liste(IntStream plasser, Heltall noder) {
        Heltall alle = new Heltall();
        plasser.forEach(i -> alle.legg(noder.get(i)));
        return new Liste(alle);
    }
}
