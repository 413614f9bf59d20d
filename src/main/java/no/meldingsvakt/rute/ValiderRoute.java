package no.meldingsvakt.rute;

import jakarta.enterprise.context.ApplicationScoped;
import no.meldingsvakt.validering.Korridor;
import no.meldingsvakt.validering.Sak;
import org.apache.camel.builder.RouteBuilder;

/**
 * The one corridor that every message walks, whichever door it came in by. In: a {@link Sak}; out: a
 * {@link no.meldingsvakt.kvittering.Svar}. The steps on the patient stay come between the rules and the receipt.
 */
@ApplicationScoped
public class ValiderRoute extends RouteBuilder {

    /** Where the doors send what comes in. */
    public static final String INNGANG = "direct:valider";

    private final Korridor korridor;

    public ValiderRoute(Korridor korridor) {
        this.korridor = korridor;
    }

    @Override
    public void configure() {
        from(INNGANG)
                .routeId("valider")
                .transform()
                .body(Sak.class, korridor::les)
                .transform()
                .body(Sak.class, korridor::skjema)
                .transform()
                .body(Sak.class, korridor::regler)
                .transform()
                .body(Sak.class, korridor::kvittering);
    }
}
