package no.meldingsvakt.regel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import no.meldingsvakt.tekst.StansetException;
import org.jspecify.annotations.Nullable;

/**
 * Tells which rule a thread is running, to whoever watches its time, and ends the run when it has been given up. Costs a rule
 * a write and a read: it looks at no clock, but in runs that are measured. Written by the thread that judges, read by the one that
 * waits.
 */
final class Tidtaker {

    private static final VarHandle REGEL = felt("regel", String.class);
    private static final VarHandle PAUSET = felt("pauset", boolean.class);
    private static final ThreadLocal<Tidtaker> TRADENS = ThreadLocal.withInitial(Tidtaker::new);

    private @Nullable String regel;
    private boolean pauset;

    /** What each rule has used in this run; null where it is not measured. Only the thread that judges looks here. */
    private @Nullable Map<String, Long> brukt;

    private LongSupplier klokke = System::nanoTime;
    private long siden;
    private int provd;

    /** That of the thread which asks. */
    static Tidtaker denne() {
        return TRADENS.get();
    }

    /** A rule is looked at; throws {@link StansetException} where nobody waits for the answer any more. */
    void begynner(@Nullable String id) {
        if (brukt != null) {
            tell(brukt);
            provd += id == null ? 0 : 1;
        }
        REGEL.setOpaque(this, id);
        StansetException.sjekk();
    }

    /** No rule is looked at until the next begins. Says nothing to the one who waits, who may still blame the last. */
    void ferdig() {
        if (brukt != null) {
            tell(brukt);
            REGEL.setOpaque(this, null);
        }
    }

    private void tell(Map<String, Long> til) {
        long naa = klokke.getAsLong();
        String forrige = regel();
        if (forrige != null && !pauset) {
            til.merge(forrige, naa - siden, Long::sum);
        }
        siden = naa;
    }

    /** Measures what each rule uses until {@link #malt}. */
    void mal() {
        mal(System::nanoTime);
    }

    /**
     * As {@link #mal()}, of something else than time.
     *
     * @param klokke how much this thread has used so far
     */
    void mal(LongSupplier klokke) {
        this.klokke = klokke;
        brukt = new HashMap<>();
        provd = 0;
    }

    /** How often a rule was looked at with a node since {@link #mal}. */
    int provd() {
        return provd;
    }

    /** What was measured since {@link #mal}; empty where nothing was. */
    Map<String, Long> malt() {
        ferdig();
        Map<String, Long> tider = brukt;
        brukt = null;
        return tider == null ? Map.of() : tider;
    }

    void nullstill() {
        REGEL.setOpaque(this, null);
        PAUSET.setOpaque(this, false);
    }

    /** What is done here is none of the rules' time: that of compiling, for one. */
    void pause(boolean paa) {
        if (brukt != null) {
            tell(brukt);
        }
        PAUSET.setOpaque(this, paa);
    }

    boolean erPauset() {
        return (boolean) PAUSET.getOpaque(this);
    }

    @Nullable
    String regel() {
        return (String) REGEL.getOpaque(this);
    }

    private static VarHandle felt(String navn, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Tidtaker.class, navn, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
