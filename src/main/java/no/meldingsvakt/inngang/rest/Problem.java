package no.meldingsvakt.inngang.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import no.meldingsvakt.inngang.tilgang.Rammeproblem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What went wrong with a call, as RFC 9457 shapes it. It never quotes the message.
 *
 * @param type always {@code about:blank}: the title says no more than the status does
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what to do about it, bokmål
 */
@Schema(description = "Hva som var galt med kallet (RFC 9457). Meldingen siteres aldri.")
public record Problem(String type, String title, int status, String detail) {

    /** Media type of the answer. */
    public static final String MEDIETYPE = Rammeproblem.MEDIETYPE;

    static Response svar(int status, String tittel, String detalj) {
        return Response.status(status)
                .type(MediaType.valueOf(MEDIETYPE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new Problem("about:blank", tittel, status, detalj))
                .build();
    }
}
