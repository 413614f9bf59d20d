package no.meldingsvakt.xml;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Parsers and validators, which cost more to make than to use. Each keeps the names that it has met, so it is given up when it has read
 * {@link #LEST} bytes in all: what senders make up has an end. Thread-safe.
 *
 * @param <T> what is lent
 */
public final class Utlaan<T> {

    /** What one reads before it is given up. */
    static final int LEST = 4 * 1024 * 1024;

    private static final int PLASS = 2 * Runtime.getRuntime().availableProcessors();

    private final Supplier<T> nye;
    private final Queue<Laan<T>> ledige = new ArrayBlockingQueue<>(PLASS);

    /** Takes what makes a new one. */
    public Utlaan(Supplier<T> nye) {
        this.nye = nye;
    }

    /** One that is lent, by one thread. */
    public static final class Laan<T> {

        private final T ting;
        private long lest;

        private Laan(T ting) {
            this.ting = ting;
        }

        public T ting() {
            return ting;
        }
    }

    public Laan<T> laan() {
        @Nullable Laan<T> ledig = ledige.poll();
        return ledig == null ? new Laan<>(nye.get()) : ledig;
    }

    /** Takes one back after a document of so many bytes, if there is room for it. One that broke down is not to come back. */
    public void lever(Laan<T> laan, int lest) {
        laan.lest += lest;
        if (laan.lest < LEST) {
            ledige.offer(laan);
        }
    }
}
