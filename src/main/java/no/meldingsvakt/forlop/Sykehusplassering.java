package no.meldingsvakt.forlop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A patient's stays at one hospital. They never overlap: a departure, or a new admission, ends the one before. First come the
 * stays, from what tells that the patient was there ({@link Krav}); then the departures, each to the oldest stay that it can
 * belong to; then all else: by what it refers to, by the admission it tells, and by the period that holds it. Used by one
 * thread.
 */
final class Sykehusplassering {

    private static final Duration ETT_DOGN = Duration.ofHours(24);

    /** In order of time. */
    private final List<Sykehusopphold> alle = new ArrayList<>();

    private final Map<Forlopshendelse, Forlopshendelse> bundetTil = new LinkedHashMap<>();
    private final Map<Sykehusopphold, List<Opphold>> deler = new LinkedHashMap<>();

    /**
     * Takes the events between the hospital and municipalities, in order of sendt.
     *
     * @param epikriser the hospital's letters to others
     */
    Sykehusplassering(List<Forlopshendelse> hendelser, List<Forlopshendelse> epikriser) {
        bind(hendelser);
        List<Forlopshendelse> brev = Stream.concat(
                        epikriser.stream(), hendelser.stream().filter(Sykehusplassering::erBrev))
                .filter(Forlopshendelse::gjelder)
                .toList();
        Set<Forlopshendelse> plassert = new HashSet<>(finnOpphold(hendelser, brev));
        hendelser.stream()
                .filter(h -> h.slag().lukker() && !bundetTil.containsKey(h))
                .sorted(Comparator.<Forlopshendelse, Instant>comparing(
                                h -> Sykehusopphold.tid(h).moment())
                        .thenComparing(Forlopshendelse::forste, Forlopsbygger.REKKEFOLGE))
                .forEach(h -> {
                    utskriv(h);
                    plassert.add(h);
                });
        hendelser.stream()
                .filter(h -> !plassert.contains(h) && !bundetTil.containsKey(h))
                .forEach(this::plasser);
        hendelser.stream().filter(h -> !plassert.contains(h)).forEach(this::plasserBundet);
        alle.forEach(o -> deler.put(o, delt(o)));
    }

    /** The stays, parted by the municipality. */
    List<Opphold> opphold() {
        return deler.values().stream().flatMap(List::stream).toList();
    }

    /** The parts of the stay that a letter tells of. */
    List<Opphold> medBrev(Forlopshendelse brev) {
        return medPeriode(brev).map(deler::get).orElse(List.of());
    }

    private static boolean erBrev(Forlopshendelse h) {
        return h.slag().etter() && h.slag().fra() == Side.SYKEHUS;
    }

    /**
     * What each event leans on: the message it refers to, where the reference ties them; else the notice of an admission that was
     * planned when it was sent. A notice of admission stands by
     * itself, and so does whatever is in a ring.
     */
    private void bind(List<Forlopshendelse> hendelser) {
        Map<Hendelse, Forlopshendelse> av = new HashMap<>();
        hendelser.forEach(h -> h.utgaver().forEach(u -> av.put(u.hendelse(), h)));
        for (Forlopshendelse h : hendelser) {
            if (h.slag().apner() == Slag.Apner.ALDRI) {
                h.utgaver().stream()
                        .flatMap(u -> Stream.of(Optional.ofNullable(u.forelder()), Optional.ofNullable(u.samtale()))
                                .flatMap(Optional::stream)
                                .filter(v -> Kobling.bindes(u.hendelse(), v)))
                        .map(av::get)
                        .filter(v -> v != null && !v.equals(h))
                        .findFirst()
                        .or(() -> ventet(h, hendelser))
                        .ifPresent(v -> bundetTil.put(h, v));
            }
        }
        Set<Forlopshendelse> ringer = new HashSet<>();
        hendelser.stream().filter(this::erIRing).forEach(ringer::add);
        ringer.forEach(bundetTil::remove);
    }

    /** The notice of the admission that the event, sent before it, said was to be: a planned admission is not of the stay before it. */
    private static Optional<Forlopshendelse> ventet(Forlopshendelse h, List<Forlopshendelse> hendelser) {
        if (h.slag().lukker() || h.slag().etter()) {
            return Optional.empty();
        }
        Tidspunkt fortalt = h.forste().tider().innlagt();
        return fortalt == null
                ? new Forvarsel(hendelser).innleggelse(h)
                : fortalt.ikkeEtter(h.sendt()) ? Optional.empty() : innleggelse(h, fortalt, hendelser);
    }

