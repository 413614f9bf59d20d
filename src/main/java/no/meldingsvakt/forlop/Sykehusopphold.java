package no.meldingsvakt.forlop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A patient's stay at one hospital, while it is being put together: from the admission to the departure, whichever
 * municipalities were told. Used by one thread.
 */
final class Sykehusopphold {

    /** A second notice of admission within this time corrects the first, where nothing tells of a departure between. */
    private static final Duration RETTELSE = Duration.ofHours(24);
    /** How long before the admission a patient who is to come may have been announced. */
    private static final Duration VARSLET = Duration.ofDays(30);

    private final List<Krav> krav = new ArrayList<>();
    private final List<Forlopshendelse> hendelser = new ArrayList<>();

    /** A stay that begins with what the event tells. */
    static Sykehusopphold med(Krav krav) {
        Sykehusopphold opphold = new Sykehusopphold();
        opphold.legg(krav);
        return opphold;
    }

    /** A stay of which nothing more is known than the event. */
    static Sykehusopphold med(Forlopshendelse h) {
        return med(new Krav(h, h.sendt(), Krav.Styrke.INGEN));
    }

    void legg(Krav k) {
        krav.add(k);
        legg(k.h());
    }

    void legg(Forlopshendelse h) {
        if (!hendelser.contains(h)) {
            hendelser.add(h);
        }
    }

    List<Forlopshendelse> hendelser() {
        return hendelser;
    }

    boolean inneholder(Forlopshendelse h) {
        return hendelser.contains(h);
    }

    /** When it is first known to have been. */
    Tidspunkt start() {
        List<Krav> staar = krav.stream().filter(k -> !k.er(Krav.Styrke.INGEN)).toList();
        return (staar.isEmpty() ? krav : staar)
                .stream().min(Krav.REKKEFOLGE).orElseThrow().tid();
    }

    /** Says whether a message that stands tells the admission. */
    boolean harInnleggelse() {
        return innleggelser().findAny().isPresent();
    }

    private Stream<Tidspunkt> innleggelser() {
        return krav.stream()
                .filter(k -> k.er(Krav.Styrke.MELDER) || k.er(Krav.Styrke.FORTELLER))
                .map(Krav::tid);
    }

    boolean harInnlagt(Tidspunkt tid) {
        return innleggelser().anyMatch(tid::kanVareLik);
    }

    /** The departure: the last that a notice tells. */
    Optional<Tidspunkt> slutt() {
        return utskrivninger().map(Sykehusopphold::tid).max(Comparator.comparing(Tidspunkt::moment));
    }

    boolean harUtskrivning(Set<String> par) {
        return utskrivninger().anyMatch(h -> Opphold.par(h).equals(par));
    }

    boolean harUtskrivning(Tidspunkt tid) {
        return utskrivninger().map(Sykehusopphold::tid).anyMatch(tid::kanVareLik);
    }

    Stream<Forlopshendelse> utskrivninger() {
        return hendelser.stream().filter(h -> h.gjelder() && h.slag().lukker());
    }

    /** When a notice of departure tells that it was. */
    static Tidspunkt tid(Forlopshendelse utskrivning) {
        Tidspunkt skjedde = utskrivning.siste().tider().skjedde();
        return skjedde == null ? utskrivning.sendt() : skjedde;
    }

    /** Those of the hospital's notices of departure that can have been between the beginning of this stay and what the event tells. */
    List<Forlopshendelse> mellom(Krav k, List<Forlopshendelse> lukkere) {
        boolean samme =
                k.er(Krav.Styrke.TILSTEDE) ? k.h().forste().merke().status() != Hendelse.Status.N : harInnlagt(k.tid());
        return lukkere.stream()
                .filter(l -> samme ? erMeldtPaaNyttEtter(l, k) : erMellom(l, k))
                .toList();
    }

    /**
     * Says whether a new notice of admission that may tell this one, because one of them tells the day only, was sent after a
     * departure on the same day that is after the admission that had been told.
     */
    private boolean erMeldtPaaNyttEtter(Forlopshendelse utskrivning, Krav k) {
        return k.er(Krav.Styrke.MELDER)
                && innleggelser()
                        .noneMatch(t -> t.harKlokkeslett() && k.tid().harKlokkeslett() && t.kanVareLik(k.tid()))
                && krav.stream().filter(m -> m.er(Krav.Styrke.MELDER)).anyMatch(m -> !m.h().sendt()
                        .moment()
                        .isAfter(utskrivning.sendt().moment()))
                && utskrivning.sendt().moment().isBefore(k.h().sendt().moment())
                && erMellom(utskrivning, k);
    }

