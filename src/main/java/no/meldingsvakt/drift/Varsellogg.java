package no.meldingsvakt.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.jboss.logging.Logger;

/** Tells of deadlines in the log, and counts them, where there is no queue to send them to. */
@Singleton
class Varsellogg {

    private static final Logger LOGG = Logger.getLogger("no.meldingsvakt");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final int BUNKE = 200;

    private final Lager lager;
    private final MeterRegistry register;
    private final Fristteller teller;

    Varsellogg(Lager lager, MeterRegistry register, Fristteller teller) {
        this.teller = teller;
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

    /** A GUID can be looked up; any other MsgId may be a person's number. */
    private static String trygg(byte[] varsel) {
        try {
            JsonNode lest = JSON.readTree(varsel);
            if (lest.get("meldinger") instanceof ArrayNode meldinger) {
                for (int i = 0; i < meldinger.size(); i++) {
                    if (!GUID.matcher(meldinger.get(i).asText()).matches()) {
                        meldinger.set(i, "-");
                    }
                }
            }
            return lest.toString();
        } catch (IOException e) {
            return "-";
        }
    }

    /** An announcement holds ids, times and the rule, and nothing of the patient. */
    private void fortell(Utgaende varsel) {
        register.counter("meldingsvakt.frister.varsel").increment();
        teller.sendt(varsel);
        LOGG.infof("Fristvarsel: %s", trygg(varsel.innhold()));
    }
}
