package no.meldingsvakt.forlop.lager;

import java.util.List;

/**
 * All events of a patient; or, as long as nobody knows whose they are, of messages that belong together.
 *
 * @param navn opaque
 */
public record Hendelsesgruppe(String navn, List<LagretHendelse> hendelser) {

    public Hendelsesgruppe {
        hendelser = List.copyOf(hendelser);
    }
}
