package no.meldingsvakt.regel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * What each rule takes, by the clock, in one run of {@value #HVER}: the others look at no clock, so that measuring costs next to
 * nothing. The first runs, in which programs are made, are not measured. Thread-safe.
 */
public final class Regeltider {

    /** One run of so many is measured. */
    public static final int HVER = 32;

    private final AtomicInteger lop = new AtomicInteger();
    private final Map<String, Tid> tider = new ConcurrentHashMap<>();
    private volatile Consumer<Tid> nyRegel = tid -> {};

    Regeltider() {}

    /** Whom to tell of each rule when it is first measured. */
    public void vedNyRegel(Consumer<Tid> lytter) {
        nyRegel = lytter;
    }

    /** A run begins; says whether it is one to measure. */
    boolean skalMales() {
        return Math.floorMod(lop.incrementAndGet(), HVER) == 0;
    }

    /** Adds what one run used on a rule; nothing for several that were run together, which are named with commas between. */
    void legg(String regel, long nanosekunder) {
        if (regel.indexOf(',') >= 0) {
            return;
        }
        Tid tid = tider.get(regel);
        if (tid == null) {
            Tid ny = new Tid(regel, new LongAdder(), new LongAdder());
            tid = tider.putIfAbsent(regel, ny);
            if (tid == null) {
                tid = ny;
                nyRegel.accept(ny);
            }
        }
        tid.ganger.increment();
        tid.nanosekunder.add(nanosekunder);
    }

    /**
     * The time of one rule.
     *
     * @param regel its id
     * @param ganger runs measured in which it was looked at
     * @param nanosekunder what it took in them together
     */
    public record Tid(String regel, LongAdder ganger, LongAdder nanosekunder) {}
}
