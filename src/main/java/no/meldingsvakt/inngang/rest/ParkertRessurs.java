package no.meldingsvakt.inngang.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import no.meldingsvakt.ko.Parkerte;
import no.meldingsvakt.ko.Parkerte.Parkert;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages from the queue that were put aside. Their content is not shown. */
@Path("/api/v1/parkert")
@Tag(name = "Parkering", description = "Meldinger fra køen som er lagt til side.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ParkertRessurs {

    private static final int FLEST = 200;

    private final Parkerte parkerte;

    ParkertRessurs(Parkerte parkerte) {
        this.parkerte = parkerte;
    }

    @GET
    @Operation(
            operationId = "parkerte",
            summary = "Meldinger som er lagt til side",
            description = "De eldste først, med årsak og tid, uten innhold. En melding som andre har lagt i"
                    + " meldingsvakt.dod, er ikke med.")
    public List<Parkert> list(
            @Parameter(description = "Høyst så mange, 1–200.") @QueryParam("antall") @DefaultValue("50") int antall) {
        if (antall < 1 || antall > FLEST) {
            throw new ProblemException(400, "Ugyldig antall", "Parameteren antall kan være fra 1 til 200.");
        }
        return parkerte.list(antall);
    }

    @POST
    @Path("/{id}/ny")
    @Operation(
            operationId = "provIgjen",
            summary = "Prøv igjen",
            description = "Legger meldingen bakerst i meldingsvakt.inn, med alle forsøkene foran seg.")
    @APIResponse(responseCode = "204", description = "Meldingen ligger i køen igjen.")
    public Response provIgjen(@PathParam("id") String id) {
        return gjort(parkerte.provIgjen(uuid(id)));
    }

    static Response gjort(boolean funnet) {
        if (!funnet) {
            throw new NotFoundException();
        }
        return Response.noContent().build();
    }

    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }
}
