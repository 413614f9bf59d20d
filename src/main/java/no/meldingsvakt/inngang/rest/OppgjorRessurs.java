package no.meldingsvakt.inngang.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.meldingsvakt.csv.Tabell;
import no.meldingsvakt.csv.Tabellskriver;
import no.meldingsvakt.csv.UlesbarTabellException;
import no.meldingsvakt.inngang.oppgjor.Oppgjor;
import no.meldingsvakt.inngang.oppgjor.Oppgjorssvar;
import no.meldingsvakt.inngang.overlast.Innkropp;
import no.meldingsvakt.oppgjor.Dognpriser;
import no.meldingsvakt.oppgjor.Fakturaleser;
import no.meldingsvakt.oppgjor.Fakturaleser.UkjentListeException;
import no.meldingsvakt.oppgjor.Fakturalinje;
import no.meldingsvakt.oppgjor.Periode;
import no.meldingsvakt.validering.Oppgjorsoppslag;
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

/** {@code /oppgjor}: what municipalities owe for, with the messages that prove it, and whether an invoice list says the same. */
@Path("/api/v1/oppgjor")
@Produces({MediaType.APPLICATION_JSON, Tabellskriver.MEDIETYPE})
@Tag(name = "Betaling", description = "Døgn kommuner skylder for, og avstemming av fakturaer mot dem.")
public class OppgjorRessurs {

    private static final String SPRAK = "sprak";
    private static final String FRA = "fra";
    private static final String TIL = "til";
    private static final String PART = "part";
    private static final int STORSTE_LISTE = 8 << 20;

    private final Oppgjorssvar oppgjor;
    private final Sporring sporring;
    private final Kropp kropp;

    OppgjorRessurs(Oppgjorsoppslag oppslag, Dognpriser priser, Sporring sporring, Kropp kropp) {
        this.oppgjor = new Oppgjorssvar(oppslag, priser);
        this.sporring = sporring;
        this.kropp = kropp;
    }

