package no.meldingsvakt.inngang.tilgang;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;

/** Answers a call that never reaches a resource with a problem (RFC 9457), as a resource would have. */
public final class Rammeproblem {

    /** The first place on the router; what comes before all that Quarkus has put there stands at this and the next ones. */
    public static final int FORST = Integer.MIN_VALUE;

    public static final String MEDIETYPE = "application/problem+json";

    private Rammeproblem() {}

    /** Answers; nothing of the call may stand in the texts. */
    public static void svar(RoutingContext ctx, int status, String tittel, String detalj) {
        HttpServerResponse svar = ctx.response();
        if (svar.ended()) {
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
