package no.meldingsvakt.inngang.overlast;

import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * HTTP/2 over TLS alone. In clear text a connection is raised to it by a call of HTTP/1.1, whose content, however large, the server
 * holds in memory before anybody is asked; Java's own client does that with its first call.
 */
@Singleton
@Unremovable
class Tjeneroppsett implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions valg) {
        valg.setHttp2ClearTextEnabled(false);
    }
}
