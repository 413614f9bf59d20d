package no.meldingsvakt.inngang.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.katalog.Regelvisning;
import no.meldingsvakt.melding.Standardkatalog;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.regel.Skyggeregnskap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the service checks: rules, rule packs and message standards. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Katalog", description = "Hva tjenesten kontrollerer: regler, regelsett og meldingsstandarder.")
public class KatalogRessurs {

    private static final String SPRAK = "sprak";
    private static final String PAKKE = "pakke";
    private static final String GJELDER = "gjelder";

    private final Regelverkslager regelverk;
    private final Standardkatalog standarder;

    KatalogRessurs(Regelverkslager regelverk, Standardkatalog standarder) {
        this.regelverk = regelverk;
        this.standarder = standarder;
    }

    @GET
    @Path("/regler")
    @Operation(
            operationId = "regler",
            summary = "Alle regler",
            description = "Regelkatalogen: krav, kilde, nivå, meldingstyper, regelsett og parametere for hver regel. "
                    + "En regel som er utgått, har ingen påstander og kjøres aldri; grunnen står i `utgatt`.")
    @Parameter(
            name = PAKKE,
            in = ParameterIn.QUERY,
            description = "Bare regler i dette regelsettet.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = GJELDER,
            in = ParameterIn.QUERY,
            description = "Bare regler som nevner denne meldingstypen eller standarden.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = SPRAK)
    public List<Regelvisning.RegelFelt> regler(@Context UriInfo uri) {
        MultivaluedMap<String, String> sporring = uri.getQueryParameters();
        Sporring.bare(sporring, Set.of(PAKKE, GJELDER, SPRAK));
        Sprak sprak = Sporring.sprak(sporring.getFirst(SPRAK));
        String pakke = sporring.getFirst(PAKKE);
        String gjelder = sporring.getFirst(GJELDER);
        if (pakke != null && regelverk.get().katalog().finnPakke(pakke).isEmpty()) {
            throw new ProblemException(400, "Ukjent regelsett", "Regelsettene som finnes, står i /api/v1/regelsett.");
        }
        return visning()
                .alle(sprak)
                .filter(r -> pakke == null || r.pakke().equals(pakke))
                .filter(r -> gjelder == null || r.gjelder().contains(gjelder))
                .toList();
    }

    @GET
    @Path("/regler/{id}")
    @Operation(
            operationId = "regel",
            summary = "Én regel",
            description = "Finner regelen på id, på id-en til en av påstandene i den, eller på et alias.")
    @Parameter(ref = SPRAK)
    @APIResponse(responseCode = "200", description = "Regelen.")
    public Regelvisning.RegelFelt regel(
            @Parameter(description = "Id eller alias, slik den står i kvitteringen.") @PathParam("id") String id,
            @Context UriInfo uri) {
        Sporring.bare(uri.getQueryParameters(), Set.of(SPRAK));
        Sprak sprak = Sporring.sprak(uri.getQueryParameters().getFirst(SPRAK));
        return visning()
                .finn(id, sprak)
                .orElseThrow(
                        () -> new ProblemException(404, "Ukjent regel", "Reglene som finnes, står i /api/v1/regler."));
    }

    @GET
    @Path("/regelsett")
    @Operation(
            operationId = "regelsett",
            summary = "Alle regelsett",
            description = "Regelsettene: kildedokument, versjon, gyldighet og parametere. `nasjonal` brukes alltid.")
    public List<Regelvisning.RegelsettFelt> regelsett(@Context UriInfo uri) {
        Sporring.bare(uri.getQueryParameters(), Set.of());
        return visning().regelsett();
    }

    @GET
    @Path("/standarder")
    @Operation(
            operationId = "standarder",
            summary = "Alle meldingsstandarder",
            description = "Standarder og versjoner som tjenesten kontrollerer, med navnerom og AppRec-versjon.")
    public List<StandardFelt> standarder(@Context UriInfo uri) {
        Sporring.bare(uri.getQueryParameters(), Set.of());
        return standarder.alle().stream()
                .filter(s -> s.rot() != null)
                .map(StandardFelt::av)
                .toList();
    }

    @GET
    @Path("/regelsett/kandidater")
    @Operation(
            operationId = "kandidater",
            summary = "Regelsett som prøves",
            description =
                    "Kandidater bedømmes ved siden av regelsettet som gjelder. Her står bare forskjellene, som antall "
                            + "funn per regel siden tjenesten startet. Ingen kvittering endres av dem.")
    public List<Skyggeregnskap.Forskjell> kandidater(@Context UriInfo uri) {
        Sporring.bare(uri.getQueryParameters(), Set.of());
        return regelverk.skygge().forskjeller();
    }

    private Regelvisning visning() {
        return new Regelvisning(regelverk.get().katalog());
    }
}
