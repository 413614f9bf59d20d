package no.meldingsvakt.inngang.cli;

import java.io.IOException;

/** How far it has come, as a bar that is drawn over itself. Draws nothing where nobody watches, or for one file. */
final class Framdrift {

    private static final int BREDDE = 30;
    private static final long PAUSE = 100_000_000;

    private final Skjerm skjerm;
    private final boolean vises;
    private final int alle;
    private long sist = System.nanoTime();
    private boolean tegnet;

    Framdrift(Skjerm skjerm, boolean terminal, int alle) {
        this.skjerm = skjerm;
        this.vises = terminal && alle > 1;
        this.alle = alle;
    }

    void kommet(int antall) throws IOException {
        long naa = System.nanoTime();
        if (vises && (naa - sist > PAUSE || !tegnet)) {
            sist = naa;
            tegnet = true;
            int fylt = (int) ((long) BREDDE * antall / alle);
            skjerm.append("\r[" + "#".repeat(fylt) + " ".repeat(BREDDE - fylt) + "] " + antall + "/" + alle);
            skjerm.ferdig();
        }
    }

    /** Takes the bar away, so that something else can be written. */
    void bort() throws IOException {
        if (tegnet) {
            skjerm.append("\r" + " ".repeat(BREDDE + 2 * String.valueOf(alle).length() + 4) + "\r");
            skjerm.ferdig();
            tegnet = false;
        }
    }
}
