package no.meldingsvakt.forlop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stays that each of a patient's events belongs to. What a hospital and municipalities send each other is put into
 * the patient's stays at the hospital ({@link Sykehusplassering}), and these are parted by the municipality: each part is a
 * stay of its own. What passes between others is kept by whom it is between. Letters of the hospital join all parts of the
 * stay they tell of. Used by one thread, for one patient.
 */
final class Plassering {

    private final Map<Set<String>, String> sykehus = new HashMap<>();
    private final List<Opphold> opphold = new ArrayList<>();

    /** The patient's stays. Takes the events in order of sendt. */
    List<Opphold> plasser(List<Forlopshendelse> hendelser) {
        hendelser.forEach(this::finnSykehus);
        Map<String, List<Forlopshendelse>> hosSykehus = new LinkedHashMap<>();
        List<Forlopshendelse> andre = new ArrayList<>();
        List<Forlopshendelse> alene = new ArrayList<>();
        for (Forlopshendelse h : hendelser) {
            String hvor = hvor(h);
            if (h.slag().alene()) {
                alene.add(h);
            } else if (hvor != null) {
                hosSykehus.computeIfAbsent(hvor, n -> new ArrayList<>()).add(h);
            } else {
                andre.add(h);
            }
        }
        Map<String, Sykehusplassering> plassert = new LinkedHashMap<>();
        hosSykehus.forEach((hvor, dets) -> plassert.put(hvor, new Sykehusplassering(dets, brev(hvor, alene))));
        plassert.values().forEach(p -> opphold.addAll(p.opphold()));
        andre.forEach(h -> mellomTo(h).ifPresentOrElse(o -> o.legg(h), () -> opphold.add(Opphold.med(h))));
        for (Forlopshendelse h : alene) {
            Sykehusplassering p = plassert.get(h.siste().parter().avsender().virksomhet());
            List<Opphold> dets = p == null ? List.of() : p.medBrev(h);
            if (dets.isEmpty()) {
                opphold.add(Opphold.med(h));
            }
            dets.forEach(o -> o.legg(h));
        }
        hendelser.stream().filter(h -> h.slag().viser()).forEach(this::tilDenViserTil);
        return opphold;
    }

    private static List<Forlopshendelse> brev(String sykehus, List<Forlopshendelse> alene) {
        return alene.stream()
                .filter(h -> h.siste().parter().avsender().virksomhet().equals(sykehus))
                .toList();
    }

    /** Which of the two is the hospital, where the kind of event tells it. */
    private void finnSykehus(Forlopshendelse h) {
        String tegn = avSlag(h);
        if (tegn != null) {
            sykehus.putIfAbsent(Opphold.par(h), tegn);
        }
    }

    private static @Nullable String avSlag(Forlopshendelse h) {
        Hendelse.Parter parter = h.siste().parter();
        if (h.slag().fra() == Side.SYKEHUS && h.slag().til() == Side.KOMMUNE) {
            return parter.avsender().virksomhet();
        }
        return h.slag().fra() == Side.KOMMUNE && h.slag().til() == Side.SYKEHUS ? parter.mottaker() : null;
    }

    /** The hospital that the event is of; null for what passes between others, and for what has a beginning of its own. */
    private @Nullable String hvor(Forlopshendelse h) {
        String tegn = avSlag(h);
        boolean egen = h.slag().apner() == Slag.Apner.ALLTID
                || h.slag().fra() == Side.LEGE
                || h.slag().til() == Side.LEGE;
        return tegn != null ? tegn : egen ? null : sykehus.get(Opphold.par(h));
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

    /** Between others: with what it refers to, else what is open between them, else where it can have come late. */
    private Optional<Opphold> mellomTo(Forlopshendelse h) {
        if (h.slag().apner() == Slag.Apner.ALLTID) {
            return Optional.empty();
        }
        List<Opphold> mellom =
                opphold.stream().filter(o -> o.par().equals(Opphold.par(h))).toList();
        return vistTil(h, mellom)
                .or(() -> siste(mellom, o -> !o.erLukket()))
                .or(() -> siste(mellom, Opphold::erDod))
                .or(() -> kommerEtter(h) ? siste(mellom, o -> true) : Optional.empty());
    }

    /** The stay that holds what the event refers to. */
    private static Optional<Opphold> vistTil(Forlopshendelse h, List<Opphold> mellom) {
        List<Hendelse> vist = h.utgaver().stream()
                .flatMap(u -> Stream.of(Optional.ofNullable(u.forelder()), Optional.ofNullable(u.samtale())))
                .flatMap(Optional::stream)
                .toList();
        return siste(mellom, o -> vist.stream().anyMatch(o::inneholder));
    }

    private static boolean kommerEtter(Forlopshendelse h) {
        return h.slag().etter() || h.siste().merke().status() != Hendelse.Status.N;
    }

    private static Optional<Opphold> siste(List<Opphold> blant, Predicate<Opphold> som) {
        return blant.stream().filter(som).reduce((a, b) -> b);
    }
}
