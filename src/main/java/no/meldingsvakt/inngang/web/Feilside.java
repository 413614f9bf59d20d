package no.meldingsvakt.inngang.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.inngang.rest.Problem;
import no.meldingsvakt.inngang.tilgang.Rammeproblem;
import no.meldingsvakt.inngang.tilgang.Svarhoder;
import no.meldingsvakt.xml.Sidemal;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a page where a browser would have shown a problem. Programs still get problems: a page is for whoever asks for HTML
 * before JSON, and below {@code /api/}, where programs ask for receipts as HTML, only for what a browser says it will show.
 */
@ApplicationScoped
public class Feilside {

    private static final String HTML = "text/html;charset=UTF-8";
    private static final String VEKT = "q";
    private static final String MAL = "Sec-Fetch-Dest";
    private static final String CSP = "Content-Security-Policy";

    private final Sideskriver skriver;
    private final Sidemal mal;

    Feilside(Sideskriver skriver) {
        this.skriver = skriver;
        this.mal = skriver.mal("feil");
    }

    /** For what never reaches a resource. */
    void registrer(@Observes Router ruter) {
        ruter.route().order(Rammeproblem.FORST).handler(ctx -> {
            ctx.put(Rammeproblem.SIDER, (Rammeproblem.Feilsider) this::svar);
            ctx.next();
        });
    }

    private boolean svar(RoutingContext ctx, int status, String tittel, String detalj) {
        HttpServerRequest kall = ctx.request();
        List<MediaType> godtar = lest(() -> ctx.parsedHeaders().accept().stream()
                .map(a -> new MediaType(a.component(), a.subComponent(), Map.of(VEKT, String.valueOf(a.weight()))))
                .toList());
        if (!skalSes(kall.method().name(), kall.path(), godtar, kall.getHeader(MAL))) {
            return false;
        }
        Sprak sprak = Sideskriver.sprak(sprak(ctx));
        ctx.vertx()
                .executeBlocking(() -> side(status, tittel, detalj, sprak), false)
                .onSuccess(side -> send(ctx.response(), status, sprak, side))
                .onFailure(e -> ctx.response().setStatusCode(status).end());
        return true;
    }

    /** An address that cannot be read has no language. */
    private static @Nullable String sprak(RoutingContext ctx) {
        try {
            return ctx.request().getParam("sprak");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void send(HttpServerResponse svar, int status, Sprak sprak, byte[] side) {
        if (!svar.ended()) {
            svar.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, HTML)
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, sprak.kode())
                    .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .putHeader(CSP, Svarhoder.MED_SKRIPT)
                    .end(Buffer.buffer(side));
        }
    }

    /** For what a resource answered. */
    @ServerResponseFilter
    public void vis(ContainerRequestContext kall, ContainerResponseContext svar) {
        if (!(svar.getEntity() instanceof Problem problem)
                || !skalSes(
                        kall.getMethod(),
                        kall.getUriInfo().getPath(),
                        lest(kall::getAcceptableMediaTypes),
                        kall.getHeaderString(MAL))) {
            return;
        }
        Sprak sprak = Sideskriver.sprak(kall.getUriInfo().getQueryParameters().getFirst("sprak"));
        svar.setEntity(side(problem.status(), problem.title(), problem.detail(), sprak), null, MediaType.valueOf(HTML));
        svar.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, HTML);
        svar.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, sprak.kode());
        svar.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        svar.getHeaders().putSingle(CSP, Svarhoder.MED_SKRIPT);
    }

    private byte[] side(int status, String tittel, String detalj, Sprak sprak) {
        return skriver.skriv(mal, sprak, "", Map.of("status", status, "tittel", tittel, "detalj", detalj));
    }

    private static boolean skalSes(String metode, String sti, List<MediaType> godtar, @Nullable String mal) {
        double html = vekt(godtar, MediaType.TEXT_HTML);
        return metode.equals("GET")
                && html > 0
                && html >= vekt(godtar, MediaType.APPLICATION_JSON)
                && html >= vekt(godtar, Problem.MEDIETYPE)
                && (!sti.startsWith("/api/") || "document".equals(mal));
    }

    /** What is not written as it should be asks for nothing. */
    private static List<MediaType> lest(Supplier<List<MediaType>> godtar) {
        try {
            return godtar.get();
        } catch (IllegalArgumentException | WebApplicationException e) {
            return List.of();
        }
    }

    /** How much a type is wanted; 0 where it is not named. */
    private static double vekt(List<MediaType> godtar, String type) {
        return godtar.stream()
                .filter(m -> type.equalsIgnoreCase(m.getType() + "/" + m.getSubtype()))
                .findFirst()
                .map(m -> tall(m.getParameters().getOrDefault(VEKT, "1")))
                .orElse(0.0);
    }

    private static double tall(String vekt) {
        try {
            return Double.parseDouble(vekt);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
