package no.meldingsvakt.regel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import no.meldingsvakt.tekst.StansetException;
import org.jspecify.annotations.Nullable;

/**
 * Tells which rule a thread is running, to whoever watches its time, and ends the run when it has been given up. Costs a rule
 * a write and a read: it looks at no clock. Written by the thread that judges, read by the one that waits.
 */
final class Tidtaker {

    private static final VarHandle REGEL = felt("regel", String.class);
    private static final VarHandle PAUSET = felt("pauset", boolean.class);
    private static final ThreadLocal<Tidtaker> TRADENS = ThreadLocal.withInitial(Tidtaker::new);

    private @Nullable String regel;
    private boolean pauset;

    /** That of the thread which asks. */
    static Tidtaker denne() {
        return TRADENS.get();
    }

    /** A rule is looked at; throws {@link StansetException} where nobody waits for the answer any more. */
    void begynner(@Nullable String id) {
        REGEL.setOpaque(this, id);
        StansetException.sjekk();
    }

    void nullstill() {
        REGEL.setOpaque(this, null);
        PAUSET.setOpaque(this, false);
    }

    /** What is done here is none of the rules' time: that of compiling, for one. */
    void pause(boolean paa) {
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
