package no.meldingsvakt.validering;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a door has been given to have judged, as it was given: nothing is known yet to be right with it. Every door fills
 * one, and {@link Bestillinger} takes them all in the same way.
 *
 * @param innhold the message as it was received
 */
public record Bestilling(byte[] innhold, Onsker onsker) {

    /**
     * How the caller wants it done; null leaves a choice to us.
     *
     * @param regelsett ids of rule packs, each text one or several with commas between
     * @param sprak the code of a language
     * @param vurdert the moment to judge at
     */
    public record Onsker(
            @Nullable List<String> regelsett,
            @Nullable String sprak,
            @Nullable OffsetDateTime vurdert) {

        public Onsker {
            regelsett = regelsett == null ? null : List.copyOf(regelsett);
        }
    }

    /** Why an order cannot be taken. None of them is a verdict on a message. */
    public enum Hinder {
        /** There is nothing to judge. */
        TOM,
        /** It is larger than the limit. */
        FOR_STOR,
        UKJENT_REGELSETT,
        UKJENT_SPRAK
    }

    @Override
    public String toString() {
        return "Bestilling[" + innhold.length + " byte]";
    }
}
