package no.meldingsvakt.avvik;

/** One text in the three languages. */
public record Tekst(String nb, String nn, String en) {

    /** The text in the language. */
    public String i(Sprak sprak) {
        return switch (sprak) {
            case NB -> nb;
            case NN -> nn;
            case EN -> en;
        };
    }
}
