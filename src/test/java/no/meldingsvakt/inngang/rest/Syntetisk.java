package no.meldingsvakt.inngang.rest;

import java.util.concurrent.ThreadLocalRandom;

/** Synthetic national identity numbers: month + 80, as those that the tax administration makes for tests. */
final class Syntetisk {

    private static final int[] VEKT1 = {3, 7, 6, 1, 8, 9, 4, 5, 2};
    private static final int[] VEKT2 = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    private Syntetisk() {}

    /** A number that is not likely to be drawn twice, with right check digits. */
    static String pasient() {
        while (true) {
            ThreadLocalRandom tilfeldig = ThreadLocalRandom.current();
            String ni = "%02d%02d%02d%03d"
                    .formatted(
                            tilfeldig.nextInt(1, 29),
                            tilfeldig.nextInt(81, 93),
                            tilfeldig.nextInt(40, 99),
                            tilfeldig.nextInt(0, 500));
            int k1 = siffer(ni, VEKT1);
            int k2 = k1 < 10 ? siffer(ni + k1, VEKT2) : 10;
            if (k2 < 10) {
                return ni + k1 + k2;
            }
        }
    }

    private static int siffer(String nummer, int[] vekt) {
        int sum = 0;
        for (int i = 0; i < vekt.length; i++) {
            sum += vekt[i] * (nummer.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11;
    }
}
