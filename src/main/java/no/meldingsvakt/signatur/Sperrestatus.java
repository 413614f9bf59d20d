package no.meldingsvakt.signatur;

/** What a revocation list says of a certificate. */
enum Sperrestatus {
    IKKE_SPERRET,
    SPERRET,
    /** There is no list that can say. */
    UKJENT
}
