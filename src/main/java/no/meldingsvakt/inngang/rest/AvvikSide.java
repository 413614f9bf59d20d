package no.meldingsvakt.inngang.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.inngang.web.Sideskriver;
import no.meldingsvakt.kvittering.rapport.Toppfelt;
import no.meldingsvakt.rapport.Avvikssporring;
import no.meldingsvakt.rapport.Avvikssporring.Gruppe;
import no.meldingsvakt.validering.Avviksoppslag;
import no.meldingsvakt.xml.Sidemal;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Reports on deviations as a page that can be printed; the same numbers as {@link AvvikRessurs} gives. */
@Path("/avvik")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class AvvikSide {

    private static final String SPRAK = "sprak";

    private final Avviksoppslag oppslag;
    private final Sporring sporring;
    private final Sideskriver skriver;
    private final Sidemal mal;

    AvvikSide(Avviksoppslag oppslag, Sporring sporring, Sideskriver skriver) {
        this.oppslag = oppslag;
        this.sporring = sporring;
        this.skriver = skriver;
        this.mal = skriver.mal("avvik");
    }

    @GET
    @Operation(hidden = true)
    public Response side(@Context UriInfo uri) {
        Sporring.bare(uri.getQueryParameters(), Set.of("fra", "til", "gruppe", "par", SPRAK));
        MultivaluedMap<String, String> onsket = Sporring.utenTomme(uri.getQueryParameters());
        Sprak sprak = Sideskriver.sprak(onsket.getFirst(SPRAK));
        Avvikssporring valgt = AvvikRessurs.les(onsket, sporring.naa().toLocalDate());
        byte[] side = skriver.skriv(
                mal,
                Toppfelt.paa(sprak, "/avvik", onsket),
                sprak,
                Map.of(
                        "rapport",
                        oppslag.rapport(valgt, sporring.naa().toInstant()),
                        "fra",
                        valgt.fra().toString(),
                        "til",
                        valgt.til().toString(),
                        "grupper",
                        grupper()));
        return Response.ok(side)
                .header(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                .header("Content-Security-Policy", Svarhoder.MED_SKJEMA)
                .build();
    }

    private static List<String> grupper() {
        return Arrays.stream(Gruppe.values()).map(Gruppe::navn).toList();
    }
}
