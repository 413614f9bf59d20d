package no.meldingsvakt.regel.uttrykk;

import java.util.Arrays;

/** A list of numbers that grows. */
final class Heltall {

    private static final int FORST = 8;

    private static final int[] INGEN = {};

    private int[] tall = new int[FORST];
    private int antall;

    static Heltall av(int ett) {
        Heltall ny = new Heltall();
        ny.legg(ett);
        return ny;
    }

    int antall() {
        return antall;
    }

    int get(int i) {
        return tall[i];
    }

    void legg(int ett) {
        if (antall == tall.length) {
            tall = Arrays.copyOf(tall, 2 * antall);
        }
        tall[antall++] = ett;
    }

    int[] alle() {
        return antall == 0 ? INGEN : Arrays.copyOf(tall, antall);
    }

    void kutt(int til) {
        antall = til;
    }
}
