package no.meldingsvakt.tekst;

/** The thread was told to stop: nobody waits for what it was doing. */
public final class StansetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StansetException() {
        super("stopped", null, false, false);
    }

    /** Throws this where the thread has been interrupted. Cheap enough for every turn of a loop. */
    public static void sjekk() {
        if (Thread.currentThread().isInterrupted()) {
            throw new StansetException();
        }
    }
}
