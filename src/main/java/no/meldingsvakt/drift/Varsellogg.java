package no.meldingsvakt.drift;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.jboss.logging.Logger;

/** Tells of deadlines in the log, and counts them, where there is no queue to send them to. */
@Singleton
class Varsellogg {

    private static final Logger LOGG = Logger.getLogger("no.meldingsvakt");
    private static final int BUNKE = 200;

    private final Lager lager;
    private final MeterRegistry register;

    Varsellogg(Lager lager, MeterRegistry register) {
        this.lager = lager;
        this.register = register;
    }

    /** Empties the outbox; tells how many deadlines there were. */
    int tom() {
        int alle = 0;
        List<Utgaende> bunke;
        do {
            bunke = lager.iTransaksjon(tx -> {
                List<Utgaende> varsler = tx.utboks().hent(BUNKE);
                tx.utboks().sendt(varsler.stream().map(Utgaende::id).toList());
                return varsler;
            });
            bunke.forEach(this::fortell);
            alle += bunke.size();
        } while (bunke.size() == BUNKE);
        return alle;
    }

    /** An announcement holds ids, times and the rule, and nothing of the patient. */
    private void fortell(Utgaende varsel) {
        register.counter("meldingsvakt.frister.varsel").increment();
        LOGG.infof("Fristvarsel: %s", new String(varsel.innhold(), StandardCharsets.UTF_8));
    }
}
