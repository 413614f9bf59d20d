package no.meldingsvakt.oppgjor;

/** What the messages say of a line of an invoice. */
public enum Dom {
    /** They show what the line claims. */
    ENIG,
    /** They show something else. */
    OMTVISTET,
    /** They show neither. */
    UKJENT
}
