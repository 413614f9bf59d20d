package no.meldingsvakt.inngang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.kvittering.Kvitteringsform;
import no.meldingsvakt.kvittering.rapport.Ord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The other commands, and what all of them share. */
class KommandolinjeTest {

    private static final Path EKSEMPLER = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler");
    private static final String PAKKE = "nord-trondelag-pasientsamarbeid";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path mappe;

    @Test
    void messagesAreJudgedAsStays() throws IOException {
        opphold();
        Terminal terminal = terminal();
        assertEquals(
                1,
                terminal.kjor("forlop", "inn", "--vurdert", "2024-10-01T12:00:00", "--regelsett", PAKKE),
                terminal::feil);
        assertTrue(terminal.ut().startsWith("Forløp 1 (avsluttet)\n"), terminal.ut());
        assertTrue(terminal.ut().contains("Frist NTP-V1.1g-4t: brutt, var 2024-03-04T14:25:00+01:00"), terminal.ut());

        assertEquals(
                1,
                terminal.kjor("forlop", "inn", "--format=json", "--vurdert=2024-10-01T12:00:00", "--regelsett", PAKKE));
        JsonNode svar = JSON.readTree(terminal.ut());
        assertEquals("inn/LOG_INNLAGT.xml", svar.at("/meldinger/0/navn").asText());
        assertEquals("2024-10-01T12:00:00.000+02:00", svar.get("vurdert").asText());
        assertEquals("AVSLUTTET", svar.at("/forlop/0/status").asText());

        for (String sprak : List.of("nb", "nn", "en")) {
            assertEquals(1, terminal.kjor("forlop", "inn", "--format", "html", "--sprak", sprak), terminal::feil);
            assertTrue(terminal.ut().startsWith("<!DOCTYPE HTML>"), terminal.ut());
            assertTrue(terminal.ut().contains("lang=\"" + sprak + "\""), terminal.ut());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forlop inn --vurdert i-dag | --vurdert kan ikke være «i-dag».",
                "forlop borte | borte: finnes ikke",
                "regler --format svrl | --format kan ikke være «svrl».",
                "regler sammenlign nasjonal borte | Ukjent regelpakke. De som finnes: nasjonal, ",
                "regler sammenlign nasjonal | Det mangler PAKKE.",
                "regel | Det mangler en kommando.",
                "regel ny ../ute | «../ute» kan ikke være en id",
                "regel ny inn | inn finnes fra før.",
                "regel test borte | borte: finnes ikke",
                "regel test inn | inn: ingen regel.sch i mappen"
            })
    void wrongUseIsCode2(String kommando, String ventet) throws IOException {
        opphold();
        Terminal terminal = terminal();
        assertEquals(2, terminal.kjor(kommando.split(" ")), terminal::ut);
        assertTrue(terminal.feil().startsWith(ventet), terminal.feil());
    }

    @Test
    void theCatalogueIsShown() throws IOException {
        Terminal terminal = terminal();
        assertEquals(0, terminal.kjor("regler"), terminal::feil);
        assertTrue(terminal.ut().lines().anyMatch(l -> l.matches("NTP-V1\\.1g-4t +FEIL +\\S.*")), "one line a rule");
        assertEquals(0, terminal.kjor("regler", "--format", "json", "--sprak", "en"));
        JsonNode regler = JSON.readTree(terminal.ut());
        assertEquals("The message cannot be read", regler.at("/0/tittel").asText());
        assertEquals(0, terminal.kjor("regler", "--format", "html"));
        assertTrue(terminal.ut().contains("<style>"), "the page stands alone");
        assertFalse(terminal.ut().contains("href="), "there is nothing behind links");
    }

    @Test
    void twoPacksAreCompared() throws IOException {
        pakke("a", "REGION-1", "skal");
        pakke("b", "REGION-1", "bor");
        pakke("b", "REGION-2", "skal");
        Terminal terminal = terminal();
        assertEquals(0, terminal.kjor("regler", "sammenlign", "a", "b"), terminal::feil);
        assertEquals(
                List.of(
                        "A: region 1",
                        "B: region 1",
                        "Prøve",
                        "  REGION-1: endret (nivå)",
                        "    A [skal] Krav.",
                        "    B [bor] Krav.",
                        "  REGION-2: bare i den andre",
                        "    B [skal] Krav."),
                terminal.ut().lines().filter(l -> !l.matches("\\d.*")).toList());
        assertEquals(0, terminal.kjor("regler", "sammenlign", "b", "a", "--format", "json"));
        JsonNode json = JSON.readTree(terminal.ut());
        assertEquals(1, json.at("/antall/BARE_A").asInt());
        assertEquals(1, json.at("/antall/ENDRET").asInt());
        String bare = terminal.ut();
        assertEquals(1, terminal.kjor("avtale", "sammenlign", "b", "a", "--format", "json"), "as diff");
        assertEquals(bare, terminal.ut());
    }

