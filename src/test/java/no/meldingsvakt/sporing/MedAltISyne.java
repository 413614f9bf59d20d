package no.meldingsvakt.sporing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.meldingsvakt.inngang.rest.IngentingSagtTest;
import no.meldingsvakt.signatur.SignaturHttpTest;

/**
 * The service with what is off by default switched on: traces, signatures, the log at TRACE, and a rule that breaks down. One for all
 * tests that want any of it, since each kind of service takes a quarter of a minute to make and start.
 */
public class MedAltISyne implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(Sporvakt.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> valg = new HashMap<>(SignaturHttpTest.oppsett());
        valg.putAll(IngentingSagtTest.oppsett());
        return valg;
    }
}
