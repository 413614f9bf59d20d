package no.meldingsvakt.rute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.sporing.Sporing;
import no.meldingsvakt.validering.Korridor;
import no.meldingsvakt.validering.Sak;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/**
 * The one corridor that every message walks, whichever door it came in by. In: a {@link Sak}; out: a
 * {@link Svar}. Messages that are judged together walk the same steps, see {@link ForlopRoute}.
 */
@ApplicationScoped
public class ValiderRoute extends RouteBuilder {

    /** Where the doors send what comes in. */
    public static final String INNGANG = "direct:valider";

    /** The steps on one message, before there is a receipt. In and out: a {@link Sak}. */
    static final String STEG = "direct:steg";

    private final Korridor korridor;
    private final Instance<Vitne> vitner;
    private final Sporing sporing;

    public ValiderRoute(Korridor korridor, @Any Instance<Vitne> vitner, Sporing sporing) {
        this.korridor = korridor;
        this.vitner = vitner;
        this.sporing = sporing;
    }

    @Override
    public void configure() {
        from(INNGANG)
                .routeId("valider")
                // A breakdown is the caller's to answer; Camel would write it, and the message with it, in the log.
                .errorHandler(noErrorHandler())
                .to(STEG)
                .transform()
                .body(Sak.class, sak -> sporing.del("kvittering", () -> korridor.kvittering(sak)))
                .process()
                .body(Svar.class, svar -> vitner.forEach(v -> v.vurdert(svar)));
        RouteDefinition steg = from(STEG).routeId("steg").errorHandler(noErrorHandler());
        korridor.steg().forEach(s -> steg.transform()
                .body(Sak.class, sak -> sporing.del(s.navn(), () -> s.arbeid().apply(sak))));
    }
}
