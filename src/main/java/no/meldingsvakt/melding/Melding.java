package no.meldingsvakt.melding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a message's header. Each is null or empty where the message does not tell it: the header is read before
 * the schema has had its say.
 *
 * @param standard the standard of the payload, or of the header where there is no payload; null where what stands in its
 *     place is no payload that we know
 * @param test whether it is a test; null where it does not tell
 * @param type what the message is, in the codes of code list 8279
 * @param msgId MsgId as received, also when it is no GUID
 * @param sendt GenDate as received, without surrounding space; perhaps only a month or a year; null where it is none of them
 * @param kvitteresMed the receipt version the sender's standard demands
 * @param dokumenter the documents it carries, which AppRec 1.0 refers to for messages with a header of their own
 */
public record Melding(
        Konvoluttype konvolutt,
        @Nullable Standard standard,
        @Nullable Boolean test,
        @Nullable Kode type,
        @Nullable String msgId,
        @Nullable String sendt,
        Part avsender,
        List<Mottaker> mottakere,
        @Nullable Pasient pasient,
        @Nullable Konversasjon konversasjon,
        @Nullable AppRecVersjon kvitteresMed,
        List<Dokumentreferanse> dokumenter) {

    public Melding {
        mottakere = List.copyOf(mottakere);
        dokumenter = List.copyOf(dokumenter);
    }

    /** The type's code, or null where the message has none. */
    public @Nullable String typekode() {
        return type == null ? null : type.v();
    }
}
