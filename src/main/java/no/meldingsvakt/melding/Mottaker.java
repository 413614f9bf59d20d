package no.meldingsvakt.melding;

import org.jspecify.annotations.Nullable;

/**
 * A receiver and the role the message gives it.
 *
 * @param rolle code list 8112: PRIM, COP …; null where the message does not tell it
 */
public record Mottaker(@Nullable String rolle, Part part) {

    /** Primary receiver (code list 8112). */
    public static final String PRIM = "PRIM";

    /** Copy receiver (code list 8112). */
    public static final String COP = "COP";

    /**
     * Says whether the receiver is one who answers with an application receipt: those in the other roles of code list 8112
     * do not (HITS 1168:2016 6.2).
     */
    public boolean kvitterer() {
        return PRIM.equals(rolle) || COP.equals(rolle);
    }
}
