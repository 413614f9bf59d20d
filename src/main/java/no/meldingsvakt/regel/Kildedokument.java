package no.meldingsvakt.regel;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A document that rules rest on, and whether it still stands.
 *
 * @param id how a rule's {@code see} names it: the beginning of one of its parts
 * @param dato when it was withdrawn or replaced, as far as it is known: a day or a month; null where it stands
 * @param av what replaced it
 * @param kilde what tells the status, bokmål
 */
public record Kildedokument(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String tittel,
        @JsonProperty(required = true) Status status,
        @Nullable String dato,
        @Nullable String av,
        String kilde) {

    /** Whether the document stands. */
    public enum Status {
        /** It was seen to be in use. */
        @JsonProperty("i-bruk")
        I_BRUK,
        /** It was in use when it was written or read, and nothing later is known. */
        @JsonProperty("ikke-kjent")
        IKKE_KJENT,
        /** It has been withdrawn. */
        @JsonProperty("trukket-tilbake")
        TRUKKET_TILBAKE,
        /** A later document stands in its place. */
        @JsonProperty("erstattet")
        ERSTATTET
    }

    /** Says whether a part of a rule's {@code see} names the document: by its id, followed by nothing that makes it another. */
    boolean nevnesI(String del) {
        return del.regionMatches(true, 0, id, 0, id.length())
                && (del.length() == id.length() || " ,.:;–(".indexOf(del.charAt(id.length())) >= 0);
    }

    /** Says whether the document is withdrawn, so that a rule must tell why it still stands. */
    boolean erTrukketTilbake() {
        return status == Status.TRUKKET_TILBAKE;
    }
}