    @GET
    @Operation(
            operationId = "oppgjor",
            summary = "Døgn som skyldes",
            description =
                    "Forløpene med døgn som kommunen skylder for i perioden (FOR-2011-11-18-1115 § 13), hvert døgn med"
                            + " prisen for året og meldingene som viser det. Et forløp uten slike døgn er med når"
                            + " forbeholdene sier at det kan være noen. Et år uten pris har ingen: beløpet er da tomt.")
    @Parameter(
            name = FRA,
            in = ParameterIn.QUERY,
            required = true,
            description = "Første dag, `2024-03-01`.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = TIL,
            in = ParameterIn.QUERY,
            required = true,
            description = "Siste dag, `2024-03-31`.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = PART,
            in = ParameterIn.QUERY,
            description = "Bare forløp der denne virksomheten (HER-id) er part.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "side",
            in = ParameterIn.QUERY,
            description = "Nummer på siden, fra 0.",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "0", minimum = "0"))
    @Parameter(
            name = "antall",
            in = ParameterIn.QUERY,
            description = "Hvor mange forløp som gås gjennom for en side; bare de som har døgn, er med i svaret.",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50", minimum = "1", maximum = "200"))
    @Parameter(
            name = Sporring.VURDERT,
            in = ParameterIn.QUERY,
            description = "Tidspunktet det skal bedømmes på. Uten parameteren: nå.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = SPRAK)
    @APIResponse(
            responseCode = "200",
            description = "Forløpene.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Oppgjor.Oppgjorsside.class)),
                @Content(mediaType = Tabellskriver.MEDIETYPE)
            })
    public Response skyldig(@Context UriInfo uri, @Context HttpHeaders hoder) {
        Oppgjor.Oppgjorsside side = skyldig(uri.getQueryParameters());
        return Tabellsvar.av(side, () -> Oppgjor.csv(side), hoder);
    }

    Oppgjor.Oppgjorsside skyldig(MultivaluedMap<String, String> onsket) {
        Sporring.bare(onsket, Set.of(FRA, TIL, PART, "side", "antall", Sporring.VURDERT, SPRAK));
        Sporring.Sidevalg valg = Sporring.side(onsket);
        return oppgjor.skyldig(
                new Oppgjorssvar.Utsnitt(
                        periode(onsket), onsket.getFirst(PART), valg.side(), valg.antall(), sporring.vurdert(onsket)),
                Sporring.sprak(onsket.getFirst(SPRAK)));
    }

    @POST
    @Consumes(Tabellskriver.MEDIETYPE)
    @Operation(
            operationId = "avstemOppgjor",
            summary = "Avstem en fakturaliste",
            description = "Hver linje i listen holdes mot døgnene forløpet viser at kommunen skylder for: `ENIG` når"
                    + " meldingene viser det linjen krever, `OMTVISTET` når de viser noe annet, `UKJENT` når de"
                    + " ikke kan vise noen av delene. Listen leses og glemmes: ingenting av den lagres eller"
                    + " logges, og svaret har bare linjenummer, forløpets id og det som kreves.\n\n"
                    + "Første linje er kolonnenavn. `forlop` er forløpets id; uten den finnes forløpet av"
                    + " `sykehus` og `kommune` (HER-id) sammen med `fra` og `til`, når bare ett forløp mellom dem"
                    + " kan ha døgn da. `fra` og `til` (begge med) er døgnene linjen gjelder, uten dem gjelder den"
                    + " alle. `dogn` er antall døgn, `belop` er kroner. Andre kolonner leses ikke. UTF-8, UTF-16"
                    + " eller Windows-1252; semikolon, komma, tabulator eller loddrett strek.")
    @Parameter(
            name = Sporring.VURDERT,
            in = ParameterIn.QUERY,
            description = "Tidspunktet det skal bedømmes på. Uten parameteren: nå.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = SPRAK)
    @RequestBody(
            required = true,
            description = "Fakturalisten, høyst 20 000 linjer.",
            content =
                    @Content(
                            mediaType = Tabellskriver.MEDIETYPE,
                            schema = @Schema(type = SchemaType.STRING),
                            example = "forlop;fra;til;dogn;belop\n"
                                    + "6f1c1d3e-2f0a-4c58-9a55-3f2d9a1b7c10;2024-03-11;2024-03-14;4;22 980,00\n"))
    @APIResponse(
            responseCode = "200",
            description = "Listen er avstemt. En linje som ikke kan leses, står som `UKJENT`.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Oppgjor.Avstemt.class)),
                @Content(mediaType = Tabellskriver.MEDIETYPE)
            })
    public Response avstem(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String koding,
            @Context UriInfo uri,
            @Context HttpHeaders hoder,
            @Context RoutingContext kall) {
        try (Innkropp inn = Innkropp.av(kall)) {
            Oppgjor.Avstemt avstemt = avstem(kropp.les(inn, koding), uri.getQueryParameters());
            return Tabellsvar.av(avstemt, () -> Oppgjor.csv(avstemt), hoder);
        }
    }

    Oppgjor.Avstemt avstem(byte[] liste, MultivaluedMap<String, String> onsket) {
        Sporring.bare(onsket, Set.of(Sporring.VURDERT, SPRAK));
        return oppgjor.avstem(les(liste), sporring.vurdert(onsket), Sporring.sprak(onsket.getFirst(SPRAK)));
    }

    private static List<Fakturalinje> les(byte[] innhold) {
        if (innhold.length > STORSTE_LISTE) {
            throw new ProblemException(
                    413, "Listen er for stor", "En liste kan være på %d MiB.".formatted(STORSTE_LISTE >> 20));
        }
        try {
            return Fakturaleser.les(innhold);
        } catch (UlesbarTabellException e) {
            throw switch (e.grunn()) {
                case FOR_MANGE_LINJER ->
                    new ProblemException(
                            413, "For mange linjer", "En liste kan ha %d linjer.".formatted(Tabell.MAKS_LINJER));
                case IKKE_TEKST, TOM ->
                    new ProblemException(400, "Listen kan ikke leses", "Innholdet er ikke en liste i tekst (CSV).");
            };
        } catch (UkjentListeException e) {
            throw new ProblemException(
                    400,
                    "Listen mangler kolonner",
                    "Første linje må ha forlop, eller sykehus, kommune, fra og til; og dogn eller belop, eller fra og"
                            + " til. Hver kolonne står høyst én gang. Kolonnene som leses: " + Fakturaleser.kolonner()
                            + ".");
        }
    }

    private static Periode periode(MultivaluedMap<String, String> onsket) {
        LocalDate fra = dag(onsket, FRA);
        LocalDate til = dag(onsket, TIL);
        if (til.isBefore(fra)) {
            throw new ProblemException(400, "Ugyldig periode", "Perioden slutter før den begynner.");
        }
        return new Periode(fra, til);
    }

    private static LocalDate dag(MultivaluedMap<String, String> onsket, String navn) {
        @Nullable String verdi = onsket.getFirst(navn);
        try {
            if (verdi != null && verdi.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(verdi);
            }
        } catch (DateTimeException e) {
            // Answered as any other that is no day.
        }
        throw new ProblemException(
                400, "Ugyldig dag", "Parameteren %s må være med, og skrives som 2024-03-01.".formatted(navn));
    }
}
