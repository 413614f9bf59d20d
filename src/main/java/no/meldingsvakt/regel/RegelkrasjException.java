package no.meldingsvakt.regel;

import org.jspecify.annotations.Nullable;

/** A rule could not be evaluated. The message holds the error's code only: the processor's text may quote the document. */
final class RegelkrasjException extends Exception {

    private static final long serialVersionUID = 1L;

    private final @Nullable String regel;

    RegelkrasjException(String kode) {
        this(kode, null);
    }

    RegelkrasjException(String kode, @Nullable String regel) {
        super(kode);
        this.regel = regel;
    }

    /** The rule, where the engine knows which of those it ran. */
    @Nullable
    String regel() {
        return regel;
    }
}
