package no.meldingsvakt.validering;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.forlop.Forlop;
import no.meldingsvakt.forlop.Hendelse;
import no.meldingsvakt.regel.Unntak;

/**
 * Excepts the deadlines of a stay that start or expire in a window of their parties. A deadline's parties are those of the
 * messages that decide it. Immutable.
 */
final class Fritak implements UnaryOperator<Frist> {

    private final List<Hendelse> meldinger;
    private final List<Unntak> vinduer;

    private Fritak(List<Hendelse> meldinger, List<Unntak> vinduer) {
        this.meldinger = meldinger;
        this.vinduer = vinduer;
    }

    /** For a stay, of all windows those that are for one of its messages' parties. */
    static Fritak av(Forlop forlop, List<Unntak> alle) {
        List<Hendelse> meldinger =
                alle.isEmpty() ? List.of() : forlop.meldinger().toList();
        return new Fritak(
                meldinger,
                alle.stream()
                        .filter(u -> meldinger.stream().anyMatch(h -> gjelder(u, h)))
                        .toList());
    }

    /** The windows that may change how the stay is judged. */
    List<Unntak> vinduer() {
        return vinduer;
    }

    @Override
    public Frist apply(Frist frist) {
        return vinduer.stream().anyMatch(u -> gjelder(u, frist)) ? frist.unntatt() : frist;
    }

    private boolean gjelder(Unntak unntak, Frist frist) {
        return (unntak.dekker(frist.starter()) || unntak.dekker(frist.utloper()))
                && meldinger.stream()
                        .filter(h -> frist.meldinger().isEmpty()
                                || frist.meldinger()
                                        .contains(String.valueOf(h.merke().msgId())))
                        .anyMatch(h -> gjelder(unntak, h));
    }

    private static boolean gjelder(Unntak unntak, Hendelse hendelse) {
        Set<String> avsender = ider(hendelse.parter().avsender());
        return hendelse.parter().mottakere().isEmpty()
                ? unntak.gjelderMellom(avsender, Set.of())
                : hendelse.parter().mottakere().stream()
                        .anyMatch(m -> unntak.gjelderMellom(avsender, ider(m.adresse())));
    }

    private static Set<String> ider(Hendelse.Adresse adresse) {
        return Stream.of(Optional.ofNullable(adresse.herId()), Optional.ofNullable(adresse.tjeneste()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
