package no.meldingsvakt.regel.uttrykk;

/** An expression that is not translated. */
final class UkjentException extends RuntimeException {

    static final UkjentException EN = new UkjentException();

    private static final long serialVersionUID = 1;

    private UkjentException() {
        super(null, null, false, false);
    }
}
