package no.meldingsvakt.inngang.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
        if (!skalSes(kall.method().name(), kall.path(), kall.getHeader(HttpHeaders.ACCEPT), kall.getHeader(MAL))) {
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
                        kall.getHeaderString(HttpHeaders.ACCEPT),
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

    private static boolean skalSes(String metode, String sti, @Nullable String godtar, @Nullable String mal) {
        String onsket = Objects.requireNonNullElse(godtar, "").toLowerCase(Locale.ROOT);
        double html = vekt(onsket, MediaType.TEXT_HTML);
        return metode.equals("GET")
                && html > 0
                && html >= vekt(onsket, MediaType.APPLICATION_JSON)
                && html >= vekt(onsket, Problem.MEDIETYPE)
                && (!sti.startsWith("/api/") || "document".equals(mal));
    }

    /** How much a type is wanted; 0 where it is not named. */
    private static double vekt(String godtar, String type) {
        for (String del : godtar.split(",", -1)) {
            String[] biter = del.strip().split("\\s*;\\s*", -1);
            if (biter[0].equals(type)) {
                for (String bit : biter) {
                    if (bit.matches("q=[01](?:\\.\\d{0,3})?")) {
                        return Double.parseDouble(bit.substring(2));
                    }
                }
                return 1;
            }
        }
        return 0;
    }
}
