package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.meldingsvakt.ko.Adresser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The components that scale by what waits in the queue, read as strictly as a cluster with KEDA 2 does. */
class KedaTest {

    private static final Path PRODUKSJON = Path.of("k8s/overlays/produksjon");
    private static final Path KEDA = Path.of("k8s/keda");

    /** What each scaler must be told of the queue, and may be, of what is used here. */
    private static final Map<String, Set<String>> UTLOSERE = Map.of(
            "cpu", Set.of("value"),
            "artemis-queue", Set.of("managementEndpoint", "brokerName", "brokerAddress", "queueName", "queueLength"),
            "rabbitmq", Set.of("protocol", "mode", "value", "queueName"));

    record Navn(String name, Map<String, String> labels) {}

    record Mal(String apiVersion, String kind, String name) {}

    record Utloser(String type, String metricType, Map<String, String> metadata, Navn authenticationRef) {}

    record Avansert(Map<String, Object> horizontalPodAutoscalerConfig) {}

    record Skalering(
            Mal scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int pollingInterval,
            Avansert advanced,
            List<Utloser> triggers) {}

    record Hemmelighet(String parameter, String name, String key) {}

    record Innlogging(List<Hemmelighet> secretTargetRef) {}

    record Ressurs<T>(String apiVersion, String kind, Navn metadata, T spec) {}

    @ParameterizedTest
    @ValueSource(strings = {"artemis", "rabbitmq"})
    void itScalesTheServiceByItsQueueAndNothingElseDoes(String megler) throws IOException {
        List<ObjectNode> ressurser = Kustomize.medKomponent(Kustomize.render(PRODUKSJON), KEDA.resolve(megler));

        assertTrue(finn(ressurser, "HorizontalPodAutoscaler").isEmpty(), "two would undo each other's work");
        Skalering skalering = les(ressurser, "ScaledObject", Skalering.class);
        assertEquals(new Mal("apps/v1", "Deployment", "meldingsvakt"), skalering.scaleTargetRef());
        assertTrue(skalering.minReplicaCount() >= 2 && skalering.maxReplicaCount() > skalering.minReplicaCount());
        assertEquals(2, skalering.triggers().size());
        for (Utloser utloser : skalering.triggers()) {
            assertEquals(UTLOSERE.get(utloser.type()), utloser.metadata().keySet(), utloser.type());
            String ko = utloser.metadata().get("queueName");
            assertTrue(ko == null || ko.equals(Adresser.INN), ko);
            assertEquals(ko == null, utloser.authenticationRef() == null);
        }
        Innlogging innlogging = les(ressurser, "TriggerAuthentication", Innlogging.class);
        assertEquals(
                finn(ressurser, "TriggerAuthentication")
                        .get(0)
                        .at("/metadata/name")
                        .asText(),
                skalering.triggers().get(1).authenticationRef().name());
        String fortalt = Files.readString(Path.of("k8s/README.md"));
        for (Hemmelighet hemmelighet : innlogging.secretTargetRef()) {
            assertTrue(fortalt.contains("`" + hemmelighet.name() + "`"), "nobody is told to make it");
            assertTrue(fortalt.contains("`" + hemmelighet.key() + "`"), "nobody is told of " + hemmelighet.key());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"artemis", "rabbitmq"})
    void rendersAsKubectlDoes(String megler, @TempDir Path mappe) throws Exception {
        assumeTrue(onPath(), "kubectl is not on the path: the two are not compared");
        Path rot = mappe.toRealPath();
        Files.writeString(
                rot.resolve("kustomization.yaml"),
                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [%s]\ncomponents: [%s]\n"
                        .formatted(
                                rot.relativize(PRODUKSJON.toRealPath()),
                                rot.relativize(KEDA.resolve(megler).toRealPath())));

        Process kubectl = new ProcessBuilder("kubectl", "kustomize", rot.toString())
                .redirectErrorStream(true)
                .start();
        String ut = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, kubectl.waitFor(), ut);
        assertEquals(
                etterId(Kustomize.read(ut)),
                etterId(Kustomize.medKomponent(Kustomize.render(PRODUKSJON), KEDA.resolve(megler))));
    }

    private static Map<String, ObjectNode> etterId(List<ObjectNode> ressurser) {
        Map<String, ObjectNode> ut = new TreeMap<>();
        ressurser.forEach(r -> ut.put(Kustomize.id(r), r));
        assertFalse(ut.isEmpty());
        return ut;
    }

    private static List<ObjectNode> finn(List<ObjectNode> ressurser, String kind) {
        return ressurser.stream()
                .filter(r -> kind.equals(r.path("kind").asText()))
                .toList();
    }

    private static <T> T les(List<ObjectNode> ressurser, String kind, Class<T> type) throws IOException {
        ObjectNode en = finn(ressurser, kind).get(0);
        assertEquals("keda.sh/v1alpha1", en.path("apiVersion").asText());
        Ressurs<T> lest = Kustomize.STRENG.readValue(
                Kustomize.STRENG.treeAsTokens(en),
                Kustomize.STRENG.getTypeFactory().constructParametricType(Ressurs.class, type));
        return lest.spec();
    }

    private static boolean onPath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(mappe -> Files.isExecutable(Path.of(mappe, "kubectl")));
    }
}
