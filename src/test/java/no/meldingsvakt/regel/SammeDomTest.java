package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said of a message never hangs on what was judged before. Saxon learns from each run how to work out variables, so
 * a program that has seen messages is not the same program; the verdicts have to be. The same messages are judged in five
 * orders ({@code -Dsammedom=N}: in so many) by programs made anew, the last in a process of its own, and everything that was
 * found is compared.
 */
class SammeDomTest {

    private static final Path MAPPE = Path.of("schematron");
    private static final List<Path> FRAMMED =
            List.of(Path.of("../shared/tilfeller/meldinger"), Path.of("../shared/standard/eksempler"));
    private static final int REKKEFOLGER = Integer.getInteger("sammedom", 5);
    private static final int MELDINGER = 300;
    private static final long FRO = 20240603;

    /** Few kinds of messages, since each kind has a program of its own to compile; most messages there are, are of these. */
    private static final Pattern SLAG =
            Pattern.compile("V=\"DIALOG_HELSEFAGLIG\"|<AppRec\\b.*2012-02-15", Pattern.DOTALL);

    @TempDir
    Path mappe;

    @Test
    void theVerdictDoesNotHangOnWhatWasJudgedBefore() {
        // Each has a program of its own, so two cores judge two at a time.
        List<Map<String, String>> dommer = IntStream.rangeClosed(1, REKKEFOLGER)
                .parallel()
                .mapToObj(this::iOrden)
                .toList();
        Map<String, String> ventet = dommer.get(0);
        assertTrue(ventet.size() > MELDINGER / 2, "too few messages: " + ventet.size());
        assertTrue(ventet.values().stream().distinct().count() > 20, "the messages say too much the same");
        for (int i = 1; i < dommer.size(); i++) {
            assertEquals(tekst(ventet), tekst(dommer.get(i)), "order " + (i + 1));
        }
        assertTrue(tekst(ventet).lines().noneMatch(l -> l.contains("krasjet")), "a rule crashed");
    }

    private Map<String, String> iOrden(int orden) {
        try {
            return orden == REKKEFOLGER ? iEgenProsess(orden) : dom(orden);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The process of its own: judges in one order and writes down what was found. */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[1]), tekst(dom(Integer.parseInt(args[0]))));
    }

    private Map<String, String> iEgenProsess(int orden) throws IOException, InterruptedException {
        Path ut = mappe.resolve("dommer.txt");
        List<String> kommando = new ArrayList<>();
        kommando.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(a -> a.startsWith("-Djdk.xml") || a.startsWith("-Djavax.xml"))
                .forEach(kommando::add);
        kommando.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SammeDomTest.class.getName(),
                String.valueOf(orden),
                ut.toString()));
        Process prosess = new ProcessBuilder(kommando).inheritIO().start();
        try {
            assertTrue(prosess.waitFor(5, TimeUnit.MINUTES), "the process did not end");
        } finally {
            prosess.destroyForcibly();
        }
        Map<String, String> dommer = new TreeMap<>();
        Files.readString(ut).lines().map(l -> l.split(" := ", 2)).forEach(l -> dommer.put(l[0], l[1]));
        return dommer;
    }

    private static Map<String, String> dom(int orden) throws IOException {
        Provemotor motor = new Provemotor();
        Map<String, byte[]> meldinger = meldinger();
        List<String> navn = new ArrayList<>(meldinger.keySet());
        Collections.shuffle(navn, new Random(orden));
        Map<String, String> dommer = new TreeMap<>();
        navn.forEach(n -> dommer.put(n, motor.dom(meldinger.get(n)).replaceAll("\\R", " ")));
        return dommer;
    }

    /** Examples of rules, and of the standards where they are at hand, as they are and damaged: the same every time. */
    private static Map<String, byte[]> meldinger() throws IOException {
        Map<String, byte[]> alle = new TreeMap<>();
        for (Path m : Stream.concat(Stream.of(MAPPE), FRAMMED.stream())
                .filter(Files::isDirectory)
                .toList()) {
            try (Stream<Path> filer = Files.walk(m)) {
                for (Path fil : filer.filter(f -> f.toString().endsWith(".xml"))
                        .sorted()
                        .toList()) {
                    byte[] innhold = Files.readAllBytes(fil);
                    if (SLAG.matcher(new String(innhold, StandardCharsets.ISO_8859_1))
                            .find()) {
                        alle.put(fil.toString().replace('\\', '/'), innhold);
                    }
                }
            }
        }
        List<String> urort = new ArrayList<>(alle.keySet());
        Collections.shuffle(urort, new Random(FRO));
        Dokumentskade skade = new Dokumentskade(FRO);
        for (int i = 0; alle.size() < MELDINGER; i++) {
            String navn = urort.get(i % urort.size());
            byte[] original = alle.get(navn);
            if (!new String(original, StandardCharsets.ISO_8859_1)
                            .stripLeading()
                            .startsWith("<")
                    || navn.startsWith("../")) {
                continue;
            }
            String tid = Dokumentskade.URIMELIGE_TIDER.get(i % Dokumentskade.URIMELIGE_TIDER.size());
            alle.put(
                    navn + " damaged " + i,
                    i % 2 == 0 ? Dokumentskade.medTid(original, tid) : skade.tilfeldig(original));
        }
        return alle;
    }

    private static String tekst(Map<String, String> dommer) {
        StringBuilder tekst = new StringBuilder();
        dommer.forEach(
                (navn, dom) -> tekst.append(navn).append(" := ").append(dom).append('\n'));
        return tekst.toString();
    }
}
