package no.meldingsvakt.drift;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for metrics that there are, by labels that these have: one that asks for another is silent for ever. */
@QuarkusTest
class ObservasjonTest {

    private static final Path MAPPE = Path.of("k8s/observasjon");
    private static final Pattern RAD =
            Pattern.compile("(?m)^\\| `(meldingsvakt[a-z.]+)` \\| ([a-z]+)[^|]* \\| ([^|]+) \\|");
    private static final Pattern VELGER = Pattern.compile("([a-z][a-z_]*_[a-z_]*[a-z])(?:\\{([^}]*)\\})?(?![a-z_(])");
    private static final Pattern GRUPPE = Pattern.compile("by \\(([a-z, ]+)\\) \\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)");
    private static final Pattern ETIKETT = Pattern.compile("([a-z]+)\\s*(?:=~|!=|=)\\s*\"([^\"]*)\"");
    private static final Map<String, List<String>> ENDELSER = Map.of(
            "counter", List.of("_total"),
            "gauge", List.of(""),
            "timer", List.of("_seconds_sum", "_seconds_count", "_seconds_max"));

    /** What the collector of metrics adds. */
    private static final Set<String> SAMLERENS = Set.of("instance");

    @Test
    void everyQuestionIsOfAMetricThatIsThere() throws IOException {
        given().contentType("application/xml")
                .body(Files.readAllBytes(Path.of("xsd/epikrise/1.2/eksempler/EPIKRISE.xml")))
                .post("/api/v1/valideringer")
                .then()
                .statusCode(200);
        Map<String, Set<String>> kjente = beskrevne();
        kjente.putAll(levende());

        List<String> feil = new ArrayList<>();
        Set<String> spurt = new TreeSet<>();
        for (Map.Entry<String, String> uttrykk : uttrykk().entrySet()) {
            feil.addAll(feil(uttrykk.getKey(), uttrykk.getValue(), kjente, spurt));
        }

        assertEquals(List.of(), feil);
        assertTrue(spurt.size() > 20, spurt.toString());
    }

    @Test
    void whatIsAskedForAndIsNotThereIsSeen() throws IOException {
        Map<String, Set<String>> kjente = beskrevne();
        assertEquals(
                List.of("a: no metric meldingsvakt_borte_total"),
                feil("a", "rate(meldingsvakt_borte_total[5m])", kjente));
        assertEquals(
                List.of("a: meldingsvakt_meldinger_total has no label ko"),
                feil("a", "sum by (ko) (rate(meldingsvakt_meldinger_total[5m]))", kjente));
        assertEquals(
                List.of("a: meldingsvakt_ko_eldste has no label status"),
                feil("a", "max(meldingsvakt_ko_eldste{status=\"AVVIST\"})", kjente));
    }

    /** Each own metric that someone would act on stands on the dashboard. */
    @Test
    void theDashboardShowsAllOwnMetrics() throws IOException {
        String tavle = Files.readString(MAPPE.resolve("tavle.json"));
        List<String> ikkeVist = RAD.matcher(Files.readString(Path.of("docs/malinger.md")))
                .results()
                .map(m -> m.group(1).replace('.', '_'))
                .filter(navn -> !tavle.contains(navn))
                .toList();
        assertEquals(List.of(), ikkeVist);
    }

    @Test
    void anAlertSaysWhatIsWrongAndWhatToDo() throws IOException {
        for (JsonNode varsel : varsler()) {
            String navn = varsel.path("alert").asText();
            assertTrue(navn.startsWith("Meldingsvakt"), navn);
            assertTrue(
                    Set.of("critical", "warning", "info")
                            .contains(varsel.at("/labels/severity").asText()),
                    navn);
            assertTrue(varsel.at("/annotations/summary").asText().length() > 10, navn);
            assertTrue(varsel.at("/annotations/description").asText().length() > 20, navn);
        }
    }

    @Test
    void panelsHaveNumbersOfTheirOwnAndDoNotOverlap() throws IOException {
        Set<Integer> numre = new HashSet<>();
        Set<String> ruter = new HashSet<>();
        for (JsonNode panel : paneler()) {
            assertTrue(numre.add(panel.path("id").asInt()), panel.path("title").asText());
            JsonNode plass = panel.path("gridPos");
            for (int x = plass.path("x").asInt();
                    x < plass.path("x").asInt() + plass.path("w").asInt();
                    x++) {
                for (int y = plass.path("y").asInt();
                        y < plass.path("y").asInt() + plass.path("h").asInt();
                        y++) {
                    assertTrue(
                            x < 24 && ruter.add(x + " " + y),
                            panel.path("title").asText());
                }
            }
        }
    }

