package no.meldingsvakt.oppgjor;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import no.meldingsvakt.forlop.Overliggerdogn;
import no.meldingsvakt.oppgjor.Fakturalinje.Par;
import org.jspecify.annotations.Nullable;

/**
 * Holds an invoice list against what the stays show. Lines about one stay that name different days are judged each for its
 * days; the others about it are judged together, by their sum. A line is disputed only for what the messages show: where their
 * reservations have room for what it claims, it is unknown.
 */
public final class Avstemming {

    private final Dognpriser priser;

    public Avstemming(Dognpriser priser) {
        this.priser = priser;
    }

    /** What a line claims, or several together. */
    private record Krav(
            @Nullable Periode periode,
            @Nullable Long dogn,
            @Nullable BigDecimal belop) {}

    /** What the messages show of a claim; {@code belop} is empty where a year has no price. */
    private record Vist(long dogn, Optional<BigDecimal> belop, Overliggerdogn.Tvil tvil) {}

    /** A line, and the stay it is about. */
    private record Sak(Fakturalinje linje, Skyldig skyldig) {}

    /** Judges each line, in the order of the list. */
    public List<Linjedom> avstem(List<Fakturalinje> linjer, Function<Fakturalinje, Funn> finn) {
        List<Linjedom> dommer = new ArrayList<>();
        Map<String, List<Sak>> saker = new LinkedHashMap<>();
        for (Fakturalinje linje : linjer) {
            Funn funn = linje.forlop() != null || linje.lesbar() ? finn.apply(linje) : Funn.ingen(Grunn.ULESELIG);
            Skyldig skyldig = funn.skyldig();
            if (skyldig == null) {
                Grunn grunn = Objects.requireNonNull(funn.grunn());
                dommer.add(new Linjedom(linje, linje.lesbar() ? grunn : Grunn.ULESELIG, null, null, null));
            } else {
                saker.computeIfAbsent(skyldig.forlop(), f -> new ArrayList<>()).add(new Sak(linje, skyldig));
            }
        }
        saker.values().forEach(s -> dommer.addAll(opphold(s)));
        dommer.sort(Comparator.comparingInt(d -> d.linje().nr()));
        return dommer;
    }

    /** The lines about one stay. */
    private List<Linjedom> opphold(List<Sak> saker) {
        if (saker.stream().anyMatch(s -> !s.linje().lesbar())) {
            return saker.stream()
                    .map(s -> uten(s, s.linje().lesbar() ? Grunn.ANNEN_LINJE : Grunn.ULESELIG))
                    .toList();
        }
        List<Linjedom> dommer = new ArrayList<>();
        List<Sak> igjen = new ArrayList<>();
        for (Sak s : saker) {
            if (erAndres(s)) {
                dommer.add(uten(s, Grunn.PARTER));
            } else {
                igjen.add(s);
            }
        }
        boolean hverForSeg =
                igjen.size() == 1 || igjen.stream().allMatch(s -> s.linje().periode() != null);
        if (!hverForSeg) {
            dommer.addAll(samlet(igjen));
            return dommer;
        }
        for (Sak s : igjen) {
            boolean dobbelt =
                    igjen.stream().anyMatch(a -> a.linje().nr() != s.linje().nr() && overlapper(a.linje(), s.linje()));
            dommer.add(
                    dobbelt
                            ? uten(s, Grunn.DOBBELT)
                            : dom(
                                    s,
                                    new Krav(
                                            s.linje().periode(),
                                            s.linje().dogn(),
                                            s.linje().belop())));
        }
        return dommer;
    }

    private static boolean overlapper(Fakturalinje a, Fakturalinje b) {
        Periode en = a.periode();
        Periode annen = b.periode();
        return en != null && annen != null && en.overlapper(annen);
    }

    private static boolean erAndres(Sak s) {
        @Nullable Par par = s.linje().par();
        return par != null
                && !(s.skyldig().parter().contains(par.sykehus())
                        && s.skyldig().parter().contains(par.kommune()));
    }

    /** Lines that do not all tell which days they are about: their sum is held against all that is owed. */
    private List<Linjedom> samlet(List<Sak> saker) {
        boolean alleDogn = saker.stream().allMatch(s -> s.linje().dogn() != null);
        boolean alleBelop = saker.stream().allMatch(s -> s.linje().belop() != null);
        if (!alleDogn && !alleBelop) {
            return saker.stream().map(s -> uten(s, Grunn.ANNEN_LINJE)).toList();
        }
        @Nullable
        Long dogn = alleDogn
                ? Long.valueOf(saker.stream()
                        .mapToLong(s -> Objects.requireNonNull(s.linje().dogn()))
                        .sum())
                : null;
        @Nullable
        BigDecimal belop = alleBelop
                ? saker.stream()
                        .map(s -> Objects.requireNonNull(s.linje().belop()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                : null;
        return saker.stream().map(s -> dom(s, new Krav(null, dogn, belop))).toList();
    }

    private static Linjedom uten(Sak s, Grunn grunn) {
        return new Linjedom(s.linje(), grunn, s.skyldig().forlop(), null, null);
    }

    private Linjedom dom(Sak s, Krav krav) {
        Skyldig skyldig = s.skyldig();
        Periode periode = krav.periode();
        if (skyldig.ulistede() && (periode == null || periode.til().isAfter(sisteListede(skyldig)))) {
            return uten(s, Grunn.FOR_MANGE_DOGN);
        }
        List<Overliggerdogn.Dag> dager = periode == null ? skyldig.dogn().dager() : skyldig.dager(periode);
        Vist vist = new Vist(dager.size(), priser.sum(dager), skyldig.dogn().tvil());
        return new Linjedom(
                s.linje(),
                grunn(krav, vist),
                skyldig.forlop(),
                vist.dogn(),
                vist.belop().orElse(null));
    }

    private static LocalDate sisteListede(Skyldig skyldig) {
        List<Overliggerdogn.Dag> dager = skyldig.dogn().dager();
        return dager.get(dager.size() - 1).dag();
    }

    private Grunn grunn(Krav krav, Vist vist) {
        Long dogn = krav.dogn();
        if (dogn != null && dogn != vist.dogn()) {
            boolean forMange = krav.periode() != null && dogn > krav.periode().dager();
            return !forMange && kanVaere(dogn, vist) ? Grunn.FORBEHOLD : Grunn.DOGN;
        }
        BigDecimal belop = krav.belop();
        if (belop == null) {
            return Grunn.STEMMER;
        }
        if (vist.belop().isEmpty()) {
            return Grunn.PRIS_MANGLER;
        }
        BigDecimal riktig = vist.belop().get();
        if (belop.compareTo(riktig) == 0) {
            return Grunn.STEMMER;
        }
        return dogn == null && kanVaere(belop, riktig, vist.tvil()) ? Grunn.FORBEHOLD : Grunn.BELOP;
    }

    private static boolean kanVaere(long dogn, Vist vist) {
        Overliggerdogn.Tvil tvil = vist.tvil();
        return tvil.slutt() || (dogn >= vist.dogn() - tvil.regnet() && dogn <= vist.dogn() + tvil.utelatt());
    }

    private boolean kanVaere(BigDecimal belop, BigDecimal riktig, Overliggerdogn.Tvil tvil) {
        BigDecimal dogn = priser.hoyeste();
        return tvil.slutt()
                || belop.compareTo(riktig.subtract(dogn.multiply(BigDecimal.valueOf(tvil.regnet())))) >= 0
                        && belop.compareTo(riktig.add(dogn.multiply(BigDecimal.valueOf(tvil.utelatt())))) <= 0;
    }
}
