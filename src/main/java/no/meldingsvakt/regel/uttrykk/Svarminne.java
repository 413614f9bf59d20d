package no.meldingsvakt.regel.uttrykk;

import org.jspecify.annotations.Nullable;

/** What has been answered of nodes, by the number of the question. Of one thread. */
final class Svarminne {

    private static final int FORST = 512;

    /** What spreads numbers that follow each other: the golden ratio of 64 bits. */
    private static final long SPREDER = 0x9E3779B97F4A7C15L;

    /** Question and node, each 32 bits; where there is no answer, nothing is there. A power of two of them, no more than half in use. */
    private long[] nokler = new long[FORST];

    private @Nullable Object[] svar = new Object[FORST];
    private int antall;

    /** The answer; null where it is not known. */
    @Nullable
    Object finn(int sporsmal, int node) {
        return svar[rute(nokkel(sporsmal, node))];
    }

    /** Remembers an answer that is not known. */
    void husk(int sporsmal, int node, Object nytt) {
        if (2 * ++antall > nokler.length) {
            utvid();
        }
        long nokkel = nokkel(sporsmal, node);
        int rute = rute(nokkel);
        nokler[rute] = nokkel;
        svar[rute] = nytt;
    }

    private void utvid() {
        long[] gamleNokler = nokler;
        @Nullable Object[] gamleSvar = svar;
        nokler = new long[2 * gamleNokler.length];
        svar = new Object[2 * gamleNokler.length];
        for (int i = 0; i < gamleNokler.length; i++) {
            if (gamleSvar[i] != null) {
                int rute = rute(gamleNokler[i]);
                nokler[rute] = gamleNokler[i];
                svar[rute] = gamleSvar[i];
            }
        }
    }

    private static long nokkel(int sporsmal, int node) {
        return ((long) sporsmal << 32) | (node & 0xFFFF_FFFFL);
    }

    /** Where the answer is, or would be. */
    private int rute(long nokkel) {
        int siste = nokler.length - 1;
        int rute = (int) ((nokkel * SPREDER) >>> 32) & siste;
        while (svar[rute] != null && nokler[rute] != nokkel) {
            rute = (rute + 1) & siste;
        }
        return rute;
    }
}
