package no.meldingsvakt.regel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import java.util.stream.Stream;
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

    private static final IkkeVurdert HENGER =
            new IkkeVurdert(Regelverk.STEG, "for mange regler henger; tjenesten må startes på nytt");
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
            return oppgitt.apply(HENGER);
        }
        Lop<T> lop = new Lop<>(arbeid, regeltider.skalMales());
        Future<T> svar = trader.submit(lop::kjor);
        Stikkprove prove = new Stikkprove(lop, budsjett, igjen);
        return vent(
                svar,
                prove.pause(),
                () -> {
                    Optional<IkkeVurdert> brukt = prove.brukt();
                    brukt.ifPresent(b -> giOpp(lop, svar));
                    return brukt;
                },
                oppgitt);
    }

    /**
     * Does the work for each, in order, and gives up those that take too long: each may take as much as a message may. They share
     * one thread, and one handover, as long as none is given up.
     *
     * @param oppgitt the answer for one that is given up, from why
     */
    <A, T> List<T> forHver(List<A> alle, Function<A, T> arbeid, Function<IkkeVurdert, T> oppgitt) {
        List<T> svar = new ArrayList<>();
        while (svar.size() < alle.size()) {
            if (hengende.get() >= MAKS_HENGENDE) {
                brudd.increment();
                svar.add(oppgitt.apply(HENGER));
            } else {
                svar.addAll(new Rekke<>(alle.subList(svar.size(), alle.size()), arbeid).vent(oppgitt));
            }
        }
        return svar;
    }

    /**
     * Waits for the answer.
     *
     * @param seEtter is asked now and then, and tells when it has been given up, and why
     */
    private static <T> T vent(
            Future<T> svar, long pause, Supplier<Optional<IkkeVurdert>> seEtter, Function<IkkeVurdert, T> oppgitt) {
        boolean avbrutt = false;
        try {
            while (true) {
                try {
                    return svar.get(pause, TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    Optional<IkkeVurdert> brukt = seEtter.get();
                    if (brukt.isPresent()) {
                        return oppgitt.apply(brukt.get());
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
        private final boolean males;
        private volatile @Nullable Tidtaker tidtaker;

        Lop(Supplier<T> arbeid, boolean males) {
            this.arbeid = arbeid;
            this.males = males;
        }

        T kjor() {
            Tidtaker min = Tidtaker.denne();
            min.nullstill();
            tidtaker = min;
            if (males) {
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

    /**
     * Many pieces of work, one after the other. Whoever ends one first, the one who works or the one who waits, decides what becomes of
     * it.
     */
    private final class Rekke<A, T> {

        private final List<A> alle;
        private final Function<A, T> arbeid;
        private final List<T> ferdige = new ArrayList<>();
        private boolean oppgitt;

        Rekke(List<A> alle, Function<A, T> arbeid) {
            this.alle = alle;
            this.arbeid = arbeid;
        }

        /** What was done; where the next was given up, with the answer for that. */
        List<T> vent(Function<IkkeVurdert, T> svarOppgitt) {
            Lop<List<T>> lop = new Lop<>(this::gjor, false);
            Future<List<T>> svar = trader.submit(lop::kjor);
            Proveserie prover = new Proveserie(lop);
            return Tidsvakt.vent(
                    svar,
                    prover.prove.pause(),
                    () -> {
                        Optional<IkkeVurdert> brukt = prover.brukt(kommet());
                        if (brukt.isEmpty() || !giOpp(prover.nummer)) {
                            return Optional.empty();
                        }
                        Tidsvakt.this.giOpp(lop, svar);
                        return brukt;
                    },
                    grunn -> Stream.concat(ferdige.stream(), Stream.of(svarOppgitt.apply(grunn)))
                            .toList());
        }

        private List<T> gjor() {
            for (A en : alle) {
                Tidtaker.denne().nullstill();
                if (!ferdig(arbeid.apply(en))) {
                    break;
                }
            }
            return ferdige;
        }

        private synchronized int kommet() {
            return ferdige.size();
        }

        /** Takes an answer, and says whether anybody waits for the next. */
        private synchronized boolean ferdig(T en) {
            return !oppgitt && ferdige.add(en);
        }

        /** Gives up the piece of the number, unless it has been done meanwhile. */
        private synchronized boolean giOpp(int nummer) {
            oppgitt = ferdige.size() == nummer;
            return oppgitt;
        }
    }

    /** What the one who waits has seen of the piece of work that is being done. */
    private final class Proveserie {

        private final Lop<?> lop;
        private int nummer;
        private Stikkprove prove;

        Proveserie(Lop<?> lop) {
            this.lop = lop;
            this.prove = ny();
        }

        private Stikkprove ny() {
            return new Stikkprove(lop, budsjett, budsjett.melding());
        }

        Optional<IkkeVurdert> brukt(int kommet) {
            if (kommet == nummer) {
                return prove.brukt();
            }
            nummer = kommet;
            prove = ny();
            return Optional.empty();
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

        /** Looks at what is running now; says which rule has spent which budget. */
        Optional<IkkeVurdert> brukt() {
            return Optional.ofNullable(budsjett()).map(b -> new IkkeVurdert(lengst(), b));
        }

        /** Which budget is spent, null for none. */
        private @Nullable String budsjett() {
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
        private String lengst() {
            return tider.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(Regelverk.STEG);
        }
    }
}