    private static Optional<Forlopshendelse> innleggelse(
            Forlopshendelse h, Tidspunkt fortalt, List<Forlopshendelse> hendelser) {
        return hendelser.stream()
                .filter(i -> i.slag().apner() == Slag.Apner.INNLAGT && i.gjelder())
                .filter(i -> h.sendt().ikkeEtter(i.sendt()))
                .filter(i -> Optional.ofNullable(i.siste().tider().skjedde())
                        .filter(skjedde -> skjedde.dag().equals(fortalt.dag()))
                        .isPresent())
                .reduce((en, annen) -> annen);
    }

    private boolean erIRing(Forlopshendelse h) {
        Set<Forlopshendelse> sett = new HashSet<>();
        Forlopshendelse her = bundetTil.get(h);
        while (her != null && sett.add(her)) {
            if (her.equals(h)) {
                return true;
            }
            her = bundetTil.get(her);
        }
        return false;
    }

    private Forlopshendelse rot(Forlopshendelse h) {
        Forlopshendelse her = h;
        for (Forlopshendelse neste = bundetTil.get(her); neste != null; neste = bundetTil.get(her)) {
            her = neste;
        }
        return her;
    }

    /** Makes the stays, and gives the events that they were made of. */
    private List<Forlopshendelse> finnOpphold(List<Forlopshendelse> hendelser, List<Forlopshendelse> brev) {
        List<Forlopshendelse> lukkere = new ArrayList<>(
                hendelser.stream().filter(h -> h.gjelder() && h.slag().lukker()).toList());
        List<Krav> krav = hendelser.stream()
                .flatMap(h -> Krav.av(h, bundetTil.containsKey(h)).stream())
                .sorted(Krav.ETTER_HVERANDRE)
                .toList();
        for (Krav k : krav) {
            Sykehusopphold siste = alle.isEmpty() ? null : alle.get(alle.size() - 1);
            List<Forlopshendelse> mellom = siste == null ? List.of() : siste.mellom(k, lukkere);
            boolean dod = mellom.stream().anyMatch(l -> l.slag().er(Slag.DOD));
            if (siste == null || (!dod && (!mellom.isEmpty() || siste.avlosesAv(k, brev)))) {
                lukkere.removeAll(mellom);
                alle.add(Sykehusopphold.med(k));
            } else {
                siste.legg(k);
            }
        }
        return krav.stream().map(Krav::h).toList();
    }

    /** A departure belongs to the oldest stay without one that it can belong to; one more belongs where its time is. */
    private void utskriv(Forlopshendelse h) {
        Tidspunkt slutt = Sykehusopphold.tid(h);
        List<Sykehusopphold> mulige =
                alle.stream().filter(o -> kanSlutte(o, slutt, h)).toList();
        forste(mulige, o -> h.gjelder() && !o.harUtskrivning(Opphold.par(h)) && !erSluttAnnet(o, slutt))
                .or(() -> siste(mulige, o -> true))
                .or(() -> siste(alle, o -> o.start().ikkeEtter(h.sendt())))
                .ifPresentOrElse(o -> o.legg(h), () -> ny(h));
    }

    private boolean kanSlutte(Sykehusopphold o, Tidspunkt slutt, Forlopshendelse h) {
        return o.start().ikkeEtter(slutt)
                && o.start().ikkeEtter(h.sendt())
                && neste(o).filter(n -> !slutt.ikkeEtter(n.start())).isEmpty();
    }

    /** Says whether the stay before ended then: a notice to another municipality tells the same departure. */
    private boolean erSluttAnnet(Sykehusopphold o, Tidspunkt slutt) {
        return alle.stream()
                .anyMatch(annet -> annet != o && annet.harUtskrivning(slutt) && alle.indexOf(annet) < alle.indexOf(o));
    }

    private void plasserBundet(Forlopshendelse h) {
        if (bundetTil.containsKey(h)) {
            siste(alle, o -> o.inneholder(rot(h))).ifPresentOrElse(o -> o.legg(h), () -> plasser(h));
        }
    }

