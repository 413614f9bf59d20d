package no.meldingsvakt.tekst;

/** What a text says of a concept where it mentions it. */
public enum Status {
    /** It is so, now. */
    BEKREFTET,
    /** It is not so. */
    AVKREFTET,
    /** It may be so: under a condition, as needed, or only partly denied. */
    MULIG,
    /** It was so once. */
    TIDLIGERE,
    /** It is so of somebody else. */
    ANNEN,
    /** It is asked, and not answered. */
    SPORSMAL,
    /** It is wished, referred for or planned, and not done. */
    ONSKET
}
