package no.meldingsvakt.kvittering.tegning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Time from left to right. Whole days between two moments that matter are cut out, and told of where they were: of a stay of
 * two months, the days on which something happened would else be too narrow to read. Within what is left, time is even.
 */
final class Tidsakse {

    static final ZoneId NORGE = ZoneId.of("Europe/Oslo");

    private static final Duration LUFT = Duration.ofHours(1);
    private static final Duration LUFT_VED_BRUDD = Duration.ofHours(2);
    private static final int MINST_AVBRUTT = 2;
    private static final int BREDT_BRUDD = 56;
    private static final int SMALT_BRUDD = 14;
    private static final int MANGE_BRUDD = 40;
    private static final double MINST_PER_TIME = 3;
    private static final double BREDEST = 6000;

    private final List<Strekk> strekk;

    /** A stretch of time and where it is; {@code dager} have been cut out of it, none where it is drawn whole. */
    record Strekk(Instant fra, Instant til, double x0, double x1, long dager) {

        double x(Instant tid) {
            double del = (double) Duration.between(fra, tid).toMillis()
                    / Math.max(1, Duration.between(fra, til).toMillis());
            return x0 + del * (x1 - x0);
        }
    }

    /** A midnight, or another hour, and where it is. */
    record Merkepunkt(int x, ZonedDateTime tid) {}

    private Tidsakse(List<Strekk> strekk) {
        this.strekk = strekk;
    }

    /**
     * An axis over all the moments that matter.
     *
     * @param merkepunkter at least one
     * @param venstre where it begins
     * @param minst how wide it is at least
     */
    static Tidsakse over(Collection<Instant> merkepunkter, int venstre, int minst) {
        List<Instant> alle = merkepunkter.stream().distinct().sorted().toList();
        Instant fra = alle.get(0).minus(LUFT).truncatedTo(ChronoUnit.HOURS);
        Instant til = alle.get(alle.size() - 1)
                .plus(LUFT.multipliedBy(2))
                .minusMillis(1)
                .truncatedTo(ChronoUnit.HOURS);
        List<Instant[]> brudd = brudd(alle);
        int bruddbredde = brudd.size() > MANGE_BRUDD ? SMALT_BRUDD : BREDT_BRUDD;
        double timer = timer(fra, til)
                - brudd.stream().mapToDouble(b -> timer(b[0], b[1])).sum();
        double rom = minst - (double) bruddbredde * brudd.size();
        double perTime = Math.max(rom / timer, Math.min(MINST_PER_TIME, (BREDEST - minst + rom) / timer));
        List<Strekk> strekk = new ArrayList<>();
        Instant naa = fra;
        double x = venstre;
        for (Instant[] b : brudd) {
            double slutt = x + timer(naa, b[0]) * perTime;
            strekk.add(new Strekk(naa, b[0], x, slutt, 0));
            x = slutt + bruddbredde;
            strekk.add(new Strekk(b[0], b[1], slutt, x, dager(b[0], b[1])));
            naa = b[1];
        }
        strekk.add(new Strekk(naa, til, x, x + timer(naa, til) * perTime, 0));
        return new Tidsakse(List.copyOf(strekk));
    }

    private static List<Instant[]> brudd(List<Instant> alle) {
        List<Instant[]> brudd = new ArrayList<>();
        for (int i = 1; i < alle.size(); i++) {
            Instant fra = midnatt(dag(alle.get(i - 1).plus(LUFT_VED_BRUDD)).plusDays(1));
            Instant til = midnatt(dag(alle.get(i).minus(LUFT_VED_BRUDD)));
            if (fra.isBefore(til) && dager(fra, til) >= MINST_AVBRUTT) {
                brudd.add(new Instant[] {fra, til});
            }
        }
        return brudd;
    }

    private static LocalDate dag(Instant tid) {
        return tid.atZone(NORGE).toLocalDate();
    }

    static Instant midnatt(LocalDate dag) {
        return dag.atStartOfDay(NORGE).toInstant();
    }

    private static long dager(Instant fra, Instant til) {
        return ChronoUnit.DAYS.between(dag(fra), dag(til));
    }

    private static double timer(Instant fra, Instant til) {
        return Duration.between(fra, til).toMillis()
                / (double) Duration.ofHours(1).toMillis();
    }

    /** Where a moment is; one outside the axis is at its end. */
    int x(Instant tid) {
        if (tid.isBefore(strekk.get(0).fra())) {
            return venstre();
        }
        return strekk.stream()
                .filter(s -> !tid.isAfter(s.til()))
                .findFirst()
                .map(s -> (int) Math.round(s.x(tid)))
                .orElseGet(this::hoyre);
    }

    /** Says whether a moment is later than the axis shows. */
    boolean erEtter(Instant tid) {
        return tid.isAfter(strekk.get(strekk.size() - 1).til());
    }

    int venstre() {
        return (int) Math.round(strekk.get(0).x0());
    }

    int hoyre() {
        return (int) Math.round(strekk.get(strekk.size() - 1).x1());
    }

    /** What has been cut out. */
    List<Strekk> brudd() {
        return strekk.stream().filter(s -> s.dager() > 0).toList();
    }

    /** The beginning of the axis, and each midnight on it that is not cut out. */
    List<Merkepunkt> dager() {
        List<Merkepunkt> dager = new ArrayList<>();
        dager.add(new Merkepunkt(venstre(), strekk.get(0).fra().atZone(NORGE)));
        hele().flatMap(s -> midnetter(s)).filter(m -> m.x() > venstre()).forEach(dager::add);
        return dager;
    }

    private Stream<Merkepunkt> midnetter(Strekk s) {
        LocalDate forste = dag(s.fra());
        return Stream.iterate(forste, d -> d.plusDays(1))
                .limit(dager(s.fra(), s.til()) + 2)
                .map(d -> d.atStartOfDay(NORGE))
                .filter(m -> !m.toInstant().isBefore(s.fra()) && m.toInstant().isBefore(s.til()))
                .map(m -> new Merkepunkt((int) Math.round(s.x(m.toInstant())), m));
    }

    /** Hours of the day with room between them: every, every third, or every sixth; none where days are narrow. */
    List<Merkepunkt> timer(int rom) {
        Strekk forste = strekk.get(0);
        double perTime = (forste.x1() - forste.x0()) / Math.max(1, timer(forste.fra(), forste.til()));
        return Stream.of(1, 3, 6, 12)
                .filter(hver -> hver * perTime >= rom)
                .findFirst()
                .map(hver -> hele().flatMap(s -> timer(s, hver)).toList())
                .orElse(List.of());
    }

    private static Stream<Merkepunkt> timer(Strekk s, int hver) {
        return Stream.iterate(s.fra().atZone(NORGE).truncatedTo(ChronoUnit.HOURS), t -> t.plusHours(1))
                .takeWhile(t -> t.toInstant().isBefore(s.til()))
                .filter(t -> t.getHour() != 0
                        && t.getHour() % hver == 0
                        && t.toInstant().isAfter(s.fra()))
                .map(t -> new Merkepunkt((int) Math.round(s.x(t.toInstant())), t));
    }

    private Stream<Strekk> hele() {
        return strekk.stream().filter(s -> s.dager() == 0);
    }
}
