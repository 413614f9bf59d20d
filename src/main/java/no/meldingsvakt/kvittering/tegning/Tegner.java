package no.meldingsvakt.kvittering.tegning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.kvittering.Forlopskvittering.DagFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.SideFelt;
import no.meldingsvakt.kvittering.rapport.Ord;
import no.meldingsvakt.kvittering.tegning.Tegning.Bane;
import no.meldingsvakt.kvittering.tegning.Tegning.Brudd;
import no.meldingsvakt.kvittering.tegning.Tegning.Dogn;
import no.meldingsvakt.kvittering.tegning.Tegning.Pil;
import no.meldingsvakt.kvittering.tegning.Tegning.Skille;
import org.jspecify.annotations.Nullable;

/** Draws one stay: lays the lanes under each other, and finds where all else is. Used by one thread. */
final class Tegner {

    private static final List<String> ALLTID = List.of("SYKEHUS", "KOMMUNE", "LEGE");
    private static final String ANNEN = "ANNEN";
    private static final int BREDDE = 1040;
    private static final int VENSTRE = 12;
    private static final int HOYREMARG = 130;
    private static final int AKSE = 42;
    private static final int BUNNLINJE = 22;
    private static final int DOGNRAD = 24;
    private static final int LUFT = 6;
    private static final int TIMEBREDDE = 30;

    private final Ord ord;
    private final Datoord dato;
    private final Parter parter;
    private final Tidsakse akse;
    private final Instant vurdert;
    private final List<Post> poster;
    private final List<Fristpost> frister;

    private Tegner(
            Ord ord,
            Datoord dato,
            Parter parter,
            Tidsakse akse,
            Instant vurdert,
            List<Post> poster,
            List<Fristpost> frister) {
        this.ord = ord;
        this.dato = dato;
        this.parter = parter;
        this.akse = akse;
        this.vurdert = vurdert;
        this.poster = poster;
        this.frister = frister;
    }

    /** Draws the stay; null where no message tells a time. */
    static @Nullable Tegning tegn(
            Ord ord,
            Datoord dato,
            Parter parter,
            Instant vurdert,
            List<Post> poster,
            List<Fristpost> frister,
            List<DagFelt> dager) {
        List<Instant> tider = tider(vurdert, poster, frister, dager);
        if (poster.stream().allMatch(p -> p.sendt() == null)) {
            return null;
        }
        Tidsakse akse = Tidsakse.over(tider, VENSTRE, BREDDE - HOYREMARG - VENSTRE);
        return new Tegner(ord, dato, parter, akse, vurdert, poster, frister).tegn(dager);
    }

    private static List<Instant> tider(
            Instant vurdert, List<Post> poster, List<Fristpost> frister, List<DagFelt> dager) {
        return Stream.of(
                        Stream.of(vurdert),
                        poster.stream()
                                .flatMap(p -> Stream.concat(
                                        Stream.of(p.felt().sendt(), p.felt().mottatt()),
                                        p.endringer().stream().map(u -> u.sendt())))
                                .flatMap(t -> Stream.ofNullable(Post.tid(t))),
                        frister.stream().flatMap(Fristpost::tider),
                        kjeder(dager).stream()
                                .flatMap(k -> Stream.of(
                                        start(k.get(0)),
                                        slutt(k.get(k.size() - 1)).minusMillis(1))))
                .flatMap(s -> s)
                .toList();
    }

