package no.meldingsvakt.drift;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends a process that has run out of memory, so that whoever runs it starts it again: threads have died in it, nobody knows which.
 * The JVM does it by itself with {@code -XX:+ExitOnOutOfMemoryError}, which cannot be set in a jar; without it, the error is found where it
 * ends up: with the thread, in the log, or with the one who answers a call.
 */
@Singleton
public class Minnevakt {

    /** What the JVM ends with. */
    private static final int KODE = 3;

    private static final int LENGSTE_KJEDE = 16;

    /** Before anything else has been started. */
    public static void hold() {
        UncaughtExceptionHandler forrige = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((trad, feil) -> {
            seEtter(feil);
            if (forrige != null) {
                forrige.uncaughtException(trad, feil);
            }
        });
    }

    /** The log is set up anew while the service starts. */
    void loggen(@Observes StartupEvent oppstart) {
        Logger.getLogger("").addHandler(new Lytter());
    }

    /** Says whether the error is, or comes of, memory that has run out. */
    public static boolean erTomt(@Nullable Throwable feil) {
        Throwable ledd = feil;
        for (int i = 0; i < LENGSTE_KJEDE && ledd != null; i++) {
            if (ledd instanceof OutOfMemoryError) {
                return true;
            }
            ledd = ledd.getCause();
        }
        return false;
    }

    /** Ends the process, and tidies nothing: that would take memory. */
    public static Error avslutt() {
        Runtime.getRuntime().halt(KODE);
        return new AssertionError("the process goes on after its end");
    }

    private static void seEtter(@Nullable Throwable feil) {
        if (erTomt(feil)) {
            throw avslutt();
        }
    }

    private static final class Lytter extends Handler {

        @Override
        public void publish(LogRecord linje) {
            seEtter(linje.getThrown());
        }

        @Override
        public void flush() {
            // Nothing is kept.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
