package no.meldingsvakt.avvik;

/** One text in the three languages. */
public record Tekst(String nb, String nn, String en) {

    /** A text that is the same in all languages. */
    public static Tekst lik(String tekst) {
        return new Tekst(tekst, tekst, tekst);
    }

    /** The text in the language. */
    public String i(Sprak sprak) {
        return switch (sprak) {
            case NB -> nb;
            case NN -> nn;
            case EN -> en;
        };
    }
}