    private void plasser(Forlopshendelse h) {
        Optional<Sykehusopphold> hvor = erBrev(h)
                ? medPeriode(h).or(() -> erFraFor(h) ? Optional.empty() : medTid(h))
                : fortalt(h).or(() -> medTid(h));
        hvor.ifPresentOrElse(o -> o.legg(h), () -> ny(h));
    }

    private void ny(Forlopshendelse h) {
        Sykehusopphold nytt = Sykehusopphold.med(h);
        int plass = (int) alle.stream()
                .filter(o -> !o.start().moment().isAfter(h.sendt().moment()))
                .count();
        alle.add(plass, nytt);
    }

    private Optional<Sykehusopphold> fortalt(Forlopshendelse h) {
        Tidspunkt tid = h.siste().tider().innlagt();
        return tid == null ? Optional.empty() : siste(alle, o -> o.harInnlagt(tid));
    }

    /** The stay that had begun when the event was sent; just before an admission, the one that it begins. */
    private Optional<Sykehusopphold> medTid(Forlopshendelse h) {
        Optional<Sykehusopphold> da = siste(alle, o -> o.start().ikkeEtter(h.sendt()));
        boolean slutt = da.flatMap(Sykehusopphold::slutt)
                .filter(s -> s.dag().isBefore(h.sendt().dag()))
                .isPresent();
        return da.isPresent() && !slutt
                ? da
                : forste(alle, o -> !o.start().ikkeEtter(h.sendt()) && erInnenEttDogn(h.sendt(), o.start()))
                        .or(() -> da);
    }

    private static boolean erInnenEttDogn(Tidspunkt fra, Tidspunkt til) {
        return !til.moment().isAfter(fra.moment().plus(ETT_DOGN));
    }

    /** Says whether a letter tells that it is of a stay that ended before all there are. */
    private boolean erFraFor(Forlopshendelse brev) {
        Tidspunkt slutt = brev.siste().tider().utskrevet();
        return slutt != null && alle.stream().noneMatch(o -> o.start().ikkeEtter(slutt));
    }

    /**
     * The stay that a letter or report tells of: the one of the admission it tells, else the one whose period holds that time,
     * which may be a ward's; one that tells no admission, by the departure it tells, else by when it was sent.
     */
    private Optional<Sykehusopphold> medPeriode(Forlopshendelse brev) {
        Hendelse.Tider tider = brev.siste().tider();
        List<Sykehusopphold> begynt =
                alle.stream().filter(o -> o.start().ikkeEtter(brev.sendt())).toList();
        @Nullable Tidspunkt inn = tider.innlagt();
        @Nullable Tidspunkt ut = tider.utskrevet();
        if (inn != null) {
            return siste(begynt, o -> o.harInnlagt(inn) && (ut == null || slutter(o, ut)))
                    .or(() -> siste(begynt, o -> ut != null && holder(o, inn, ut)))
                    .or(() -> siste(begynt, o -> o.harInnlagt(inn)))
                    .or(() -> siste(begynt, o -> o.start().ikkeEtter(inn) && holder(o, inn)))
                    .or(() -> forste(begynt, o -> o.start().dag().equals(inn.dag()) && holder(o, inn)))
                    .or(() -> siste(begynt, o -> !o.harInnleggelse() && erForInn(o, inn) && slutterHer(o, brev)));
        }
        return ut == null
                ? forrigeUten(begynt, brev).or(() -> siste(begynt, o -> true))
                : siste(begynt, o -> slutter(o, ut))
                        .or(() -> siste(
                                begynt, o -> o.slutt().isEmpty() && o.start().ikkeEtter(ut)))
                        .or(() -> siste(begynt, o -> o.start().ikkeEtter(ut) && sendtSammeDag(o, brev)));
    }

    /** Just after a new admission: the stay before it, where it ended without any such letter or report. */
    private static Optional<Sykehusopphold> forrigeUten(List<Sykehusopphold> begynt, Forlopshendelse brev) {
        if (begynt.size() < 2) {
            return Optional.empty();
        }
        Sykehusopphold siste = begynt.get(begynt.size() - 1);
        Sykehusopphold forrige = begynt.get(begynt.size() - 2);
        boolean ny = siste.slutt().isEmpty() && erInnenEttDogn(siste.start(), brev.sendt());
        boolean mangler =
                forrige.slutt().filter(s -> erInnenEttDogn(s, brev.sendt())).isPresent()
                        && forrige.hendelser().stream()
                                .noneMatch(h -> h.gjelder() && h.slag().equals(brev.slag()));
        return ny && mangler ? Optional.of(forrige) : Optional.empty();
    }

