package no.meldingsvakt.forlop.lager;

import java.util.UUID;
import no.meldingsvakt.avvik.Frist;

/**
 * A deadline that runs, has been broken or is excepted; {@link Frist.Friststatus#BRUTT} when it has been announced.
 *
 * @param id the same as long as it is the same deadline, also when it moves
 */
public record LagretFrist(UUID id, UUID forlop, Frist frist) {}
