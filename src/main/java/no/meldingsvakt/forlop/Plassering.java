package no.meldingsvakt.forlop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the stay that each of a patient's events belongs to: the one it names by its admission time or refers to, else the
 * open one between the same parties, else the one the patient died in, else a new one. Used by one thread, for one patient.
 */
final class Plassering {

    private final List<Opphold> opphold = new ArrayList<>();

    /** The patient's stays. Takes the events in order of sendt. */
    List<Opphold> plasser(List<Forlopshendelse> hendelser) {
        hendelser.stream().filter(h -> !h.slag().alene()).forEach(h -> mellomTo(h)
                .ifPresentOrElse(o -> o.legg(h), () -> opphold.add(Opphold.med(h))));
        List<Opphold> mellomTo = List.copyOf(opphold);
        hendelser.stream().filter(h -> h.slag().alene()).forEach(h -> {
            List<Opphold> dets = alene(h, mellomTo);
            if (dets.isEmpty()) {
                opphold.add(Opphold.med(h));
            }
            dets.forEach(o -> o.legg(h));
        });
        hendelser.stream().filter(h -> h.slag().viser()).forEach(this::tilDenViserTil);
        return opphold;
    }

    /** Puts it with what it refers to, whoever that is between; the stay that it began for want of a better falls away. */
    private void tilDenViserTil(Forlopshendelse h) {
        List<Hendelse> vist = h.utgaver().stream()
                .flatMap(u -> Stream.of(
                        Optional.ofNullable(u.forelder()),
                        Optional.ofNullable(u.samtale()),
                        Optional.ofNullable(u.henvisning())))
                .flatMap(Optional::stream)
                .toList();
        List<Opphold> andre = opphold.stream()
                .filter(o -> !o.hendelser().contains(h) && vist.stream().anyMatch(o::inneholder))
                .toList();
        if (!andre.isEmpty()) {
            opphold.removeIf(o -> o.hendelser().equals(List.of(h)));
            andre.forEach(o -> o.legg(h));
        }
    }

    private Optional<Opphold> mellomTo(Forlopshendelse h) {
        List<Opphold> mellom =
                opphold.stream().filter(o -> o.par().equals(Opphold.par(h))).toList();
        return switch (h.slag().apner()) {
            case ALLTID -> Optional.empty();
            case INNLAGT -> innlagt(h, mellom);
            case ALDRI ->
                vistTil(h, mellom)
                        .or(() -> medInnleggelse(h, mellom))
                        .or(() -> h.slag().lukker() ? lukketAv(h, mellom) : Optional.empty())
                        .or(() -> siste(mellom, o -> !o.erLukket()))
                        .or(() -> siste(mellom, Opphold::erDod))
                        .or(() -> kommerEtter(h) ? siste(mellom, o -> true) : Optional.empty());
        };
    }

    /** A notice of admission: the stay of the same admission, else an open one that no notice has told of. */
    private static Optional<Opphold> innlagt(Forlopshendelse h, List<Opphold> mellom) {
        Tidspunkt tid = h.siste().tider().skjedde();
        return siste(mellom, o -> tid != null && o.harInnlagt(tid))
                .or(() -> siste(mellom, o -> !o.erLukket() && (o.innlagt().isEmpty() || tid == null || !h.gjelder())))
                .or(() -> siste(mellom, Opphold::erDod));
    }

    /** The stay that holds what the event refers to. */
    private static Optional<Opphold> vistTil(Forlopshendelse h, List<Opphold> mellom) {
        List<Hendelse> vist = h.utgaver().stream()
                .flatMap(u -> Stream.of(Optional.ofNullable(u.forelder()), Optional.ofNullable(u.samtale())))
                .flatMap(Optional::stream)
                .toList();
        return siste(mellom, o -> vist.stream().anyMatch(o::inneholder));
    }

    /** The stay whose admission the event tells. */
    private static Optional<Opphold> medInnleggelse(Forlopshendelse h, List<Opphold> mellom) {
        Tidspunkt tid = h.siste().tider().innlagt();
        return tid == null ? Optional.empty() : siste(mellom, o -> o.harInnlagt(tid));
    }

    /** The last open stay that had begun when the event says that the stay ended. */
    private static Optional<Opphold> lukketAv(Forlopshendelse h, List<Opphold> mellom) {
        Tidspunkt slutt = h.siste().tider().skjedde();
        return slutt == null
                ? Optional.empty()
                : siste(
                        mellom,
                        o -> !o.erLukket()
                                && o.innlagt().filter(i -> i.ikkeEtter(slutt)).isPresent());
    }

    /** In each pair that the sender is in: the stay of the same admission, else the last one that had begun. */
    private static List<Opphold> alene(Forlopshendelse h, List<Opphold> mellomTo) {
        String avsender = h.siste().parter().avsender().virksomhet();
        Tidspunkt tid = h.siste().tider().innlagt();
        return mellomTo.stream()
                .filter(o -> o.par().contains(avsender) && o.innlagt().isPresent())
                .map(Opphold::par)
                .distinct()
                .flatMap(par -> siste(
                        mellomTo,
                        o -> o.par().equals(par)
                                && (tid == null
                                        ? o.innlagt()
                                                .filter(i -> i.ikkeEtter(h.sendt()))
                                                .isPresent()
                                        : o.harInnlagt(tid)))
                        .stream())
                .toList();
    }

    private static boolean kommerEtter(Forlopshendelse h) {
        return h.slag().etter() || h.siste().merke().status() != Hendelse.Status.N;
    }

    private static Optional<Opphold> siste(List<Opphold> blant, Predicate<Opphold> som) {
        return blant.stream().filter(som).reduce((a, b) -> b);
    }
}
