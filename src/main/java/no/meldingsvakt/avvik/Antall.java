package no.meldingsvakt.avvik;

import java.util.List;

/** Findings counted by how much they weigh. */
public record Antall(int avvises, int feil, int advarsel, int merknad) {

    public static final Antall INGEN = new Antall(0, 0, 0, 0);

    /** One finding. */
    public static Antall en(Alvorlighet alvorlighet) {
        return new Antall(
                alvorlighet == Alvorlighet.AVVISES ? 1 : 0,
                alvorlighet == Alvorlighet.FEIL ? 1 : 0,
                alvorlighet == Alvorlighet.ADVARSEL ? 1 : 0,
                alvorlighet == Alvorlighet.MERKNAD ? 1 : 0);
    }

    /** Counts the findings. */
    public static Antall av(List<Avvik> avvik) {
        return avvik.stream().map(a -> en(a.alvorlighet())).reduce(INGEN, Antall::pluss);
    }

    public Antall pluss(Antall andre) {
        return new Antall(
                avvises + andre.avvises, feil + andre.feil, advarsel + andre.advarsel, merknad + andre.merknad);
    }

    /** Without some of them. */
    public Antall minus(Antall andre) {
        return new Antall(
                avvises - andre.avvises, feil - andre.feil, advarsel - andre.advarsel, merknad - andre.merknad);
    }

    public int sum() {
        return avvises + feil + advarsel + merknad;
    }
}
