package no.meldingsvakt.regel;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import no.meldingsvakt.avvik.IkkeVurdert;
import org.jspecify.annotations.Nullable;

/**
 * Runs rules on threads of its own and waits for them no longer than the budget. Meanwhile the one who waits looks now and then
 * at which rule is running, so that the one that took the time can be named.
 *
 * <p>A run that is given up is told to stop, and does so before the next rule or sentence. Inside one XPath expression nothing
 * listens, and Java can end no thread by force: such a thread is left to finish, and at most {@value #MAKS_HENGENDE} are. When so
 * many are left, no more rules are run: nothing is judged, and the service tells that it must be started again. Thread-safe.
 */
public final class Tidsvakt {

    /** Most threads that are left behind. */
    public static final int MAKS_HENGENDE = 8;

    private static final long OFTEST = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long SJELDNEST = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LEDIG_SEKUNDER = 30;

    /** While the machine sleeps, or stands still for another reason, no rule has used the time. */
    private static final int MAKS_HOPP = 4;

    private final Tidsbudsjett budsjett;
    private final AtomicInteger hengende = new AtomicInteger();
    private final LongAdder brudd = new LongAdder();
    private final Regeltider regeltider = new Regeltider();
    private final ExecutorService trader = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, LEDIG_SEKUNDER, TimeUnit.SECONDS, new SynchronousQueue<>(), arbeid -> {
                Thread trad = new Thread(arbeid, "regler");
                trad.setDaemon(true);
                return trad;
            });

    public Tidsvakt(Tidsbudsjett budsjett) {
        this.budsjett = budsjett;
    }

    /** Lets the threads go; nothing is run after it. */
    public void lukk() {
        trader.shutdown();
    }

    /** What one call may take, beginning now. */
    public Tidsrom kall() {
        return Tidsrom.naa(budsjett.kall());
    }

    /** What each rule takes. */
    public Regeltider regeltider() {
        return regeltider;
    }

    /** How many runs have been given up and have not ended. */
    public int hengende() {
        return hengende.get();
    }

    /** How many runs have been given up in all. */
    public long brudd() {
        return brudd.sum();
    }

    /**
     * Does the work, or gives it up.
     *
     * @param kall what is left of the call's time
     * @param oppgitt the answer when it is given up, from why
     */
    <T> T innenfor(Tidsrom kall, Supplier<T> arbeid, Function<IkkeVurdert, T> oppgitt) {
        Duration igjen = kall.igjen();
        if (igjen.isZero()) {
            brudd.increment();
            return oppgitt.apply(new IkkeVurdert(Regelverk.STEG, Tidsrom.BRUKT));
        }
        if (hengende.get() >= MAKS_HENGENDE) {
            brudd.increment();
            return oppgitt.apply(
                    new IkkeVurdert(Regelverk.STEG, "for mange regler henger; tjenesten må startes på nytt"));
        }
        Lop<T> lop = new Lop<>(arbeid);
        Future<T> svar = trader.submit(lop::kjor);
        return vent(lop, svar, new Stikkprove(lop, budsjett, igjen), oppgitt);
    }

    private <T> T vent(Lop<T> lop, Future<T> svar, Stikkprove prove, Function<IkkeVurdert, T> oppgitt) {
        boolean avbrutt = false;
        try {
            while (true) {
                try {
                    return svar.get(prove.pause(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    @Nullable String brukt = prove.brukt();
                    if (brukt != null) {
                        giOpp(lop, svar);
                        return oppgitt.apply(new IkkeVurdert(prove.lengst(), brukt));
                    }
                } catch (InterruptedException e) {
                    avbrutt = true;
                }
            }
        } catch (ExecutionException e) {
            throw feil(e.getCause());
        } finally {
            if (avbrutt) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void giOpp(Lop<?> lop, Future<?> svar) {
        brudd.increment();
        hengende.incrementAndGet();
        if (!lop.slutt.compareAndSet(false, true)) {
            hengende.decrementAndGet();
        }
        svar.cancel(true);
    }

    private static RuntimeException feil(@Nullable Throwable arsak) {
        if (arsak instanceof Error e) {
            throw e;
        }
        return arsak instanceof RuntimeException e ? e : new IllegalStateException(arsak);
    }

    /** One run. Whoever ends it first, the one who judges or the one who waits, decides what becomes of it. */
    private final class Lop<T> {

        private final Supplier<T> arbeid;
        private final AtomicBoolean slutt = new AtomicBoolean();
        private volatile @Nullable Tidtaker tidtaker;

        Lop(Supplier<T> arbeid) {
            this.arbeid = arbeid;
        }

        T kjor() {
            Tidtaker min = Tidtaker.denne();
            min.nullstill();
            tidtaker = min;
            if (regeltider.skalMales()) {
                min.mal();
            }
            try {
                return arbeid.get();
            } finally {
                tidtaker = null;
                min.malt().forEach(regeltider::legg);
                if (!slutt.compareAndSet(false, true)) {
                    hengende.decrementAndGet();
                }
            }
        }
    }

    /** What the one who waits has seen. */
    private static final class Stikkprove {

        private final Lop<?> lop;
        private final long kall;
        private final long melding;
        private final long regel;
        private final long pause;
        private final Map<String, Long> tider = new HashMap<>();
        private long sist = System.nanoTime();
        private long sum;

        Stikkprove(Lop<?> lop, Tidsbudsjett budsjett, Duration igjen) {
            this.lop = lop;
            this.kall = igjen.toNanos();
            this.melding = budsjett.melding().toNanos();
            this.regel = budsjett.regel().toNanos();
            this.pause = Math.max(OFTEST, Math.min(SJELDNEST, Math.min(kall, Math.min(melding, regel)) / 4));
        }

        long pause() {
            return pause;
        }

        /** Looks at what is running now; says which budget it has spent, null for none. */
        @Nullable
        String brukt() {
            long naa = System.nanoTime();
            long siden = Math.min(naa - sist, MAKS_HOPP * pause);
            sist = naa;
            Tidtaker t = lop.tidtaker;
            if (t == null || t.erPauset()) {
                return null;
            }
            sum += siden;
            String id = t.regel();
            if (id != null && tider.merge(id, siden, Long::sum) >= regel) {
                return "tidsbudsjettet for en regel er brukt";
            }
            if (sum >= melding) {
                return "tidsbudsjettet for meldingen er brukt";
            }
            return sum >= kall ? Tidsrom.BRUKT : null;
        }

        /** The rule that has been seen the most. */
        String lengst() {
            return tider.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(Regelverk.STEG);
        }
    }
}
