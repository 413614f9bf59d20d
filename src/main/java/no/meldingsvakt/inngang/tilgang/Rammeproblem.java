package no.meldingsvakt.inngang.tilgang;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Answers a call that never reaches a resource with a problem (RFC 9457), as a resource would have. */
public final class Rammeproblem {

    /** The first place on the router; what comes before all that Quarkus has put there stands at this and the next ones. */
    public static final int FORST = Integer.MIN_VALUE;

    public static final String MEDIETYPE = "application/problem+json";

    /** Where a call keeps the {@link Feilsider} that answer it. */
    public static final String SIDER = "meldingsvakt.feilsider";

    private Rammeproblem() {}

    /** The call's address. One that cannot be decoded is nobody's, and is answered all the same. */
    static String sti(RoutingContext ctx) {
        try {
            return ctx.normalizedPath();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Answers with a page where somebody looks at the answer in a browser. */
    @FunctionalInterface
    public interface Feilsider {
        /** Whether it has answered, or will. */
        boolean svar(RoutingContext ctx, int status, String tittel, String detalj);
    }

    /** Answers; nothing of the call may stand in the texts. */
    public static void svar(RoutingContext ctx, int status, String tittel, String detalj) {
        HttpServerResponse svar = ctx.response();
        @Nullable Feilsider sider = ctx.get(SIDER);
        if (svar.ended() || (sider != null && sider.svar(ctx, status, tittel, detalj))) {
            return;
        }
        svar.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIETYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        svar.end(
                HttpMethod.HEAD.equals(ctx.request().method())
                        ? ""
                        : JsonObject.of("type", "about:blank", "title", tittel, "status", status, "detail", detalj)
                                .encode());
    }
}
