package no.meldingsvakt.inngang.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import no.meldingsvakt.drift.Minnevakt;
import no.meldingsvakt.forlop.lager.ForStortException;
import no.meldingsvakt.forlop.lager.LagerUtilgjengeligException;
import no.meldingsvakt.ko.MeglerUtilgjengeligException;
import no.meldingsvakt.validering.FremmedAvsenderException;
import org.apache.camel.CamelExecutionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what is thrown on the way into problems. An exception's own text may quote the message and is never used. */
class Feilsvar {

    private static final Logger LOGG = Logger.getLogger(Feilsvar.class);
    private static final int IKKE_LOV = 403;
    private static final int METODE = 405;
    private static final int TJENERFEIL = 500;
    private static final int FOR_STORT = 413;
    private static final int BORTE = 503;
    private static final int PROV_IGJEN_SEKUNDER = 10;
    private static final int RAMMER = 8;

    private final Tilbud tilbud;

    Feilsvar(Tilbud tilbud) {
        this.tilbud = tilbud;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return e.svar();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, UriInfo uri, Request kall) {
        int status = e.getResponse().getStatus();
        String sti = uri.getPath();
        return switch (status) {
            case 404 -> Problem.svar(status, "Finnes ikke", "Det er ingenting på denne adressen.");
            case 405 -> ikkeMetoden(tilbud.metoder(sti));
            case 406 -> Problem.svar(status, "Formatet tilbys ikke", tilbudt(sti, kall.getMethod()));
            case 415 -> Problem.svar(status, "Medietypen tas ikke imot", tatt(sti, kall.getMethod()));
            default ->
                status >= TJENERFEIL
                        ? ukjent(e)
                        : Problem.svar(status, "Forespørselen kan ikke behandles", "Kontroller adresse og hoder.");
        };
    }

    private static Response ikkeMetoden(List<String> metoder) {
        Response svar = Problem.svar(
                METODE,
                "Metoden er ikke tillatt",
                metoder.isEmpty()
                        ? "Adressen tar ikke imot denne HTTP-metoden."
                        : "Adressen tar imot " + liste(metoder, "og") + ".");
        return metoder.isEmpty()
                ? svar
                : Response.fromResponse(svar)
                        .header(HttpHeaders.ALLOW, String.join(", ", metoder))
                        .build();
    }

    private String tilbudt(String sti, String metode) {
        List<String> typer = tilbud.gir(sti, metode);
        String svar =
                typer.isEmpty() ? "Adressen har ikke svar i dette formatet." : "Velg " + liste(typer, "eller") + ".";
        return metode.equals("GET") && sti.startsWith("/api/v1/meldinger/")
                ? svar + " AppRec lagres ikke; send meldingen på nytt for å få den."
                : svar;
    }

    private String tatt(String sti, String metode) {
        List<String> typer = tilbud.tar(sti, metode);
        if (typer.isEmpty()) {
            return "Adressen tar ikke imot innhold.";
        }
        return typer.contains(MediaType.MULTIPART_FORM_DATA)
                ? "Send meldingene som " + liste(typer, "eller") + "."
                : "Send meldingen som " + liste(typer, "eller") + ".";
    }

    private static String liste(List<String> ord, String sist) {
        int siste = ord.size() - 1;
        return siste == 0 ? ord.get(0) : String.join(", ", ord.subList(0, siste)) + " " + sist + " " + ord.get(siste);
    }

    /** A process that has run out of memory may have lost anything. */
    @ServerExceptionMapper
    Response minne(OutOfMemoryError e) {
        throw Minnevakt.avslutt();
    }

    /** Camel wraps what a step throws. */
    @ServerExceptionMapper
    Response iRuten(CamelExecutionException e) {
        if (Minnevakt.erTomt(e)) {
            throw Minnevakt.avslutt();
        }
        if (e.getCause() instanceof ForStortException stort) {
            return forStort(stort);
        }
        if (e.getCause() instanceof FremmedAvsenderException) {
            return Problem.svar(
                    IKKE_LOV,
                    "Avsenderen er en annen",
                    "Den som kaller, kan bare sende inn egne meldinger. Ingenting er lagret.");
        }
        return e.getCause() instanceof LagerUtilgjengeligException lager ? lager(lager) : ukjent(e);
    }

    @ServerExceptionMapper
    Response forStort(ForStortException e) {
        return Problem.svar(
                FOR_STORT,
                "Meldingen har for lange id-er",
                "En id, referanse eller adresse i meldingen er så lang at den ikke kan registreres. Ingenting er"
                        + " lagret.");
    }

    @ServerExceptionMapper
    Response lager(LagerUtilgjengeligException e) {
        LOGG.errorf("Lageret svarer ikke: %s", kortform(e));
        return Response.fromResponse(
                        Problem.svar(BORTE, "Lageret svarer ikke", "Ingenting er registrert. Prøv igjen om litt."))
                .header(HttpHeaders.RETRY_AFTER, PROV_IGJEN_SEKUNDER)
                .build();
    }

    @ServerExceptionMapper
    Response megler(MeglerUtilgjengeligException e) {
        return Response.fromResponse(Problem.svar(BORTE, "Køen svarer ikke", "Ingenting er gjort. Prøv igjen om litt."))
                .header(HttpHeaders.RETRY_AFTER, PROV_IGJEN_SEKUNDER)
                .build();
    }

    @ServerExceptionMapper
    Response ukjent(Exception e) {
        LOGG.errorf("Uventet feil: %s", kortform(e));
        return Problem.svar(TJENERFEIL, "Noe sviktet hos oss", "Meldingen er ikke vurdert. Prøv igjen senere.");
    }

    /** Kinds and places of an exception and its causes, without their texts. */
    private static String kortform(Throwable e) {
        String rammer = Arrays.stream(e.getStackTrace())
                .limit(RAMMER)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        Throwable opphav = e.getCause();
        String resten = opphav == null || opphav == e ? "" : "; opphav: " + kortform(opphav);
        return e.getClass().getName() + " ved " + rammer + resten;
    }
}
