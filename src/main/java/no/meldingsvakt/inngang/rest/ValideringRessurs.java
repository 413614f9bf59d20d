package no.meldingsvakt.inngang.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import no.meldingsvakt.inngang.overlast.Innkropp;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.rute.ValiderRoute;
import no.meldingsvakt.validering.Sak;
import org.apache.camel.ProducerTemplate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code POST /valideringer}: judges one message, stores nothing. */
@Path("/api/v1/valideringer")
@Tag(name = ValideringRessurs.GRUPPE, description = "Bedøm en melding uten at noe lagres.")
public class ValideringRessurs {

    /** The group that Swagger UI shows these calls in. */
    static final String GRUPPE = "Validering";

    private final ProducerTemplate rute;
    private final Kropp kropp;
    private final Sporring sporring;
    private final Kvitteringsformat format;

    ValideringRessurs(ProducerTemplate rute, Kropp kropp, Sporring sporring, Kvitteringsformat format) {
        this.rute = rute;
        this.kropp = kropp;
        this.sporring = sporring;
        this.format = format;
    }

    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_HTML, Kvitteringsformat.SVRL})
    @Operation(
            operationId = "valider",
            summary = "Bedøm én melding",
            description =
                    "Leser meldingen, kontrollerer den mot skjemaet for standarden og mot reglene, og svarer med en"
                            + " kvittering. Ingenting lagres, og tidligere meldinger brukes ikke. Velg en eksempelmelding"
                            + " under **Examples** for å prøve.")
    @Parameter(ref = "regelsett")
    @Parameter(ref = "sprak")
    @RequestBody(
            required = true,
            content = {@Content(mediaType = MediaType.APPLICATION_XML), @Content(mediaType = MediaType.TEXT_XML)},
            description = "Meldingen som XML, i UTF-8 eller ISO-8859-1 etter sin egen XML-deklarasjon. Høyst 50 MiB"
                    + " utpakket; `Content-Encoding: gzip` tas imot.")
    @APIResponse(
            responseCode = "200",
            description =
                    "Meldingen er bedømt, uansett dom. `Accept` velger form: Kvittering (JSON), AppRec (XML; flere "
                            + "mottakere gir multipart/mixed), lesbar rapport (HTML) eller Schematron-rapport (SVRL).",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Kvittering.class)),
                @Content(mediaType = MediaType.APPLICATION_XML),
                @Content(mediaType = MediaType.TEXT_HTML),
                @Content(mediaType = Kvitteringsformat.SVRL)
            })
    @APIResponse(responseCode = "422", ref = KallFilter.KAN_IKKE_BESVARES)
    public Response valider(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String koding,
            @Context UriInfo uri,
            @Context HttpHeaders hoder,
            @Context RoutingContext kall) {
        try (Innkropp inn = Innkropp.av(kall)) {
            Sak sak = sporring.sak(kropp.les(inn, koding), uri.getQueryParameters());
            Svar svar = rute.requestBody(ValiderRoute.INNGANG, sak, Svar.class);
            return format.svar(svar, hoder.getAcceptableMediaTypes(), sak.valg().sprak());
        }
    }
}
