package no.meldingsvakt.forlop.lager;

/** What the transaction had read was no longer true when it had its locks; the transaction is run again. */
final class ProvIgjenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProvIgjenException() {
        super("read before it was locked");
    }
}
