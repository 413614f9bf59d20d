package no.meldingsvakt.inngang.tilgang;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;
import no.meldingsvakt.drift.MeldingsvaktConfig;

/** Who a caller is by its certificate, which TLS has checked. */
@Singleton
class Klientsertifikat implements HttpServerOptionsCustomizer {

    private final boolean paa;

    Klientsertifikat(MeldingsvaktConfig config) {
        paa = config.innlogging().sertifikat();
    }

    /** Asked for, not demanded: probes and public pages need none. One that is shown must hold. */
    @Override
    public void customizeHttpsServer(HttpServerOptions valg) {
        if (paa) {
            valg.setClientAuth(ClientAuth.REQUEST);
        }
    }

    /** The subject; empty when none was shown, or certificates do not count here. */
    Optional<X500Principal> av(HttpServerRequest kall) {
        SSLSession sesjon = paa ? kall.sslSession() : null;
        if (sesjon == null) {
            return Optional.empty();
        }
        try {
            Principal navn = sesjon.getPeerPrincipal();
            return navn instanceof X500Principal x500 ? Optional.of(x500) : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    /** A subject as an operator writes it; empty when it is none. */
    static Optional<X500Principal> navn(String tekst) {
        try {
            return Optional.of(new X500Principal(tekst));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
