package no.meldingsvakt.forlop;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Tekst;
import org.jspecify.annotations.Nullable;

/**
 * Counts {@link Overliggerdogn}: between the days on which something changes, every day has the same verdict, so each such
 * stretch is judged once. Used by one thread, for one stay.
 */
final class Dognteller {

    /** FOR-2011-11-18-1115 § 20. */
    private static final LocalDate I_KRAFT = LocalDate.of(2012, 1, 1);

    /** HISD 80806 chapter 9.4 has no number; the same reading as PLO-LOG-20's. */
    private static final Duration STRAKS = Duration.ofHours(4);

    /** Code list 8408: another institution, another somatic unit, another unit, all of the specialist health service. */
    private static final Set<String> OVERFORT = Set.of("3", "7", "8");

    private final List<Klar> klare;
    private final List<Forlopshendelse> avmeldte;
    private final List<Forlopshendelse> opplysninger;
    private final List<Svar> svar;
    private final Slutt slutt;

    /**
     * A notice that stands.
     *
     * @param avmeldt the first day it had been withdrawn
     * @param rekke which run it is in: how many withdrawals there had been
     */
    private record Klar(Forlopshendelse hendelse, LocalDate avmeldt, int rekke) {

        LocalDate sendt() {
            return hendelse.sendt().dag();
        }

        /** The day the municipality had it. */
        LocalDate varslet() {
            return seneste(sendt(), hendelse.mottatt().dag());
        }

        /** The first day that the patient was ready and known to be. The last version decides, from when it was told. */
        LocalDate fra(LocalDate varslet) {
            LocalDate forst = seneste(varslet, klarDag(hendelse.forste()));
            LocalDate sist =
                    seneste(seneste(varslet, hendelse.siste().tider().sendt().dag()), klarDag(hendelse.siste()));
            return seneste(klarDag(hendelse.siste()), forst.isBefore(sist) ? forst : sist);
        }
    }

    /**
     * A message of the municipality, and the runs that it answers.
     *
     * @param fra the first day that it counts for: the day of the notice where it was answered at once, past midnight
     */
    private record Svar(LocalDate dag, LocalDate fra, Set<Integer> rekker) {}

    /** When the count ends, and the message that says so; none where the moment of judgement is what ends it. */
    private record Slutt(LocalDate dag, @Nullable Forlopshendelse av, List<Tekst> forbehold) {}

    /** What is said of a day; {@code siden} is the day of what decides it. */
    private record Dom(Utfall utfall, @Nullable LocalDate siden, List<String> grunnlag) {

        static Dom ikke(Utfall utfall, @Nullable LocalDate siden) {
            return new Dom(utfall, siden, List.of());
        }

        boolean skyldes() {
            return utfall == Utfall.SKYLDES || utfall == Utfall.SKYLDES_UTEN_NYE_OPPLYSNINGER;
        }
    }

    private enum Utfall {
        SKYLDES,
        SKYLDES_UTEN_NYE_OPPLYSNINGER,
        IKKE_KLAR,
        IKKE_OPPLYST,
        IKKE_KVITTERT,
        BESVART_STRAKS,
        BESVART
    }

    /** Verdicts that need the same reservation. */
    private record Sak(Utfall utfall, @Nullable LocalDate siden) {}

    private Dognteller(List<Forlopshendelse> alle, List<Tidspunkt> nyeInnleggelser, OffsetDateTime vurdert) {
        List<Forlopshendelse> gjelder =
                alle.stream().filter(Forlopshendelse::gjelder).toList();
        avmeldte = med(gjelder, "AVMELDT");
        klare = med(gjelder, "UTSKRIVNINGSKLAR").stream().map(this::klar).toList();
        opplysninger = gjelder.stream()
                .filter(h -> h.slag().er("OPPDATERT") || erEndretVarsel(h))
                .toList();
        svar = gjelder.stream().flatMap(h -> svar(h).stream()).toList();
        slutt = slutt(
                gjelder,
                nyeInnleggelser,
                vurdert.atZoneSameInstant(Tidspunkt.NORGE).toLocalDate());
    }

    /**
     * The days of a stay.
     *
     * @param hendelser in order of {@code sendt}
     * @param nyeInnleggelser admissions of the same patient in other stays
     */
    static Overliggerdogn tell(
            List<Forlopshendelse> hendelser, List<Tidspunkt> nyeInnleggelser, OffsetDateTime vurdert) {
        return new Dognteller(hendelser, nyeInnleggelser, vurdert).tell();
    }