    @Test
    void aNewRulePassesItsOwnExamples() {
        Terminal terminal = terminal();
        assertEquals(0, terminal.kjor("regel", "ny", "AVTALE-1"), terminal::feil);
        assertEquals(0, terminal.kjor("regel", "test", "AVTALE-1"), terminal::ut);
        assertEquals("ok    AVTALE-1, 2 eksempler\n", terminal.ut());
    }

    @Test
    void aRuleThatDoesNotDoWhatItsExamplesSayIsToldSo() throws IOException {
        Terminal terminal = terminal();
        assertEquals(0, terminal.kjor("regel", "ny", "AVTALE-1"));
        Path regel = mappe.resolve("AVTALE-1/regel.sch");
        Files.writeString(regel, Files.readString(regel).replace("test=\"mh:ConversationRef\"", "test=\"true()\""));
        assertEquals(1, terminal.kjor("regel", "test", "."));
        assertTrue(terminal.ut().startsWith("FEIL  AVTALE-1, 2 eksempler\n"), terminal.ut());
        assertTrue(terminal.ut().contains("no ugyldig*.xml breaks AVTALE-1"), terminal.ut());
        Files.writeString(regel, "<sch:schema");
        assertEquals(1, terminal.kjor("regel", "test", "."));
        assertTrue(terminal.ut().contains("regel.sch, line 1"), terminal.ut());
    }

    /** The rule is mended while it is watched; the next try is a good one. */
    @Test
    void aRuleThatIsFollowedIsTriedAgainWhenItChanges() throws IOException {
        Terminal terminal = terminal();
        assertEquals(0, terminal.kjor("regel", "ny", "AVTALE-1"));
        Path regel = mappe.resolve("AVTALE-1/regel.sch");
        String god = Files.readString(regel);
        Files.writeString(regel, god.replace("test=\"mh:ConversationRef\"", "test=\"true()\""));
        Avbrudd avbrudd = new Avbrudd();
        ByteArrayOutputStream skrevet = new ByteArrayOutputStream() {
            @Override
            public synchronized void flush() throws IOException {
                String tekst = toString(StandardCharsets.UTF_8);
                if (tekst.contains("ok    AVTALE-1")) {
                    avbrudd.bedOm();
                } else if (tekst.contains("FEIL  AVTALE-1")) {
                    new Thread(() -> skriv(regel, god)).start();
                }
            }
        };
        assertEquals(130, terminal.medUt(skrevet).medAvbrudd(avbrudd).kjor("regel", "test", "AVTALE-1", "--folg"));
        assertTrue(skrevet.toString(StandardCharsets.UTF_8).endsWith("ok    AVTALE-1, 2 eksempler\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb", "nn", "en"})
    void everyCommandHasHelpInTheLanguage(String sprak) {
        Terminal terminal = terminal();
        for (String kommando :
                List.of("valider", "forlop", "regler", "regler sammenlign", "regel ny", "regel test", "server")) {
            String[] deler = (kommando + " --help --sprak " + sprak).split(" ");
            assertEquals(0, terminal.kjor(deler), terminal::feil);
            assertTrue(terminal.ut().contains("meldingsvakt " + kommando), terminal.ut());
        }
        assertTrue(
                terminal.ut()
                        .startsWith(Map.of("nb", "Bruk: ", "nn", "Bruk: ", "en", "Usage: ")
                                .get(sprak)),
                terminal.ut());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "valider ", "regler sammenlign ", "regel test ", "generate-completion "})
    void helpCanBeAskedForInNorwegian(String kommando) {
        Terminal terminal = terminal();
        assertEquals(0, terminal.kjor((kommando + "--hjelp").split(" ")), terminal::feil);
        String norsk = terminal.ut();
        assertEquals(0, terminal.kjor((kommando + "--help").split(" ")));
        assertEquals(terminal.ut(), norsk);
        assertTrue(norsk.startsWith("Bruk: "), norsk);
    }

