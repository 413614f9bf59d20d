package no.meldingsvakt.drift;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kustomize base and the service must agree: a probe at an address that is not there would kill every pod. */
@QuarkusTest
class KubernetesTest {

    private static final Path BASE = Path.of("k8s/base");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void everyResourceThatIsNamedIsThere() throws IOException {
        List<String> mangler = new ArrayList<>();
        for (Path mappe : List.of(Path.of("k8s"), BASE)) {
            for (JsonNode ressurs :
                    YAML.readTree(mappe.resolve("kustomization.yaml").toFile()).get("resources")) {
                if (!Files.exists(mappe.resolve(ressurs.asText()))) {
                    mangler.add(mappe + "/" + ressurs.asText());
                }
            }
        }
        assertEquals(List.of(), mangler);
    }

    @Test
    void everyProbeAnswers() throws IOException {
        JsonNode beholder = beholder();
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            String sti = beholder.at("/" + probe + "/httpGet/path").asText();
            given().get(sti).then().statusCode(200);
            assertEquals("http", beholder.at("/" + probe + "/httpGet/port").asText());
        }
    }

    @Test
    void theContainerIsNotRootAndCannotWrite() throws IOException {
        assertTrue(deployment()
                .at("/spec/template/spec/securityContext/runAsNonRoot")
                .asBoolean());
        assertTrue(beholder().at("/securityContext/readOnlyRootFilesystem").asBoolean());
    }

    private static JsonNode beholder() throws IOException {
        return deployment().at("/spec/template/spec/containers/0");
    }

    private static JsonNode deployment() throws IOException {
        return YAML.readTree(BASE.resolve("deployment.yaml").toFile());
    }
}
