package no.meldingsvakt.region;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.kvittering.Forlopskvittering.ForlopFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.HendelseFelt;
import no.meldingsvakt.kvittering.Forlopskvittering.UtgaveFelt;
import no.meldingsvakt.kvittering.Kvittering;
import org.jspecify.annotations.Nullable;

/**
 * What reports on deviations are to tell, worked out in another way than the service does: who sent what and when is what the
 * generator knows, what is found is what the rules say of a patient's messages handed in together, without any store, and all is added up here by plain
 * code that knows nothing of the service's. Used by one thread.
 */
final class Regionfasit {

    static final int FA = 5;

    /** Tables where a row has the stays and messages of everybody. */
    private static final Set<String> UTEN_OPPHOLD = Set.of("regel", "tjeneste", "system");

    private static final Set<String> UTEN_RAD = Set.of("avsender", "mottaker");

    /** The rows of a report: by what a row is of, its numbers, as a page shows them; what is not told is null. */
    record Rad(
            @Nullable Long opphold,
            @Nullable Long meldinger,
            @Nullable Long avvik,
            @Nullable Long frister,
            @Nullable Long brutt,
            @Nullable Integer svartid) {}

    /** One thing that counts once; {@code minutter} is null where nothing was answered. */
    record Ting(
            String hva,
            String pasient,
            LocalDate dag,
            String regel,
            String fra,
            String til,
            String tjeneste,
            String system,
            @Nullable Integer minutter,
            boolean bareFunn) {

        private String par() {
            return Stream.of(fra, til)
                    .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                    .collect(Collectors.joining("-"));
        }

        private Ting medTjeneste(String annen) {
            return new Ting(hva, pasient, dag, regel, fra, til, annen, system, minutter, bareFunn);
        }

        private YearMonth maned() {
            return YearMonth.from(dag);
        }

        /** The rows that it is in, one or two by each grouping. */
        private Map<String, Set<String>> rader() {
            Map<String, Set<String>> alle = new HashMap<>();
            alle.put("alle", Set.of(""));
            alle.put("par", Set.of(par()));
            alle.put(
                    "uke",
                    Set.of("%d-W%02d"
                            .formatted(
                                    dag.get(IsoFields.WEEK_BASED_YEAR), dag.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))));
            if (hva.equals("opphold")) {
                alle.put("avsender", new HashSet<>(List.of(fra, til)));
                alle.put("mottaker", new HashSet<>(List.of(fra, til)));
                return alle;
            }
            alle.put("avsender", Set.of(fra));
            alle.put("mottaker", Set.of(til));
            alle.put("tjeneste", Set.of(tjeneste));
            alle.put("system", Set.of(system));
            if (!hva.equals("meldinger")) {
                alle.put("regel", Set.of(regel));
            }
            return alle;
        }

