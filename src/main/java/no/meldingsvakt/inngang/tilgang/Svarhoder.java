package no.meldingsvakt.inngang.tilgang;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every answer tells a browser: load nothing from elsewhere, show it in no other's frame, guess nothing, keep nothing. */
@ApplicationScoped
public class Svarhoder {

    private static final String CSP = "Content-Security-Policy";
    private static final String INGEN =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Our own pages have style sheets and a mark, and no script. */
    private static final String SIDE = INGEN + "; style-src 'self'; img-src 'self'";

    /** A page that does something has its script in files of ours, and talks to us alone. */
    public static final String MED_SKRIPT = SIDE + "; script-src 'self'; connect-src 'self'";

    /** As above, with a form that asks us for the page again. */
    public static final String MED_SKJEMA = MED_SKRIPT.replace("form-action 'none'", "form-action 'self'");

    /** A receipt as a page has its style in itself, so that it can be kept as one file. */
    public static final String MED_STIL = INGEN + "; style-src 'unsafe-inline'";

    /** Pages only: what programs fetch is as it was, and costs nothing to pack. */
    private static final Set<String> PAKKES = Set.of("text/html", "text/css", "text/javascript", "image/svg+xml");

    private static final String IDENTITET = "identity";
    private static final int OK = 200;
    private static final int MELLOMLAGRET = 304;

    /** Comes before everything, so that no answer is without. */
    void registrer(@Observes Router ruter) {
        ruter.route().order(Rammeproblem.FORST).handler(ctx -> {
            ctx.addHeadersEndHandler(v -> sett(ctx));
            ctx.next();
        });
    }

    private static void sett(RoutingContext ctx) {
        MultiMap hoder = ctx.response().headers();
        String sti = Rammeproblem.sti(ctx);
        if (IDENTITET.equals(hoder.get(HttpHeaders.CONTENT_ENCODING)) && pakkes(hoder.get(HttpHeaders.CONTENT_TYPE))) {
            // The framework says so of every answer; one that says nothing is packed for those who take it packed.
            hoder.remove(HttpHeaders.CONTENT_ENCODING);
        }
        boolean apen = Tilgangstabell.krever(ctx.request().method().name(), sti).isEmpty();
        int status = ctx.response().getStatusCode();
        hoder.set("X-Content-Type-Options", "nosniff");
        hoder.set("X-Frame-Options", "DENY");
        hoder.set("Referrer-Policy", "no-referrer");
        hoder.set("Cross-Origin-Resource-Policy", "same-origin");
        hoder.set("Cross-Origin-Opener-Policy", "same-origin");
        if (!hoder.contains(CSP)) {
            hoder.set(CSP, sti.startsWith("/q/swagger-ui") ? Swaggerside.CSP : SIDE);
        }
        if (!apen || (status != OK && status != MELLOMLAGRET)) {
            hoder.set(HttpHeaders.CACHE_CONTROL, "no-store");
        } else if (!hoder.contains(HttpHeaders.CACHE_CONTROL)) {
            hoder.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
    }

    private static boolean pakkes(@Nullable String type) {
        return type != null && PAKKES.contains(type.split(";", 2)[0].strip());
    }
}
