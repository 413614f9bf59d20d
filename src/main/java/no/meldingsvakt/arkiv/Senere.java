package no.meldingsvakt.arkiv;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once, and kept. Thread-safe; where making it fails, the next to ask tries again. */
public final class Senere<T> implements Supplier<T> {

    private final Supplier<T> lag;
    private volatile @Nullable T ferdig;

    public Senere(Supplier<T> lag) {
        this.lag = lag;
    }

    @Override
    public T get() {
        @Nullable T naa = ferdig;
        return naa == null ? lag() : naa;
    }

    /** Whether it has been made. */
    public boolean erFerdig() {
        return ferdig != null;
    }

    private synchronized T lag() {
        @Nullable T naa = ferdig;
        if (naa == null) {
            naa = lag.get();
            ferdig = naa;
        }
        return naa;
    }
}
