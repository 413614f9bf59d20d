package no.meldingsvakt.validering;

import java.util.ArrayList;
import java.util.List;
import no.meldingsvakt.avvik.Stegresultat;
import no.meldingsvakt.konvolutt.Lesing;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way through the corridor. Immutable: each step makes a new one with its result added.
 *
 * @param innhold the bytes as received
 * @param startet {@link System#nanoTime} when it came in
 * @param lesing what reading came to; null until it has been read
 * @param steg what the steps so far came to
 */
public record Sak(
        byte[] innhold, Valg valg, long startet, @Nullable Lesing lesing, List<Stegresultat> steg) {

    public Sak {
        steg = List.copyOf(steg);
    }

    /** A message that has just come in. */
    public static Sak ny(byte[] innhold, Valg valg) {
        return new Sak(innhold, valg, System.nanoTime(), null, List.of());
    }

    /** Says whether every step so far let the message on. */
    boolean slipperVidere() {
        return steg.stream().allMatch(Stegresultat::slipperVidere);
    }

    Sak lest(Lesing lest) {
        return new Sak(innhold, valg, startet, lest, pluss(lest.resultat()));
    }

    Sak med(Stegresultat resultat) {
        return new Sak(innhold, valg, startet, lesing, pluss(resultat));
    }

    private List<Stegresultat> pluss(Stegresultat resultat) {
        List<Stegresultat> nye = new ArrayList<>(steg);
        nye.add(resultat);
        return nye;
    }

    @Override
    public String toString() {
        return "Sak[" + innhold.length + " byte, " + steg.size() + " steg]";
    }
}
