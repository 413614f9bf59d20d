package no.meldingsvakt.avvik;

/** How much a finding weighs. Only {@link #AVVISES} rejects. */
public enum Alvorlighet {
    AVVISES,
    FEIL,
    ADVARSEL,
    MERKNAD
}
