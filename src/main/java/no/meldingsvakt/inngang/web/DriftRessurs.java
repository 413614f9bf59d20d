package no.meldingsvakt.inngang.web;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.inngang.katalog.Regelvisning;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.xml.Sidemal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page where whoever runs the service begins: what runs here, by which rules, and whether it is well. */
@Path("/drift")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class DriftRessurs {

    private static final ZoneId NORGE = ZoneId.of("Europe/Oslo");
    private static final DateTimeFormatter TID = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Regelverkslager regelverk;
    private final SmallRyeHealthReporter helse;
    private final Sideskriver skriver;
    private final Sidemal mal;
    private final boolean innlogging;
    private final String motor;

    DriftRessurs(
            Regelverkslager regelverk,
            SmallRyeHealthReporter helse,
            Sideskriver skriver,
            MeldingsvaktConfig config,
            @ConfigProperty(name = "quarkus.application.name") String navn,
            @ConfigProperty(name = "quarkus.application.version") String versjon) {
        this.regelverk = regelverk;
        this.helse = helse;
        this.skriver = skriver;
        this.mal = skriver.mal("drift");
        this.innlogging = config.innlogging().erPaa();
        this.motor = navn + " " + versjon;
    }

    /** One thing that is looked at; {@code data} is what it tells besides. */
    private record Sjekk(String navn, boolean frisk, List<Opplysning> data) {}

    private record Opplysning(String navn, String verdi) {}

    @GET
    @Blocking
    @Operation(hidden = true)
    public Response side(@QueryParam("sprak") @Nullable String kode) {
        Sprak sprak = Sideskriver.sprak(kode);
        SmallRyeHealth naa = helse.getHealth();
        Map<String, Object> side = new LinkedHashMap<>();
        side.put("motor", motor);
        side.put("java", Runtime.version() + ", " + System.getProperty("java.vendor"));
        side.put(
                "startet",
                TID.format(Instant.ofEpochMilli(
                                ManagementFactory.getRuntimeMXBean().getStartTime())
                        .atZone(NORGE)));
        side.put("innlogging", innlogging);
        side.put("regelsett", new Regelvisning(regelverk.get().katalog()).regelsett());
        side.put("frisk", !naa.isDown());
        side.put("sjekker", sjekker(naa.getPayload()));
        return Response.ok(skriver.skriv(mal, sprak, "/drift", side))
                .header(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                .build();
    }

    private static List<Sjekk> sjekker(JsonObject helse) {
        return helse.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .map(s -> new Sjekk(
                        s.getString("name"),
                        s.getString("status").equals("UP"),
                        s.containsKey("data") ? data(s.getJsonObject("data")) : List.of()))
                .toList();
    }

    private static List<Opplysning> data(JsonObject data) {
        return data.entrySet().stream()
                .map(d -> new Opplysning(d.getKey(), tekst(d.getValue())))
                .toList();
    }

    private static String tekst(JsonValue verdi) {
        return verdi instanceof JsonString s ? s.getString() : verdi.toString();
    }
}
