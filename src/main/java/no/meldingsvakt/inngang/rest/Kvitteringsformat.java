package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import no.meldingsvakt.kvittering.AppRecSvar;
import no.meldingsvakt.kvittering.AppRecWriter;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.KvitteringJson;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.kvittering.SvrlWriter;
import no.meldingsvakt.xml.Sidemal;
import no.meldingsvakt.xml.XmlFabrikk;

/** Writes the answer in the form the caller accepts. */
@Singleton
class Kvitteringsformat {

    static final String SVRL = "application/svrl+xml";
    private static final String UTF8 = ";charset=UTF-8";
    private static final List<MediaType> FORMATER = List.of(
            MediaType.APPLICATION_JSON_TYPE,
            MediaType.APPLICATION_XML_TYPE,
            MediaType.TEXT_HTML_TYPE,
            MediaType.valueOf(SVRL));

    private final AppRecWriter appRec;
    private final Sidemal html;
    private final SvrlWriter svrl;

    Kvitteringsformat(AppRecWriter appRec, SvrlWriter svrl, XmlFabrikk xml) {
        this.appRec = appRec;
        this.html = new Sidemal(xml, "/sider/kvittering.xsl");
        this.svrl = svrl;
    }

    /** Answers in the first form that {@code onsket} has room for, in its order; JSON when all are equally welcome. */
    Response svar(Svar svar, List<MediaType> onsket) {
        Kvittering kvittering = svar.kvittering();
        MediaType format = velg(onsket);
        ResponseBuilder bygger =
                switch (format.getType() + "/" + format.getSubtype()) {
                    case MediaType.TEXT_HTML ->
                        Response.ok(html.skriv(KvitteringJson.skriv(kvittering)), MediaType.TEXT_HTML + UTF8)
                                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
                    case SVRL -> Response.ok(svrl.skriv(kvittering), SVRL);
                    case MediaType.APPLICATION_XML -> appRec(svar);
                    default -> Response.ok(kvittering, MediaType.APPLICATION_JSON);
                };
        return bygger.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static MediaType velg(List<MediaType> onsket) {
        return onsket.stream()
                .filter(o -> !erUonsket(o))
                .flatMap(o -> FORMATER.stream().filter(o::isCompatible))
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
            throw new ProblemException(
                    422,
                    "Ingen applikasjonskvittering",
                    "Meldingen skal ikke besvares med AppRec, eller avsenderen kan ikke leses. Dommen er "
                            + svar.kvittering().status() + "; be om application/json for hele kvitteringen.");
        }
        AppRecWriter.Sending sending =
                appRec.skrivAlle(kvitteringer, svar.kvittering().id());
        return Response.ok(sending.innhold(), sending.medietype());
    }
}
