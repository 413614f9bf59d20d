package no.meldingsvakt.inngang.rest;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps everything that is logged, with its stack traces, or printed while a test runs. */
public final class Loggvakt implements BeforeEachCallback, AfterEachCallback {

    private final ByteArrayOutputStream skrevet = new ByteArrayOutputStream();
    private final Handler handler = new Samler(skrevet);
    private PrintStream ut;
    private PrintStream feil;

    /** All of it so far. */
    public String tekst() {
        synchronized (skrevet) {
            return skrevet.toString(StandardCharsets.UTF_8);
        }
    }

    /** Forgets what has been said until now. */
    public void glem() {
        synchronized (skrevet) {
            skrevet.reset();
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        skrevet.reset();
        ut = System.out;
        feil = System.err;
        System.setOut(todelt(ut));
        System.setErr(todelt(feil));
        Logger.getLogger("").addHandler(handler);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Logger.getLogger("").removeHandler(handler);
        System.setOut(ut);
        System.setErr(feil);
    }

    private PrintStream todelt(PrintStream videre) {
        OutputStream begge = new OutputStream() {
            @Override
            public void write(int b) {
                synchronized (skrevet) {
                    skrevet.write(b);
                }
                videre.write(b);
            }
        };
        return new PrintStream(begge, true, StandardCharsets.UTF_8);
    }

    private static final class Samler extends Handler {
        private final ByteArrayOutputStream skrevet;

        Samler(ByteArrayOutputStream skrevet) {
            this.skrevet = skrevet;
            setLevel(Level.ALL);
            setFormatter(new PatternFormatter("%p %c %s%e%n"));
        }

        @Override
        public void publish(LogRecord linje) {
            synchronized (skrevet) {
                skrevet.writeBytes(getFormatter().format(linje).getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
