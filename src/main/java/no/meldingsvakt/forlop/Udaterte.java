package no.meldingsvakt.forlop;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which stays each message without a time may belong to: those of what it refers to or answers; else all of the patient's between
 * the same two, or with the hospital whose letter it is. Used by one thread.
 */
final class Udaterte {

    private final Meldingsoppslag oppslag;
    private final Pasienter hvem;
    private final Map<Opphold, List<Udatert>> dets = new IdentityHashMap<>();

    /** Takes the messages without a time in an order that is always the same, and all stays. */
    Udaterte(List<Hendelse> alle, Meldingsoppslag oppslag, Pasienter hvem, List<Opphold> opphold) {
        this.oppslag = oppslag;
        this.hvem = hvem;
        alle.forEach(h -> legg(h, opphold));
    }

    /** Those that may belong to the stay. */
    List<Udatert> av(Opphold opphold) {
        return dets.getOrDefault(opphold, List.of());
    }

    private void legg(Hendelse h, List<Opphold> opphold) {
        List<Hendelse> vist = vist(h);
        List<Opphold> med = opphold.stream()
                .filter(o -> vist.stream().anyMatch(o::inneholder))
                .toList();
        List<Opphold> mulige = !med.isEmpty() || h.svar() != null
                ? med
                : opphold.stream().filter(o -> kanVareI(h, o)).toList();
        mulige.forEach(o -> dets.computeIfAbsent(o, n -> new ArrayList<>()).add(new Udatert(h, besvart(h, vist, o))));
    }

    /** The messages that it answers as a receipt, or refers to. */
    private List<Hendelse> vist(Hendelse h) {
        return h.svar() != null
                ? oppslag.besvart(h.svar())
                : Stream.of(h.referanser().forelder(), h.referanser().samtale())
                        .filter(Objects::nonNull)
                        .flatMap(id -> oppslag.alle(id).stream())
                        .filter(v -> Kobling.bindes(h, v))
                        .toList();
    }

    private static List<String> besvart(Hendelse h, List<Hendelse> vist, Opphold o) {
        return h.svar() == null
                ? List.of()
                : vist.stream()
                        .filter(o::inneholder)
                        .flatMap(v -> Optional.ofNullable(v.merke().msgId()).stream())
                        .distinct()
                        .toList();
    }

    private boolean kanVareI(Hendelse h, Opphold o) {
        return h.pasient() != null
                && o.hendelser().stream().anyMatch(e -> hvem.av(e).equals(hvem.av(h)))
                && (h.slag().alene()
                        ? o.par().contains(h.parter().avsender().virksomhet())
                        : Kobling.par(h).equals(o.par()));
    }
}