    @Test
    void anEmptyMessageInAZipFileIsNamedAndTheRestIsJudged() throws IOException {
        opphold();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(mappe.resolve("opphold.zip")))) {
            zip.putNextEntry(new ZipEntry("tom.xml"));
            for (String type : List.of("LOG_INNLAGT", "LOG_UTSKREVET")) {
                zip.putNextEntry(new ZipEntry(type + ".xml"));
                zip.write(Files.readAllBytes(mappe.resolve("inn/" + type + ".xml")));
            }
        }
        Terminal terminal = terminal();
        assertEquals(2, terminal.kjor("forlop", "opphold.zip", "--format", "json"), terminal::feil);
        assertTrue(terminal.feil().contains("opphold.zip!tom.xml: filen er tom"), terminal.feil());
        assertEquals(2, JSON.readTree(terminal.ut()).get("meldinger").size());
    }

    @Test
    void shellsCanCompleteCommands() {
        Terminal terminal = terminal();
        assertEquals(0, terminal.kjor("generate-completion"));
        assertTrue(terminal.ut().startsWith("#!/usr/bin/env bash"), terminal.ut());
        assertTrue(terminal.ut().contains("sammenlign"), "every command is in it");
    }

    @ParameterizedTest
    @CsvSource({"val, valider", "valider --fo, --format", "valider --format sa, sarif", "regel te, test"})
    void bashCompletes(String skrevet, String ventet) throws Exception {
        Terminal terminal = terminal();
        assertEquals(0, terminal.kjor("generate-completion"));
        Files.writeString(mappe.resolve("fullfor"), terminal.ut());
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source fullfor; COMP_WORDS=(meldingsvakt " + skrevet + "); COMP_CWORD="
                                + skrevet.split(" ").length
                                + "; _complete_meldingsvakt; echo ${COMPREPLY[@]}")
                .directory(mappe.toFile())
                .redirectErrorStream(true)
                .start();
        String fullfort = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), fullfort);
        assertTrue(List.of(fullfort.strip().split("\\s+")).contains(ventet), fullfort);
    }

    /** What is said in one language is said in all, with the same values put in. */
    @ParameterizedTest
    @ValueSource(strings = {"nb", "nn", "en"})
    void everyFormIsToldOf(String sprak) {
        String hjelp = Ord.paa(Sprak.av(sprak).orElseThrow()).si("format");
        assertEquals(
                Stream.of(Kvitteringsform.values())
                        .map(Kvitteringsform::toString)
                        .collect(Collectors.toSet()),
                Set.of(hjelp.substring(0, hjelp.indexOf('.')).split(", | eller | or ")));
    }

    @Test
    void everyWordIsThereInAllLanguages() throws IOException {
        Map<String, String> nb = ord("nb");
        for (String sprak : List.of("nn", "en")) {
            Map<String, String> andre = ord(sprak);
            assertEquals(nb.keySet(), andre.keySet());
            nb.forEach(
                    (nokkel, tekst) -> assertEquals(plasser(tekst), plasser(andre.get(nokkel)), sprak + " " + nokkel));
        }
    }

    private static Map<String, String> ord(String sprak) throws IOException {
        try (InputStreamReader inn = new InputStreamReader(
                Objects.requireNonNull(KommandolinjeTest.class.getResourceAsStream("/ord/" + sprak + ".properties")),
                StandardCharsets.UTF_8)) {
            PropertyResourceBundle ord = new PropertyResourceBundle(inn);
            return new TreeMap<>(ord.keySet().stream().collect(Collectors.toMap(k -> k, ord::getString)));
        }
    }

    private static TreeSet<String> plasser(String tekst) {
        return Pattern.compile("\\{\\d")
                .matcher(tekst)
                .results()
                .map(r -> r.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Terminal terminal() {
        return new Terminal(mappe);
    }

    private void opphold() throws IOException {
        Path inn = Files.createDirectories(mappe.resolve("inn"));
        for (String type : List.of("LOG_INNLAGT", "LOG_UTSKRIVNINGSKLAR", "LOG_UTSKREVET")) {
            Files.copy(EKSEMPLER.resolve(type + ".xml"), inn.resolve(type + ".xml"));
        }
    }

    private void pakke(String navn, String regel, String nivaa) throws IOException {
        Path pakke = Files.createDirectories(mappe.resolve(navn));
        Files.writeString(pakke.resolve("pakke.yaml"), "id: region\ntittel: Region\nkilde: Avtale\nversjon: '1'\n");
        Files.writeString(
                Files.createDirectories(pakke.resolve(regel)).resolve("regel.sch"),
                Files.readString(Path.of("src/test/resources/krasj/nasjonal/PROVE-01/regel.sch"))
                        .replace("PROVE-01", regel)
                        .replace("role=\"skal\"", "role=\"" + nivaa + "\""));
    }

    private static void skriv(Path fil, String tekst) {
        try {
            Files.writeString(fil, tekst);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