    private Overliggerdogn tell() {
        List<Overliggerdogn.Dag> dager = new ArrayList<>();
        Map<Sak, Long> saker = new LinkedHashMap<>();
        long antall = 0;
        List<LocalDate> skiller = skiller();
        for (int i = 0; i + 1 < skiller.size(); i++) {
            LocalDate fra = skiller.get(i);
            long lengde = ChronoUnit.DAYS.between(fra, skiller.get(i + 1));
            Dom dom = dom(fra);
            saker.merge(new Sak(dom.utfall(), dom.siden()), lengde, Long::sum);
            if (dom.skyldes()) {
                antall += lengde;
                Stream.iterate(fra, d -> d.plusDays(1))
                        .limit(Math.min(lengde, Overliggerdogn.MAKS_DAGER - dager.size()))
                        .forEach(d -> dager.add(new Overliggerdogn.Dag(d, dom.grunnlag())));
            }
        }
        List<Tekst> forbehold = new ArrayList<>();
        saker.forEach((sak, dogn) -> forbehold(sak, dogn).ifPresent(forbehold::add));
        if (antall > 0) {
            forbehold.addAll(slutt.forbehold());
        }
        if (antall > dager.size()) {
            forbehold.add(Dognforbehold.bareDeForste(dager.size()));
        }
        return new Overliggerdogn(
                antall,
                dager,
                forbehold,
                new Overliggerdogn.Tvil(
                        sum(saker, Utfall.SKYLDES_UTEN_NYE_OPPLYSNINGER::equals),
                        sum(saker, Dognteller::erUtelatt),
                        !slutt.forbehold().isEmpty()));
    }

