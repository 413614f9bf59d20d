package no.meldingsvakt.bibliotek;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library holds all it needs and none of the service's frameworks: what is tried has nothing else on its class path. */
class BibliotekTest {

    private static final Path EKSEMPEL = Path.of("src/bibliotek/eksempel/Eksempel.java");
    private static final String MELDING = "xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT-uten-hendelse.xml";

    @TempDir
    static Path mappe;

    private static Artefakt artefakt;

    @BeforeAll
    static void lag() throws Exception {
        artefakt = Artefakt.lag(mappe);
    }

    @Test
    void theExampleIsCompiledAndRun() throws Exception {
        Path klasser = Files.createDirectory(mappe.resolve("eksempel"));
        assertEquals("", verktoy("javac", "-cp", artefakt.klassesti(), "-d", klasser.toString(), EKSEMPEL.toString()));
        Process prosess = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        artefakt.klassesti(klasser),
                        "Eksempel",
                        MELDING)
                .redirectErrorStream(true)
                .start();
        String ut = new String(prosess.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, prosess.waitFor(), ut);
        List<String> linjer = ut.lines().toList();
        assertEquals(MELDING + ": AVVIST", linjer.get(0), ut);
        assertTrue(linjer.get(1).startsWith("  XSD, line "), ut);
        assertTrue(ut.contains("  an AppRec of "), ut);
    }

    @Test
    void nothingIsMissing() throws Exception {
        assertEquals(
                "",
                verktoy(
                        "jdeps",
                        "--multi-release",
                        "17",
                        "--missing-deps",
                        "--class-path",
                        artefakt.klassesti(),
                        artefakt.jar().toString()));
    }

    @Test
    void noFrameworkCanBeLoaded() throws Exception {
        List<URL> jarer = new ArrayList<>();
        for (String jar : artefakt.klassesti().split(File.pathSeparator)) {
            jarer.add(Path.of(jar).toUri().toURL());
        }
        try (URLClassLoader laster =
                new URLClassLoader(jarer.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertEquals(
                    Vakt.class.getName(), laster.loadClass(Vakt.class.getName()).getName());
            assertAll(Stream.of(
                            "io.quarkus.runtime.Quarkus",
                            "jakarta.ws.rs.GET",
                            "jakarta.enterprise.inject.Produces",
                            "org.apache.camel.CamelContext",
                            "org.apache.activemq.artemis.core.server.ActiveMQServer",
                            "org.springframework.jms.core.JmsTemplate",
                            "org.flywaydb.core.Flyway",
                            "org.jdbi.v3.core.Jdbi",
                            "org.h2.Driver",
                            "io.vertx.core.Vertx",
                            "io.netty.buffer.ByteBuf",
                            "org.jboss.logging.Logger",
                            "picocli.CommandLine",
                            "no.meldingsvakt.inngang.cli.Meldingsvakt",
                            "no.meldingsvakt.forlop.lager.Transaksjon")
                    .map(k -> () -> {
                        // Seen by the tests, or it would prove nothing.
                        assertEquals(
                                k,
                                Class.forName(k, false, getClass().getClassLoader())
                                        .getName());
                        assertThrows(ClassNotFoundException.class, () -> laster.loadClass(k), k);
                    }));
        }
    }

    @Test
    void thePageShowsTheExampleThatRuns() throws Exception {
        String kode = Files.readString(EKSEMPEL);
        String kropp = kode.substring(kode.indexOf("        // Once"), kode.lastIndexOf("    }"))
                .stripTrailing()
                .stripIndent()
                .strip();
        assertTrue(
                Files.readString(Path.of("docs/bibliotek.md")).contains(kropp),
                "docs/bibliotek.md shows another program");
    }

    private static String verktoy(String navn, String... argumenter) {
        StringWriter ut = new StringWriter();
        PrintWriter skriver = new PrintWriter(ut, true);
        int kode = ToolProvider.findFirst(navn).orElseThrow().run(skriver, skriver, argumenter);
        return ut.toString().isBlank() && kode != 0
                ? navn + " ended with " + kode
                : ut.toString().strip();
    }
}
