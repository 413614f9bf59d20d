package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.konvolutt.Lesing;
import no.meldingsvakt.xml.Dokument;
import org.junit.jupiter.api.Test;

/**
 * What each rule costs on the official examples, in CPU: the rule alone on a document that all rules have seen, less what a run
 * costs in which no rule finds anything to do. What rules share is paid before: the reading of a text is the first row. Run it with
 * {@code ./mvnw -B test -Dtest=RegelkostnadMaling}; with {@code -Dskriv=kostnad} it writes {@code docs/regelkostnad.md}.
 *
 * <p>No rule may take more than a twentieth of all, unless {@code forventet/regelkostnad.yaml} tells why.
 */
class RegelkostnadMaling {

    private static final Path EKSEMPLER = Path.of("../shared/standard/eksempler");
    private static final Path GRUNNER = Path.of("src/test/resources/forventet/regelkostnad.yaml");
    private static final Path SIDE = Path.of("docs/regelkostnad.md");
    private static final int OPPVARMING = 4;
    private static final int GANGER = 7;
    private static final int VIST = 40;
    private static final double GRENSE = 0.05;

    private final Provemotor motor = new Provemotor();
    private final Map<String, XdmAtomicValue> parametre =
            Map.of("vurdert", new XdmAtomicValue(Provemotor.NAA.toZonedDateTime()));
    private final ThreadMXBean klokke = ManagementFactory.getThreadMXBean();

    /** A rule's cost in microseconds on all messages that it is run on. */
    private record Kostnad(String regel, int meldinger, double sum) {
        double snitt() {
            return sum / meldinger;
        }
    }

    /** Costs, and what was not any rule's: in microseconds on all messages. */
    private record Regnskap(List<Kostnad> regler, int meldinger, double forste, double samlet) {
        double alle() {
            return regler.stream().mapToDouble(Kostnad::sum).sum();
        }
    }

    @Test
    void noRuleTakesATwentiethWithoutAReason() throws IOException, RegelkrasjException {
        Map<String, String> grunner =
                new ObjectMapper(new YAMLFactory()).readValue(GRUNNER.toFile(), new TypeReference<>() {});
        Regnskap regnskap = mal();
        String side = side(regnskap, grunner);
        System.out.println(side);
        if ("kostnad".equals(System.getProperty("skriv"))) {
            Files.writeString(SIDE, side);
        }
        assertTrue(regnskap.meldinger() > 100, "the official examples were found");
        assertEquals(
                List.of(),
                regnskap.regler().stream()
                        .filter(k -> k.sum() > GRENSE * regnskap.alle() && !grunner.containsKey(k.regel()))
                        .map(k -> "%s takes %.1f %% of all".formatted(k.regel(), 100 * k.sum() / regnskap.alle()))
                        .toList());
    }

    private Regnskap mal() throws IOException, RegelkrasjException {
        List<byte[]> meldinger = new ArrayList<>();
        try (Stream<Path> filer = Files.walk(EKSEMPLER)) {
            for (Path fil :
                    filer.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
                meldinger.add(Files.readAllBytes(fil));
            }
        }
        for (int i = 0; i < OPPVARMING; i++) {
            meldinger.forEach(m -> motor.melding(m));
        }
        Map<String, Kostnad> kostnader = new HashMap<>();
        double forste = 0;
        double samlet = 0;
        int antall = 0;
        for (byte[] melding : meldinger) {
            Lesing lesing = motor.les(melding);
            if (lesing.dokument() == null || lesing.melding() == null) {
                continue;
            }
            antall++;
            forste += tid(() -> motor.doem(lesing));
            samlet += minste(() -> motor.doem(lesing));
            Set<String> kjennetegn = Kjennetegn.av(Objects.requireNonNull(lesing.melding()));
            Map<String, Double> tider = new TreeMap<>();
            for (Pakkeprogram program : motor.verk().programmer()) {
                for (Regel regel : program.pakke().regler().stream()
                        .filter(r -> r.gjelderFor(kjennetegn))
                        .toList()) {
                    tider.put(regel.id(), alene(program.program(List.of(regel)), lesing.dokument()));
                }
            }
            double tomgang =
                    tider.values().stream().min(Comparator.naturalOrder()).orElse(0.0);
            tider.forEach((id, t) -> kostnader.merge(
                    id,
                    new Kostnad(id, 1, t - tomgang),
                    (a, b) -> new Kostnad(id, a.meldinger() + 1, a.sum() + b.sum())));
        }
        List<Kostnad> regler = kostnader.values().stream()
                .sorted(Comparator.comparingDouble(Kostnad::sum).reversed())
                .toList();
        return new Regnskap(regler, antall, forste, samlet);
    }

