package no.meldingsvakt.inngang.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.kvittering.IngenAppRec;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvitteringsform;
import no.meldingsvakt.kvittering.Kvitteringsskriver;
import no.meldingsvakt.kvittering.Kvitteringsskriver.Dokument;
import no.meldingsvakt.kvittering.Kvitteringsskriver.Sidevalg;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.kvittering.rapport.Toppfelt;
import org.jspecify.annotations.Nullable;

/** Writes the answer in the form the caller accepts. */
@Singleton
class Kvitteringsformat {

    static final String SVRL = "application/svrl+xml";
    static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final List<MediaType> FORMATER = formater(Kvitteringsform.enkeltvis());
    private static final Map<MediaType, Kvitteringsform> FORMER = Kvitteringsform.enkeltvis().stream()
            .collect(Collectors.toUnmodifiableMap(f -> MediaType.valueOf(f.medietype()), Function.identity()));
    private static final List<MediaType> LAGREDE_FORMATER = formater(Kvitteringsform.enkeltvis().stream()
            .filter(f -> f != Kvitteringsform.APPREC)
            .toList());

    private final Kvitteringsskriver skriver;

    Kvitteringsformat(Kvitteringsskriver skriver) {
        this.skriver = skriver;
    }

    private static List<MediaType> formater(List<Kvitteringsform> former) {
        return former.stream()
                .map(Kvitteringsform::medietype)
                .map(MediaType::valueOf)
                .toList();
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
        Kvitteringsform form = form(velg(onsket, formater));
        // A bar is made of a hundred words, and only pages have one.
        @Nullable Toppfelt topp = form == Kvitteringsform.HTML ? Toppfelt.paa(sprak, lagret ? "" : null) : null;
        Sidevalg valg = new Sidevalg(sprak, lagret, topp);
        Dokument dokument = skriver.skriv(form, svar, valg).orElseThrow(() -> ingenAppRec(svar));
        return ferdig(
                form == Kvitteringsform.HTML
                        ? side(dokument.innhold(), sprak)
                        : Response.ok(dokument.innhold(), dokument.medietype()));
    }

    private static Kvitteringsform form(MediaType type) {
        return FORMER.getOrDefault(type, Kvitteringsform.JSON);
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

    private static ProblemException ingenAppRec(Svar svar) {
        IngenAppRec ingen = svar.ingen() == null ? IngenAppRec.ULESELIG : svar.ingen();
        return new ProblemException(
                422,
                "Ingen applikasjonskvittering",
                ingen.grunn() + " Dommen er " + svar.kvittering().status()
                        + "; be om application/json for hele kvitteringen.");
    }
}