    private static Map<String, String> uttrykk() throws IOException {
        Map<String, String> uttrykk = new HashMap<>();
        varsler()
                .forEach(v ->
                        uttrykk.put(v.path("alert").asText(), v.path("expr").asText()));
        paneler().forEach(p -> p.path("targets")
                .forEach(t -> uttrykk.put(
                        p.path("title").asText() + " " + t.path("refId").asText(),
                        t.path("expr").asText())));
        assertTrue(uttrykk.size() > 30, uttrykk.keySet().toString());
        return uttrykk;
    }

    private static List<JsonNode> varsler() throws IOException {
        ObjectNode regler = Kustomize.read(MAPPE.resolve("varsler.yaml")).get(0);
        assertEquals("PrometheusRule", regler.path("kind").asText());
        return strom(regler.at("/spec/groups"))
                .flatMap(g -> strom(g.path("rules")))
                .toList();
    }

    private static List<JsonNode> paneler() throws IOException {
        return strom(new ObjectMapper()
                        .readTree(MAPPE.resolve("tavle.json").toFile())
                        .path("panels"))
                .toList();
    }

    private static Stream<JsonNode> strom(JsonNode liste) {
        return StreamSupport.stream(liste.spliterator(), false);
    }

    private static List<String> feil(String hvem, String uttrykk, Map<String, Set<String>> kjente) {
        return feil(hvem, uttrykk, kjente, new TreeSet<>());
    }

    private static List<String> feil(String hvem, String uttrykk, Map<String, Set<String>> kjente, Set<String> spurt) {
        List<String> feil = new ArrayList<>();
        String ett = uttrykk.replaceAll("\\s+", " ");
        Matcher velger = VELGER.matcher(ett);
        while (velger.find()) {
            String navn = velger.group(1);
            Set<String> etiketter = kjente.get(navn);
            spurt.add(navn);
            if (etiketter == null) {
                feil.add(hvem + ": no metric " + navn);
                continue;
            }
            String valg = velger.group(2) == null ? "" : velger.group(2);
            Stream.concat(
                            ETIKETT.matcher(valg).results().map(m -> m.group(1)),
                            GRUPPE.matcher(ett)
                                    .results()
                                    .filter(g -> g.group(2).contains(navn))
                                    .flatMap(g -> Stream.of(g.group(1).split(", ?"))))
                    .filter(e -> !etiketter.contains(e) && !SAMLERENS.contains(e))
                    .distinct()
                    .forEach(e -> feil.add(hvem + ": " + navn + " has no label " + e));
        }
        return feil;
    }

    /** Our own, by name in the metrics, with their labels. */
    private static Map<String, Set<String>> beskrevne() throws IOException {
        Map<String, Set<String>> kjente = new HashMap<>();
        RAD.matcher(Files.readString(Path.of("docs/malinger.md"))).results().forEach(m -> {
            Set<String> etiketter = Pattern.compile("`([a-z]+)`(?=[,: (]|$)")
                    .matcher(m.group(3))
                    .results()
                    .map(e -> e.group(1))
                    .collect(Collectors.toSet());
            ENDELSER.get(m.group(2)).forEach(endelse -> kjente.put(m.group(1).replace('.', '_') + endelse, etiketter));
        });
        return kjente;
    }

    /** Those of the libraries that the service has now. */
    private static Map<String, Set<String>> levende() {
        Map<String, Set<String>> kjente = new HashMap<>();
        given().get("/q/metrics")
                .asString()
                .lines()
                .filter(l -> !l.startsWith("#"))
                .forEach(linje -> {
                    String navn = linje.split("[{ ]", 2)[0];
                    if (!navn.startsWith("meldingsvakt")) {
                        Set<String> etiketter = kjente.computeIfAbsent(navn, n -> new HashSet<>());
                        Pattern.compile("([a-z_]+)=\"")
                                .matcher(linje)
                                .results()
                                .forEach(m -> etiketter.add(m.group(1)));
                    }
                });
        return kjente;
    }
}
