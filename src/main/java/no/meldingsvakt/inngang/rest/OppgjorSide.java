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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.csv.Tabellskriver;
import no.meldingsvakt.inngang.overlast.Innkropp;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.inngang.web.Sideskriver;
import no.meldingsvakt.kvittering.rapport.Toppfelt;
import no.meldingsvakt.xml.Sidemal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Settlement as a page: what is owed in a period, and an invoice list held against it; the same as {@link OppgjorRessurs} gives. */
@Path("/oppgjor")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class OppgjorSide {

    private static final String STI = "/oppgjor";
    private static final List<String> FELT = List.of("fra", "til", "part", "side");

    private final OppgjorRessurs ressurs;
    private final Kropp kropp;
    private final Sporring sporring;
    private final Sideskriver skriver;
    private final Sidemal mal;

    OppgjorSide(OppgjorRessurs ressurs, Kropp kropp, Sporring sporring, Sideskriver skriver) {
        this.ressurs = ressurs;
        this.kropp = kropp;
        this.sporring = sporring;
        this.skriver = skriver;
        this.mal = skriver.mal("oppgjor");
    }

    /** The month before this one where no period is asked for. */
    @GET
    @Operation(hidden = true)
    public Response side(@Context UriInfo uri) {
        MultivaluedMap<String, String> onsket = Sporring.utenTomme(uri.getQueryParameters());
        YearMonth forrige = YearMonth.from(sporring.naa()).minusMonths(1);
        onsket.computeIfAbsent("fra", n -> List.of(forrige.atDay(1).toString()));
        onsket.computeIfAbsent("til", n -> List.of(forrige.atEndOfMonth().toString()));
        return side(onsket, "skyldig", () -> ressurs.skyldig(onsket));
    }

    @POST
    @Consumes(Tabellskriver.MEDIETYPE)
    @Operation(hidden = true)
    public Response avstem(
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String koding,
            @Context UriInfo uri,
            @Context RoutingContext kall) {
        MultivaluedMap<String, String> onsket = new MultivaluedHashMap<>(uri.getQueryParameters());
        try (Innkropp inn = Innkropp.av(kall)) {
            return side(onsket, "avstemt", () -> ressurs.avstem(kropp.les(inn, koding), onsket));
        }
    }

    private Response side(MultivaluedMap<String, String> onsket, String navn, Supplier<Object> hva) {
        Sprak sprak = Sideskriver.sprak(onsket.getFirst("sprak"));
        Map<String, Object> innhold = new HashMap<>();
        FELT.forEach(f -> innhold.put(
                f, String.valueOf(onsket.getOrDefault(f, List.of("")).get(0))));
        int status = 200;
        try {
            innhold.put(navn, hva.get());
        } catch (ProblemException e) {
            status = e.status();
            innhold.put("feil", e.tittel() + ": " + e.detalj());
        }
        return Response.status(status)
                .entity(skriver.skriv(mal, Toppfelt.paa(sprak, STI, onsket), sprak, innhold))
                .header(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", Svarhoder.MED_SKJEMA)
                .build();
    }
}
