package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Forlopsside;
import no.meldingsvakt.kvittering.rapport.Toppfelt;

/** Writes stays in the form the caller accepts: JSON, or a page with each of them drawn. */
@Singleton
class Forlopsformat {

    private static final List<MediaType> FORMATER = List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE);

    private final Forlopsside side;

    Forlopsformat(Forlopsside side) {
        this.side = side;
    }

    /** Whether a page is what the caller has room for first. */
    static boolean erSide(List<MediaType> onsket) {
        return Kvitteringsformat.velg(onsket, FORMATER).equals(MediaType.TEXT_HTML_TYPE);
    }

    /**
     * Answers in the first form that {@code onsket} has room for.
     *
     * @param json what JSON is made of
     * @param svar what the page is made of
     * @param topp the bar at its top
     */
    Response svar(Object json, Forlopskvittering svar, List<MediaType> onsket, Sprak sprak, Toppfelt topp) {
        return Kvitteringsformat.ferdig(
                erSide(onsket)
                        ? Kvitteringsformat.side(side.skriv(svar, sprak, topp), sprak)
                        : Response.ok(json, MediaType.APPLICATION_JSON));
    }
}
