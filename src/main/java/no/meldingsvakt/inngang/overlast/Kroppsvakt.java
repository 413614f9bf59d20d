package no.meldingsvakt.inngang.overlast;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Optional;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.drift.MeldingsvaktConfig.Overlast;
import no.meldingsvakt.inngang.overlast.Innsamling.Avslag;
import no.meldingsvakt.inngang.overlast.Kvote.Plass;
import no.meldingsvakt.inngang.tilgang.Kallhoder;
import no.meldingsvakt.inngang.tilgang.Rammeproblem;

/**
 * Lets no more calls in than there is memory for, and collects what they bring before a thread is given to any: a caller that sends
 * slowly, or stops, holds none. RESTEasy would read it on the thread that answers.
 */
@Singleton
class Kroppsvakt {

    private static final int FOR_TREG = 408;
    private static final int FOR_STOR = 413;
    private static final double MEBI = 1024 * 1024;
    private static final String MINNE = "minne";
    private static final String FORLOP = "/api/v1/forlop/";

    private final Kvote kvote;
    private final Talmodighet talmodighet;
    private final long melding;
    private final long forlop;
    private final MeterRegistry register;

    Kroppsvakt(Kvote kvote, MeldingsvaktConfig config, MeterRegistry register) {
        this.kvote = kvote;
        this.register = register;
        Overlast valg = config.overlast();
        this.talmodighet =
                new Talmodighet(valg.betenkningstid(), valg.minsteFart().asLongValue(), valg.frist());
        long storst = Behov.storst(kvote.enAlene());
        this.melding = Math.min(storst, config.maksStorrelse().asLongValue());
        this.forlop = Math.min(storst, config.forlopMaksStorrelse().asLongValue());
    }

    /** What it answers is null when the call may go on, with all it brought. */
    Uni<Response> taImot(RoutingContext ctx) {
        if (!Kallhoder.harInnhold(ctx.request())) {
            return Uni.createFrom().nullItem();
        }
        Optional<Plass> plass = kvote.slippInn();
        if (plass.isEmpty()) {
            Innsamling.forkast(ctx);
            return Uni.createFrom().item(opptatt(ctx, "kall"));
        }
        Innkropp inn = new Innkropp(kvote, plass.get(), () -> tell(MINNE));
        ctx.addEndHandler(v -> inn.slutt());
        return Uni.createFrom().emitter(svar -> new Innsamling(
                        ctx,
                        inn,
                        grense(ctx),
                        () -> svar.complete(null),
                        hvorfor -> svar.complete(avslag(ctx, hvorfor)))
                .start(talmodighet));
    }

    private long grense(RoutingContext ctx) {
        return ctx.normalizedPath().startsWith(FORLOP) ? forlop : melding;
    }

    private Response avslag(RoutingContext ctx, Avslag hvorfor) {
        return switch (hvorfor) {
            case INGEN_PLASS -> opptatt(ctx, MINNE);
            case FOR_STOR ->
                problem(
                                ctx,
                                FOR_STOR,
                                "Innholdet er for stort",
                                "Grensen er %.1f MiB utpakket.".formatted(grense(ctx) / MEBI))
                        .build();
            case FOR_TREG -> {
                tell("fart");
                yield problem(
                                ctx,
                                FOR_TREG,
                                "Innholdet kommer for sakte",
                                "Det skal komme minst %d byte i sekundet, og alt innen %d sekunder. Ingenting er registrert."
                                        .formatted(
                                                talmodighet.minsteFart(),
                                                talmodighet.frist().toSeconds()))
                        .build();
            }
        };
    }

    private Response opptatt(RoutingContext ctx, String grunn) {
        tell(grunn);
        return problem(ctx, Opptatt.STATUS, Opptatt.TITTEL, Opptatt.DETALJ)
                .header(HttpHeaders.RETRY_AFTER, Opptatt.PROV_IGJEN_SEKUNDER)
                .build();
    }

    /** What is left of the content must be read to find the next call; nobody needs to. */
    private static ResponseBuilder problem(RoutingContext ctx, int status, String tittel, String detalj) {
        ResponseBuilder svar = Response.status(status)
                .type(MediaType.valueOf(Rammeproblem.MEDIETYPE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(JsonObject.of("type", "about:blank", "title", tittel, "status", status, "detail", detalj)
                        .encode());
        return ctx.request().version() == HttpVersion.HTTP_2 ? svar : svar.header("Connection", "close");
    }

    private void tell(String grunn) {
        register.counter("meldingsvakt.overlast.avvist", "grunn", grunn).increment();
    }
}
