package no.meldingsvakt.inngang.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.overlast.Innkropp;
import no.meldingsvakt.inngang.tilgang.Klient;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.rute.MottaRoute;
import no.meldingsvakt.validering.Lagretforlopsoppslag;
import no.meldingsvakt.validering.Mottak;
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

/** {@code /meldinger}: receives messages for real, and finds stored receipts. */
@Path("/api/v1/meldinger")
@Tag(name = "Mottak", description = "Ta imot meldinger på ordentlig: de blir en del av pasientforløpet de hører til.")
public class MeldingRessurs {

    private static final String SPRAK = "sprak";

    private final ProducerTemplate rute;
    private final Kropp kropp;
    private final Sporring sporring;
    private final Kvitteringsformat format;
    private final Lagretforlopsoppslag oppslag;

    MeldingRessurs(
            ProducerTemplate rute,
            Kropp kropp,
            Sporring sporring,
            Kvitteringsformat format,
            Lagretforlopsoppslag oppslag) {
        this.rute = rute;
        this.kropp = kropp;
        this.sporring = sporring;
        this.format = format;
        this.oppslag = oppslag;
    }

    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_HTML, Kvitteringsformat.SVRL})
    @Operation(
            operationId = "motta",
            summary = "Ta imot én melding",
            description =
                    "Bedømmer meldingen som `POST /valideringer` gjør, registrerer den i pasientforløpet den hører"
                            + " til, bedømmer forløpet, og svarer med en kvittering. Av meldingen lagres bare typer,"
                            + " tidspunkter, referanser, HER-id-er og en nøkkel som ingen kan finne pasienten ut fra. En"
                            + " melding som er besvart før (samme virksomhet og tjeneste, MsgId og innhold), får det"
                            + " første svaret, med `duplikat: true`. Har den et annet innhold, er den en melding for seg,"
                            + " og får vite det (HODE-07). En melding som blir `IKKE_VURDERT`, registreres ikke; send den"
                            + " på nytt.")
    @Parameter(ref = "regelsett")
    @Parameter(ref = "sprak")
    @RequestBody(
            required = true,
            content = {@Content(mediaType = MediaType.APPLICATION_XML), @Content(mediaType = MediaType.TEXT_XML)},
            description = "Meldingen som XML, i UTF-8 eller ISO-8859-1 etter sin egen XML-deklarasjon. Høyst 50 MiB"
                    + " utpakket; `Content-Encoding: gzip` tas imot.")
    @APIResponse(
            responseCode = "200",
            description = "Meldingen er bedømt, uansett dom, og registrert. `Accept` velger form.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Kvittering.class)),
                @Content(mediaType = MediaType.APPLICATION_XML),
                @Content(mediaType = MediaType.TEXT_HTML),
                @Content(mediaType = Kvitteringsformat.SVRL)
            })
    @APIResponse(responseCode = "422", ref = KallFilter.KAN_IKKE_BESVARES)
    public Response motta(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String koding,
            @Context UriInfo uri,
            @Context HttpHeaders hoder,
            @Context RoutingContext kall) {
        try (Innkropp inn = Innkropp.av(kall)) {
            Sak sak = sporring.sak(kropp.les(inn, koding), uri.getQueryParameters());
            Svar svar = rute.requestBody(
                    MottaRoute.INNGANG, new Mottak(sak, null, Klient.av(kall).flatMap(Klient::avsender)), Svar.class);
            return format.svar(svar, hoder.getAcceptableMediaTypes(), sak.valg().sprak());
        }
    }

    @GET
    @Path("/{id}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, Kvitteringsformat.SVRL})
    @Parameter(ref = "sprak")
    @Operation(
            operationId = "kvittering",
            summary = "En kvittering som er lagret",
            description =
                    "Kvitteringen slik den ble gitt, uten navn på partene: de lagres ikke. AppRec finnes ikke her;"
                            + " send meldingen på nytt for å få den.")
    @APIResponse(
            responseCode = "200",
            description = "Kvitteringen.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Kvittering.class)),
                @Content(mediaType = MediaType.TEXT_HTML),
                @Content(mediaType = Kvitteringsformat.SVRL)
            })
    public Response kvittering(
            @Parameter(description = "Id-en som står i kvitteringen.") @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders hoder) {
        Sporring.bare(uri.getQueryParameters(), Set.of(SPRAK));
        Sprak sprak = Sporring.sprak(uri.getQueryParameters().getFirst(SPRAK));
        Kvittering kvittering = Sporring.id(id)
                .flatMap(oppslag::kvittering)
                .orElseThrow(() -> new ProblemException(
                        404, "Ukjent kvittering", "Det er ingen kvittering med denne id-en, eller den er slettet."));
        return format.lagret(kvittering, hoder.getAcceptableMediaTypes(), sprak);
    }
}
