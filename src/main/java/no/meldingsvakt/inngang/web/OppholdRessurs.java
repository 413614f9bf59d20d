package no.meldingsvakt.inngang.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.kvittering.Forlopsside;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.xml.Sidemal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page where messages are handed in together, or a stored stay is opened, and each stay is drawn. */
@Path("/opphold")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class OppholdRessurs {

    private static final String SKRIPT = Forlopsside.ORD + "skript.";

    private final Sideskriver skriver;
    private final Sidemal mal;

    OppholdRessurs(Sideskriver skriver) {
        this.skriver = skriver;
        this.mal = skriver.mal("opphold");
    }

    @GET
    @Operation(hidden = true)
    public Response side(@QueryParam("sprak") @Nullable String kode) {
        Sprak sprak = Sideskriver.sprak(kode);
        Ord ord = Ord.paa(sprak);
        return Response.ok(skriver.skriv(
                        mal,
                        sprak,
                        "/opphold",
                        Map.of(
                                "oppholdsord",
                                ord.under(Forlopsside.ORD),
                                "skriptord",
                                KvitteringJson.skriv(ord.under(SKRIPT)))))
                .header(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                .header("Content-Security-Policy", Svarhoder.MED_SKRIPT)
                .build();
    }
}
