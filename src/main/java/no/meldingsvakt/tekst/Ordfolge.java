package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.List;
import no.meldingsvakt.tekst.Ordrekke.Ord;
import no.meldingsvakt.tekst.Ordrekke.Slag;
import no.meldingsvakt.tekst.Ordtrie.Treff;

/** The words of a text, and the phrases of the lexicon that they make. */
final class Ordfolge {

    private final Leksikon leksikon;
    private final List<Ord> ord;
    private final int[][] monstre;

    Ordfolge(Leksikon leksikon, String tekst) {
        this.leksikon = leksikon;
        this.ord = Ordrekke.av(tekst, leksikon.forkortelser());
        this.monstre = leksikon.trie().monstre(ord);
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
        List<Treff> treff = new ArrayList<>();
        leksikon.trie().finn(ord, monstre, fra, Math.min(ord.size(), til), treff);
        return treff;
    }

    Frase frase(Treff treff) {
        return leksikon.frase(treff.frase());
    }
}