        /** The numbers that it is in and that decide what may be told of: all but its service's. */
        private Stream<List<String>> tall() {
            return rader().entrySet().stream()
                    .filter(t -> !t.getKey().equals("tjeneste"))
                    .flatMap(t -> t.getValue().stream().map(v -> List.of(hva, t.getKey(), v)));
        }
    }

    final List<Ting> alt = new ArrayList<>();

    /** By rule, the patients that it says something of. */
    final Map<String, Set<String>> medFunn = new TreeMap<>();

    /**
     * Says whether there are as many stays between hospitals and municipalities as the generator made: one for each plan and
     * municipality that messages of it were exchanged with. A question about the time before a transfer, asked after it, is a stay of its own.
     */
    static boolean stemmer(Pasientar ar, List<Brev> brev, List<ForlopFelt> forlop) {
        Map<String, String> mellom = new HashMap<>();
        for (int i = 0; i <= ar.opphold().size(); i++) {
            List<Brev> dets = i < ar.opphold().size() ? ar.opphold().get(i).brev : ar.ellers();
            int nr = i;
            dets.stream().filter(b -> !b.erKvittering()).forEach(b -> mellom(b)
                    .ifPresent(m -> mellom.put(b.id, nr + " " + m)));
        }
        Set<String> ider = brev.stream().map(b -> b.id).collect(Collectors.toSet());
        mellom.keySet().retainAll(ider);
        long laget = new HashSet<>(mellom.values()).size();
        long funnet = forlop.stream()
                .filter(f -> f.hendelser().stream().flatMap(Regionfasit::ider).anyMatch(mellom::containsKey))
                .count();
        long rom = ar.opphold().stream()
                .filter(o -> o.utfall == Plan.Utfall.OVERFORT && o.har(Trekk.KOMMUNEN_SPOR))
                .count();
        return laget <= funnet && funnet <= laget + rom;
    }

    /** The hospital and the municipality that it is between; what a nursing home sends, its municipality does. */
    private static Optional<String> mellom(Brev b) {
        return erSykehus(b.fra) && erKommune(b.til)
                ? Optional.of(b.fra.virksomhetId() + b.til.virksomhetId().substring(0, 5))
                : erKommune(b.fra) && erSykehus(b.til)
                        ? Optional.of(
                                b.til.virksomhetId() + b.fra.virksomhetId().substring(0, 5))
                        : Optional.empty();
    }

    /**
     * Adds a patient.
     *
     * @param brev the messages, each once
     * @param kvitteringer what was found in each message by itself, by MsgId; none where they were not judged by themselves
     */
    void legg(String pasient, List<Brev> brev, List<ForlopFelt> forlop, Map<String, Kvittering> kvitteringer) {
        Map<String, Brev> etterId = new HashMap<>();
        brev.forEach(b -> etterId.put(b.id, b));
        Map<String, String> systemer = new HashMap<>();
        brev.stream()
                .filter(Brev::erKvittering)
                .sorted(Comparator.comparing(b -> b.sendt))
                .forEach(b -> systemer.put(b.fra.virksomhetId(), "Prøvejournal " + Brevskriver.programversjon(b.fra)));
        for (Brev b : brev) {
            if (!b.erKvittering()) {
                alt.add(ting("meldinger", pasient, dag(b), "", b, systemer, null, false));
                Stream.ofNullable(kvitteringer.get(b.id))
                        .flatMap(k -> k.avvik().stream())
                        .filter(a -> a.meldinger().isEmpty())
                        .map(Kvittering.AvvikFelt::regel)
                        .distinct()
                        .forEach(r -> alt.add(ting("avvik", pasient, dag(b), r, b, systemer, null, true)));
            }
        }
        forlop.forEach(f -> opphold(pasient, f, etterId, systemer));
    }

    private void opphold(String pasient, ForlopFelt f, Map<String, Brev> etterId, Map<String, String> systemer) {
        List<Brev> dets = f.hendelser().stream()
                .flatMap(h -> ider(h).map(etterId::get).filter(Objects::nonNull))
                .toList();
        LocalDate dag = dets.stream()
                .map(Regionfasit::dag)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Brev mellom = dets.stream()
                .filter(b -> erSykehus(b.fra) && erKommune(b.til) || erKommune(b.fra) && erSykehus(b.til))
                .findFirst()
                .orElse(dets.get(0));
        alt.add(ting("opphold", pasient, dag, "", mellom, systemer, null, false));
        Set<String> medFrist = f.frister().stream().map(x -> x.regel()).collect(Collectors.toSet());
        Set<List<String>> sagt = new HashSet<>();
        f.avvik().forEach(a -> {
            Brev om = om(a.meldinger(), dets);
            medFunn.computeIfAbsent(a.regel(), r -> new TreeSet<>()).add(pasient);
            if (sagt.add(List.of(a.regel(), om.fra.virksomhetId(), om.til.virksomhetId()))) {
                alt.add(ting("avvik", pasient, dag, a.regel(), om, systemer, null, !medFrist.contains(a.regel())));
            }
        });
        f.frister().forEach(x -> {
            if (x.status() == Frist.Friststatus.HOLDT || x.status() == Frist.Friststatus.BRUTT) {
                Integer minutter = x.oppfylt() == null
                        ? null
                        : (int) Math.max(
                                0,
                                Duration.between(OffsetDateTime.parse(x.starter()), OffsetDateTime.parse(x.oppfylt()))
                                        .toMinutes());
                alt.add(ting(
                        x.status() == Frist.Friststatus.HOLDT ? "holdt" : "brutt",
                        pasient,
                        dag,
                        x.regel(),
                        om(x.meldinger(), dets),
                        systemer,
                        minutter,
                        false));
            }
        });
    }

    private static Stream<String> ider(HendelseFelt h) {
        Set<String> ider = new LinkedHashSet<>();
        h.utgaver().stream().map(UtgaveFelt::msgId).filter(Objects::nonNull).forEach(ider::add);
        if (h.msgId() != null) {
            ider.add(h.msgId());
        }
        return ider.stream();
    }

    private static Brev om(List<String> ider, List<Brev> dets) {
        return ider.stream()
                .flatMap(id -> dets.stream().filter(b -> b.id.equals(id)))
                .findFirst()
                .orElse(dets.get(0));
    }

    static boolean erSykehus(Part p) {
        return p.virksomhetId().startsWith("9911");
    }

    static boolean erKommune(Part p) {
        return p.virksomhetId().startsWith("9912");
    }

    private static LocalDate dag(Brev b) {
        return b.sendt.withZoneSameInstant(Brev.NORGE).toLocalDate();
    }

    private static Ting ting(
            String hva,
            String pasient,
            LocalDate dag,
            String regel,
            Brev om,
            Map<String, String> systemer,
            @Nullable Integer minutter,
            boolean bareFunn) {
        return new Ting(
                hva,
                pasient,
                dag,
                regel,
                om.fra.virksomhetId(),
                om.til.virksomhetId(),
                om.fra.tjenesteId(),
                systemer.getOrDefault(om.fra.virksomhetId(), "ukjent"),
                minutter,
                bareFunn);
    }

    /** What may be told of a month, by the rule that docs/avvik.md states. */
    static List<Ting> vist(Collection<Ting> maneden) {
        List<Ting> igjen = List.copyOf(maneden);
        while (true) {
            Map<List<String>, Set<String>> pasienter = new HashMap<>();
            igjen.forEach(t -> t.tall()
                    .forEach(n ->
                            pasienter.computeIfAbsent(n, x -> new HashSet<>()).add(t.pasient())));
            Set<String> borte = new HashSet<>();
            Set<Ting> alene = new HashSet<>();
            igjen.stream()
                    .filter(t -> t.tall().anyMatch(n -> pasienter.get(n).size() < FA))
                    .forEach(t -> {
                        if (t.bareFunn()) {
                            alene.add(t);
                        } else {
                            borte.add(t.pasient());
                        }
                    });
            if (borte.isEmpty() && alene.isEmpty()) {
                return igjen;
            }
            igjen = igjen.stream()
                    .filter(t -> !borte.contains(t.pasient()) && !alene.contains(t))
                    .toList();
        }
    }

    Map<YearMonth, List<Ting>> viste() {
        Map<YearMonth, List<Ting>> alle = new TreeMap<>();
        alt.stream()
                .collect(Collectors.groupingBy(Ting::maned))
                .forEach((maned, dens) -> alle.put(maned, medTjenester(vist(dens))));
        return alle;
    }

    /** The same things; those that may not be told of by service have their sender's others in its place. */
    private static List<Ting> medTjenester(List<Ting> vist) {
        List<Ting> ut = new ArrayList<>();
        vist.stream().filter(t -> t.hva().equals("opphold")).forEach(ut::add);
        Map<String, List<Ting>> fra = vist.stream()
                .filter(t -> !t.hva().equals("opphold"))
                .collect(Collectors.groupingBy(Ting::fra, TreeMap::new, Collectors.toList()));
        fra.forEach((sender, dens) -> ut.addAll(delt(sender, dens)));
        return ut;
    }

    private static List<Ting> delt(String sender, List<Ting> dens) {
        List<Ting> ovrige = new ArrayList<>();
        List<Ting> igjen = new ArrayList<>(dens);
        Set<String> flyttes = new HashSet<>();
        while (true) {
            boolean ferdig = false;
            while (!ferdig) {
                Map<String, Set<String>> hvem = new HashMap<>();
                igjen.forEach(t -> hvem.computeIfAbsent(t.hva() + " " + t.tjeneste(), x -> new HashSet<>())
                        .add(t.pasient()));
                List<Ting> sma = igjen.stream()
                        .filter(t -> hvem.get(t.hva() + " " + t.tjeneste()).size() < FA)
                        .toList();
                sma.stream().filter(t -> !t.bareFunn()).forEach(t -> flyttes.add(t.pasient()));
                List<Ting> vekk = igjen.stream()
                        .filter(t -> flyttes.contains(t.pasient()) || sma.contains(t))
                        .toList();
                igjen.removeAll(vekk);
                ovrige.addAll(vekk);
                ferdig = vekk.isEmpty();
            }
            Set<String> knapt = Stream.of("meldinger", "avvik", "holdt", "brutt")
                    .filter(hva -> {
                        long n = pasienter(ovrige, t -> t.hva().equals(hva)).size();
                        return n > 0 && n < FA;
                    })
                    .collect(Collectors.toSet());
            if (knapt.isEmpty()) {
                break;
            }
            List<Ting> na = List.copyOf(igjen);
            flyttes.addAll(na.stream()
                    .filter(t -> knapt.contains(t.hva()))
                    .map(Ting::tjeneste)
                    .distinct()
                    .sorted()
                    .map(id -> pasienter(na, t -> t.tjeneste().equals(id)))
                    .map(p -> Map.entry(p.size(), p))
                    .sorted(Comparator.comparing((Map.Entry<Integer, Set<String>> e) -> e.getKey()))
                    .findFirst()
                    .orElseThrow()
                    .getValue());
        }
        List<Ting> ut = new ArrayList<>(igjen);
        ovrige.forEach(t -> ut.add(t.medTjeneste(sender + "-ovrige")));
        return ut;
    }

    private static Set<String> pasienter(List<Ting> ting, Predicate<Ting> som) {
        return ting.stream().filter(som).map(Ting::pasient).collect(Collectors.toSet());
    }

    /** All rows of a report of the months that has one number at least; under the empty name, all together. */
    static Map<String, Rad> rapport(String gruppe, @Nullable String par, List<YearMonth> maneder, List<Ting> vist) {
        List<Ting> deres =
                vist.stream().filter(t -> par == null || t.par().equals(par)).toList();
        Rad alle = rad(deres);
        Map<String, List<Ting>> rader = new TreeMap<>();
        for (Ting t : deres) {
            Set<String> navn = gruppe.equals("maned")
                    ? Set.of(t.maned().toString())
                    : t.rader().getOrDefault(gruppe, Set.of());
            navn.forEach(n -> rader.computeIfAbsent(n, x -> new ArrayList<>()).add(t));
        }
        Map<String, Rad> ut = new TreeMap<>();
        rader.forEach((navn, dens) -> {
            Rad rad = rad(dens);
            ut.put(
                    navn,
                    new Rad(
                            UTEN_OPPHOLD.contains(gruppe) ? alle.opphold : rad.opphold,
                            gruppe.equals("regel") ? alle.meldinger : rad.meldinger,
                            rad.avvik,
                            rad.frister,
                            rad.brutt,
                            rad.svartid));
        });
        if (UTEN_RAD.contains(gruppe)) {
            // Who only is a party of stays has sent or received nothing.
            ut.values().removeIf(r -> r.meldinger == null && r.avvik == null && r.frister == null);
        }
        if (gruppe.equals("uke")) {
            ut.keySet().removeIf(u -> !maneder.contains(maned(u, 1)) || !maneder.contains(maned(u, 7)));
        }
        if (gruppe.equals("maned")) {
            maneder.forEach(m -> ut.putIfAbsent(m.toString(), rad(List.of())));
        }
        ut.put("", alle);
        return ut;
    }

    private static YearMonth maned(String uke, int ukedag) {
        return YearMonth.from(LocalDate.parse(uke + "-" + ukedag, DateTimeFormatter.ISO_WEEK_DATE));
    }

    private static Rad rad(List<Ting> dens) {
        long brutt = antall(dens, "brutt");
        return new Rad(
                ikkeNull(antall(dens, "opphold")),
                ikkeNull(antall(dens, "meldinger")),
                ikkeNull(antall(dens, "avvik")),
                ikkeNull(brutt + antall(dens, "holdt")),
                ikkeNull(brutt),
                median(dens));
    }

    private static long antall(List<Ting> dens, String hva) {
        return dens.stream().filter(t -> t.hva().equals(hva)).count();
    }

    private static @Nullable Long ikkeNull(long antall) {
        return antall == 0 ? null : antall;
    }

    /** The middle one, of ten at least, told as the end of its class. */
    private static @Nullable Integer median(List<Ting> dens) {
        int[] minutter = dens.stream()
                .map(Ting::minutter)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        if (minutter.length < 2 * FA) {
            return null;
        }
        int midt = minutter[(minutter.length - 1) / 2];
        int[][] klasser = {{4 * 60, 15}, {24 * 60, 60}, {7 * 24 * 60, 6 * 60}, {Integer.MAX_VALUE, 24 * 60}};
        int bredde =
                Arrays.stream(klasser).filter(k -> midt <= k[0]).findFirst().orElseThrow()[1];
        return midt == 0 ? bredde : (midt + bredde - 1) / bredde * bredde;
    }
}
