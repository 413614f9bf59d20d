package no.meldingsvakt.forlop.lager;

/** Something in the message is larger than the store has room for, such as an id of a million characters. Nothing was stored. */
public final class ForStortException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForStortException(Throwable arsak) {
        super("a value is larger than its column", arsak);
    }
}
