package no.meldingsvakt.avvik;

import java.util.List;

/** Findings counted by how much they weigh. */
public record Antall(int avvises, int feil, int advarsel, int merknad) {

    public static final Antall INGEN = new Antall(0, 0, 0, 0);

    /** Counts the findings. */
    public static Antall av(List<Avvik> avvik) {
        return new Antall(
                antall(avvik, Alvorlighet.AVVISES),
                antall(avvik, Alvorlighet.FEIL),
                antall(avvik, Alvorlighet.ADVARSEL),
                antall(avvik, Alvorlighet.MERKNAD));
    }

    public Antall pluss(Antall andre) {
        return new Antall(
                avvises + andre.avvises, feil + andre.feil, advarsel + andre.advarsel, merknad + andre.merknad);
    }

    public int sum() {
        return avvises + feil + advarsel + merknad;
    }

    private static int antall(List<Avvik> avvik, Alvorlighet alvorlighet) {
        return (int) avvik.stream().filter(a -> a.alvorlighet() == alvorlighet).count();
    }
}
