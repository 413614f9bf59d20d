package no.meldingsvakt.drift;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.fabric8.kubernetes.api.model.Container;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests and the running service must agree: a probe at an address that is not there would kill every pod. */
@QuarkusTest
class KubernetesTest {

    @ParameterizedTest
    @ValueSource(strings = {"enkel", "produksjon"})
    void everyProbeAnswers(String overlay) throws IOException {
        Container container = Manifest.parse(Kustomize.render(Path.of("k8s/overlays", overlay)))
                .container();
        for (var probe :
                List.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())) {
            given().get(probe.getHttpGet().getPath()).then().statusCode(200).body("status", equalTo("UP"));
        }
    }
}
