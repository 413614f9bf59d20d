package no.meldingsvakt.forlop;

import java.util.List;

/**
 * A message that may belong to a stay but has no place in it, because it does not tell when it was sent, or tells what cannot be
 * computed with. It may be what a rule misses.
 *
 * @param besvarer MsgIds of the messages of the stay that it answers, where it is a receipt
 */
public record Udatert(Hendelse hendelse, List<String> besvarer) {

    public Udatert {
        besvarer = List.copyOf(besvarer);
    }
}
