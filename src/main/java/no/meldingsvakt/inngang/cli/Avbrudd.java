package no.meldingsvakt.inngang.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether somebody has asked for an end, as with Ctrl-C. Work that can tell how far it came says that it has begun; it is then
 * waited for, shortly.
 */
final class Avbrudd {

    private static final int LENGST_SEKUNDER = 10;

    private final CountDownLatch ferdig = new CountDownLatch(1);
    private volatile boolean bedtOm;
    private volatile boolean igang;

    /** Asked for by a signal to the process. */
    static Avbrudd vedSignal() {
        Avbrudd avbrudd = new Avbrudd();
        Runtime.getRuntime().addShutdownHook(new Thread(avbrudd::bedOm, "avbrudd"));
        return avbrudd;
    }

    /** Asks for an end, and waits until the work has told how far it came. */
    void bedOm() {
        bedtOm = true;
        if (igang) {
            try {
                boolean ble = ferdig.await(LENGST_SEKUNDER, TimeUnit.SECONDS);
                igang = !ble;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    boolean erBedtOm() {
        return bedtOm;
    }

    void begynt() {
        igang = true;
    }

    void ferdig() {
        ferdig.countDown();
    }
}
