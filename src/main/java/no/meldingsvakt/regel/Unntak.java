package no.meldingsvakt.regel;

import java.time.OffsetDateTime;
import java.util.Set;

/**
 * A window in which deadlines are excepted: one that starts or expires in it is neither held nor broken. Somebody has
 * decided on it; nothing makes one by itself.
 *
 * @param parter HER-ids, of either level of the address: one excepts all deadlines of that party; several except the
 *     deadlines between two of them
 * @param fra first moment
 * @param til last moment
 * @param grunn why; there is always a reason
 * @param vedtattAv who decided on it; there is always somebody
 */
public record Unntak(
        Set<String> parter, OffsetDateTime fra, OffsetDateTime til, Slag slag, String grunn, String vedtattAv) {

    public Unntak {
        parter = Set.copyOf(parter);
    }

    /** What kind of exception it is. */
    public enum Slag {
        /** Circumstances outside the parties' control. */
        FORCE_MAJEURE,
        /** Messages do not get through. */
        MELDINGSSTANS,
        /** The parties have agreed on it. */
        AVTALT
    }

    /** Says whether the moment is in the window; its first and its last are. */
    public boolean dekker(OffsetDateTime tid) {
        return !tid.isBefore(fra) && !tid.isAfter(til);
    }

    /** Says whether it is for what passes between the two, each told by the HER-ids of its enterprise and service. */
    public boolean gjelderMellom(Set<String> avsender, Set<String> mottaker) {
        boolean fraEn = avsender.stream().anyMatch(parter::contains);
        boolean tilEn = mottaker.stream().anyMatch(parter::contains);
        return parter.size() == 1 ? fraEn || tilEn : fraEn && tilEn;
    }

    /** Says whether the other window is of the same parties and kind, and shares time with this one. */
    boolean overlapper(Unntak annet) {
        return slag == annet.slag && parter.equals(annet.parter) && fra.isBefore(annet.til) && annet.fra.isBefore(til);
    }
}
