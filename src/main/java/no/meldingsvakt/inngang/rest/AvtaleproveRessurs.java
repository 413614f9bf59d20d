package no.meldingsvakt.inngang.rest;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.meldingsvakt.inngang.filer.Pakkearkiv;
import no.meldingsvakt.inngang.filer.UegnetException;
import no.meldingsvakt.inngang.overlast.Innkropp;
import no.meldingsvakt.rapport.Proverapport;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Pakkeprove;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.validering.Avtaleprove;
import no.meldingsvakt.validering.Avtaleprover;
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

/** {@code /avtaler/prov}: what a pack that is not in force would say otherwise of the stored stays. It is done in the background. */
@Path("/api/v1/avtaler/prov")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drift")
public class AvtaleproveRessurs {

    static final String ZIP = "application/zip";
    static final String I_STEDET_FOR = "i-stedet-for";
    static final String FRA = "fra";
    static final String TIL = "til";
    private static final int STORSTE_PAKKE = 16 << 20;
    private static final int OPPTATT = 409;
    private static final int STARTET = 202;

    private final Regelverkslager regelverk;
    private final Avtaleprover prover;
    private final Sporring sporring;

    AvtaleproveRessurs(Regelverkslager regelverk, Avtaleprover prover, Sporring sporring) {
        this.regelverk = regelverk;
        this.prover = prover;
        this.sporring = sporring;
    }

    /**
     * A trial.
     *
     * @param gjeldende id of the pack in force; null where the candidate would be one more
     * @param regler ids of the assertions on stays that are not alike, and are run
     * @param rapport null until it is done
     */
    public record Proving(
            String id,
            Avtaleprover.Tilstand tilstand,
            int prosent,
            String kandidat,
            String versjon,
            @Nullable String gjeldende,
            String fra,
            String til,
            OffsetDateTime vurdert,
            List<String> regler,
            @Nullable Proverapport rapport) {

        public Proving {
            regler = List.copyOf(regler);
        }

        static Proving av(Avtaleprover.Proving p) {
            return new Proving(
                    p.id().toString(),
                    p.tilstand(),
                    p.prosent(),
                    p.prove().kandidat().id(),
                    p.prove().kandidat().versjon(),
                    p.prove().gjeldende().map(Pakke::id).orElse(null),
                    p.utvalg().fra().toString(),
                    p.utvalg().til().toString(),
                    p.utvalg().vurdert(),
                    p.prove().ulike(),
                    p.rapport());
        }
    }

    @POST
    @Consumes(ZIP)
    @Blocking
    @Operation(
            operationId = "provAvtale",
            summary = "Prøv en regelpakke på lagrede opphold",
            description =
                    "Pakken er en zip-fil med `pakke.yaml` og reglene. Oppholdene i perioden bedømmes i bakgrunnen med"
                            + " den og med den som gjelder; ingenting lagres. Svaret er bare tall, og ingen av færre enn"
                            + " fem pasienter. Én prøve av gangen.")
    @Parameter(
            name = I_STEDET_FOR,
            in = ParameterIn.QUERY,
            description =
                    "Id-en til regelsettet den skal erstatte. Uten: det med samme id; er det ikke noe, er den ett til.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = FRA,
            in = ParameterIn.QUERY,
            description = "Første dag et opphold kan ha begynt, `2024-01-01`. Uten: ett år før den siste.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = TIL,
            in = ParameterIn.QUERY,
            description = "Siste dag. Uten: i dag.",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Parameter(
            name = Sporring.VURDERT,
            in = ParameterIn.QUERY,
            description = "Tidspunktet alle bedømmes på. Uten parameteren: nå.",
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(
            required = true,
            description = "Regelpakken, høyst 16 MiB pakket.",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "202",
            description = "Prøven er begynt. `Location` er der den følges.",
            content = @Content(schema = @Schema(implementation = Proving.class)))
    @APIResponse(responseCode = "409", ref = KallFilter.OPPTATT)
    public Response start(@Context UriInfo uri, @Context RoutingContext kall) {
        try (Innkropp inn = Innkropp.av(kall)) {
            Proving proving = start(inn.ta(), uri.getQueryParameters());
            return Response.status(STARTET)
                    .location(URI.create("/api/v1/avtaler/prov/" + proving.id()))
                    .entity(proving)
                    .build();
        }
    }

    /** Begins a trial of the pack; throws {@link ProblemException} where it cannot be. */
    Proving start(byte[] zip, MultivaluedMap<String, String> sporringen) {
        Sporring.bare(sporringen, Set.of(I_STEDET_FOR, FRA, TIL, Sporring.VURDERT, "sprak"));
        MultivaluedMap<String, String> onsket = Sporring.utenTomme(sporringen);
        OffsetDateTime vurdert = sporring.vurdert(onsket);
        LocalDate til = dag(onsket, TIL).orElse(vurdert.toLocalDate());
        LocalDate fra = dag(onsket, FRA).orElse(til.minusYears(1));
        if (fra.isAfter(til)) {
            throw new ProblemException(400, "Ugyldig periode", "Perioden slutter før den begynner.");
        }
        Pakkeprove prove = prove(zip, onsket.getFirst(I_STEDET_FOR));
        return prover.start(prove, new Avtaleprove.Utvalg(fra, til, vurdert))
                .map(Proving::av)
                .orElseThrow(() -> new ProblemException(
                        OPPTATT, "En prøve pågår", "Vent til den er ferdig, eller stans den.", "10"));
    }

    private Pakkeprove prove(byte[] zip, @Nullable String iStedetFor) {
        if (zip.length > STORSTE_PAKKE) {
            throw new ProblemException(413, "Pakken er for stor", "Grensen er %d MiB.".formatted(STORSTE_PAKKE >> 20));
        }
        try {
            Pakke kandidat = Pakkearkiv.les(zip, regelverk::kandidat);
            return regelverk.prov(kandidat, iStedetFor);
        } catch (UegnetException e) {
            throw ProblemException.av(e);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "Regelpakken kan ikke brukes", String.valueOf(e.getMessage()));
        }
    }

    private static Optional<LocalDate> dag(MultivaluedMap<String, String> onsket, String navn) {
        try {
            return Optional.ofNullable(onsket.getFirst(navn)).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw new ProblemException(400, "Ugyldig dag", "Parameteren %s skrives som 2024-03-01.".formatted(navn));
        }
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "avtaleprove", summary = "Hvor langt en prøve er kommet, og hva den fant")
    @APIResponse(
            responseCode = "200",
            description = "Prøven; `rapport` er tom til den er ferdig.",
            content = @Content(schema = @Schema(implementation = Proving.class)))
    public Proving les(@PathParam("id") String id) {
        return Proving.av(finn(prover, id));
    }

    static Avtaleprover.Proving finn(Avtaleprover prover, String id) {
        return Sporring.id(id)
                .flatMap(prover::finn)
                .orElseThrow(() -> new ProblemException(
                        404, "Prøven finnes ikke", "De siste prøvene huskes til tjenesten startes på nytt."));
    }
}
