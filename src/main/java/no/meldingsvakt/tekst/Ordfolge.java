package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import no.meldingsvakt.tekst.Ordrekke.Ord;
import no.meldingsvakt.tekst.Ordrekke.Slag;
import no.meldingsvakt.tekst.Ordtrie.Treff;
import org.jspecify.annotations.Nullable;

/** The words of a text, and the phrases of the lexicon that they make. */
final class Ordfolge {

    private final Leksikon leksikon;
    private final List<Ord> ord;
    private final Ordtrie.Leting leting;

    /** The phrases that begin at each word, once it has been asked for. */
    private final List<@Nullable List<Treff>> treff;

    Ordfolge(Leksikon leksikon, String tekst) {
        this.leksikon = leksikon;
        this.ord = Ordrekke.av(
                tekst,
                leksikon.forkortelser(),
                leksikon.ordlister().skrivemater().keySet());
        this.leting = leksikon.trie().new Leting(ord, leksikon.ordbok());
        this.treff = new ArrayList<>(Collections.nCopies(ord.size(), null));
    }

    Leksikon leksikon() {
        return leksikon;
    }

    int antall() {
        return ord.size();
    }

    Ord ord(int i) {
        return ord.get(i);
    }

    /** The form of the word; empty after the last. */
    String form(int i) {
        return i < ord.size() ? ord.get(i).form() : "";
    }

    /** Whether the word or sign is the first of its line; so is what would come after the last. */
    boolean begynnerLinje(int i) {
        return i >= ord.size() || ord.get(i).linjestart();
    }

    /** Whether nothing follows the word but a sign, another line or the end. */
    boolean avslutter(int i) {
        return begynnerLinje(i + 1) || ord.get(i + 1).slag() == Slag.TEGN;
    }

    /** The phrases that begin at the word and end no later than {@code til}. */
    List<Treff> treff(int fra, int til) {
        if (fra >= ord.size()) {
            return List.of();
        }
        List<Treff> alle = treff.get(fra);
        if (alle == null) {
            alle = leting.fra(fra);
            treff.set(fra, alle);
        }
        for (Treff t : alle) {
            if (t.til() > til) {
                return alle.stream().filter(kort -> kort.til() <= til).toList();
            }
        }
        return alle;
    }

    Frase frase(Treff treff) {
        return leksikon.frase(treff.frase());
    }
}
