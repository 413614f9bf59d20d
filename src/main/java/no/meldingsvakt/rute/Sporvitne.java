package no.meldingsvakt.rute;

import jakarta.inject.Singleton;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.sporing.Sporing;

/** Tells the verdict in the trace of the call or message. */
@Singleton
class Sporvitne implements Vitne {

    private final Sporing sporing;

    Sporvitne(Sporing sporing) {
        this.sporing = sporing;
    }

    @Override
    public void vurdert(Svar svar) {
        if (sporing.erPaa()) {
            sporing.merk("meldingsvakt.status", svar.kvittering().status().name());
        }
    }
}
