package no.meldingsvakt.bibliotek;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The corridor can be called by any program, without the frameworks of the service. */
class BibliotekTest {

    private static final Pattern RAMMEVERK = Pattern.compile(
            ".*/(io/quarkus|org/apache/camel|io/vertx|org/apache/activemq|org/springframework|com/h2database"
                    + "|io/smallrye|org/jboss|io/netty)/.*");

    @Test
    void theExampleRunsWithoutTheFrameworks() throws Exception {
        String stier = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(s -> !RAMMEVERK.matcher(s).matches())
                .collect(Collectors.joining(File.pathSeparator));
        Process prosess = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        stier,
                        Bibliotekeksempel.class.getName(),
                        "xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT-uten-hendelse.xml")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String ut = new String(prosess.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, prosess.waitFor(), ut);
        assertEquals("AVVIST", new ObjectMapper().readTree(ut).path("status").asText());
    }

    @Test
    void thePageShowsTheExampleThatRuns() throws Exception {
        String kode = Files.readString(Path.of("src/test/java/no/meldingsvakt/bibliotek/Bibliotekeksempel.java"));
        String kropp = kode.substring(kode.indexOf("        // Once"), kode.lastIndexOf("    }"))
                .stripTrailing()
                .stripIndent()
                .strip();
        assertTrue(
                Files.readString(Path.of("docs/bibliotek.md")).contains(kropp),
                "docs/bibliotek.md shows another program");
    }
}
