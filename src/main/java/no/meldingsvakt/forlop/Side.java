package no.meldingsvakt.forlop;

/** Which side of a patient's care an enterprise is on, as far as its messages tell. */
public enum Side {
    SYKEHUS,
    KOMMUNE,
    LEGE,
    ANNEN
}
