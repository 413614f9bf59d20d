package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Forlopsside;

/** Writes stays in the form the caller accepts: JSON, or a page with each of them drawn. */
@Singleton
class Forlopsformat {

    private static final List<MediaType> FORMATER = List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE);

    private final Forlopsside side;

    Forlopsformat(Forlopsside side) {
        this.side = side;
    }

    /**
     * Answers in the first form that {@code onsket} has room for.
     *
     * @param json what JSON is made of
     * @param svar what the page is made of
     */
    Response svar(Object json, Forlopskvittering svar, List<MediaType> onsket, Sprak sprak) {
        ResponseBuilder bygger = Kvitteringsformat.velg(onsket, FORMATER).equals(MediaType.TEXT_HTML_TYPE)
                ? Response.ok(side.skriv(svar, sprak), MediaType.TEXT_HTML + ";charset=UTF-8")
                        .header(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                        .header("Content-Security-Policy", Svarhoder.MED_STIL)
                : Response.ok(json, MediaType.APPLICATION_JSON);
        return bygger.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
