package no.meldingsvakt.regel.uttrykk;

/** What is evaluated is left to Saxon, from the beginning: it says what is wrong, where something is. */
final class OverlatException extends RuntimeException {

    static final OverlatException EN = new OverlatException();

    private static final long serialVersionUID = 1;

    private OverlatException() {
        super(null, null, false, false);
    }
}
