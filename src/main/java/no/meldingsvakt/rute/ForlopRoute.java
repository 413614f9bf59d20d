package no.meldingsvakt.rute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import no.meldingsvakt.kvittering.Forlopssvar;
import no.meldingsvakt.sporing.Sporing;
import no.meldingsvakt.validering.Forlopskorridor;
import no.meldingsvakt.validering.Sak;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;

/**
 * Messages that are judged together: each walks the same steps as any other, then the stays they make are judged. In: a
 * list of {@link Sak}, at least one and all with the same choices; out: a {@link Forlopssvar}.
 */
@ApplicationScoped
public class ForlopRoute extends RouteBuilder {

    /** Where the doors send what comes in. */
    public static final String INNGANG = "direct:valider-forlop";

    private final Forlopskorridor korridor;
    private final Instance<Vitne> vitner;
    private final Sporing sporing;

    public ForlopRoute(Forlopskorridor korridor, @Any Instance<Vitne> vitner, Sporing sporing) {
        this.korridor = korridor;
        this.vitner = vitner;
        this.sporing = sporing;
    }

    @Override
    public void configure() {
        from(INNGANG)
                .routeId("valider-forlop")
                // A breakdown is the caller's to answer; Camel would write it, and the messages with it, in the log.
                .errorHandler(noErrorHandler())
                .split(body(), new GroupedBodyAggregationStrategy())
                .stopOnException()
                .to(ValiderRoute.STEG)
                .end()
                .transform()
                .body(List.class, this::bedom)
                .process()
                .body(Forlopssvar.class, svar -> svar.svar().forEach(s -> vitner.forEach(v -> v.vurdert(s))));
    }

    private Forlopssvar bedom(List<?> saker) {
        List<Sak> alle = saker.stream().map(Sak.class::cast).toList();
        return sporing.del("forlop", () -> korridor.bedom(alle, alle.get(0).valg()));
    }
}
