package no.meldingsvakt.forlop.lager;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import no.meldingsvakt.forlop.Forlop;

/**
 * A stay as it is found again: its events are stored apart.
 *
 * @param startet when its first message was sent
 * @param registrert when its last message came
 * @param parter HER-ids of the enterprises in it
 * @param forste id of its first message, which the stay's own id comes from
 * @param avtrykk a digest of what its rules read; the same as long as nothing has changed
 */
public record LagretForlop(
        UUID id,
        Forlop.Status status,
        Instant startet,
        Instant registrert,
        Set<String> parter,
        UUID forste,
        String avtrykk) {

    public LagretForlop {
        parter = Set.copyOf(parter);
    }
}
