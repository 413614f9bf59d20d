package no.meldingsvakt.inngang.filer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.meldingsvakt.inngang.filer.UegnetException.Grunn;
import org.junit.jupiter.api.Test;

/** Zip files, whole and broken, and what their names may show. */
class ZipleserTest {

    private static final int MEBI = 1024 * 1024;
    private static final Samler.Grenser GRENSER = new Samler.Grenser(1000, 20 * MEBI, 100L * MEBI);

    @Test
    void theFilesAreReadInOrderWithTheirNames() throws IOException {
        byte[] zip =
                zip("mappe/", "", "mappe/b.xml", "<b/>", "__MACOSX/._b.xml", "x", "a.xml", "<a/>", ".DS_Store", "x");
        assertEquals(List.of("b.xml <b/>", "a.xml <a/>"), les(zip));
    }

    @Test
    void aNameInAnyCharsetIsRead() throws IOException {
        for (Charset tegnsett : List.of(UTF_8, ISO_8859_1)) {
            assertEquals(List.of("blåbær.xml <a/>"), les(zip(tegnsett, Map.of("blåbær.xml", bytes("<a/>")))));
        }
        assertTrue(les(zip(Charset.forName("IBM437"), Map.of("blå.xml", bytes("<a/>"))))
                .get(0)
                .startsWith("bl_"));
    }

    /** Also where the cut falls between two entries, and everything before it can be read. */
    @Test
    void aZipFileThatIsCutOffAnywhereIsRefusedWhole() throws IOException {
        byte[] zip = zip("a.xml", "<a/>", "b.xml", "<b/>", "c.xml", "<c/>");
        for (int lengde = 1; lengde < zip.length; lengde++) {
            byte[] avkortet = Arrays.copyOf(zip, lengde);
            assertEquals(Grunn.ODELAGT, problem(avkortet).grunn(), "cut off after " + lengde);
        }
        assertEquals(3, les(zip).size());
    }

    @Test
    void aZipFileAmongTheMessagesIsRefused() throws IOException {
        Map<String, byte[]> filer = new LinkedHashMap<>();
        filer.put("a.xml", bytes("<a/>"));
        filer.put("b.xml", zip("c.xml", "<c/>"));
        UegnetException problem = problem(zip(UTF_8, filer));
        assertEquals(Grunn.ZIP_I_ZIP, problem.grunn());
        assertTrue(problem.detalj().startsWith("Fil nr. 2 er en zip-fil"), problem.detalj());
    }

    @Test
    void tenThousandNamesAreTooMany() throws IOException {
        for (String navn : List.of("m%d.xml", "mappe%d/", "__MACOSX/%d")) {
            Map<String, byte[]> filer = new LinkedHashMap<>();
            for (int i = 0; i < 10_000; i++) {
                filer.put(navn.formatted(i), new byte[0]);
            }
            assertEquals(Grunn.FOR_MANGE, problem(zip(UTF_8, filer)).grunn(), navn);
        }
    }

    @Test
    void whatIsSkippedCountsAgainstTheLimits() throws IOException {
        Samler.Grenser smaa = new Samler.Grenser(10, 1000, 1500);
        Map<String, byte[]> filer = new LinkedHashMap<>();
        filer.put("__MACOSX/stor", new byte[1001]);
        assertEquals(Grunn.FOR_STORT, problem(zip(UTF_8, filer), smaa).grunn());
        filer.put("__MACOSX/stor", new byte[800]);
        filer.put("a.xml", new byte[800]);
        assertEquals(Grunn.FOR_STORT, problem(zip(UTF_8, filer), smaa).grunn());
    }

    @Test
    void aNameShowsNoNumberOfAPatientAndNothingOdd() {
        Map<String, String> ventet = new LinkedHashMap<>();
        ventet.put("LOG_INNLAGT-1.xml", "LOG_INNLAGT-1.xml");
        ventet.put("Kari Nordmann/innlagt.xml", "innlagt.xml");
        ventet.put("..\\..\\c:\\innlagt.xml", "innlagt.xml");
        ventet.put("../../etc/passwd", "passwd");
        ventet.put("12853810221.xml", "*.xml");
        ventet.put("pasient 128538 10221 innlagt.xml", "pasient * innlagt.xml");
        ventet.put("128538-10221", "*");
        ventet.put("12.85.38.10221.xml", "*.xml");
        ventet.put("12 85 38 - 1 0 2 2 1.xml", "*.xml");
        ventet.put("128538\u200b10221.xml", "*.xml");
        ventet.put("128538_\u00a0_10221.xml", "*.xml");
        ventet.put("١٢٨٥٣٨١٠٢٢١.xml", "*.xml");
        ventet.put("１２８５３８.xml", "*.xml");
        ventet.put("m12345.xml", "m12345.xml");
        ventet.put("a123b456c789.xml", "a123b456c789.xml");
        ventet.put("<img src=x onerror=\"y\">\r\n\u202e.xml", "_img src=x onerror=_y_____.xml");
        ventet.put("", "_");
        ventet.put("x".repeat(500), "x".repeat(79) + "…");
        ventet.put("a" + "1".repeat(3000) + "b12345", "a*b12345");
        ventet.put("x".repeat(70) + "12853810221.xml", "x".repeat(70) + "*.xml");
        ventet.put("1".repeat(60_000), "…");
        ventet.put("blåbær.xml", "blåbær.xml");
        Map<String, String> funnet = new LinkedHashMap<>();
        ventet.keySet().forEach(n -> funnet.put(n, Trygtnavn.av(n)));
        assertEquals(ventet, funnet);
    }

    private static List<String> les(byte[] zip) {
        Samler samler = new Samler(GRENSER);
        Zipleser.les(zip, samler);
        return samler.meldinger().stream()
                .map(m -> m.navn() + " " + new String(m.innhold(), UTF_8))
                .toList();
    }

    private static UegnetException problem(byte[] zip) {
        return problem(zip, GRENSER);
    }

    private static UegnetException problem(byte[] zip, Samler.Grenser grenser) {
        return assertThrows(UegnetException.class, () -> {
            Samler samler = new Samler(grenser);
            Zipleser.les(zip, samler);
            samler.meldinger();
        });
    }

    private static byte[] zip(String... navnOgInnhold) throws IOException {
        Map<String, byte[]> filer = new LinkedHashMap<>();
        for (int i = 0; i < navnOgInnhold.length; i += 2) {
            filer.put(navnOgInnhold[i], bytes(navnOgInnhold[i + 1]));
        }
        return zip(UTF_8, filer);
    }

    private static byte[] zip(Charset tegnsett, Map<String, byte[]> filer) throws IOException {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(ut, tegnsett)) {
            for (Map.Entry<String, byte[]> fil : filer.entrySet()) {
                zip.putNextEntry(new ZipEntry(fil.getKey()));
                zip.write(fil.getValue());
            }
        }
        return ut.toByteArray();
    }

    private static byte[] bytes(String tekst) {
        return tekst.getBytes(UTF_8);
    }
}
