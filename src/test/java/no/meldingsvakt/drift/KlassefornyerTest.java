package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Picocli with classes that an archive takes is picocli. */
class KlassefornyerTest {

    private static final int JAVA_8 = 52;

    @TempDir
    Path mappe;

    @Test
    void everyClassIsMadeNewAndHoldsWhenItIsChecked() throws Exception {
        Path original = Path.of(CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path ny = mappe.resolve("ny.jar");
        Path igjen = mappe.resolve("igjen.jar");

        Klassefornyer.forny(original, ny);
        Klassefornyer.forny(original, igjen);

        assertArrayEquals(Files.readAllBytes(ny), Files.readAllBytes(igjen));
        Map<String, Integer> for_ = versjoner(original);
        Map<String, Integer> etter = versjoner(ny);
        assertEquals(for_.keySet(), etter.keySet());
        assertTrue(for_.values().stream().anyMatch(v -> v < JAVA_8), "nothing is gained any more: " + for_);
        assertTrue(etter.values().stream().allMatch(v -> v >= JAVA_8), etter::toString);
        try (URLClassLoader laster =
                new URLClassLoader(new URL[] {ny.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (String navn : etter.keySet()) {
                // The groovy class needs a language that is not here, and the module's is no class.
                if (navn.startsWith("picocli/CommandLine") || navn.startsWith("picocli/AutoComplete")) {
                    Class<?> klasse = Class.forName(
                            navn.substring(0, navn.length() - ".class".length()).replace('/', '.'), true, laster);
                    assertNotEquals(CommandLine.class.getClassLoader(), klasse.getClassLoader());
                }
            }
        }
    }

    private static Map<String, Integer> versjoner(Path jar) throws IOException {
        Map<String, Integer> versjoner = new TreeMap<>();
        try (JarFile fil = new JarFile(jar.toFile())) {
            for (JarEntry post : fil.stream().toList()) {
                if (post.getName().endsWith(".class")) {
                    try (DataInputStream inn = new DataInputStream(fil.getInputStream(post))) {
                        inn.readInt();
                        versjoner.put(post.getName(), inn.readInt());
                    }
                }
            }
        }
        return versjoner;
    }
}
