package no.meldingsvakt.rapport;

/** What numbers are told by. */
public enum Visning {
    /** All together. */
    ALLE,
    REGEL,
    AVSENDER,
    MOTTAKER,
    /** Two parties, whichever of them sends. */
    PAR,
    /** A party of a stay, on either side. */
    PART,
    /** The part of a week that is in the month. */
    UKE,
    /** What sends in an enterprise: a service, or a person with an address of their own. {@link Tjenester} says how it is told. */
    TJENESTE,
    /** The sender's system and version. */
    SYSTEM
}
