package no.meldingsvakt.inngang.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.meldingsvakt.csv.Tabellskriver;
import no.meldingsvakt.rapport.AvvikCsv;
import no.meldingsvakt.rapport.Avviksrapport;
import no.meldingsvakt.rapport.Avvikssporring;
import no.meldingsvakt.rapport.Avvikssporring.Gruppe;
import no.meldingsvakt.rapport.Bidrag;
import no.meldingsvakt.validering.Avviksoppslag;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /avvik}: how often rules are broken, out of how often they could have been; nothing of single patients. */
@Path("/api/v1/avvik")
@Tag(name = "Avvik", description = "Tall over avvik, uten tall for noen få.")
public class AvvikRessurs {

    private static final String FRA = "fra";
    private static final String TIL = "til";
    private static final String GRUPPE = "gruppe";
    private static final String PAR = "par";
    private static final Pattern HER_IDER = Pattern.compile("([0-9]{1,8})-([0-9]{1,8})");
    private static final int MAKS_AR = 20;

    private final Avviksoppslag oppslag;
    private final Sporring sporring;

    AvvikRessurs(Avviksoppslag oppslag, Sporring sporring) {
        this.oppslag = oppslag;
        this.sporring = sporring;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Tabellskriver.MEDIETYPE})
    @Operation(
            operationId = "avvik",
            summary = "Avvik, talt",
            description =
                    "Hvor mange avvik det er av hvor mange opphold, meldinger og frister, i hele måneder som er over."
                            + " En måned telles én gang, 45 dager etter at den er over, og endres ikke siden; `maneder` er"
                            + " de som er telt, og `ikkeTalt` sier hvorfor de andre ikke er det. Pasienter som ville røpes av et tall for færre enn fem, er holdt utenfor"
                            + " alle tall. Et tall som er null, er ingen eller for få til å vises.")
    @Parameter(
            name = FRA,
            in = ParameterIn.QUERY,
            description = "Første dag, 2024-01-01 eller 2024-01. Måneder som begynner før den, er ikke med.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = TIL,
            in = ParameterIn.QUERY,
            description = "Siste dag, 2024-12-31 eller 2024-12. Måneder som slutter etter den, er ikke med.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = GRUPPE,
            in = ParameterIn.QUERY,
            description = "Hva radene er.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            defaultValue = "regel",
                            enumeration = {"regel", "avsender", "mottaker", "par", "tjeneste", "uke", "maned", "system"
                            }))
    @Parameter(
            name = PAR,
            in = ParameterIn.QUERY,
            description = "To HER-id-er med bindestrek mellom: bare mellom disse to, gruppert på måned.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "Tallene.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Avviksrapport.class)),
                @Content(mediaType = Tabellskriver.MEDIETYPE)
            })
    public Response avvik(@Context UriInfo uri, @Context HttpHeaders hoder) {
        Avviksrapport rapport = rapport(uri);
        return Tabellsvar.av(rapport, () -> AvvikCsv.skriv(rapport), hoder);
    }

    private Avviksrapport rapport(UriInfo uri) {
        MultivaluedMap<String, String> onsket = uri.getQueryParameters();
        Sporring.bare(onsket, Set.of(FRA, TIL, GRUPPE, PAR));
        return oppslag.rapport(
                les(onsket, sporring.naa().toLocalDate()), sporring.naa().toInstant());
    }

    /** Reads which report is asked for; the last twelve whole months where nothing is told. */
    static Avvikssporring les(MultivaluedMap<String, String> onsket, LocalDate idag) {
        LocalDate til =
                dag(onsket.getFirst(TIL), TIL, true, idag.withDayOfMonth(1).minusDays(1));
        LocalDate fra = dag(
                onsket.getFirst(FRA),
                FRA,
                false,
                YearMonth.from(til).minusMonths(11).atDay(1));
        if (fra.isAfter(til) || til.getYear() - fra.getYear() > MAKS_AR) {
            throw new ProblemException(
                    400, "Ugyldig periode", "Perioden går fra en dag til en senere, og er på høyst 20 år.");
        }
        Gruppe gruppe = gruppe(onsket.getFirst(GRUPPE));
        @Nullable String par = onsket.getFirst(PAR);
        if (par != null && (!HER_IDER.matcher(par).matches() || gruppe != Gruppe.MANED)) {
            throw new ProblemException(
                    400,
                    "Ugyldig par",
                    "Parameteren par er to HER-id-er med bindestrek mellom, og går sammen med gruppe maned.");
        }
        return new Avvikssporring(fra, til, gruppe, par == null ? null : etter(par));
    }

    private static String etter(String par) {
        int strek = par.indexOf('-');
        return Bidrag.par(par.substring(0, strek), par.substring(strek + 1));
    }

    private static Gruppe gruppe(@Nullable String navn) {
        return navn == null
                ? Gruppe.REGEL
                : Arrays.stream(Gruppe.values())
                        .filter(g -> g.navn().equals(navn))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(
                                400,
                                "Ukjent verdi",
                                "Parameteren gruppe kan være %s."
                                        .formatted(Arrays.stream(Gruppe.values())
                                                .map(Gruppe::navn)
                                                .collect(Collectors.joining(", ")))));
    }

    private static LocalDate dag(@Nullable String verdi, String navn, boolean siste, LocalDate ellers) {
        if (verdi == null) {
            return ellers;
        }
        try {
            if (verdi.matches("\\d{4}-\\d{2}")) {
                YearMonth maned = YearMonth.parse(verdi);
                return siste ? maned.atEndOfMonth() : maned.atDay(1);
            }
            LocalDate dag = LocalDate.parse(verdi);
            if (dag.getYear() >= 1900 && dag.getYear() < 2200) {
                return dag;
            }
        } catch (DateTimeException e) {
            // Answered as any other day that is not taken.
        }
        throw new ProblemException(
                400, "Ugyldig dag", "Parameteren %s skrives som 2024-01-31 eller 2024-01.".formatted(navn));
    }
}
