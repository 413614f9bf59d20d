package no.meldingsvakt.kvittering.tegning;

import java.time.Instant;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.kvittering.Forlopskvittering.FristFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.SideFelt;
import org.jspecify.annotations.Nullable;

/**
 * A deadline, and who must act.
 *
 * @param nr its row in the table, from 1
 * @param hvem the party; null where the message that started it is not in the stay
 */
record Fristpost(
        int nr,
        FristFelt felt,
        Instant starter,
        Instant utloper,
        @Nullable SideFelt hvem) {

    String side() {
        return hvem == null ? "ANNEN" : hvem.side();
    }

    @Nullable
    Instant oppfylt() {
        return Post.tid(felt.oppfylt());
    }

    /** The moments of it that matter: when one that was held would have expired does not. */
    Stream<Instant> tider() {
        return er(Frist.Friststatus.HOLDT)
                ? Stream.concat(Stream.of(starter), Stream.ofNullable(oppfylt()))
                : Stream.concat(Stream.of(starter, utloper), Stream.ofNullable(oppfylt()));
    }

    /** The broken ones first, then those that run. */
    int rang() {
        return switch (felt.status()) {
            case BRUTT -> 0;
            case APEN -> 1;
            case UNNTATT -> 2;
            case HOLDT -> 3;
        };
    }

    boolean er(Frist.Friststatus status) {
        return felt.status() == status;
    }
}
