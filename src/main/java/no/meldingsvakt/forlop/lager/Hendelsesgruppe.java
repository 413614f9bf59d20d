package no.meldingsvakt.forlop.lager;

import java.util.List;
import java.util.Set;
import no.meldingsvakt.forlop.Hendelse;

/**
 * All events of a patient; or, as long as nobody knows whose they are, of messages that belong together.
 *
 * @param navn opaque
 * @param omtalte messages of others that these refer to
 * @param kvitterende HER-ids of those enterprises among the receivers that application receipts have come from lately
 */
public record Hendelsesgruppe(
        String navn, List<LagretHendelse> hendelser, List<Hendelse> omtalte, Set<String> kvitterende) {

    public Hendelsesgruppe {
        hendelser = List.copyOf(hendelser);
        omtalte = List.copyOf(omtalte);
        kvitterende = Set.copyOf(kvitterende);
    }
}
