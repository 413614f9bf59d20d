package no.meldingsvakt.kvittering;

import java.util.List;

/**
 * What is answered about messages that were judged together.
 *
 * @param svar the answer to each message
 */
public record Forlopssvar(Forlopskvittering kvittering, List<Svar> svar) {

    public Forlopssvar {
        svar = List.copyOf(svar);
    }
}
