package no.meldingsvakt.inngang.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.kvittering.rapport.Toppfelt;
import no.meldingsvakt.regel.Avtaleforskjell;
import no.meldingsvakt.regel.Pakke;
import no.meldingsvakt.regel.Regelkatalog;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.xml.Sidemal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Two packs beside each other, as a page. */
@Path("/avtaler")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class AvtalesideRessurs {

    private static final String STI = "/avtaler";
    private static final List<String> TO = List.of("a", "b");

    private final Regelverkslager regelverk;
    private final Sideskriver skriver;
    private final Sidemal mal;

    AvtalesideRessurs(Regelverkslager regelverk, Sideskriver skriver) {
        this.regelverk = regelverk;
        this.skriver = skriver;
        this.mal = skriver.mal("avtaler");
    }

    @GET
    @Operation(hidden = true)
    public Response side(@Context UriInfo uri) {
        MultivaluedMap<String, String> onsket = uri.getQueryParameters();
        Sprak sprak = Sideskriver.sprak(onsket.getFirst("sprak"));
        Regelkatalog katalog = regelverk.get().katalog();
        Map<String, Object> side = new LinkedHashMap<>();
        side.put(
                "pakker",
                katalog.pakker().stream()
                        .map(p -> Map.of("id", p.id(), "tittel", p.tittel()))
                        .toList());
        Map<String, String> valgt = new LinkedHashMap<>();
        Map<String, List<String>> adresse = new LinkedHashMap<>();
        for (String navn : TO) {
            pakke(katalog, onsket.getFirst(navn)).ifPresent(p -> {
                valgt.put(navn, p.id());
                adresse.put(navn, List.of(p.id()));
            });
        }
        side.put("valgt", valgt);
        if (valgt.size() == TO.size()) {
            side.put(
                    "forskjell",
                    Avtaleforskjell.mellom(
                            katalog.finnPakke(String.valueOf(valgt.get("a"))).orElseThrow(),
                            katalog.finnPakke(String.valueOf(valgt.get("b"))).orElseThrow()));
        } else if (onsket.containsKey("a") || onsket.containsKey("b")) {
            side.put("ukjent", true);
        }
        return Response.ok(skriver.skriv(mal, Toppfelt.paa(sprak, STI, adresse), sprak, side))
                .header(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                .header("Content-Security-Policy", Svarhoder.MED_SKJEMA)
                .build();
    }

    private static Optional<Pakke> pakke(Regelkatalog katalog, @Nullable String id) {
        return Optional.ofNullable(id).flatMap(katalog::finnPakke);
    }
}
