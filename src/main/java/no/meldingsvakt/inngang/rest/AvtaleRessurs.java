package no.meldingsvakt.inngang.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import no.meldingsvakt.regel.Avtaleforskjell;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Regelverkslager;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /avtaler}: two packs in force beside each other. */
@Path("/api/v1/avtaler")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Katalog")
public class AvtaleRessurs {

    static final String A = "a";
    static final String B = "b";

    private final Regelverkslager regelverk;

    AvtaleRessurs(Regelverkslager regelverk) {
        this.regelverk = regelverk;
    }

    @GET
    @Operation(
            operationId = "avtaler",
            summary = "Sammenlign to regelsett",
            description = "Klausul for klausul i kildene: hva som bare står i det ene, hva som er ulikt (frister, nivå,"
                    + " ordlyd) og hva som er likt.")
    @Parameter(
            name = A,
            in = ParameterIn.QUERY,
            required = true,
            description = "Id-en til det første regelsettet.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = B,
            in = ParameterIn.QUERY,
            required = true,
            description = "Id-en til det andre.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "Forskjellene.",
            content = @Content(schema = @Schema(implementation = Avtaleforskjell.class)))
    public Avtaleforskjell sammenlign(@Context UriInfo uri) {
        MultivaluedMap<String, String> onsket = uri.getQueryParameters();
        Sporring.bare(onsket, Set.of(A, B));
        return Avtaleforskjell.mellom(pakke(onsket.getFirst(A)), pakke(onsket.getFirst(B)));
    }

    private Pakke pakke(@Nullable String id) {
        return regelverk
                .get()
                .katalog()
                .finnPakke(String.valueOf(id))
                .orElseThrow(() -> new ProblemException(
                        400, "Ukjent regelsett", "a og b er regelsett. De som finnes, står i /api/v1/regelsett."));
    }
}
