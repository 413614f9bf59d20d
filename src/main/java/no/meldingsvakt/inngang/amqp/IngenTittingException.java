package no.meldingsvakt.inngang.amqp;

/** The broker, as far as we have been told, gives away what one only wants to look at. Nothing was done. */
public final class IngenTittingException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
