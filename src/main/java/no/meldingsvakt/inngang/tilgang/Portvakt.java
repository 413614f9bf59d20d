package no.meldingsvakt.inngang.tilgang;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.drift.Oppstart;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Lets in the calls that may come in: to a name that is ours, from no page of another's, with a media type where there is
 * content, and by one who may. A page that somebody has open in a browser on this machine could otherwise do all that they can.
 */
@Singleton
@Startup
class Portvakt {

    private static final int FEIL_VERT = 421;
    private static final int IKKE_INNLOGGET = 401;
    private static final int IKKE_LOV = 403;
    private static final int MEDIETYPE = 415;
    private static final int BORTE = 503;
    private static final String PROV_IGJEN_SEKUNDER = "10";
    private static final Set<HttpMethod> MED_INNHOLD = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final Set<String> EGNE_SIDER = Set.of("same-origin", "none");

    private final Vertsnavn verter;
    private final Innlogging innlogging;
    private final boolean paa;

    Portvakt(
            MeldingsvaktConfig config,
            @ConfigProperty(name = "quarkus.http.host") String vert,
            Innlogging innlogging,
            Lytting lytting) {
        kontroller(config, vert, lytting);
        this.verter = Vertsnavn.av(vert, config.verter().orElse(Set.of()));
        this.innlogging = innlogging;
        this.paa = config.innlogging().erPaa();
    }

    /** What stops the start is told only when it is the cause of something: by itself, Quarkus ends without a word, and with 0. */
    private static void kontroller(MeldingsvaktConfig config, String vert, Lytting lytting) {
        try {
            Oppstart.krev(() -> lytting.kontroller(config, vert));
        } catch (PreventFurtherStepsException e) {
            throw new IllegalStateException("the start was stopped", e);
        }
    }

    /** Comes after what answers calls that are no HTTP, and before all that Quarkus has put on the router. */
    void registrer(@Observes Router ruter) {
        ruter.route().order(Rammeproblem.FORST + 2).handler(this::slippInn);
    }

    private void slippInn(RoutingContext ctx) {
        HttpServerRequest kall = ctx.request();
        Optional<Rett> krav = Tilgangstabell.krever(kall.method().name(), ctx.normalizedPath());
        if (!verter.kjenner(kall.authority()) && !erHelse(ctx)) {
            Rammeproblem.svar(
                    ctx, FEIL_VERT, "Feil vert", "Tjenesten svarer ikke under dette navnet (meldingsvakt.verter).");
        } else if (krav.isPresent() && erFraEnAnnensSide(kall)) {
            Rammeproblem.svar(
                    ctx,
                    IKKE_LOV,
                    "Kallet kommer fra en annens side",
                    "En nettside fra et annet sted kan ikke kalle tjenesten.");
        } else if (manglerMedietype(kall)) {
            Rammeproblem.svar(ctx, MEDIETYPE, "Medietypen mangler", "Si hva innholdet er, med hodet Content-Type.");
        } else if (!paa || krav.isEmpty()) {
            ctx.next();
        } else {
            kontroller(ctx, krav.get());
        }
    }

    /** Where probes come, under the address of a machine. They tell up or down, and nothing else of what is here. */
    private static boolean erHelse(RoutingContext ctx) {
        return ctx.normalizedPath().startsWith("/q/health/");
    }

    /** What browsers say of themselves, and no page can change; other callers say nothing. */
    private static boolean erFraEnAnnensSide(HttpServerRequest kall) {
        String nettsted = kall.getHeader("Sec-Fetch-Site");
        String opphav = kall.getHeader("Origin");
        return (nettsted != null && !EGNE_SIDER.contains(nettsted.strip().toLowerCase(Locale.ROOT)))
                || (opphav != null && !erVart(opphav, kall.authority()));
    }

    /** Compared without the scheme: TLS may end before us. */
    private static boolean erVart(String opphav, @Nullable HostAndPort vert) {
        try {
            URI uri = new URI(opphav);
            return vert != null
                    && uri.getHost() != null
                    && uri.getHost().equalsIgnoreCase(vert.host())
                    && port(uri.getPort(), uri.getScheme()) == port(vert.port(), uri.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(int port, String skjema) {
        if (port > 0) {
            return port;
        }
        return "https".equalsIgnoreCase(skjema) ? 443 : 80;
    }

    private static boolean manglerMedietype(HttpServerRequest kall) {
        String medietype = kall.getHeader(HttpHeaders.CONTENT_TYPE);
        return MED_INNHOLD.contains(kall.method())
                && (medietype == null || medietype.isBlank())
                && Kallhoder.harInnhold(kall);
    }

    private void kontroller(RoutingContext ctx, Rett krav) {
        ctx.vertx()
                .executeBlocking(() -> innlogging.klient(ctx.request()), false)
                .onSuccess(klient -> slippInn(ctx, krav, klient))
                .onFailure(e -> avvis(ctx, e));
    }

    private static void slippInn(RoutingContext ctx, Rett krav, Optional<Klient> klient) {
        if (klient.isEmpty()) {
            ctx.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            Rammeproblem.svar(
                    ctx,
                    IKKE_INNLOGGET,
                    "Ikke innlogget",
                    "Kallet trenger et token eller et sertifikat som tjenesten kjenner.");
        } else if (!klient.get().rettigheter().contains(krav)) {
            ctx.response()
                    .putHeader(
                            HttpHeaders.WWW_AUTHENTICATE,
                            "Bearer error=\"insufficient_scope\", scope=\"" + krav.omfang() + "\"");
            Rammeproblem.svar(ctx, IKKE_LOV, "Ikke tillatt", "Kallet krever rettigheten " + krav.omfang() + ".");
        } else {
            klient.get().innlogget(ctx);
            ctx.next();
        }
    }

    /** Whoever shows something that does not hold is told so; where we cannot find out, that is ours. */
    private static void avvis(RoutingContext ctx, Throwable e) {
        if (e instanceof UgyldigTokenException) {
            ctx.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            Rammeproblem.svar(
                    ctx,
                    IKKE_INNLOGGET,
                    "Tokenet gjelder ikke",
                    "Tokenet er ugyldig, utløpt eller ment for noe annet.");
        } else {
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, PROV_IGJEN_SEKUNDER);
            Rammeproblem.svar(
                    ctx, BORTE, "Innloggingen kan ikke kontrolleres", "Nøklene til utstederen er ikke å få tak i.");
        }
    }
}
