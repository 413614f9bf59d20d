package no.meldingsvakt.inngang.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import no.meldingsvakt.ko.Parkerte;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Of {@link ParkertRessurs}, what throws away; by itself, so that two builds are alike (docs/leveranse.md). */
@Path("/api/v1/parkert")
@Tag(name = "Parkering")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ParkertslettingRessurs {

    private final Parkerte parkerte;

    ParkertslettingRessurs(Parkerte parkerte) {
        this.parkerte = parkerte;
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "slettParkert",
            summary = "Slett meldingen for godt",
            description = "Avsenderen får ingen kvittering.")
    @APIResponse(responseCode = "204", description = "Meldingen er borte.")
    public Response slett(@PathParam("id") String id) {
        return ParkertRessurs.gjort(parkerte.slett(ParkertRessurs.uuid(id)));
    }
}
