package no.meldingsvakt.validering;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.meldingsvakt.melding.Enhet;
import no.meldingsvakt.melding.Ident;
import no.meldingsvakt.melding.Part;

/**
 * Whom a caller may submit messages for: an enterprise, by its HER-ids and organisation number. The enterprise's level of the
 * address decides; the service's does where the message names no enterprise.
 */
public record Avsenderkrav(Set<String> herId, Set<String> orgnr) {

    public Avsenderkrav {
        herId = Set.copyOf(herId);
        orgnr = Set.copyOf(orgnr);
    }

    /** Says whether a message from this party is from the caller. One that tells of no sender at all is nobody else's. */
    boolean tillater(Part avsender) {
        List<Ident> identer = Stream.of(
                        Optional.ofNullable(avsender.virksomhet()),
                        Optional.ofNullable(avsender.tjeneste()),
                        Optional.ofNullable(avsender.helsepersonell()))
                .flatMap(Optional::stream)
                .map(Enhet::identer)
                .filter(i -> !i.isEmpty())
                .findFirst()
                .orElse(List.of());
        List<Ident> navn = identer.stream().filter(this::avgjor).toList();
        return identer.isEmpty() || (!navn.isEmpty() && navn.stream().allMatch(this::erEgen));
    }

    private boolean avgjor(Ident ident) {
        return ident.erAv("HER") || (ident.erAv("ENH") && !orgnr.isEmpty());
    }

    private boolean erEgen(Ident ident) {
        return (ident.erAv("HER") ? herId : orgnr).contains(ident.id().strip());
    }
}
