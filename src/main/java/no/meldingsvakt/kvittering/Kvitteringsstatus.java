package no.meldingsvakt.kvittering;

/** The verdict on a message. */
public enum Kvitteringsstatus {
    /** A technical ground for rejection was found. */
    AVVIST,
    /** Accepted, with findings. */
    GODTATT_MED_AVVIK,
    /** Accepted, nothing to remark. */
    GODTATT,
    /** Not judged because of an internal error; the sender is not blamed, and no AppRec is made. */
    IKKE_VURDERT
}
