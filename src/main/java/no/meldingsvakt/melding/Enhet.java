package no.meldingsvakt.melding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An addressable unit at one level: an enterprise, a service in it, or a health professional who is one. */
public record Enhet(@Nullable String navn, List<Ident> identer) {

    public Enhet {
        identer = List.copyOf(identer);
    }

    /** The HER-id, if the unit has one. */
    public Optional<String> herId() {
        return identer.stream().filter(i -> i.erAv("HER")).map(Ident::id).findFirst();
    }

    /** The identifier that tells most surely which unit it is: the HER-id, else the organisation number, else the first it has. */
    public Optional<Ident> identitet() {
        return Stream.of("HER", "ENH")
                .flatMap(serie -> identer.stream().filter(i -> i.erAv(serie)))
                .findFirst()
                .or(() -> identer.stream().findFirst());
    }

    /** Says whether nothing at all is told of the unit. */
    public boolean erTom() {
        return navn == null && identer.isEmpty();
    }
}
