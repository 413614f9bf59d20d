package no.meldingsvakt.melding;

/**
 * A receiver and the role the message gives it.
 *
 * @param rolle code list 8112: PRIM, COP …
 */
public record Mottaker(String rolle, Part part) {

    /** Primary receiver (code list 8112). */
    public static final String PRIM = "PRIM";

    /** Copy receiver (code list 8112). */
    public static final String COP = "COP";
}
