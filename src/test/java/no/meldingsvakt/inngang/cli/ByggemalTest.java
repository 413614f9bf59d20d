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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.meldingsvakt.kvittering.Kvitteringsform;
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
    }

    /** The action with the values it has when none are told, and what a workflow then uploads. */
    @Test
    void theProgramUnderstandsTheAction() throws Exception {
        String fil = Files.readString(Path.of("action.yml"));
        JsonNode inn = YAML.readTree(fil).get("inputs");
        Files.copy(Path.of("meldingsvakt"), mappe.resolve("meldingsvakt"));
        List<String> spurt = spurt(
                YAML.readTree(fil).at("/runs/steps/1/run").asText(),
                Map.of(
                        "GITHUB_ACTION_PATH", mappe.toString(),
                        "STI", "meldinger",
                        "REGELSETT", inn.at("/regelsett/default").asText(),
                        "FEIL_VED", inn.at("/feil-ved/default").asText(),
                        "FORMAT", inn.at("/format/default").asText(),
                        "UT", inn.at("/ut/default").asText()));
        String ventet = fil.lines()
                .filter(l -> l.contains("sarif_file: "))
                .map(l -> l.replaceFirst(".*sarif_file: ", ""))
                .findFirst()
                .orElseThrow();
        assertTrue(Files.exists(bedomt(spurt).resolve(ventet)), ventet);
        for (String format : inn.at("/format/description")
                .asText()
                .replaceAll(" or |\\.", ",")
                .split(",\\s*")) {
            assertEquals(
                    format,
                    Kvitteringsform.valueOf(format.strip().toUpperCase(Locale.ROOT))
                            .toString());
        }
    }

    @Test
    void theProgramUnderstandsTheTemplate() throws Exception {
        JsonNode jobb =
                YAML.readTree(Path.of("ci/meldingsvakt.gitlab-ci.yml").toFile()).get("meldingsvakt");
        List<String> spurt = spurt(
                jobb.at("/script/0").asText(),
                Map.of(
                        "MELDINGSVAKT_FEIL_VED",
                                jobb.at("/variables/MELDINGSVAKT_FEIL_VED").asText(),
                        "MELDINGSVAKT_STI",
                                jobb.at("/variables/MELDINGSVAKT_STI").asText()));
        Path her = bedomt(spurt);
        assertTrue(Files.exists(her.resolve(jobb.at("/artifacts/reports/junit").asText())));
        assertTrue(Files.isDirectory(her.resolve(jobb.at("/artifacts/paths/0").asText())));
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
                "meldingsvakt-ut/" + Kvitteringsform.JUNIT.filnavn(),
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

    /** Runs the program itself with these arguments, where there is a message that is rejected; returns where it was run. */
    private Path bedomt(List<String> argumenter) throws IOException {
        Path her = Files.createDirectory(mappe.resolve("her"));
        Files.copy(
                Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT-uten-hendelse.xml"),
                Files.createDirectory(her.resolve("meldinger")).resolve("a.xml"));
        Terminal terminal = new Terminal(her);
        assertEquals(1, terminal.kjor(argumenter.toArray(String[]::new)), terminal::feil);
        return her;
    }
}
