package no.meldingsvakt.drift;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import no.meldingsvakt.forlop.lager.Utgaende;

/** Counts deadlines when they are announced, whoever found that they were broken: the watch, or a message that came too late. */
@Singleton
public class Fristteller {

    private static final String BRUTT = "\"hendelse\":\"BRUTT\"";

    private final Counter brutt;
    private final Counter trukket;

    Fristteller(MeterRegistry register) {
        brutt = register.counter("meldingsvakt.frister.brutt");
        trukket = register.counter("meldingsvakt.frister.trukket");
    }

    /** Something has been sent; an announcement is counted. */
    public void sendt(Utgaende sending) {
        if (sending.adresse().equals(Utgaende.FRISTBRUDD)) {
            boolean brudd = new String(sending.innhold(), StandardCharsets.UTF_8).contains(BRUTT);
            (brudd ? brutt : trukket).increment();
        }
    }
}
