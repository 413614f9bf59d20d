package no.meldingsvakt.inngang.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import no.meldingsvakt.inngang.filer.UegnetException;
import no.meldingsvakt.validering.UegnetBestillingException;
import org.jspecify.annotations.Nullable;

/** A call that cannot be answered with a verdict. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int UGYLDIG = 400;
    private static final int FOR_STORT = 413;

    private final int status;
    private final String tittel;
    private final String detalj;
    private final @Nullable String provIgjen;

    ProblemException(int status, String tittel, String detalj) {
        this(status, tittel, detalj, null);
    }

    /** One that may go away: {@code provIgjen} is how many seconds to wait. */
    ProblemException(int status, String tittel, String detalj, @Nullable String provIgjen) {
        super(tittel);
        this.provIgjen = provIgjen;
        this.status = status;
        this.tittel = tittel;
        this.detalj = detalj;
    }

    /** What is told to whoever sent messages together that cannot be read. */
    static ProblemException av(UegnetException e) {
        int status =
                switch (e.grunn()) {
                    case FOR_MANGE, FOR_STORT -> FOR_STORT;
                    case INGEN, ODELAGT, ZIP_I_ZIP -> UGYLDIG;
                };
        return new ProblemException(status, e.tittel(), e.detalj());
    }

    /** What is told to whoever asked for something that cannot be had. */
    static ProblemException av(UegnetBestillingException e) {
        return switch (e.hinder()) {
            case TOM -> new ProblemException(UGYLDIG, "Meldingen mangler", "Forespørselen har ikke noe innhold.");
            case FOR_STOR -> new ProblemException(FOR_STORT, "Meldingen er for stor", "Meldingen er over grensen.");
            case UKJENT_REGELSETT ->
                new ProblemException(UGYLDIG, "Ukjent regelsett", "Regelsettene som finnes, står i /api/v1/regelsett.");
            case UKJENT_SPRAK -> ukjentSprak();
        };
    }

    static ProblemException ukjentSprak() {
        return new ProblemException(UGYLDIG, "Ukjent språk", "Parameteren sprak kan være nb, nn eller en.");
    }

    int status() {
        return status;
    }

    String tittel() {
        return tittel;
    }

    String detalj() {
        return detalj;
    }

    Response svar() {
        Response svar = Problem.svar(status, tittel, detalj);
        return provIgjen == null
                ? svar
                : Response.fromResponse(svar)
                        .header(HttpHeaders.RETRY_AFTER, provIgjen)
                        .build();
    }
}
