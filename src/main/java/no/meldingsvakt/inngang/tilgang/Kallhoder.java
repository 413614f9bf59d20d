package no.meldingsvakt.inngang.tilgang;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.core.HttpHeaders;

/** What a call's head tells before anything more of it has come. */
public final class Kallhoder {

    private Kallhoder() {}

    /** Says whether content follows. */
    public static boolean harInnhold(HttpServerRequest kall) {
        String lengde = kall.getHeader(HttpHeaders.CONTENT_LENGTH);
        return lengde == null
                ? kall.getHeader("Transfer-Encoding") != null
                        || (kall.version() == HttpVersion.HTTP_2 && !kall.isEnded())
                : !"0".equals(lengde.strip());
    }
}
