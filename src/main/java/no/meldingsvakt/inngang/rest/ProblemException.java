package no.meldingsvakt.inngang.rest;

import jakarta.ws.rs.core.Response;

/** A call that cannot be answered with a verdict. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String tittel;
    private final String detalj;

    ProblemException(int status, String tittel, String detalj) {
        super(tittel);
        this.status = status;
        this.tittel = tittel;
        this.detalj = detalj;
    }

    Response svar() {
        return Problem.svar(status, tittel, detalj);
    }
}
