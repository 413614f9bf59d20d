package no.meldingsvakt.forlop;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.meldingsvakt.avvik.Tekst;

/**
 * The days that a municipality owes for a patient who was ready for discharge, by the regulation on municipal payment for
 * such patients (FOR-2011-11-18-1115) § 13, as far as messages tell.
 *
 * <ul>
 *   <li><b>From</b> the later of the day the municipality was told (§ 10; the day of its positive receipt where that came
 *       later) and the day the patient was ready (§ 9), but no sooner than updated information had been sent (§§ 8–10). The
 *       first notice of an unbroken run begins it; telling again does not begin it anew. A withdrawal ends the run, and
 *       what was owed until then stays owed.
 *   <li><b>Until</b> the day of departure, of death, of a new admission, or of judgement: none of these is counted. A day is
 *       a Norwegian calendar day.
 *   <li><b>While</b> the municipality has said that it cannot receive the patient, or has not answered (§ 11). No message
 *       tells in a code which of the two, or from which day there is a place: DIALOG_NOTAT (9155 = 1) and DIALOG_HELSEFAGLIG
 *       (7322 = 7) say only that this is the answer, and the answer itself is free text, which is not read. So days from an
 *       answer on are not counted, and {@link #forbehold()} tells how many they are: they are owed only if it was a no. Not
 *       answered means that this service has seen no answer.
 * </ul>
 *
 * <p>A cancelled or rejected message counts as never sent; a changed one as its last version, told when it was first told of
 * that day. What messages leave in doubt is not counted, but named. Days before the regulation was in force are none. That
 * it held for psychiatry and substance treatment only from 2019, messages do not tell.
 *
 * @param antall how many days
 * @param dager the days, the first {@value #MAKS_DAGER} of them, in order
 * @param forbehold what the messages cannot tell, or tell against it; empty where nothing is in doubt
 * @param tvil how far the number may be from what is owed, by the reservations
 */
public record Overliggerdogn(long antall, List<Dag> dager, List<Tekst> forbehold, Tvil tvil) {

    /** Most days that are listed. */
    static final int MAKS_DAGER = 366;

    public Overliggerdogn {
        dager = List.copyOf(dager);
        forbehold = List.copyOf(forbehold);
    }

    /** The same, where messages without a time may have ended what is counted: then no day is shown to be owed. */
    Overliggerdogn medUdaterte() {
        if (antall == 0) {
            return this;
        }
        List<Tekst> nye = new ArrayList<>(forbehold);
        nye.add(Dognforbehold.udatert(antall));
        return new Overliggerdogn(0, List.of(), nye, new Tvil(0, tvil.utelatt() + antall, tvil.slutt()));
    }

    /**
     * What the reservations mean for the number.
     *
     * @param regnet days that are counted, and are owed only if what is not seen is so
     * @param utelatt days that are not counted, and are owed if what is not seen is so
     * @param slutt whether the last day is in doubt
     */
    public record Tvil(long regnet, long utelatt, boolean slutt) {}

    /**
     * A day that is owed.
     *
     * @param grunnlag MsgIds of the messages that prove it: what told that the patient was ready, that information had been
     *     sent, and how it ended
     */
    public record Dag(LocalDate dag, List<String> grunnlag) {

        public Dag {
            grunnlag = List.copyOf(grunnlag);
        }
    }
}
