package no.meldingsvakt.inngang.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.meldingsvakt.inngang.tilgang.Tilgangstabell;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Tells in the OpenAPI document, of each call, who may make it and the errors it can be answered with: each is described once, and
 * a call refers to it. Which ones they are follows from what the call is, so a new call has them by itself.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class KallFilter implements OASFilter {

    /** The error where there is no AppRec; the calls that make one refer to it. */
    static final String KAN_IKKE_BESVARES = "KanIkkeBesvares";

    /** The error where one thing is done at a time. */
    static final String OPPTATT = "Opptatt";

    private static final String PROV_IGJEN = "Retry-After";
    private static final String TOKEN = "token";

    private static final List<Feil> FOR_ALLE = List.of(
            new Feil(
                    "400",
                    "UgyldigKall",
                    "Kallet kan ikke brukes: en ukjent parameter eller verdi, et ukjent regelsett, eller innhold som"
                            + " mangler eller ikke kan pakkes ut."),
            new Feil("406", "FormatetTilbysIkke", "Formatet i Accept tilbys ikke; `detail` sier hvilke som gjør det."),
            new Feil("500", "Feilet", "Noe sviktet i tjenesten. Ingenting er vurdert."));

    private static final List<Feil> MED_RETT = List.of(
            new Feil("401", "IkkeInnlogget", "Tokenet eller sertifikatet mangler eller gjelder ikke."),
            new Feil(
                    "403",
                    "IkkeTillatt",
                    "Den som kaller, mangler rettigheten, kaller fra en annens nettside, eller sender inn for en annen"
                            + " avsender."),
            new Feil(
                    "503",
                    "IkkeTilgjengelig",
                    "Lageret, køen eller innloggingen svarer ikke, eller tjenesten har fullt opp. Ingenting er"
                            + " registrert; prøv igjen etter Retry-After."));

    private static final List<Feil> MED_ID =
            List.of(new Feil("404", "FinnesIkke", "Det er ingenting med denne id-en."));

    private static final List<Feil> MED_INNHOLD = List.of(
            new Feil("408", "ForSakte", "Innholdet kommer for sakte. Ingenting er registrert."),
            new Feil("413", "ForStort", "Innholdet er større enn grensen, eller for sammensatt."),
            new Feil("415", "MedietypenTasIkkeImot", "Medietypen eller pakkingen tas ikke imot."));

    private static final Feil UTEN_APPREC = new Feil(
            "422", KAN_IKKE_BESVARES, "Accept er application/xml, men meldingen kan ikke besvares med AppRec.");

    private static final Feil PAAGAAR =
            new Feil("409", OPPTATT, "En annen slik pågår. Vent til den er ferdig, eller stans den.");

    /** An error, and the name it has among the parts of the document. */
    private record Feil(String status, String navn, String beskrivelse) {

        APIResponse svar() {
            APIResponse svar = OASFactory.createAPIResponse()
                    .description(beskrivelse)
                    .content(OASFactory.createContent()
                            .addMediaType(
                                    Problem.MEDIETYPE,
                                    OASFactory.createMediaType()
                                            .schema(OASFactory.createSchema().ref(Problem.class.getSimpleName()))));
            return status.equals("503") ? svar.addHeader(PROV_IGJEN, sekunder()) : svar;
        }

        private static Header sekunder() {
            return OASFactory.createHeader()
                    .description("Sekunder til det er verd å prøve igjen.")
                    .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER));
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI dokument) {
        if (dokument.getPaths() == null || dokument.getPaths().getPathItems() == null) {
            return;
        }
        Components felles = dokument.getComponents() == null ? OASFactory.createComponents() : dokument.getComponents();
        List.of(FOR_ALLE, MED_RETT, MED_ID, MED_INNHOLD, List.of(UTEN_APPREC, PAAGAAR))
                .forEach(liste -> liste.forEach(f -> felles.addResponse(f.navn(), f.svar())));
        felles.addSecurityScheme(
                TOKEN,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("Trengs der innlogging er slått på. Rettigheten kallet krever, står ved kallet."));
        dokument.setComponents(felles);
        dokument.getPaths().getPathItems().forEach((sti, punkt) -> punkt.getOperations()
                .forEach((metode, kall) -> fortell(sti, metode, kall)));
    }

    private static void fortell(String sti, PathItem.HttpMethod metode, Operation kall) {
        Tilgangstabell.krever(metode.name(), sti)
                .ifPresent(rett -> kall.setSecurity(List.of(
                        OASFactory.createSecurityRequirement(),
                        OASFactory.createSecurityRequirement().addScheme(TOKEN, rett.omfang()))));
        Map<String, APIResponse> alle = new TreeMap<>(kall.getResponses().getAPIResponses());
        feil(sti, metode, kall)
                .forEach(f -> alle.putIfAbsent(
                        f.status(), OASFactory.createAPIResponse().ref(f.navn())));
        kall.getResponses().setAPIResponses(alle);
    }

    private static List<Feil> feil(String sti, PathItem.HttpMethod metode, Operation kall) {
        List<Feil> feil = new ArrayList<>(FOR_ALLE);
        if (Tilgangstabell.krever(metode.name(), sti).isPresent()) {
            feil.addAll(MED_RETT);
        }
        if (sti.contains("{")) {
            feil.addAll(MED_ID);
        }
        if (kall.getRequestBody() != null) {
            feil.addAll(MED_INNHOLD);
        }
        return feil;
    }
}
