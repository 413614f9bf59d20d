package no.meldingsvakt.inngang.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.drift.Innhold;
import no.meldingsvakt.inngang.katalog.Regelvisning;
import no.meldingsvakt.inngang.katalog.Regelvisning.RegelFelt;
import no.meldingsvakt.regel.Dekning;
import no.meldingsvakt.regel.Dekningsgrad;
import no.meldingsvakt.regel.Dekningsgrad.Antall;
import no.meldingsvakt.regel.Kildedokument;
import no.meldingsvakt.regel.Regelkatalog;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.xml.Sidemal;
import no.meldingsvakt.xml.XmlFabrikk;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The rule catalogue as pages: what a finding links to. */
@Path("/regler")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class RegelsiderRessurs {

    private static final ZoneId NORGE = ZoneId.of("Europe/Oslo");

    private final Clock klokke;
    private final Regelverkslager regelverk;
    private final ObjectMapper json;
    private final List<Dekning> dekning;
    private final List<Kildedokument> kilder;
    private final Sidemal liste;
    private final Sidemal enkelt;
    private final Sidemal matrise;

    RegelsiderRessurs(Regelverkslager regelverk, ObjectMapper json, XmlFabrikk xml, Clock klokke) {
        this.klokke = klokke;
        this.regelverk = regelverk;
        this.json = json;
        this.dekning = Innhold.les("schematron", mappe -> Dekning.les(mappe.resolve("dekning")));
        this.kilder = Innhold.les("schematron", mappe -> Dekning.kilder(mappe.resolve("dekning")));
        this.liste = new Sidemal(xml, "/sider/regler.xsl");
        this.enkelt = new Sidemal(xml, "/sider/regel.xsl");
        this.matrise = new Sidemal(xml, "/sider/dekning.xsl");
    }

    @GET
    @Operation(hidden = true)
    public Response alle(@QueryParam("sprak") @Nullable String sprak) {
        Regelvisning visning = new Regelvisning(regelverk.get().katalog());
        return svar(liste, Map.of("regler", visning.alle(sprak(sprak)).toList(), "regelsett", visning.regelsett()));
    }

    @GET
    @Path("/dekning")
    @Operation(hidden = true)
    public Response dekning() {
        Regelkatalog katalog = regelverk.get().katalog();
        LocalDate dag = LocalDate.now(klokke.withZone(NORGE));
        List<Dekningsgrad> grader =
                dekning.stream().map(d -> Dekningsgrad.av(d, katalog, dag)).toList();
        return svar(
                matrise,
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
    public Response regel(@PathParam("id") String id, @QueryParam("sprak") @Nullable String sprak) {
        Regelkatalog katalog = regelverk.get().katalog();
        Regelvisning visning = new Regelvisning(katalog);
        RegelFelt felt = visning.finn(id, sprak(sprak)).orElseThrow(NotFoundException::new);
        Map<String, Object> side = new LinkedHashMap<>();
        side.put("regel", felt);
        side.put("engelsk", visning.finn(id, Sprak.EN).orElse(felt));
        side.put("nynorsk", visning.finn(id, Sprak.NN).orElse(felt));
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
        return svar(enkelt, side);
    }

    private static Sprak sprak(@Nullable String kode) {
        return kode == null ? Sprak.NB : Sprak.av(kode).orElse(Sprak.NB);
    }

    private Response svar(Sidemal mal, Object innhold) {
        try {
            return Response.ok(mal.skriv(json.writeValueAsString(innhold))).build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the catalogue could not be written", e);
        }
    }
}
