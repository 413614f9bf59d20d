package no.meldingsvakt.rapport;

/** What is counted. */
public enum Mal {
    /** Stays. */
    OPPHOLD,
    MELDINGER,
    /** Stays and messages that a rule finds something wrong with: each once for each rule, sender and receiver. */
    AVVIK,
    /** Deadlines that were met in time. */
    HOLDT,
    /** Deadlines that were not. */
    BRUTT
}
