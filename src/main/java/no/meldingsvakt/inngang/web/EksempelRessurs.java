package no.meldingsvakt.inngang.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.meldingsvakt.inngang.rest.Eksempelsamling;
import no.meldingsvakt.inngang.rest.Eksempelsamling.Eksempel;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The example messages beside the schemas, one by one. */
@Path("/eksempler")
public class EksempelRessurs {

    private final Map<String, String> tekster;

    EksempelRessurs() {
        this.tekster = Eksempelsamling.alle().stream().collect(Collectors.toMap(Eksempel::navn, Eksempel::tekst));
    }

    @GET
    @Path("/{id: .+}")
    @Produces(MediaType.APPLICATION_XML + ";charset=UTF-8")
    @Operation(hidden = true)
    public String eksempel(@PathParam("id") String navn) {
        return Optional.ofNullable(tekster.get(navn)).orElseThrow(NotFoundException::new);
    }
}
