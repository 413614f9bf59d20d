package no.meldingsvakt.inngang.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import no.meldingsvakt.inngang.tilgang.Rammeproblem;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Answers what never reaches a resource, such as an address that cannot be decoded: with a problem like any other, that quotes
 * nothing. Only what is no HTTP at all, or has an address or headers of more than 2 MB, is answered by the server itself, with a
 * bare 400, 414 or 431: Vert.x has a handler for such calls, but Quarkus makes the server and lets nobody set it.
 */
@ApplicationScoped
class Rammesvar {

    private static final int UGYLDIG = 400;
    private static final int FOR_STORT = 413;
    private static final int FOR_LANG_ADRESSE = 414;
    private static final int FOR_LANGE_HODER = 431;
    private static final int TJENERFEIL = 500;
    private static final int LENGSTE_ADRESSE = 8 * 1024;
    private static final int LENGSTE_HODER = 20 * 1024;

    private static final Map<Integer, List<String>> TEKSTER = Map.of(
            UGYLDIG,
            List.of(
                    "Forespørselen kan ikke leses",
                    "Kontroller adressen og det som er kodet med prosenttegn i den, og at hodet Host er med, én gang."),
            404,
            List.of("Finnes ikke", "Det er ingenting på denne adressen."),
            405,
            List.of("Metoden er ikke tillatt", "Adressen tar ikke imot denne HTTP-metoden."),
            FOR_STORT,
            List.of("Forespørselen er for stor", "Innholdet er større enn noen melding kan være."),
            FOR_LANG_ADRESSE,
            List.of(
                    "Adressen er for lang",
                    "En adresse med parametre kan være %d KiB.".formatted(LENGSTE_ADRESSE / 1024)),
            FOR_LANGE_HODER,
            List.of("Hodene er for lange", "Hodene kan være %d KiB til sammen.".formatted(LENGSTE_HODER / 1024)));

    private final long storst;

    Rammesvar(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize storst) {
        this.storst = storst.asLongValue();
    }

    /** Comes before all that Quarkus has put on the router, and after the headers of every answer. */
    void registrer(@Observes Router ruter) {
        ruter.route().order(Rammeproblem.FORST + 1).handler(this::slippInn).failureHandler(Rammesvar::feilet);
        TEKSTER.keySet().forEach(status -> ruter.errorHandler(status, ctx -> svar(ctx, status)));
    }

    private void slippInn(RoutingContext ctx) {
        if (ctx.request().uri().length() > LENGSTE_ADRESSE) {
            svar(ctx, FOR_LANG_ADRESSE);
        } else if (lengde(ctx) > LENGSTE_HODER) {
            svar(ctx, FOR_LANGE_HODER);
        } else if (storrelse(ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH)) > storst) {
            svar(ctx, FOR_STORT);
        } else if (!erOverforing(ctx.request().headers().getAll("Transfer-Encoding"))) {
            // Where the content ends nobody can know, so nor where the next call begins (RFC 9112 6.3).
            lukk(ctx);
            svar(ctx, UGYLDIG);
        } else if (!erAdresse(ctx.request().uri(), ctx.request().getHeader(HttpHeaders.HOST))
                || !harEnVert(ctx.request().headers())) {
            svar(ctx, UGYLDIG);
        } else {
            ctx.next();
        }
    }

    private static boolean erOverforing(List<String> koding) {
        return koding.isEmpty() || (koding.size() == 1 && koding.get(0).strip().equalsIgnoreCase("chunked"));
    }

    /**
     * What a browser or a library would send; Adresseoppsett lets other things through to be answered here. One that names a host must name
     * that of the call: who may call is decided by the latter.
     */
    private static boolean erAdresse(String adresse, @Nullable String vert) {
        try {
            @Nullable String nevnt = new URI(adresse).getRawAuthority();
            return !adresse.isEmpty() && (nevnt == null || nevnt.equalsIgnoreCase(vert));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** An old client has none; what is empty, or several, is what nobody can mean (RFC 9112 3.2). */
    private static boolean harEnVert(MultiMap hoder) {
        List<String> verter = hoder.getAll(HttpHeaders.HOST);
        return verter.isEmpty() || (verter.size() == 1 && !verter.get(0).isBlank());
    }

    private static void feilet(RoutingContext ctx) {
        int status = ctx.statusCode();
        if (status >= UGYLDIG && status < TJENERFEIL && !ctx.response().headWritten()) {
            svar(ctx, status);
        } else {
            ctx.next();
        }
    }

    private static int lengde(RoutingContext ctx) {
        return ctx.request().headers().entries().stream()
                .mapToInt(h -> h.getKey().length() + h.getValue().length())
                .sum();
    }

    private static long storrelse(@Nullable String tekst) {
        try {
            return tekst == null ? 0 : Long.parseLong(tekst);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void svar(RoutingContext ctx, int status) {
        List<String> tekst = TEKSTER.getOrDefault(
                status, List.of("Forespørselen kan ikke behandles", "Kontroller adresse og hoder."));
        if (status == FOR_STORT && !ctx.response().ended()) {
            lukk(ctx);
        }
        Rammeproblem.svar(ctx, status, tekst.get(0), tekst.get(1));
    }

    /** What follows will not be read. */
    private static void lukk(RoutingContext ctx) {
        ctx.response().putHeader("Connection", "close");
        ctx.response().endHandler(v -> ctx.request().connection().close());
    }
}
