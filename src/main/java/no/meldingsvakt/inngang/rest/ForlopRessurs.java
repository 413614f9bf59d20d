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
import java.util.List;
import no.meldingsvakt.inngang.filer.Innsending;
import no.meldingsvakt.inngang.overlast.Innkropp;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.Forlopssvar;
import no.meldingsvakt.kvittering.rapport.Toppfelt;
import no.meldingsvakt.rute.ForlopRoute;
import no.meldingsvakt.validering.Sak;
import no.meldingsvakt.validering.Valg;
import org.apache.camel.ProducerTemplate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code POST /forlop/valideringer}: judges messages together, as the stays they make, and stores nothing. */
@Path("/api/v1/forlop/valideringer")
@Tag(name = ForlopRessurs.GRUPPE, description = "Bedøm meldinger i sammenheng: frister og rekkefølge.")
public class ForlopRessurs {

    /** The group that Swagger UI shows calls about stays in; clients name a class by it. */
    static final String GRUPPE = "Opphold";

    /** A moment after all example messages, so that trying them shows how it went. */
    static final String ETTER_EKSEMPLENE = "2024-10-01T12:00:00";

    private static final String ZIP = "application/zip";

    private final ProducerTemplate rute;
    private final Meldingssamling samling;
    private final Sporring sporring;
    private final Forlopsformat format;

    ForlopRessurs(ProducerTemplate rute, Meldingssamling samling, Sporring sporring, Forlopsformat format) {
        this.rute = rute;
        this.samling = samling;
        this.sporring = sporring;
        this.format = format;
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, ZIP})
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(
            operationId = "validerForlop",
            summary = "Bedøm meldingene i et forløp",
            description =
                    "Bedømmer hver melding som `POST /valideringer` gjør, setter meldingene sammen til pasientforløp,"
                            + " og bedømmer fristene og rekkefølgen i hvert av dem slik de var på tidspunktet `vurdert`."
                            + " Send gjerne med applikasjonskvitteringer: de viser når en melding ble mottatt. Rekkefølgen"
                            + " på meldingene har ingenting å si. Ingenting lagres. `overliggerdogn` er døgnene kommunen"
                            + " skylder for etter forskriften FOR-2011-11-18-1115 § 13, hvert med meldingene som viser"
                            + " det: fra kommunen fikk vite at pasienten var klar og oppdaterte helseopplysninger var"
                            + " sendt, så lenge svar fra kommunen ikke er sett av tjenesten, og til utreise, død, ny"
                            + " innleggelse eller avmelding. Det meldingene ikke kan vise, er ikke regnet med og står i"
                            + " `forbehold`. `Accept: text/html` gir det samme som en side med hvert forløp tegnet.")
    @Parameter(
            name = "vurdert",
            in = ParameterIn.QUERY,
            description = "Tidspunktet det skal bedømmes på; norsk tid når det ikke har tidssone. Uten parameteren: nå."
                    + " Eksempelet er etter alle eksempelmeldingene.",
            example = ForlopRessurs.ETTER_EKSEMPLENE,
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = "regelsett")
    @Parameter(ref = "sprak")
    @RequestBody(
            required = true,
            description = "Én del for hver melding (delnavnene er uten betydning), eller en zip-fil med én fil for hver"
                    + " melding. Høyst 1000 meldinger, 50 MiB hver og 100 MiB i alt, utpakket.",
            content = {
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA),
                @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "200",
            description = "Meldingene er bedømt, uansett dom. En melding som ikke kan leses, får sin egen kvittering.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Forlopskvittering.class)),
                @Content(mediaType = MediaType.TEXT_HTML)
            })
    public Response valider(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String medietype,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String koding,
            @Context UriInfo uri,
            @Context HttpHeaders hoder,
            @Context RoutingContext kall) {
        Valg valg = sporring.forlopsvalg(uri.getQueryParameters());
        try (Innkropp inn = Innkropp.av(kall)) {
            List<Innsending> meldinger = samling.les(inn, koding, MediaType.valueOf(medietype));
            List<Sak> saker =
                    sporring.sammen(meldinger.stream().map(Innsending::innhold).toList(), valg);
            Forlopssvar svar = rute.requestBody(ForlopRoute.INNGANG, saker, Forlopssvar.class);
            Forlopskvittering kvittering =
                    svar.kvittering().medNavn(nr -> meldinger.get(nr - 1).navn());
            return format.svar(
                    kvittering,
                    kvittering,
                    hoder.getAcceptableMediaTypes(),
                    valg.sprak(),
                    Toppfelt.paa(valg.sprak(), null));
        }
    }
}
