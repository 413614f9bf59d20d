package no.meldingsvakt.validering;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that is received for real: it is recorded, and answered once.
 *
 * @param svarsted where its receipt is to be sent; null where the caller waits for it
 * @param krav whom it must be from; empty where the caller may submit for anybody
 */
public record Mottak(Sak sak, @Nullable Svarsted svarsted, Optional<Avsenderkrav> krav) {

    /** A message that may be from anybody. */
    public Mottak(Sak sak, @Nullable Svarsted svarsted) {
        this(sak, svarsted, Optional.empty());
    }

    /** The same, one step further on. */
    public Mottak med(Sak neste) {
        return new Mottak(neste, svarsted, krav);
    }

    /** Says whether the message names a sender that the caller is not. */
    boolean erFremmed() {
        return krav.isPresent()
                && sak.lesing() != null
                && sak.lesing().melding() != null
                && !krav.get().tillater(sak.lesing().melding().avsender());
    }
}