    /**
     * Says whether the event tells of another stay than this one, which is the last before it, although no notice of departure
     * parts them.
     *
     * @param brev the hospital's letters and reports that tell a departure
     */
    boolean avlosesAv(Krav k, List<Forlopshendelse> brev) {
        if (krav.stream().allMatch(m -> m.er(Krav.Styrke.INGEN))) {
            return lengreEnn(RETTELSE, siste(), k.tid());
        }
        return k.er(Krav.Styrke.MELDER) && !harInnlagt(k.tid()) && meldesPaaNytt(k, brev);
    }

    /** A new notice of admission, with no notice of departure since the last. */
    private boolean meldesPaaNytt(Krav k, List<Forlopshendelse> brev) {
        List<Krav> meldt = krav.stream().filter(m -> m.er(Krav.Styrke.MELDER)).toList();
        if (!meldt.isEmpty()) {
            boolean visteFor = meldt.stream().anyMatch(m -> !erSendtFor(m, k.tid()));
            boolean viser = k.h().utgaver().stream()
                    .flatMap(u -> Stream.of(Optional.ofNullable(u.forelder()), Optional.ofNullable(u.samtale())))
                    .flatMap(Optional::stream)
                    .anyMatch(v -> meldt.stream().anyMatch(m -> m.h().inneholder(v)));
            return !visteFor
                    && !viser
                    && (lengreEnn(RETTELSE, siste(meldt), k.tid())
                            || brev.stream().anyMatch(b -> erSluttMellom(b, k)));
        }
        boolean varInne = krav.stream().filter(m -> m.er(Krav.Styrke.FORTELLER)).anyMatch(m -> erSendtFor(m, k.tid()));
        return varInne || lengreEnn(VARSLET, siste(), k.tid());
    }

    /** Says whether the departure can have been between the beginning of this stay and what the event tells. */
    private boolean erMellom(Forlopshendelse utskrivning, Krav k) {
        Tidspunkt slutt = tid(utskrivning);
        boolean sendtFor = !utskrivning.sendt().moment().isAfter(k.h().sendt().moment());
        if (!start().ikkeEtter(slutt)) {
            return false;
        }
        if (k.er(Krav.Styrke.TILSTEDE)) {
            return slutt.dag().isBefore(k.tid().dag()) && sendtFor;
        }
        boolean uvisst = slutt.dag().equals(k.tid().dag())
                && !(slutt.harKlokkeslett() && k.tid().harKlokkeslett());
        return slutt.ikkeEtter(k.tid())
                && (!uvisst
                        || sendtFor
                        || (k.er(Krav.Styrke.MELDER) && start().dag().isBefore(slutt.dag()) && kjentFor(k.tid())));
    }

    /** Says whether the hospital had told of this stay before the time. */
    private boolean kjentFor(Tidspunkt tid) {
        List<Krav> meldt = krav.stream().filter(m -> m.er(Krav.Styrke.MELDER)).toList();
        return meldt.isEmpty()
                ? krav.stream().anyMatch(m -> erSendtFor(m, tid))
                : meldt.stream().allMatch(m -> erSendtFor(m, tid));
    }

    private static boolean erSendtFor(Krav k, Tidspunkt tid) {
        return k.h().sendt().moment().isBefore(tid.moment());
    }

    private boolean erSluttMellom(Forlopshendelse brev, Krav k) {
        Tidspunkt slutt = brev.siste().tider().utskrevet();
        return slutt != null && start().ikkeEtter(slutt) && slutt.ikkeEtter(k.tid());
    }

    private Tidspunkt siste() {
        return siste(krav);
    }

    private static Tidspunkt siste(List<Krav> blant) {
        return blant.stream().max(Krav.REKKEFOLGE).orElseThrow().tid();
    }

    private static boolean lengreEnn(Duration tid, Tidspunkt fra, Tidspunkt til) {
        Instant grense = fra.moment().plus(tid);
        return til.moment().isAfter(grense);
    }
}
