package no.meldingsvakt.avvik;

/** Outcome of a step. */
public enum Utfall {
    /** It looked, and nothing it found rejects the message. */
    GODKJENT,
    /** It found a technical ground for rejection. */
    AVVIST,
    /** It did not run: an earlier step made it pointless, it is switched off, or it is not about such messages. */
    HOPPET_OVER,
    /** It, or a rule in it, failed: the message is not judged. */
    FEILET
}
