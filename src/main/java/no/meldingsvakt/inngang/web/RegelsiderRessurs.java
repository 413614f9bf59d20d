package no.meldingsvakt.inngang.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.drift.Innhold;
import no.meldingsvakt.inngang.katalog.Regelliste;
import no.meldingsvakt.inngang.katalog.Regelliste.Utvalg;
import no.meldingsvakt.inngang.katalog.Regelvisning;
import no.meldingsvakt.inngang.katalog.Regelvisning.RegelFelt;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.kvittering.rapport.Toppfelt;
import no.meldingsvakt.regel.Dekning;
import no.meldingsvakt.regel.Dekningsgrad;
import no.meldingsvakt.regel.Dekningsgrad.Antall;
import no.meldingsvakt.regel.Kildedokument;
import no.meldingsvakt.regel.Regelkatalog;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.xml.Sidemal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The rule catalogue as pages: what a finding links to. */
@Path("/regler")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class RegelsiderRessurs {

    private static final String STI = "/regler";
    private static final String SPRAK = "sprak";
    private static final ZoneId NORGE = ZoneId.of("Europe/Oslo");

    private final Clock klokke;
    private final Regelverkslager regelverk;
    private final Sideskriver skriver;
    private final List<Dekning> dekning;
    private final List<Kildedokument> kilder;
    private final Sidemal liste;
    private final Sidemal enkelt;
    private final Sidemal matrise;

    RegelsiderRessurs(Regelverkslager regelverk, Sideskriver skriver, Clock klokke) {
        this.klokke = klokke;
        this.regelverk = regelverk;
        this.skriver = skriver;
        this.dekning = Innhold.les("schematron", mappe -> Dekning.les(mappe.resolve("dekning")));
        this.kilder = Innhold.les("schematron", mappe -> Dekning.kilder(mappe.resolve("dekning")));
        this.liste = skriver.mal("regler");
        this.enkelt = skriver.mal("regel");
        this.matrise = skriver.mal("dekning");
    }

    @GET
    @Operation(hidden = true)
    public Response alle(@Context UriInfo uri) {
        MultivaluedMap<String, String> onsket = uri.getQueryParameters();
        Sprak sprak = Sideskriver.sprak(onsket.getFirst(SPRAK));
        Regelliste regler = Regelliste.av(
                new Regelvisning(regelverk.get().katalog()),
                sprak,
                new Utvalg(
                        valg(onsket, "tekst"),
                        valg(onsket, "niva"),
                        valg(onsket, "pakke"),
                        valg(onsket, "melding"),
                        valg(onsket, "tilstand")));
        return Response.fromResponse(svar(liste, Toppfelt.paa(sprak, STI, onsket), sprak, Map.of("liste", regler)))
                .header("Content-Security-Policy", Svarhoder.MED_SKJEMA)
                .build();
    }

    private static String valg(MultivaluedMap<String, String> onsket, String navn) {
        return Objects.requireNonNullElse(onsket.getFirst(navn), "");
    }

    @GET
    @Path("/dekning")
    @Operation(hidden = true)
    public Response dekning(@QueryParam(SPRAK) @Nullable String kode) {
        Sprak sprak = Sideskriver.sprak(kode);
        Regelkatalog katalog = regelverk.get().katalog();
        LocalDate dag = LocalDate.now(klokke.withZone(NORGE));
        List<Dekningsgrad> grader =
                dekning.stream().map(d -> Dekningsgrad.av(d, katalog, dag)).toList();
        return svar(
                matrise,
                Toppfelt.paa(sprak, STI + "/dekning"),
                sprak,
                Map.of(
                        "dokumenter",
                        grader,
                        "sum",
                        Antall.sum(grader.stream().map(Dekningsgrad::antall)),
                        "kilder",
                        kilder));
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response regel(@PathParam("id") String id, @QueryParam(SPRAK) @Nullable String kode) {
        Sprak sprak = Sideskriver.sprak(kode);
        Regelkatalog katalog = regelverk.get().katalog();
        Regelvisning visning = new Regelvisning(katalog);
        RegelFelt felt = visning.finn(id, sprak).orElseThrow(NotFoundException::new);
        Map<String, Object> side = new LinkedHashMap<>();
        side.put("regel", felt);
        side.put(
                "andre",
                Arrays.stream(Sprak.values())
                        .filter(s -> s != sprak)
                        .map(s -> Map.of(
                                "sprak", s.kode(), "regel", visning.finn(id, s).orElse(felt)))
                        .toList());
        side.put(
                "regelsett",
                visning.regelsett().stream()
                        .filter(p -> p.id().equals(felt.pakke()))
                        .findFirst()
                        .orElse(null));
        katalog.finnRegel(id).ifPresent(r -> {
            side.put("eksempler", r.eksempler());
            side.put("historikk", r.historikk());
        });
        return svar(enkelt, Toppfelt.paa(sprak, ""), sprak, side);
    }

    private Response svar(Sidemal mal, Toppfelt topp, Sprak sprak, Map<String, ?> innhold) {
        return Response.ok(skriver.skriv(mal, topp, sprak, innhold))
                .header(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                .build();
    }
}
