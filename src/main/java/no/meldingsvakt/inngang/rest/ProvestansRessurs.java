package no.meldingsvakt.inngang.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import no.meldingsvakt.validering.Avtaleprover;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Of {@link AvtaleproveRessurs}, what stops; by itself, so that two builds are alike (docs/leveranse.md). */
@Path("/api/v1/avtaler/prov")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drift")
public class ProvestansRessurs {

    private final Avtaleprover prover;

    ProvestansRessurs(Avtaleprover prover) {
        this.prover = prover;
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "stansAvtaleprove", summary = "Stans en prøve")
    @APIResponse(responseCode = "204", description = "Den stanses.")
    public void stans(@PathParam("id") String id) {
        prover.stans(AvtaleproveRessurs.finn(prover, id).id());
    }
}
