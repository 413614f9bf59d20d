package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.kvittering.AppRecSkriver;
import no.meldingsvakt.kvittering.AppRecSvar;
import no.meldingsvakt.kvittering.IngenAppRec;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvitteringsside;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.kvittering.SvrlSkriver;
import no.meldingsvakt.kvittering.rapport.Toppfelt;

/** Writes the answer in the form the caller accepts. */
@Singleton
class Kvitteringsformat {

    static final String SVRL = "application/svrl+xml";
    static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final List<MediaType> FORMATER = List.of(
            MediaType.APPLICATION_JSON_TYPE,
            MediaType.APPLICATION_XML_TYPE,
            MediaType.TEXT_HTML_TYPE,
            MediaType.valueOf(SVRL));
    private static final List<MediaType> LAGREDE_FORMATER = FORMATER.stream()
            .filter(f -> !f.equals(MediaType.APPLICATION_XML_TYPE))
            .toList();

    private final AppRecSkriver appRec;
    private final Kvitteringsside html;
    private final SvrlSkriver svrl;

    Kvitteringsformat(AppRecSkriver appRec, SvrlSkriver svrl, Kvitteringsside html) {
        this.appRec = appRec;
        this.html = html;
        this.svrl = svrl;
    }

    /** Answers in the first form that {@code onsket} has room for, in its order; JSON when all are equally welcome. */
    Response svar(Svar svar, List<MediaType> onsket, Sprak sprak) {
        return svar(svar, onsket, FORMATER, sprak, false);
    }

    /** As {@link #svar}, for a receipt that was given earlier. There is no application receipt to it: none is stored. */
    Response lagret(Kvittering kvittering, List<MediaType> onsket, Sprak sprak) {
        return svar(Svar.lagret(kvittering), onsket, LAGREDE_FORMATER, sprak, true);
    }

    private Response svar(Svar svar, List<MediaType> onsket, List<MediaType> formater, Sprak sprak, boolean lagret) {
        Kvittering kvittering = svar.kvittering();
        MediaType format = velg(onsket, formater);
        ResponseBuilder bygger =
                switch (format.getType() + "/" + format.getSubtype()) {
                    case MediaType.TEXT_HTML ->
                        side(html.skriv(kvittering, sprak, lagret, Toppfelt.paa(sprak, lagret ? "" : null)), sprak);
                    case SVRL -> Response.ok(svrl.skriv(kvittering), SVRL);
                    case MediaType.APPLICATION_XML -> appRec(svar);
                    default -> Response.ok(kvittering, MediaType.APPLICATION_JSON);
                };
        return ferdig(bygger);
    }

    /** An answer that is a page with its style in itself. */
    static ResponseBuilder side(byte[] html, Sprak sprak) {
        return Response.ok(html, HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                .header("Content-Security-Policy", Svarhoder.MED_STIL);
    }

    /** An answer whose form was chosen by the caller, and which nobody is to keep. */
    static Response ferdig(ResponseBuilder bygger) {
        return bygger.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    /** The first of the forms that the caller has room for, in its order; JSON when all are equally welcome. */
    static MediaType velg(List<MediaType> onsket, List<MediaType> formater) {
        return onsket.stream()
                .filter(o -> !erUonsket(o))
                .flatMap(o -> formater.stream().filter(o::isCompatible))
                .filter(f -> onsket.stream().noneMatch(o -> erUonsket(o) && likt(o, f)))
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON_TYPE);
    }

    private static boolean erUonsket(MediaType type) {
        return type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?");
    }

    private static boolean likt(MediaType a, MediaType b) {
        return a.getType().equals(b.getType()) && a.getSubtype().equals(b.getSubtype());
    }

    private ResponseBuilder appRec(Svar svar) {
        List<AppRecSvar> kvitteringer = svar.apprec();
        if (kvitteringer.isEmpty()) {
            IngenAppRec ingen = svar.ingen() == null ? IngenAppRec.ULESELIG : svar.ingen();
            throw new ProblemException(
                    422,
                    "Ingen applikasjonskvittering",
                    ingen.grunn() + " Dommen er " + svar.kvittering().status()
                            + "; be om application/json for hele kvitteringen.");
        }
        AppRecSkriver.Sending sending =
                appRec.skrivAlle(kvitteringer, svar.kvittering().id());
        return Response.ok(sending.innhold(), sending.medietype());
    }
}
