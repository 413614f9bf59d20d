package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The image and the manifests that run it agree on user, port, folder and version. */
class ContainerfileTest {

    private static String containerfile;
    private static Manifest manifest;

    @BeforeAll
    static void read() throws IOException {
        containerfile = Files.readString(Path.of("k8s/Containerfile"));
        manifest = Manifest.parse(Kustomize.render(Path.of("k8s/overlays/enkel")));
    }

    @Test
    void theUserIsTheOneOfTheManifests() {
        var vern = manifest.pod().getSecurityContext();
        assertEquals(vern.getRunAsUser() + ":" + vern.getRunAsGroup(), instruction("USER (.+)"));
    }

    @Test
    void thePortAndTheFolderAreTheOnesOfTheManifests() {
        assertEquals(
                String.valueOf(manifest.container().getPorts().get(0).getContainerPort()), instruction("EXPOSE (.+)"));
        assertEquals(manifest.env("MELDINGSVAKT_DATAMAPPE"), instruction("VOLUME (.+)"));
        assertEquals(manifest.env("MELDINGSVAKT_DATAMAPPE"), instruction("ENV .*MELDINGSVAKT_DATAMAPPE=(\\S+)"));
    }

    @Test
    void everyVariableIsASetting() {
        Matcher navn = Pattern.compile("([A-Z_]+)=").matcher(instruction("ENV (QUARKUS.+)"));
        List<String> alle = navn.results().map(treff -> treff.group(1)).toList();
        assertEquals(2, alle.size());
        assertTrue(Miljokontroll.environment().containsAll(alle), alle.toString());
    }

    @Test
    void theManifestsRunThisVersion() throws IOException {
        Matcher versjon = Pattern.compile("<version>(.+?)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(versjon.find());
        assertEquals("meldingsvakt:" + versjon.group(1), manifest.container().getImage());
        assertTrue(containerfile.contains("-t meldingsvakt:" + versjon.group(1) + " "));
    }

    /** As the image has them: what Java does not take, it says and ends with 1. */
    @Test
    void javaTakesTheOptions() throws IOException, InterruptedException {
        assertEquals("\"sh\", \"/app/meldingsvakt\", \"server\"", instruction("ENTRYPOINT \\[(.+)]"));
        List<String> kommando = new ArrayList<>();
        kommando.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        kommando.addAll(
                List.of(instruction("ENV MELDINGSVAKT_JAVA_OPTS=\"(.+)\"").split(" ")));
        kommando.add("-version");

        Process java = new ProcessBuilder(kommando).redirectErrorStream(true).start();
        String ut = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor(), ut);
    }

    /** All that the file takes from the folder is there once the program has been built, the command among it. */
    @Test
    void theCommandIsBesideTheProgram() throws IOException {
        assertEquals("/app/", instruction("COPY meldingsvakt (.+)"));
        assertTrue(Files.readString(Path.of("pom.xml")).contains("<id>kommando</id>"), "the build copies it");
        assertTrue(Files.isExecutable(Path.of("meldingsvakt")));
    }

    /** What follows the only instruction that matches. */
    private static String instruction(String monster) {
        List<String> treff = Pattern.compile("(?m)^" + monster + "$")
                .matcher(containerfile)
                .results()
                .map(ett -> ett.group(1))
                .toList();
        assertEquals(1, treff.size(), monster);
        return treff.get(0);
    }
}
