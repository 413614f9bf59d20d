package no.meldingsvakt.validering;

/** The caller may not submit messages for the sender that the message names. Nothing was recorded. */
public final class FremmedAvsenderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FremmedAvsenderException() {
        super("the message is another's", null, false, false);
    }
}
