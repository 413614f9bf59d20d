package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.meldingsvakt.forlop.Hendelse;

/**
 * An event as it is stored.
 *
 * @param id the message's, which is its receipt's
 * @param pakker ids of the rule packs that the message was judged by
 */
public record LagretHendelse(UUID id, Hendelse hendelse, List<String> pakker, Instant registrert) {

    public LagretHendelse {
        pakker = List.copyOf(pakker);
    }
}
