package no.meldingsvakt.inngang.overlast;

import java.util.Optional;

/**
 * What may be in hand at the same time: so many calls, and so much of the heap. Small messages always have a part that no large
 * one takes. A message that needs more than there is for all of them is let in when it is the only large one. Thread-safe.
 */
public final class Kvote {

    private static final long MEBI = 1024L * 1024;

    /** What a small message needs at most. */
    private static final long LITEN = 8 * MEBI;

    private static final int SMAAS_DEL = 8;

    private final int flest;
    private final long alt;
    private final long enAlene;
    private int kall;
    private int store;
    private int venter;
    private long tatt;

    /**
     * An empty one.
     *
     * @param flest most calls
     * @param alt what they may take of the heap together, in bytes
     * @param enAlene what a single one may take
     */
    public Kvote(int flest, long alt, long enAlene) {
        this.flest = flest;
        this.alt = alt;
        this.enAlene = Math.max(alt, enAlene);
    }

    /** Lets a call in; empty when there are too many. */
    public synchronized Optional<Plass> slippInn() {
        if (kall >= flest) {
            return Optional.empty();
        }
        kall++;
        return Optional.of(new Plass(true));
    }

    /** Waits until there is room for a message that stands in a queue. It goes before large ones that come meanwhile. */
    public synchronized Plass vent(long behov) throws InterruptedException {
        Plass plass = new Plass(false);
        venter++;
        try {
            while (!plass.harRom(Math.min(behov, enAlene))) {
                wait();
            }
            plass.sett(behov);
            return plass;
        } finally {
            venter--;
        }
    }

    /** Says whether a message that needs so much can be let in at all. */
    public boolean kanRomme(long behov) {
        return behov <= enAlene;
    }

    /** What a single message may take, when there is no other large one. */
    long enAlene() {
        return enAlene;
    }

    /** How many calls are in hand. */
    public synchronized int kall() {
        return kall;
    }

    /** What messages in hand take of the heap, in bytes. */
    public synchronized long tatt() {
        return tatt;
    }

    private static boolean erStor(long behov) {
        return behov > LITEN;
    }

    /** What one call, or one message from the queue, has of it. */
    public final class Plass implements AutoCloseable {

        private final boolean erKall;
        private long min;
        private boolean sluppet;

        private Plass(boolean erKall) {
            this.erKall = erKall;
        }

        /** Takes more, up to so much in all; false, and nothing is taken, when there is no room for it now. */
        public boolean utvid(long behov) {
            synchronized (Kvote.this) {
                if (sluppet || behov <= min) {
                    return !sluppet;
                }
                if (erStor(behov) && !erStor(min) && venter > 0 || !harRom(behov)) {
                    return false;
                }
                sett(behov);
                return true;
            }
        }

        /** Says whether {@link #utvid} would have room now. */
        public boolean harRomFor(long behov) {
            synchronized (Kvote.this) {
                return harRom(behov);
            }
        }

        private boolean harRom(long behov) {
            long andres = tatt - min;
            if (!erStor(behov)) {
                return andres + behov <= alt;
            }
            int andreStore = store - (erStor(min) ? 1 : 0);
            return andres + behov <= alt - alt / SMAAS_DEL || andreStore == 0 && andres + behov <= enAlene;
        }

        private void sett(long behov) {
            store += (erStor(behov) ? 1 : 0) - (erStor(min) ? 1 : 0);
            tatt += behov - min;
            min = behov;
        }

        /** Gives it back; once is enough. */
        @Override
        public void close() {
            synchronized (Kvote.this) {
                if (!sluppet) {
                    sluppet = true;
                    sett(0);
                    kall -= erKall ? 1 : 0;
                    Kvote.this.notifyAll();
                }
            }
        }
    }
}
