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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.overlast.Innkropp;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.inngang.web.Sideskriver;
import no.meldingsvakt.kvittering.rapport.Toppfelt;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.xml.Sidemal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page where a pack is tried on the stored stays; the same as {@link AvtaleproveRessurs} gives. */
@Path("/avtaler/prov")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class Avtaleproveside {

    private static final String STI = "/avtaler/prov";
    private static final Set<String> FELT =
            Set.of(AvtaleproveRessurs.FRA, AvtaleproveRessurs.TIL, AvtaleproveRessurs.I_STEDET_FOR);

    private final AvtaleproveRessurs ressurs;
    private final Regelverkslager regelverk;
    private final Sporring sporring;
    private final Sideskriver skriver;
    private final Sidemal mal;

    Avtaleproveside(AvtaleproveRessurs ressurs, Regelverkslager regelverk, Sporring sporring, Sideskriver skriver) {
        this.ressurs = ressurs;
        this.regelverk = regelverk;
        this.sporring = sporring;
        this.skriver = skriver;
        this.mal = skriver.mal("avtaleprov");
    }

    @GET
    @Operation(hidden = true)
    public Response side(@Context UriInfo uri) {
        return side(uri, null, null, STI);
    }

    @POST
    @Consumes(AvtaleproveRessurs.ZIP)
    @Blocking
    @Operation(hidden = true)
    public Response start(@Context UriInfo uri, @Context RoutingContext kall) {
        try (Innkropp inn = Innkropp.av(kall)) {
            return side(uri, ressurs.start(inn.ta(), uri.getQueryParameters()), null, STI);
        } catch (ProblemException e) {
            return side(uri, null, e, STI);
        }
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response prove(@PathParam("id") String id, @Context UriInfo uri) {
        AvtaleproveRessurs.Proving proving = ressurs.les(id);
        return side(uri, proving, null, STI + "/" + proving.id());
    }

    private Map<String, String> onsket(UriInfo uri, AvtaleproveRessurs.@Nullable Proving proving) {
        LocalDate idag = sporring.naa().toLocalDate();
        Map<String, String> felt = new HashMap<>(
                Map.of(AvtaleproveRessurs.FRA, idag.minusYears(1).toString(), AvtaleproveRessurs.TIL, idag.toString()));
        Sporring.utenTomme(uri.getQueryParameters()).forEach((navn, verdier) -> felt.put(navn, verdier.get(0)));
        if (proving != null) {
            felt.put(AvtaleproveRessurs.FRA, proving.fra());
            felt.put(AvtaleproveRessurs.TIL, proving.til());
        }
        felt.keySet().retainAll(FELT);
        return felt;
    }

    private Response side(
            UriInfo uri, AvtaleproveRessurs.@Nullable Proving proving, @Nullable ProblemException feil, String sti) {
        Sprak sprak = Sideskriver.sprak(uri.getQueryParameters().getFirst("sprak"));
        Map<String, Object> innhold = new HashMap<>();
        innhold.put(
                "pakker",
                regelverk.get().katalog().pakker().stream()
                        .filter(p -> !p.id().equals(Pakke.NASJONAL))
                        .map(p -> Map.of("id", p.id(), "tittel", p.tittel()))
                        .toList());
        // What was asked for stays in the fields, whatever came of it.
        onsket(uri, proving).forEach(innhold::put);
        if (proving != null) {
            innhold.put("prove", proving);
        }
        if (feil != null) {
            innhold.put("feil", feil.tittel());
            innhold.put("feiler", List.of(feil.detalj().split("\n")));
        }
        return Response.status(feil == null ? 200 : feil.status())
                .entity(skriver.skriv(mal, Toppfelt.paa(sprak, sti), sprak, innhold))
                .header(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", Svarhoder.MED_SKJEMA)
                .build();
    }
}
