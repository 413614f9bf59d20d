package no.meldingsvakt.melding;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A party of a message, addressed at two levels (HIS 1153): the enterprise, and in it either a service or a health
 * professional with an address of their own.
 */
public record Part(
        @Nullable Enhet virksomhet,
        @Nullable Enhet tjeneste,
        @Nullable Enhet helsepersonell) {

    /** A party of whom the message says nothing. */
    public static final Part UKJENT = new Part(null, null, null);

    /** The second level of the address: the service where there is one, else the professional. */
    public Optional<Enhet> kommunikasjonspart() {
        return Optional.ofNullable(tjeneste != null ? tjeneste : helsepersonell);
    }

    /** Says whether the party can be told from others, so that an answer can be addressed to it. */
    public boolean erKjent() {
        return Stream.of(virksomhet, tjeneste, helsepersonell).anyMatch(e -> e != null && !e.erTom());
    }

    /** Says whether one of the levels has the HER-id {@code herId}. */
    public boolean harHerId(String herId) {
        return Stream.of(virksomhet, tjeneste, helsepersonell)
                .anyMatch(e -> e != null && e.identer().stream().anyMatch(i -> i.erAv("HER") && i.id().equals(herId)));
    }
}