    private static long sum(Map<Sak, Long> saker, Predicate<Utfall> hvilke) {
        return saker.entrySet().stream()
                .filter(s -> hvilke.test(s.getKey().utfall()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static boolean erUtelatt(Utfall utfall) {
        return switch (utfall) {
            case SKYLDES, SKYLDES_UTEN_NYE_OPPLYSNINGER, IKKE_KLAR -> false;
            case IKKE_OPPLYST, IKKE_KVITTERT, BESVART_STRAKS, BESVART -> true;
        };
    }

    private static Optional<Tekst> forbehold(Sak sak, long dogn) {
        LocalDate siden = sak.siden();
        if (siden == null) {
            return sak.utfall() == Utfall.IKKE_OPPLYST
                    ? Optional.of(Dognforbehold.utenOpplysninger(dogn))
                    : Optional.empty();
        }
        return switch (sak.utfall()) {
            case SKYLDES, IKKE_KLAR -> Optional.empty();
            case SKYLDES_UTEN_NYE_OPPLYSNINGER -> Optional.of(Dognforbehold.ikkeOppdatertIgjen(siden, dogn));
            case IKKE_OPPLYST -> Optional.of(Dognforbehold.seneOpplysninger(siden, dogn));
            case IKKE_KVITTERT -> Optional.of(Dognforbehold.senKvittering(siden, dogn));
            case BESVART_STRAKS -> Optional.of(Dognforbehold.besvartStraks(siden, dogn));
            case BESVART -> Optional.of(Dognforbehold.besvart(siden, dogn));
        };
    }

    /** The days on which something changes, from the first that can be owed to the first that cannot. */
    private List<LocalDate> skiller() {
        TreeSet<LocalDate> dager = new TreeSet<>();
        klare.forEach(k -> dager.addAll(List.of(k.sendt(), k.varslet(), k.fra(k.sendt()), k.fra(k.varslet()))));
        if (dager.isEmpty()) {
            return List.of();
        }
        avmeldte.forEach(h -> dager.add(dag(h)));
        opplysninger.forEach(h -> dager.add(opplyst(h)));
        svar.forEach(s -> dager.addAll(List.of(s.fra(), s.dag())));
        dager.add(I_KRAFT);
        dager.add(slutt.dag());
        LocalDate fra = seneste(klare.get(0).sendt(), I_KRAFT);
        return fra.isAfter(slutt.dag()) ? List.of() : List.copyOf(dager.subSet(fra, true, slutt.dag(), true));
    }

    private Dom dom(LocalDate dag) {
        Optional<Klar> sendt =
                iKraft(dag, Klar::sendt).filter(k -> !k.fra(k.sendt()).isAfter(dag));
        Optional<Klar> funnet = iKraft(dag, Klar::varslet);
        if (funnet.isEmpty()) {
            return sendt.map(k -> erOpplyst(dag) ? Dom.ikke(Utfall.IKKE_KVITTERT, k.varslet()) : ikkeOpplyst())
                    .orElseGet(() -> Dom.ikke(Utfall.IKKE_KLAR, null));
        }
        Klar klar = funnet.get();
        if (klar.fra(klar.varslet()).isAfter(dag)) {
            return Dom.ikke(Utfall.IKKE_KLAR, null);
        }
        return erOpplyst(dag)
                ? svar.stream()
                        .filter(s ->
                                s.rekker().contains(klar.rekke()) && !s.fra().isAfter(dag))
                        .findFirst()
                        .map(s -> Dom.ikke(s.dag().isAfter(dag) ? Utfall.BESVART_STRAKS : Utfall.BESVART, s.dag()))
                        .orElseGet(() -> skyldes(dag, klar))
                : ikkeOpplyst();
    }

    private Dom skyldes(LocalDate dag, Klar klar) {
        List<Forlopshendelse> til =
                opplysninger.stream().filter(o -> !opplyst(o).isAfter(dag)).toList();
        Optional<Forlopshendelse> avmeldt =
                klar.rekke() == 0 ? Optional.empty() : Optional.of(avmeldte.get(klar.rekke() - 1));
        Optional<Forlopshendelse> ende =
                avmeldte.stream().skip(klar.rekke()).findFirst().or(() -> Optional.ofNullable(slutt.av()));
        List<String> grunnlag = Stream.of(
                        forste(klar.rekke()).map(Klar::hendelse).stream(),
                        Stream.of(klar.hendelse()),
                        til.stream().limit(1),
                        ende.stream())
                .flatMap(Function.identity())
                .flatMap(Dognteller::msgId)
                .distinct()
                .toList();
        return avmeldt.filter(a ->
                        til.stream().allMatch(o -> o.siste().tider().sendt().ikkeEtter(a.sendt())))
                .map(a -> new Dom(Utfall.SKYLDES_UTEN_NYE_OPPLYSNINGER, dag(a), grunnlag))
                .orElseGet(() -> new Dom(Utfall.SKYLDES, null, grunnlag));
    }

    /** The last notice that had been given by the day, and had not been withdrawn by then. */
    private Optional<Klar> iKraft(LocalDate dag, Function<Klar, LocalDate> gitt) {
        return klare.stream()
                .filter(k -> !gitt.apply(k).isAfter(dag) && k.avmeldt().isAfter(dag))
                .reduce((a, b) -> b);
    }

    private Optional<Klar> forste(int rekke) {
        return klare.stream().filter(k -> k.rekke() == rekke).findFirst();
    }

    private Klar klar(Forlopshendelse h) {
        List<Forlopshendelse> etter =
                avmeldte.stream().filter(a -> h.sendt().ikkeEtter(a.sendt())).toList();
        return new Klar(
                h,
                etter.stream()
                        .map(Dognteller::dag)
                        .min(Comparator.naturalOrder())
                        .orElse(LocalDate.MAX),
                avmeldte.size() - etter.size());
    }

    private boolean erOpplyst(LocalDate dag) {
        return opplysninger.stream().anyMatch(o -> !opplyst(o).isAfter(dag));
    }

    private Dom ikkeOpplyst() {
        return Dom.ikke(
                Utfall.IKKE_OPPLYST,
                opplysninger.stream()
                        .map(Dognteller::opplyst)
                        .filter(o -> o.isBefore(slutt.dag()))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    /**
     * A feedback of the municipality, or whatever else it sends with reference to a notice: it answers the notices it refers
     * to, else the last one that had been sent.
     */
    private Optional<Svar> svar(Forlopshendelse h) {
        if (h.siste().svar() != null) {
            return Optional.empty();
        }
        List<Klar> vist = klare.stream()
                .filter(k -> viserTil(h, k.hendelse()) && erFraMottaker(h, k.hendelse()))
                .toList();
        boolean tilbakemelding = vist.isEmpty() && h.slag().er("TILBAKEMELDING");
        List<Klar> besvart = tilbakemelding
                ? klare.stream().filter(k -> k.hendelse().sendt().ikkeEtter(h.sendt())).reduce((a, b) -> b).stream()
                        .toList()
                : vist;
        LocalDate dag = h.sendt().dag();
        return besvart.stream()
                .map(k -> erStraks(h, k) ? k.varslet() : dag)
                .min(Comparator.naturalOrder())
                .map(fra -> new Svar(dag, fra, besvart.stream().map(Klar::rekke).collect(Collectors.toSet())));
    }

    private static boolean erStraks(Forlopshendelse svar, Klar klar) {
        Duration ventet = Duration.between(
                klar.hendelse().mottatt().moment(), svar.sendt().moment());
        return !ventet.isNegative() && ventet.compareTo(STRAKS) <= 0;
    }

    private static boolean erFraMottaker(Forlopshendelse svar, Forlopshendelse klar) {
        String fra = svar.siste().parter().avsender().virksomhet();
        return !fra.isEmpty() && fra.equals(klar.siste().parter().mottaker());
    }

    private static boolean viserTil(Forlopshendelse svar, Forlopshendelse klar) {
        return svar.utgaver().stream()
                .flatMap(u -> Stream.of(Optional.ofNullable(u.forelder()), Optional.ofNullable(u.samtale())))
                .flatMap(Optional::stream)
                .anyMatch(klar::inneholder);
    }

    /** A notice of admission that was sent anew as changed: updated information, by its status though not by its code. */
    private static boolean erEndretVarsel(Forlopshendelse h) {
        return h.slag().er("VARSEL") && h.siste().merke().status() == Hendelse.Status.M;
    }

    private static LocalDate opplyst(Forlopshendelse h) {
        return (h.slag().er("OPPDATERT") ? h.sendt() : h.siste().tider().sendt()).dag();
    }

    private static LocalDate klarDag(Hendelse h) {
        Hendelse.Tider t = h.tider();
        return Stream.of(Optional.ofNullable(t.klar()), Optional.ofNullable(t.skjedde()), Optional.of(t.sendt()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow()
                .dag();
    }

    private Slutt slutt(List<Forlopshendelse> gjelder, List<Tidspunkt> nyeInnleggelser, LocalDate vurdert) {
        Optional<Forlopshendelse> reist =
                gjelder.stream().filter(h -> h.slag().lukker()).min(Comparator.comparing(Dognteller::dag));
        Optional<LocalDate> innlagtIgjen = Stream.concat(
                        nyeInnleggelser.stream(),
                        gjelder.stream()
                                .filter(h -> h.slag().apner() == Slag.Apner.INNLAGT)
                                .flatMap(h ->
                                        Optional.ofNullable(h.siste().tider().skjedde()).stream()))
                .filter(t -> klare.stream()
                        .limit(1)
                        .anyMatch(k -> !t.ikkeEtter(k.hendelse().sendt())))
                .map(Tidspunkt::dag)
                .min(Comparator.naturalOrder());
        Slutt slutt = reist.map(Dognteller::reist)
                .or(() -> innlagtIgjen.isPresent() ? Optional.empty() : etterRapport(gjelder))
                .orElseGet(() -> new Slutt(LocalDate.MAX, null, List.of()));
        if (innlagtIgjen.filter(slutt.dag()::isAfter).isPresent()) {
            slutt = new Slutt(innlagtIgjen.get(), null, List.of());
        }
        if (slutt.dag().isAfter(vurdert)) {
            boolean ukjent = slutt.dag().equals(LocalDate.MAX);
            slutt = new Slutt(vurdert, null, ukjent ? List.of(Dognforbehold.ikkeUtskrevet()) : List.of());
        }
        return slutt;
    }

    private static Slutt reist(Forlopshendelse h) {
        boolean overfort = OVERFORT.contains(h.siste().koder().getOrDefault("8408", ""));
        return new Slutt(dag(h), h, overfort ? List.of(Dognforbehold.overfort(dag(h))) : List.of());
    }

    /** The departure that a report or letter tells of, where no notice does. One before the patient was ready is a ward's. */
    private Optional<Slutt> etterRapport(List<Forlopshendelse> gjelder) {
        return gjelder.stream()
                .filter(h -> h.siste().tider().utskrevet() != null)
                .filter(h -> klare.stream().limit(1).noneMatch(k -> utskrevet(h).isBefore(k.sendt())))
                .min(Comparator.comparing(Dognteller::utskrevet))
                .map(h -> new Slutt(utskrevet(h), h, List.of(Dognforbehold.utskrevetEtterRapport(utskrevet(h)))));
    }

    private static LocalDate utskrevet(Forlopshendelse h) {
        return Objects.requireNonNull(h.siste().tider().utskrevet()).dag();
    }

    /** The day it happened, or was sent where it does not tell. */
    private static LocalDate dag(Forlopshendelse h) {
        Tidspunkt skjedde = h.siste().tider().skjedde();
        return (skjedde == null ? h.sendt() : skjedde).dag();
    }

    private static Stream<String> msgId(Forlopshendelse h) {
        return Stream.of(h.forste(), h.siste())
                .flatMap(m -> Stream.ofNullable(m.merke().msgId()));
    }

    private static LocalDate seneste(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static List<Forlopshendelse> med(List<Forlopshendelse> alle, String slag) {
        return alle.stream().filter(h -> h.slag().er(slag)).toList();
    }
}
