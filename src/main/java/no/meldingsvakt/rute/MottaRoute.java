package no.meldingsvakt.rute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.sporing.Sporing;
import no.meldingsvakt.validering.Mottak;
import no.meldingsvakt.validering.Mottakskorridor;
import no.meldingsvakt.validering.Sak;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Messages that are received for real: each goes through the same steps as any other, and is then recorded, and the patient stay it
 * belongs to is judged. In: a {@link Mottak}; out: a {@link Svar}. What is thrown when it could not be stored is the caller's
 * to answer.
 */
@ApplicationScoped
public class MottaRoute extends RouteBuilder {

    /** Where the doors send what comes in. */
    public static final String INNGANG = "direct:motta";

    private static final String MOTTAK = "mottak";

    private final Mottakskorridor korridor;
    private final Instance<Vitne> vitner;
    private final Sporing sporing;

    public MottaRoute(Mottakskorridor korridor, @Any Instance<Vitne> vitner, Sporing sporing) {
        this.korridor = korridor;
        this.vitner = vitner;
        this.sporing = sporing;
    }

    @Override
    public void configure() {
        from(INNGANG)
                .routeId("motta")
                // A breakdown is the caller's to answer; Camel would write it, and the message with it, in the log.
                .errorHandler(noErrorHandler())
                .setProperty(MOTTAK, body())
                .transform()
                .body(Mottak.class, Mottak::sak)
                .to(ValiderRoute.STEG)
                .transform()
                .exchange(this::motta)
                .process()
                .body(Svar.class, svar -> vitner.forEach(v -> v.vurdert(svar)));
    }

    private Svar motta(Exchange utveksling) {
        Mottak mottak = utveksling.getProperty(MOTTAK, Mottak.class);
        Sak sak = utveksling.getMessage().getBody(Sak.class);
        return sporing.del("registrering", () -> korridor.motta(mottak.med(sak)));
    }
}
