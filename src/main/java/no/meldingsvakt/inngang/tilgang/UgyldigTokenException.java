package no.meldingsvakt.inngang.tilgang;

/** A bearer token was shown that does not hold. Why is not told: it may quote the token. */
final class UgyldigTokenException extends Exception {

    private static final long serialVersionUID = 1L;

    UgyldigTokenException() {
        super("the token does not hold", null, false, false);
    }
}
