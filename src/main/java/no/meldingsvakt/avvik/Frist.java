package no.meldingsvakt.avvik;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deadline, and how it stands.
 *
 * @param regel id of the rule's assertion
 * @param starter when it began to run
 * @param utloper the last moment that holds it
 * @param oppfylt when it was met; null when it has not been
 * @param alvorlighet what it weighs when it is broken as things stand
 * @param tolkning whether its length is our interpretation, and no number of the source's
 * @param meldinger MsgIds of the messages that decide it
 */
public record Frist(
        String regel,
        OffsetDateTime starter,
        OffsetDateTime utloper,
        @Nullable OffsetDateTime oppfylt,
        Friststatus status,
        Ansvarlig ansvarlig,
        Alvorlighet alvorlighet,
        boolean tolkning,
        List<String> meldinger) {

    public Frist {
        meldinger = List.copyOf(meldinger);
    }

    /** How a deadline stands. */
    public enum Friststatus {
        APEN,
        HOLDT,
        BRUTT,
        /** It starts or expires in a window that somebody has decided on: neither held nor broken. */
        UNNTATT
    }

    /** Who must act: the sender or the receiver of the message that started it. */
    public enum Ansvarlig {
        AVSENDER,
        MOTTAKER
    }

    /** The same, excepted. */
    public Frist unntatt() {
        return new Frist(
                regel, starter, utloper, oppfylt, Friststatus.UNNTATT, ansvarlig, alvorlighet, tolkning, meldinger);
    }

    /** The deadline as it stands at the moment {@code vurdert}. The last moment itself holds it. */
    public static Frist vurder(
            String regel,
            OffsetDateTime starter,
            OffsetDateTime utloper,
            @Nullable OffsetDateTime oppfylt,
            Ansvarlig ansvarlig,
            Alvorlighet alvorlighet,
            boolean tolkning,
            List<String> meldinger,
            OffsetDateTime vurdert) {
        boolean forSent = (oppfylt == null ? vurdert : oppfylt).isAfter(utloper);
        Friststatus status = forSent ? Friststatus.BRUTT : oppfylt == null ? Friststatus.APEN : Friststatus.HOLDT;
        return new Frist(regel, starter, utloper, oppfylt, status, ansvarlig, alvorlighet, tolkning, meldinger);
    }
}
