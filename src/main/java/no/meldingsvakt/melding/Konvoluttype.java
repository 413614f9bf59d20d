package no.meldingsvakt.melding;

/** How a message carries its header. */
public enum Konvoluttype {
    /** In a MsgHead v1.2 (HIS 80601) around the payload. */
    MSGHEAD,
    /** In a header of the message's own, as Epikrise and Henvisning 1.x have. */
    EGEN,
    /** It is an application receipt (AppRec), which is itself an answer. */
    APPREC
}
