package no.meldingsvakt.ko;

/** Why a message was parked: all there is to say of it without quoting it. */
public enum Arsak {
    /** It has no content. */
    TOM,
    /** It is larger than {@code meldingsvakt.maks-storrelse}, or than there can be memory for. */
    FOR_STOR,
    /** Its body is neither bytes nor text. */
    UKJENT_INNHOLD,
    /** The property {@code regelsett} names a rule pack that is not here. */
    UKJENT_REGELSETT,
    /** The property {@code kvittering} is neither {@code json} nor {@code apprec}. */
    UKJENT_KVITTERING,
    /** The reply-to is an address that no receipt may be sent to. */
    UGYLDIG_SVARADRESSE,
    /** The correlation-id, or the message-id in its place, is longer than 1000 characters. */
    UGYLDIG_KORRELASJON,
    /** An internal error stopped it every time. */
    IKKE_VURDERT,
    /** This is a receipt, and the broker refuses the address it should go to. */
    SVAR_IKKE_LEVERT
}
