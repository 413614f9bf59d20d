package no.meldingsvakt.kvittering;

/** The verdict on a message. */
public enum Kvitteringsstatus {
    /** A technical ground for rejection was found. */
    AVVIST,
    /** Accepted, with findings. */
    GODTATT_MED_AVVIK,
    /** Accepted, nothing to remark. */
    GODTATT,
    /** Something of ours failed; nothing is blamed on the sender, and no AppRec is made. */
    IKKE_VURDERT
}
