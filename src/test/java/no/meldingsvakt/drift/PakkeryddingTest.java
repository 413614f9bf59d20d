package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds whose steps took numbers in another order, and other numbers. */
class PakkeryddingTest {

    @TempDir
    Path mappe;

    @Test
    void namesAreNumberedByTheOrderOfTheClasses() throws Exception {
        Path en = jar("en", List.of("B", "A"), "proxykey7", "proxykey130");
        Path annen = jar("annen", List.of("A", "B"), "proxykey9", "proxykey12");
        assertFalse(java.util.Arrays.equals(Files.readAllBytes(en), Files.readAllBytes(annen)));

        Pakkerydding.rydd(en);
        Pakkerydding.rydd(annen);

        assertArrayEquals(Files.readAllBytes(en), Files.readAllBytes(annen));
        byte[] ryddet = Files.readAllBytes(en);
        Pakkerydding.rydd(en);
        assertArrayEquals(ryddet, Files.readAllBytes(en));
        try (java.net.URLClassLoader laster =
                new java.net.URLClassLoader(new java.net.URL[] {en.toUri().toURL()}, null)) {
            assertEquals("proxykey1", laster.loadClass("A").getField("FORST").get(null));
            assertEquals("proxykey2", laster.loadClass("A").getField("SIST").get(null));
            assertEquals("proxykey2", laster.loadClass("B").getField("DELT").get(null));
            assertEquals("proxykey", laster.loadClass("B").getField("ANNET").get(null));
            assertEquals(1L << 40, laster.loadClass("B").getField("TALL").get(null));
        }
    }

    private Path jar(String navn, List<String> rekkefolge, String forst, String sist) throws Exception {
        Path kilde = Files.createDirectories(mappe.resolve(navn));
        Files.writeString(
                kilde.resolve("A.java"),
                "public class A { public static final String FORST = \"%s\", SIST = \"%s\"; }".formatted(forst, sist));
        Files.writeString(
                kilde.resolve("B.java"),
                ("public class B { public static final long TALL = 1L << 40; public static final String ANNET ="
                                + " \"proxykey\", DELT = \"%s\"; static Object f() { return (Runnable) () -> {}; } }")
                        .formatted(sist));
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                kilde.resolve("A.java").toString(),
                                kilde.resolve("B.java").toString()));
        Path jar = mappe.resolve(navn + ".jar");
        try (ZipOutputStream ut = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String klasse : rekkefolge) {
                legg(ut, klasse + ".class", Files.readAllBytes(kilde.resolve(klasse + ".class")));
            }
            legg(ut, "META-INF/annet.txt", "proxykey7".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static void legg(ZipOutputStream ut, String navn, byte[] innhold) throws java.io.IOException {
        ZipEntry post = new ZipEntry(navn);
        post.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
        ut.putNextEntry(post);
        ut.write(innhold);
        ut.closeEntry();
    }
}
