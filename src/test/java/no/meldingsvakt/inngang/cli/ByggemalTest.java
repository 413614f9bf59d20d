package no.meldingsvakt.inngang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What build servers and people run: the commands in the templates are run as they stand, with a program that notes what it was asked. */
class ByggemalTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    Path mappe;

    @Test
    void theActionJudgesWhatItIsGiven() throws Exception {
        JsonNode steg = YAML.readTree(Path.of("action.yml").toFile()).at("/runs/steps/1");
        assertFalse(steg.get("run").asText().contains("${{"), "what is given must not be read as shell");
        Files.copy(Path.of("meldingsvakt"), mappe.resolve("meldingsvakt"));
        assertEquals(
                List.of(
                        "valider",
                        "--format",
                        "sarif",
                        "--ut",
                        "ut",
                        "--feil-ved",
                        "feil",
                        "--regelsett",
                        "a,b",
                        "--",
                        "m",
                        "n.xml"),
                spurt(
                        steg.get("run").asText(),
                        Map.of(
                                "GITHUB_ACTION_PATH", mappe.toString(),
                                "STI", "m n.xml",
                                "REGELSETT", "a,b",
                                "FEIL_VED", "feil",
                                "FORMAT", "sarif",
                                "UT", "ut")));
        provet(
                "valider",
                "--format",
                "sarif",
                "--ut",
                "ut",
                "--feil-ved",
                "feil",
                "--regelsett",
                "nasjonal",
                "--",
                "borte.xml");
    }

    @Test
    void theTemplateJudgesWhatItIsGiven() throws Exception {
        JsonNode jobb =
                YAML.readTree(Path.of("ci/meldingsvakt.gitlab-ci.yml").toFile()).get("meldingsvakt");
        assertEquals(
                List.of(
                        "valider",
                        "--format",
                        "junit",
                        "--ut",
                        "meldingsvakt-ut",
                        "--feil-ved",
                        "advarsel",
                        "--",
                        "m m"),
                spurt(
                        jobb.at("/script/0").asText(),
                        Map.of("MELDINGSVAKT_FEIL_VED", "advarsel", "MELDINGSVAKT_STI", "m m")));
        assertEquals(
                "meldingsvakt-ut/" + Format.JUNIT.samlefil(),
                jobb.at("/artifacts/reports/junit").asText());
    }

    @Test
    void theScriptStartsTheServiceOrACommand() throws Exception {
        Path skript = Files.copy(Path.of("meldingsvakt"), mappe.resolve("meldingsvakt"));
        Path lenke = Files.createSymbolicLink(
                Files.createDirectory(mappe.resolve("bin")).resolve("mv"), skript);
        assertEquals(List.of(), spurt(lenke.toString(), Map.of()));
        assertEquals(List.of("valider", "a b.xml"), spurt(lenke + " valider 'a b.xml'", Map.of()));
    }

    /** The arguments that the program is given, without the JVM's own. */
    private List<String> spurt(String kommando, Map<String, String> variabler) throws Exception {
        Path app = Files.createDirectories(mappe.resolve("target/quarkus-app"));
        Files.write(app.resolve("quarkus-run.jar"), new byte[0]);
        Path java = mappe.resolve("java");
        Files.writeString(java, "#!/bin/sh\nfor a; do echo \"$a\"; done > " + mappe.resolve("spurt") + "\n");
        Files.setPosixFilePermissions(java, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE));
        ProcessBuilder prosess = new ProcessBuilder("bash", "-c", kommando).redirectErrorStream(true);
        prosess.environment().put("PATH", mappe + ":" + System.getenv("PATH"));
        prosess.environment().remove("JAVA_HOME");
        prosess.environment().putAll(variabler);
        Process kjort = prosess.start();
        String ut = new String(kjort.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, kjort.waitFor(), ut);
        List<String> alt = Files.readAllLines(mappe.resolve("spurt"));
        Files.delete(java);
        int program = Math.max(
                alt.indexOf(Meldingsvakt.class.getName()), alt.indexOf("-jar") < 0 ? -1 : alt.indexOf("-jar") + 1);
        return alt.subList(program + 1, alt.size());
    }

    /** The program takes these arguments: it complains of the file alone. */
    private void provet(String... argumenter) throws IOException {
        Terminal terminal = new Terminal(Files.createDirectory(mappe.resolve("prove")));
        assertEquals(2, terminal.kjor(argumenter));
        assertTrue(terminal.feil().startsWith("borte.xml: finnes ikke"), terminal.feil());
    }
}