    /** Says whether it ended just when the letter tells, and had begun when the letter's part of it did. */
    private static boolean holder(Sykehusopphold o, Tidspunkt inn, Tidspunkt ut) {
        return o.start().ikkeEtter(inn) && inn.ikkeEtter(ut) && o.harUtskrivning(ut);
    }

    /** Says whether the time is not after the departure. */
    private static boolean holder(Sykehusopphold o, Tidspunkt tid) {
        return o.slutt().filter(s -> s.dag().isBefore(tid.dag())).isEmpty();
    }

    private static boolean slutter(Sykehusopphold o, Tidspunkt tid) {
        return o.slutt().filter(s -> s.dag().equals(tid.dag())).isPresent();
    }

    private static boolean sendtSammeDag(Sykehusopphold o, Forlopshendelse brev) {
        return slutter(o, brev.sendt());
    }

    /** Of a stay whose admission nobody tells: whether the letter's admission can be it. */
    private boolean erForInn(Sykehusopphold o, Tidspunkt inn) {
        int plass = alle.indexOf(o);
        return plass == 0
                || alle.get(plass - 1).slutt().filter(s -> s.ikkeEtter(inn)).isPresent();
    }

    private static boolean slutterHer(Sykehusopphold o, Forlopshendelse brev) {
        Tidspunkt ut = brev.siste().tider().utskrevet();
        return ut == null
                ? sendtSammeDag(o, brev) || o.slutt().isEmpty()
                : o.start().ikkeEtter(ut);
    }

    private Optional<Sykehusopphold> neste(Sykehusopphold o) {
        return alle.stream().skip(alle.indexOf(o) + 1L).findFirst();
    }

    /** By whom the events are between; what an event is tied to decides where it is between others. */
    private List<Opphold> delt(Sykehusopphold o) {
        Map<Forlopshendelse, Set<String>> par = new LinkedHashMap<>();
        o.hendelser().forEach(h -> par.put(h, Opphold.par(o.inneholder(rot(h)) ? rot(h) : h)));
        Map<Set<String>, Set<String>> ogsaa = ogsaa(par);
        Map<Set<String>, Opphold> funnet = new LinkedHashMap<>();
        par.forEach((h, p) -> funnet.computeIfAbsent(ogsaa.getOrDefault(p, p), Opphold::mellom)
                .legg(h));
        o.utskrivninger().forEach(u -> funnet.values().stream()
                .filter(f -> !f.erLukket() && !f.hendelser().contains(u))
                .toList()
                .forEach(f -> f.legg(u.somUtreise())));
        return List.copyOf(funnet.values());
    }

    /** One that answers for another, such as a nursing home, and that the hospital itself has not written to, is on its side all along. */
    private Map<Set<String>, Set<String>> ogsaa(Map<Forlopshendelse, Set<String>> par) {
        Set<Set<String>> skrevetTil = new HashSet<>();
        par.forEach((h, p) -> {
            if (!bundetTil.containsKey(h) && h.slag().fra() == Side.SYKEHUS) {
                skrevetTil.add(p);
            }
        });
        Map<Set<String>, Set<String>> ogsaa = new HashMap<>();
        par.forEach((h, p) -> {
            if (!Opphold.par(h).equals(p) && !skrevetTil.contains(Opphold.par(h)) && skrevetTil.contains(p)) {
                ogsaa.putIfAbsent(Opphold.par(h), p);
            }
        });
        return ogsaa;
    }

    private static Optional<Sykehusopphold> siste(List<Sykehusopphold> blant, Predicate<Sykehusopphold> som) {
        return blant.stream().filter(som).reduce((a, b) -> b);
    }

    private static Optional<Sykehusopphold> forste(List<Sykehusopphold> blant, Predicate<Sykehusopphold> som) {
        return blant.stream().filter(som).findFirst();
    }
}
