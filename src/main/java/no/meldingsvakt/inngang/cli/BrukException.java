package no.meldingsvakt.inngang.cli;

/** A command that cannot be carried out as it was given; the message is told as it is. */
final class BrukException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrukException(String melding) {
        super(melding);
    }
}