    private double alene(Regelprogram program, Dokument dokument) throws RegelkrasjException {
        program.kjor(dokument, parametre);
        return minste(() -> program.kjor(dokument, parametre));
    }

    /** Something whose time is taken; its answer is of no use. */
    private interface Arbeid {
        Object gjor() throws RegelkrasjException;
    }

    private double minste(Arbeid arbeid) throws RegelkrasjException {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < GANGER; i++) {
            best = Math.min(best, tid(arbeid));
        }
        return best;
    }

    private double tid(Arbeid arbeid) throws RegelkrasjException {
        long for_ = klokke.getCurrentThreadCpuTime();
        Object svar = arbeid.gjor();
        double tid = (klokke.getCurrentThreadCpuTime() - for_) / 1e3;
        return svar == null ? Double.MAX_VALUE : tid;
    }

    private static String side(Regnskap r, Map<String, String> grunner) {
        List<String> linjer = new ArrayList<>(List.of(
                "# What each rule costs",
                "",
                "CPU on the official examples, each rule alone on a document that all rules have seen, less what a run"
                        + " costs in which no rule finds",
                "anything to do. Written by `RegelkostnadMaling -Dskriv=kostnad`; the figures are of one run on one"
                        + " machine, the shares are what to look at.",
                "The service tells `meldingsvakt_regler_seconds` for each kind of message.",
                "",
                tekst(
                        "%d messages, %d rules; a message costs %.2f ms the first time it is judged and %.2f ms when"
                                + " it is judged again: the rest is the",
                        r.meldinger(),
                        r.regler().size(),
                        r.forste() / r.meldinger() / 1e3,
                        r.samlet() / r.meldinger() / 1e3),
                tekst(
                        "reading of its texts, which all rules share. The rules' own costs are together %.2f ms for a"
                                + " message, and half of that is in %d of them.",
                        r.alle() / r.meldinger() / 1e3, halvparten(r)),
                "",
                "| rule | messages | µs for each | share | reason, where it is or may be above 5 % |",
                "|---|--:|--:|--:|---|"));
        r.regler().stream()
                .limit(VIST)
                .map(k -> tekst(
                        "| %s | %d | %.0f | %.1f %% | %s |",
                        k.regel(),
                        k.meldinger(),
                        k.snitt(),
                        100 * k.sum() / r.alle(),
                        grunner.getOrDefault(k.regel(), "")))
                .forEach(linjer::add);
        linjer.add(tekst(
                "| %d others | | | %.1f %% | |",
                Math.max(0, r.regler().size() - VIST), andel(r, k -> r.regler().indexOf(k) >= VIST ? k.sum() : 0)));
        return linjer.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static double andel(Regnskap r, ToDoubleFunction<Kostnad> sum) {
        return 100 * r.regler().stream().mapToDouble(sum).sum() / r.alle();
    }

    private static int halvparten(Regnskap r) {
        double sum = 0;
        int antall = 0;
        while (antall < r.regler().size() && sum < r.alle() / 2) {
            sum += r.regler().get(antall++).sum();
        }
        return antall;
    }

    private static String tekst(String monster, Object... verdier) {
        return String.format(Locale.ROOT, monster, verdier);
    }
}
