package no.meldingsvakt.kvittering;

import java.util.List;
import no.meldingsvakt.avvik.Alvorlighet;
import no.meldingsvakt.avvik.Frist;

/**
 * What is announced of a deadline: that it has passed unmet, or that it turned out not to have.
 *
 * @param hendelse BRUTT, or TRUKKET when a message that came later shows that the deadline was held or is no
 *     more, or when it has been excepted
 * @param frist the deadline's own id, the same in both announcements
 * @param forlop id of the stay
 * @param regel id of the rule
 * @param starter when it began to run, with offset
 * @param utloper the last moment that would have held it, with offset
 * @param ansvarlig who must act: the sender or the receiver of the message that started it
 * @param alvorlighet what the breach weighs
 * @param tolkning whether the deadline's length is our interpretation, and no number of the source's
 * @param meldinger MsgIds of the messages that decide it
 */
public record Fristvarsel(
        Hendelse hendelse,
        String frist,
        String forlop,
        String regel,
        String starter,
        String utloper,
        Frist.Ansvarlig ansvarlig,
        Alvorlighet alvorlighet,
        boolean tolkning,
        List<String> meldinger) {

    public Fristvarsel {
        meldinger = List.copyOf(meldinger);
    }

    /** What happened to the deadline. */
    public enum Hendelse {
        BRUTT,
        TRUKKET
    }
}
