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
import no.meldingsvakt.regel.Regelverkslager;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The example messages one by one: those beside the schemas, and those in the folders of rules. */
@Path("/eksempler")
public class EksempelRessurs {

    private final Regelverkslager regelverk;
    private final Map<String, String> tekster;

    EksempelRessurs(Regelverkslager regelverk) {
        this.regelverk = regelverk;
        this.tekster = Eksempelsamling.les().stream().collect(Collectors.toMap(Eksempel::navn, Eksempel::tekst));
    }

    @GET
    @Path("/{navn: .+}")
    @Produces(MediaType.APPLICATION_XML + ";charset=UTF-8")
    @Operation(hidden = true)
    public String eksempel(@PathParam("navn") String navn) {
        return Optional.ofNullable(tekster.get(navn)).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("/regel/{id}/{fil}")
    @Produces(MediaType.APPLICATION_XML + ";charset=UTF-8")
    @Operation(hidden = true)
    public String avRegel(@PathParam("id") String id, @PathParam("fil") String fil) {
        return regelverk
                .get()
                .katalog()
                .finnRegel(id)
                .map(r -> r.eksempler().get(fil))
                .orElseThrow(NotFoundException::new);
    }
}
