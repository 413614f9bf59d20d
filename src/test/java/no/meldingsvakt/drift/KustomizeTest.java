package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The renderer of the tests renders as kubectl does, and refuses what it would render otherwise. */
class KustomizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"k8s", "k8s/base", "k8s/overlays/enkel", "k8s/overlays/produksjon"})
    void rendersAsKubectlDoes(String mappe) throws Exception {
        assumeTrue(onPath("kubectl"), "kubectl is not on the path: the two are not compared");

        assertEquals(byId(kubectl(mappe)), byId(Kustomize.render(Path.of(mappe))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "namePrefix: a-",
                "resources: [a.yaml, a.yaml]",
                "resources: [borte.yaml]",
                "patches: [{path: b.yaml}]",
                "patches: [{path: c.yaml}]",
                "patches: [{path: a.yaml, target: {kind: Service}}]",
                "patches: [{sti: a.yaml}]",
                "patches: [{path: a.yaml}, {path: d.yaml}]"
            })
    void refusesWhatItDoesNotKnow(String linje, @TempDir Path mappe) throws IOException {
        String start = "apiVersion: v1\nkind: Service\nmetadata: {name: ";
        Files.writeString(mappe.resolve("a.yaml"), start + "a}\nspec: {type: ClusterIP}\n");
        Files.writeString(mappe.resolve("b.yaml"), start + "b}\n");
        Files.writeString(mappe.resolve("c.yaml"), start + "a}\nspec: {type: null}\n");
        Files.writeString(mappe.resolve("d.yaml"), start + "a}\nspec: {$patch: delete}\n");
        String ressurser = linje.startsWith("resources") ? "" : "resources: [a.yaml]\n";
        Files.writeString(
                mappe.resolve("kustomization.yaml"),
                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n" + ressurser + linje);

        Exception e = assertThrows(Exception.class, () -> Kustomize.render(mappe));
        assertTrue(e instanceof IOException || e instanceof IllegalArgumentException, e.toString());
    }

    @Test
    void aFieldThatStandsTwiceIsRefused() {
        assertThrows(IOException.class, () -> Kustomize.read("a: 1\na: 2\n"));
    }

    private static Map<String, ObjectNode> byId(List<ObjectNode> ressurser) {
        return ressurser.stream().collect(Collectors.toMap(Kustomize::id, ressurs -> ressurs));
    }

    private static List<ObjectNode> kubectl(String mappe) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", mappe)
                .redirectErrorStream(true)
                .start();
        String ut = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, kubectl.waitFor(), ut);
        return Kustomize.read(ut);
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(mappe -> Files.isExecutable(Path.of(mappe, program)));
    }
}
