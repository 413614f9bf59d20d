package no.meldingsvakt.inngang.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import no.meldingsvakt.inngang.filer.Innsending;
import no.meldingsvakt.inngang.filer.Samler;
import no.meldingsvakt.inngang.filer.UegnetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms, whole and broken: what is read is all of it, or nothing. */
class SkjemaleserTest {

    private static final int MEBI = 1024 * 1024;
    private static final Samler.Grenser GRENSER = new Samler.Grenser(1000, 50 * MEBI, 100 * MEBI);
    private static final String HODE = "Content-Disposition: form-data; name=\"m\"; filename=\"m.xml\"\r\n"
            + "Content-Type: application/xml\r\n\r\n";
    private static final String EN = "--grense\r\n" + HODE + "<a/>\r\n";
    private static final String TO = "--grense\r\n" + HODE + "<b/>\r\n";
    private static final String SLUTT = "--grense--\r\n";

    static Stream<Arguments> hele() {
        return Stream.of(
                Arguments.of("two files", EN + TO + SLUTT, List.of("<a/>", "<b/>")),
                Arguments.of("no line break at the end", EN + "--grense--", List.of("<a/>")),
                Arguments.of(
                        "white space after the boundary", EN.replace("nse\r", "nse \t\r") + SLUTT, List.of("<a/>")),
                Arguments.of("text before and after", "hei\r\n" + EN + SLUTT + "hei", List.of("<a/>")),
                Arguments.of("an empty file", EN.replace("<a/>", "") + SLUTT, List.of("")),
                Arguments.of(
                        "a line that only begins as the boundary does",
                        EN.replace("<a/>", "<a>\r\n--grenseland</a>") + SLUTT,
                        List.of("<a>\r\n--grenseland</a>")),
                Arguments.of(
                        "XML without a file name", EN.replace("; filename=\"m.xml\"", "") + SLUTT, List.of("<a/>")),
                Arguments.of(
                        "a file name in UTF-8",
                        EN.replace("filename=\"m.xml\"", "filename*=UTF-8''bl%C3%A5.xml")
                                        .replace("application/xml", "x/y")
                                + SLUTT,
                        List.of("<a/>")),
                Arguments.of(
                        "base64",
                        EN.replace("Content-T", "Content-Transfer-Encoding: base64\r\nContent-T")
                                        .replace("<a/>", "PGEvPg==")
                                + SLUTT,
                        List.of("<a/>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hele")
    void aWholeFormIsRead(String hva, String skjema, List<String> ventet) {
        assertEquals(
                ventet,
                les(skjema).stream().map(m -> new String(m.innhold(), UTF_8)).toList());
    }

    static Stream<Arguments> brutte() {
        return Stream.of(
                Arguments.of("no end", EN + TO, "slutter for tidlig"),
                Arguments.of("an end cut short", EN + TO + "--grense-", "del nr. 2"),
                Arguments.of("the last boundary is no end", EN + TO + "--grense\r\n", "slutter for tidlig"),
                Arguments.of("cut off in a file", EN + "--grense\r\n" + HODE + "<b", "del nr. 2"),
                Arguments.of("cut off in a header", EN + "--grense\r\nContent-Disp", "del nr. 2"),
                Arguments.of("a part without its head", EN + "--grense\r\n" + SLUTT, "del nr. 2"),
                Arguments.of("a part of nothing but content", EN + "--grense\r\n\r\n<b/>\r\n" + SLUTT, "del nr. 2"),
                Arguments.of("a head without its end", EN + "--grense\r\nA: b\r\n" + SLUTT, "del nr. 2"),
                Arguments.of(
                        "a part before the first boundary", HODE + "<b/>\r\n" + EN + SLUTT, "foran den første delen"),
                Arguments.of("a part after the end", EN + SLUTT + TO + SLUTT, "etter slutten"),
                Arguments.of("another boundary", EN.replace("grense", "annen") + "--annen--\r\n", "ingen deler"),
                Arguments.of("no form at all", "<a/>", "ingen deler"),
                Arguments.of("nothing", "", "ingen deler"),
                Arguments.of(
                        "a form in the form",
                        EN.replace("application/xml", "multipart/mixed; boundary=x")
                                        .replace("<a/>", "--x--")
                                + SLUTT,
                        "selv et skjema"),
                Arguments.of(
                        "a header of 1 MB",
                        EN.replace("Content-T", "A: " + "b".repeat(MEBI) + "\r\nContent-T") + SLUTT,
                        "for langt"),
                Arguments.of(
                        "headers of 1 MB",
                        EN.replace("Content-T", "A: b\r\n".repeat(MEBI / 6) + "Content-T") + SLUTT,
                        "for langt"),
                Arguments.of(
                        "a folded header of 1 MB",
                        EN.replace("Content-T", "A: b\r\n" + " c\r\n".repeat(MEBI / 4) + "Content-T") + SLUTT,
                        "del nr. 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brutte")
    void aBrokenFormIsRefusedWhole(String hva, String skjema, String ventet) {
        Problem problem = problem(skjema);
        assertEquals(400, problem.status());
        assertTrue(problem.detail().contains(ventet), problem.detail());
    }

    @Test
    void aFieldThatIsNoFileIsRefusedByItsName() {
        String felt = "--grense\r\nContent-Disposition: form-data; name=\"merknad 010170-12345\"\r\n\r\nhemmelig\r\n";
        Problem problem = problem(EN + felt + SLUTT);
        assertTrue(problem.detail().contains("Del nr. 2 («merknad *»)"), problem.detail());
        assertFalse(problem.detail().contains("hemmelig"), problem.detail());
    }

    @Test
    void aFileFieldWithoutAFileIsRefused() {
        assertTrue(problem(EN.replace("m.xml", "").replace("application/xml", "application/octet-stream") + SLUTT)
                .detail()
                .contains("«m»"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\"b", "a\\b", "gr\u00e6nse", "a\r\nb"})
    void aBoundaryThatNoHeaderCanHoldIsRefused(String grense) {
        ProblemException e = assertThrows(
                ProblemException.class, () -> Skjemaleser.les(new byte[] {1}, grense, new Samler(GRENSER)));
        assertEquals(400, e.svar().getStatus());
    }

    @Test
    void theLimitsHold() {
        Samler.Grenser smaa = new Samler.Grenser(2, 4, 7);
        assertEquals(413, problem(EN + EN, smaa).status());
        assertEquals(413, problem(EN.replace("<a/>", "<aa/>") + SLUTT, smaa).status());
        assertEquals(
                413,
                problem(EN.replace("<a/>", "a") + EN.replace("<a/>", "a") + EN + SLUTT, smaa)
                        .status());
    }

    /** Forms of random files that look like boundaries: whole, they are read to the byte; cut anywhere, they are refused. */
    @Test
    void randomFormsAreReadToTheByteOrRefused() {
        Random tilfeldig = new Random(20240304);
        for (int runde = 0; runde < 300; runde++) {
            List<byte[]> filer = new ArrayList<>();
            ByteArrayOutputStream skjema = new ByteArrayOutputStream();
            for (int i = tilfeldig.nextInt(4) + 1; i > 0; i--) {
                byte[] fil = fil(tilfeldig);
                filer.add(fil);
                skjema.writeBytes(("--grense\r\n" + HODE).getBytes(ISO_8859_1));
                skjema.writeBytes(fil);
                skjema.writeBytes("\r\n".getBytes(ISO_8859_1));
            }
            skjema.writeBytes(SLUTT.getBytes(ISO_8859_1));
            byte[] helt = skjema.toByteArray();

            List<Innsending> lest = les(helt, GRENSER);
            assertEquals(filer.size(), lest.size());
            for (int i = 0; i < filer.size(); i++) {
                assertArrayEquals(filer.get(i), lest.get(i).innhold());
            }
            byte[] avkortet = Arrays.copyOf(helt, tilfeldig.nextInt(helt.length - 3));
            assertThrows(ProblemException.class, () -> les(avkortet, GRENSER));
            byte[] skadet = helt.clone();
            for (int i = tilfeldig.nextInt(8); i >= 0; i--) {
                skadet[tilfeldig.nextInt(skadet.length)] = (byte) tilfeldig.nextInt(256);
            }
            try {
                assertTrue(les(skadet, GRENSER).size() <= filer.size());
            } catch (ProblemException e) {
                assertTrue(e.svar().getStatus() < 500);
            }
        }
    }

    private static byte[] fil(Random tilfeldig) {
        List<String> biter =
                List.of("\r", "\n", "\r\n", "-", "--", "gren", "se", "--grens", "<a/>", "\0", "\u00ff", " ", ":");
        while (true) {
            StringBuilder fil = new StringBuilder();
            for (int i = tilfeldig.nextInt(60); i > 0; i--) {
                fil.append(biter.get(tilfeldig.nextInt(biter.size())));
            }
            if (!("\n" + fil).contains("\n--grense")) {
                return fil.toString().getBytes(ISO_8859_1);
            }
        }
    }

    /** Twice as much takes about twice as long; the figures are printed, and the bound is far above them. */
    @Test
    void theTimeGrowsAsTheFormDoes() {
        for (int mib : List.of(1, 10, 50)) {
            byte[] fil = "<a>0123456789</a>\r\n".repeat(MEBI / 19 * mib).getBytes(ISO_8859_1);
            maal(mib + " MiB in one file", skjema(fil, 1), 10_000);
            maal(mib + " MiB without a line break", skjema(new byte[mib * MEBI], 1), 10_000);
            maal(mib + " MiB in 1000 files", skjema(Arrays.copyOf(fil, mib * MEBI / 1000), 1000), 10_000);
        }
        for (String del :
                List.of("--grense\r\n", "\r\n--grense", "--grense", "--grens\r\n", "\r\n--grense--", "\r\n", "-", EN)) {
            maal(
                    "400 kB of " + del.strip().lines().findFirst().orElse("line breaks"),
                    del.repeat(400_000 / del.length()).getBytes(ISO_8859_1),
                    2_000);
        }
    }

    private static byte[] skjema(byte[] fil, int antall) {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        for (int i = 0; i < antall; i++) {
            ut.writeBytes(("--grense\r\n" + HODE).getBytes(ISO_8859_1));
            ut.writeBytes(fil);
            ut.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        ut.writeBytes(SLUTT.getBytes(ISO_8859_1));
        return ut.toByteArray();
    }

    private static void maal(String hva, byte[] skjema, long lengstMillis) {
        ThreadMXBean traader = ManagementFactory.getThreadMXBean();
        long start = traader.getCurrentThreadCpuTime();
        String utfall;
        try {
            utfall = les(skjema, GRENSER).size() + " read";
        } catch (ProblemException e) {
            utfall = "HTTP " + e.svar().getStatus();
        }
        long millis = (traader.getCurrentThreadCpuTime() - start) / 1_000_000;
        System.out.printf("form of %s: %s, %d ms of CPU%n", hva, utfall, millis);
        assertTrue(millis < lengstMillis, hva + " took " + millis + " ms");
    }

    private static List<Innsending> les(String skjema) {
        return les(skjema.getBytes(UTF_8), GRENSER);
    }

    private static List<Innsending> les(byte[] skjema, Samler.Grenser grenser) {
        Samler samler = new Samler(grenser);
        Skjemaleser.les(skjema, "grense", samler);
        try {
            return samler.meldinger();
        } catch (UegnetException e) {
            throw ProblemException.av(e);
        }
    }

    private static Problem problem(String skjema) {
        return problem(skjema, GRENSER);
    }

    private static Problem problem(String skjema, Samler.Grenser grenser) {
        return (Problem) assertThrows(ProblemException.class, () -> les(skjema.getBytes(UTF_8), grenser))
                .svar()
                .getEntity();
    }
}
