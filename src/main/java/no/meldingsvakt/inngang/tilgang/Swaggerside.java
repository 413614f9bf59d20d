package no.meldingsvakt.inngang.tilgang;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Swagger UI's first page, with its script in a file: the one that Quarkus makes has it in the page, which no policy can allow. */
@ApplicationScoped
class Swaggerside {

    /** What Swagger UI needs: it puts styles into elements, and pictures into style sheets. */
    static final String CSP =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String SIDE = "/sider/swagger-ui.html";

    private final boolean paa;

    Swaggerside(@ConfigProperty(name = "quarkus.swagger-ui.enabled", defaultValue = "true") boolean paa) {
        this.paa = paa;
    }

    void registrer(@Observes Router ruter) {
        if (!paa) {
            return;
        }
        Buffer side = les();
        ruter.routeWithRegex("/q/swagger-ui(?:/|/index\\.html)?")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(Rammeproblem.FORST + 4)
                .handler(ctx -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                        .end(side));
    }

    private static Buffer les() {
        try (InputStream inn = Objects.requireNonNull(Swaggerside.class.getResourceAsStream(SIDE))) {
            return Buffer.buffer(inn.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
