package no.meldingsvakt.forlop.lager;

import java.util.List;
import no.meldingsvakt.forlop.Hendelse;

/**
 * All events of a patient; or, as long as nobody knows whose they are, of messages that belong together.
 *
 * @param navn opaque
 * @param omtalte messages of others that these refer to
 */
public record Hendelsesgruppe(String navn, List<LagretHendelse> hendelser, List<Hendelse> omtalte) {

    public Hendelsesgruppe {
        hendelser = List.copyOf(hendelser);
        omtalte = List.copyOf(omtalte);
    }
}
