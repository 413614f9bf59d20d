package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import java.util.UUID;
import no.meldingsvakt.forlop.Hendelse;

/**
 * A message as it came.
 *
 * @param registrert when it came here
 */
public record Innkommet(UUID id, Instant registrert, boolean test, Hendelse hendelse) {}