    private Tegning tegn(List<DagFelt> dager) {
        Map<String, List<Post>> paa = poster.stream()
                .filter(p -> p.sendt() != null)
                .collect(Collectors.groupingBy(p -> p.felt().fra().side(), LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Fristpost>> gjelder = frister.stream()
                .collect(Collectors.groupingBy(Fristpost::side, LinkedHashMap::new, Collectors.toList()));
        List<Bane> baner = new ArrayList<>();
        List<Tegning.Merke> merker = new ArrayList<>();
        List<Tegning.Stolpe> stolper = new ArrayList<>();
        int y = AKSE;
        for (String side : sider(paa, gjelder)) {
            Banetegner bane = new Banetegner(ord, dato, akse, y);
            bane.merk(paa.getOrDefault(side, List.of()));
            bane.sett(gjelder.getOrDefault(side, List.of()));
            merker.addAll(bane.merker());
            stolper.addAll(bane.stolper());
            baner.add(new Bane(
                    side, navn(side), y, bane.hoyde(), bane.rest(navnes(side).isEmpty())));
            y += bane.hoyde() + LUFT;
        }
        int bunn = y - LUFT;
        Rader dognrader = new Rader(6);
        List<Dogn> dogn = dogn(dager, bunn + BUNNLINJE, dognrader);
        return new Tegning(
                akse.hoyre() + HOYREMARG,
                bunn + BUNNLINJE + dognrader.antall() * DOGNRAD,
                AKSE,
                bunn,
                akse.hoyre(),
                akse.x(vurdert),
                baner,
                dagskiller(),
                akse.timer(TIMEBREDDE).stream()
                        .map(t -> new Skille(t.x(), "%02d".formatted(t.tid().getHour())))
                        .toList(),
                akse.brudd().stream()
                        .map(b -> new Brudd(
                                (int) Math.round(b.x0()),
                                (int) Math.round(b.x1() - b.x0()),
                                ord.si("opphold.brudd", b.dager())))
                        .toList(),
                piler(baner, merker),
                merker,
                stolper,
                dogn);
    }

    private static List<String> sider(Map<String, List<Post>> paa, Map<String, List<Fristpost>> gjelder) {
        boolean andre =
                Stream.concat(paa.keySet().stream(), gjelder.keySet().stream()).anyMatch(s -> !ALLTID.contains(s))
                        || paa.values().stream()
                                .flatMap(List::stream)
                                .anyMatch(p -> p.felt().til().side().equals(ANNEN)
                                        && p.felt().til().herId() != null);
        return andre ? Stream.concat(ALLTID.stream(), Stream.of(ANNEN)).toList() : ALLTID;
    }

    private String navn(String side) {
        return parter.bane(side, navnes(side));
    }

    private List<SideFelt> navnes(String side) {
        return poster.stream()
                .flatMap(p -> Stream.of(p.felt().fra(), p.felt().til()))
                .filter(p -> p.side().equals(side))
                .toList();
    }

    /** The days, each with its name where that does not cover another. */
    private List<Skille> dagskiller() {
        List<Tidsakse.Merkepunkt> dager = akse.dager();
        List<Skille> alle = new ArrayList<>();
        int ledig = 0;
        for (int i = 0; i < dager.size(); i++) {
            int x = dager.get(i).x();
            int neste = i + 1 < dager.size() ? dager.get(i + 1).x() : Integer.MAX_VALUE;
            String lang = dato.kort(dager.get(i).tid());
            String tekst = x + Tekstbredde.av(lang) < neste
                    ? lang
                    : dato.kortest(dager.get(i).tid());
            int slutt = x + Tekstbredde.av(tekst);
            boolean plass = x >= ledig && (i > 0 || slutt < neste);
            alle.add(new Skille(x, plass ? tekst : null));
            ledig = plass ? slutt : ledig;
        }
        return alle;
    }

    private List<Pil> piler(List<Bane> baner, List<Tegning.Merke> merker) {
        List<Pil> piler = new ArrayList<>();
        for (Post p : poster) {
            Instant sendt = p.sendt();
            merker.stream()
                    .filter(m -> m.rader().contains(p.nr()) && !m.slag().equals(Banetegner.UTGAVE))
                    .findFirst()
                    .filter(m -> sendt != null
                            && !p.felt().til().side().equals(p.felt().fra().side()))
                    .ifPresent(m -> baner.stream()
                            .filter(b -> b.side().equals(p.felt().til().side()))
                            .map(b -> new Pil(
                                    m.x(),
                                    m.y(),
                                    akse.x(p.mottatt(Objects.requireNonNull(sendt))),
                                    b.y() > m.y() ? b.y() : b.y() + b.hoyde(),
                                    p.felt().tilstand()))
                            .forEach(piler::add));
        }
        return piler.stream().distinct().toList();
    }

    private List<Dogn> dogn(List<DagFelt> dager, int y, Rader rader) {
        List<Dogn> alle = new ArrayList<>();
        for (List<DagFelt> kjede : kjeder(dager)) {
            int x1 = akse.x(start(kjede.get(0)));
            int x2 = akse.x(slutt(kjede.get(kjede.size() - 1)));
            String bevis = kjede.get(0).grunnlag().stream()
                    .flatMap(id -> poster.stream().filter(p -> p.har(id)))
                    .map(Post::nr)
                    .sorted()
                    .distinct()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            String tekst = ord.si("opphold.dogn-vist", kjede.size(), bevis.isEmpty() ? 0 : 1, bevis);
            int tekstX = Math.max(VENSTRE, Math.min(x1, akse.hoyre() + HOYREMARG - Tekstbredde.av(tekst)));
            OptionalInt rad = rader.legg(tekstX, Math.max(x2, tekstX + Tekstbredde.av(tekst)) + LUFT);
            alle.add(new Dogn(x1, x2, tekstX, rad.isPresent() ? y + rad.getAsInt() * DOGNRAD : 0, tekst));
        }
        return alle;
    }

    /** Days that follow each other and are proved by the same messages. */
    private static List<List<DagFelt>> kjeder(List<DagFelt> dager) {
        List<List<DagFelt>> kjeder = new ArrayList<>();
        for (DagFelt dag :
                dager.stream().sorted(Comparator.comparing(DagFelt::dag)).toList()) {
            List<DagFelt> siste = kjeder.isEmpty() ? List.of() : kjeder.get(kjeder.size() - 1);
            DagFelt forrige = siste.isEmpty() ? null : siste.get(siste.size() - 1);
            if (forrige != null
                    && forrige.grunnlag().equals(dag.grunnlag())
                    && slutt(forrige).equals(start(dag))) {
                siste.add(dag);
            } else {
                kjeder.add(new ArrayList<>(List.of(dag)));
            }
        }
        return kjeder;
    }

    private static Instant start(DagFelt dag) {
        return Tidsakse.midnatt(LocalDate.parse(dag.dag()));
    }

    private static Instant slutt(DagFelt dag) {
        return Tidsakse.midnatt(LocalDate.parse(dag.dag()).plusDays(1));
    }
}
