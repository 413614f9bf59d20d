package no.meldingsvakt.inngang.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.forlop.lager.Forlopsutvalg;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.inngang.web.Sideskriver;
import no.meldingsvakt.kvittering.Forlopskvittering;
import no.meldingsvakt.kvittering.rapport.Toppfelt;
import no.meldingsvakt.validering.Lagretforlopsoppslag;
import no.meldingsvakt.xml.Sidemal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /forlop}: the stays that received messages make, each judged at the moment it is asked for. */
@Path("/api/v1/forlop")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = ForlopRessurs.GRUPPE)
public class LagredeForlopRessurs {

    private static final String SPRAK = "sprak";

    private final Lagretforlopsoppslag oppslag;
    private final Sporring sporring;
    private final Forlopsformat format;
    private final Sideskriver skriver;
    private final Sidemal liste;

    LagredeForlopRessurs(Lagretforlopsoppslag oppslag, Sporring sporring, Forlopsformat format, Sideskriver skriver) {
        this.skriver = skriver;
        this.liste = skriver.mal("forlopsliste");
        this.oppslag = oppslag;
        this.sporring = sporring;
        this.format = format;
    }

    /**
     * A page of stays.
     *
     * @param side number of the page, from 0
     * @param antall most stays on a page
     * @param flere whether there is a next page
     */
    public record Forlopsside(long side, int antall, boolean flere, List<Forlopskvittering.ForlopFelt> forlop) {

        public Forlopsside {
            forlop = List.copyOf(forlop);
        }
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(
            operationId = "forlop",
            summary = "Pasientforløpene",
            description = "Forløpene som meldingene utgjør, det sist begynte først, bedømt slik de står nå. `Accept:"
                    + " text/html` gir en side med en liste.")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Bare forløp med denne statusen.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"APENT", "AVSLUTTET"}))
    @Parameter(
            name = "frist",
            in = ParameterIn.QUERY,
            description = "Bare forløp med en frist som løper, eller som er brutt.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"APEN", "BRUTT"}))
    @Parameter(
            name = "part",
            in = ParameterIn.QUERY,
            description = "Bare forløp der virksomheten med denne HER-id-en er part.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "side",
            in = ParameterIn.QUERY,
            description = "Hvilken side, fra 0.",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "0", minimum = "0"))
    @Parameter(
            name = "antall",
            in = ParameterIn.QUERY,
            description = "Hvor mange på en side.",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50", minimum = "1", maximum = "200"))
    @Parameter(ref = SPRAK)
    @APIResponse(
            responseCode = "200",
            description = "Forløpene.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Forlopsside.class)),
                @Content(mediaType = MediaType.TEXT_HTML)
            })
    public Response alle(@Context UriInfo uri, @Context HttpHeaders hoder) {
        MultivaluedMap<String, String> onsket = uri.getQueryParameters();
        OffsetDateTime naa = sporring.naa();
        Forlopsutvalg utvalg = sporring.utvalg(onsket, naa);
        Sprak sprak = Sporring.sprak(onsket.getFirst(SPRAK));
        List<Forlopskvittering.ForlopFelt> forlop = oppslag.forlop(utvalg.medEn(), sprak, naa);
        Forlopsside side = new Forlopsside(
                utvalg.hopp() / utvalg.antall(),
                utvalg.antall(),
                forlop.size() > utvalg.antall(),
                forlop.subList(0, Math.min(forlop.size(), utvalg.antall())));
        return Kvitteringsformat.ferdig(
                Forlopsformat.erSide(hoder.getAcceptableMediaTypes())
                        ? html(side, onsket, sprak)
                        : Response.ok(side, MediaType.APPLICATION_JSON));
    }

    private Response.ResponseBuilder html(Forlopsside side, MultivaluedMap<String, String> onsket, Sprak sprak) {
        Map<String, String> valgt = onsket.keySet().stream().collect(Collectors.toMap(n -> n, n -> onsket.getFirst(n)));
        return Response.ok(
                        skriver.skriv(
                                liste, Toppfelt.paa(sprak, "", onsket), sprak, Map.of("liste", side, "onsket", valgt)),
                        Kvitteringsformat.HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                .header("Content-Security-Policy", Svarhoder.MED_SKJEMA);
    }

    @GET
    @Path("/{id}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(
            operationId = "ettForlop",
            summary = "Ett pasientforløp",
            description =
                    "Forløpet med hendelser, frister, avvik og overliggerdøgn, bedømt slik det står nå, eller slik det"
                            + " som nå er kjent, sto på tidspunktet `vurdert`. `Accept: text/html` gir en side med"
                            + " forløpet tegnet.")
    @Parameter(
            name = "vurdert",
            in = ParameterIn.QUERY,
            description =
                    "Tidspunktet det skal bedømmes på; norsk tid når det ikke har tidssone. Uten parameteren: nå.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = SPRAK)
    @APIResponse(
            responseCode = "200",
            description = "Forløpet.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Forlopskvittering.ForlopFelt.class)),
                @Content(mediaType = MediaType.TEXT_HTML)
            })
    public Response ett(
            @Parameter(description = "Id-en som står i kvitteringer.") @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders hoder) {
        MultivaluedMap<String, String> onsket = uri.getQueryParameters();
        Sporring.bare(onsket, Set.of(SPRAK, Sporring.VURDERT));
        Sprak sprak = Sporring.sprak(onsket.getFirst(SPRAK));
        OffsetDateTime vurdert = sporring.vurdert(onsket);
        Forlopskvittering.ForlopFelt forlop = Sporring.id(id)
                .flatMap(i -> oppslag.forlop(i, sprak, vurdert))
                .orElseThrow(() -> new ProblemException(
                        404, "Ukjent forløp", "Det er ikke noe forløp med denne id-en, eller det er slettet."));
        return format.svar(
                forlop,
                new Forlopskvittering(vurdert, List.of(), List.of(forlop), List.of()),
                hoder.getAcceptableMediaTypes(),
                sprak,
                Toppfelt.paa(sprak, "", onsket));
    }
}
