package no.meldingsvakt.regel;

/** A rule could not be evaluated. The message holds the error's code only: the processor's text may quote the document. */
final class RegelkrasjException extends Exception {

    private static final long serialVersionUID = 1L;

    RegelkrasjException(String kode) {
        super(kode);
    }
}
