package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import no.meldingsvakt.melding.Konvoluttype;
import no.meldingsvakt.melding.Melding;
import no.meldingsvakt.melding.Standard;
import no.meldingsvakt.melding.Standardkatalog;

/** What a rule may name to say that it applies to a message: envelope, standard, version and type. */
final class Kjennetegn {

    /** What a rule names to say that it reads the episode document. */
    static final String FORLOP = "forlop";

    /** What a rule names to say that it can be judged also where the schema has rejected the message. */
    static final String UGYLDIG = "ugyldig";

    private Kjennetegn() {}

    /** The tokens of a message. One whose type is not among its standard's gets the rules of all the standard's types. */
    static Set<String> av(Melding melding) {
        Standard standard = melding.standard();
        if (standard == null) {
            return av(melding.konvolutt(), Stream.empty(), Set.of());
        }
        String type = melding.typekode();
        boolean kjent = type != null && standard.typer().contains(type);
        return av(melding.konvolutt(), Stream.of(standard), kjent ? Set.of(type) : Set.copyOf(standard.typer()));
    }

    /** Every set of tokens that a message or a stay can have. */
    static List<Set<String>> alle(Standardkatalog standarder) {
        List<Set<String>> alle = new ArrayList<>();
        alle.add(Set.of(FORLOP));
        alle.add(Set.of(UGYLDIG));
        alle.add(av(Konvoluttype.MSGHEAD, Stream.empty(), Set.of()));
        for (Standard s : standarder.alle()) {
            Konvoluttype konvolutt = s.konvolutt();
            if (konvolutt != null) {
                alle.add(av(konvolutt, Stream.of(s), Set.copyOf(s.typer())));
                s.typer().forEach(t -> alle.add(av(konvolutt, Stream.of(s), Set.of(t))));
            }
        }
        return alle;
    }

    /** Every token that a rule may name: those of all messages, and of receipts and stays. */
    static Set<String> kjente(Standardkatalog standarder) {
        Set<String> kjente = new HashSet<>(Set.of("alle", "msghead", "egen", "apprec", FORLOP, UGYLDIG));
        standarder.alle().forEach(s -> {
            kjente.add(s.id());
            kjente.add(s.betegnelse());
            kjente.addAll(s.typer());
        });
        return kjente;
    }

    private static Set<String> av(Konvoluttype konvolutt, Stream<Standard> standard, Set<String> typer) {
        Set<String> kjennetegn = new HashSet<>(typer);
        kjennetegn.add("alle");
        kjennetegn.add(konvolutt.name().toLowerCase(Locale.ROOT));
        standard.forEach(s -> {
            kjennetegn.add(s.id());
            kjennetegn.add(s.betegnelse());
        });
        return kjennetegn;
    }
}
