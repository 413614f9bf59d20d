package no.meldingsvakt.inngang.tilgang;

import io.opentelemetry.api.trace.SpanKind;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.meldingsvakt.sporing.Spenn;
import no.meldingsvakt.sporing.Sporing;

/** A trace of each call to the API, under the name that metrics have for its address: the id in an address, or what stands after it, is not told. */
@Singleton
class Kallspor {

    private static final String API = "/api/";
    private static final int TJENERFEIL = 500;

    private static final Map<String, Pattern> MED_ID = Tilgangstabell.STIER.stream()
            .filter(s -> s.contains("{"))
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), s -> Pattern.compile(s.replaceAll("\\{\\w+\\}", "[^/]+"))));

    private final Sporing sporing;

    Kallspor(Sporing sporing) {
        this.sporing = sporing;
    }

    void registrer(@Observes Router ruter) {
        if (sporing.erPaa()) {
            ruter.route().order(Rammeproblem.FORST).handler(this::begynn);
        }
    }

    private void begynn(RoutingContext ctx) {
        String sti = Rammeproblem.sti(ctx);
        if (sti.startsWith(API)) {
            String metode = Maletiketter.metode(ctx.request().method().name());
            String mal = mal(sti);
            Spenn kall = sporing.begynn(
                    metode + " " + mal, SpanKind.SERVER, ctx.request().getHeader(Sporing.HODE));
            kall.merk("http.request.method", metode);
            kall.merk("http.route", mal);
            Sporing.forKallet(kall);
            ctx.addEndHandler(slutt -> avslutt(kall, ctx.response().getStatusCode()));
        }
        ctx.next();
    }

    private static void avslutt(Spenn kall, int status) {
        kall.merk("http.response.status_code", status);
        if (status >= TJENERFEIL) {
            kall.feilet();
        }
        kall.close();
    }

    /** The address as metrics name it. */
    static String mal(String sti) {
        return Tilgangstabell.STIER.contains(sti)
                ? sti
                : MED_ID.entrySet().stream()
                        .filter(e -> e.getValue().matcher(sti).matches())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(Maletiketter.ANDRE);
    }
}
