package no.meldingsvakt.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What an overlay renders to, read strictly as the resources it names. */
record Manifest(List<HasMetadata> ressurser) {

    private static final Map<String, Class<? extends HasMetadata>> TYPER = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "v1 Service", Service.class,
            "v1 PersistentVolumeClaim", PersistentVolumeClaim.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

    /**
     * Reads resources.
     *
     * @throws JsonProcessingException for a field that Kubernetes does not know, or a value of another type
     * @throws IllegalArgumentException for a resource that has no place here
     */
    static Manifest parse(List<ObjectNode> ressurser) throws JsonProcessingException {
        List<HasMetadata> lest = new ArrayList<>();
        for (ObjectNode ressurs : ressurser) {
            String type = ressurs.path("apiVersion").asText() + " "
                    + ressurs.path("kind").asText();
            if (!TYPER.containsKey(type)) {
                throw new IllegalArgumentException("Not expected here: " + type);
            }
            lest.add(Kustomize.STRENG.treeToValue(ressurs, TYPER.get(type)));
        }
        return new Manifest(lest);
    }

    <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return ressurser.stream().filter(type::isInstance).map(type::cast);
    }

    /** The only one of its type. */
    <T extends HasMetadata> T one(Class<T> type) {
        List<T> alle = all(type).toList();
        if (alle.size() != 1) {
            throw new IllegalArgumentException(alle.size() + " of " + type.getSimpleName());
        }
        return alle.get(0);
    }

    Deployment deployment() {
        return one(Deployment.class);
    }

    Map<String, String> podLabels() {
        return deployment().getSpec().getTemplate().getMetadata().getLabels();
    }

    PodSpec pod() {
        return deployment().getSpec().getTemplate().getSpec();
    }

    /** The only container of the pod. */
    Container container() {
        List<Container> alle = pod().getContainers();
        if (alle.size() != 1) {
            throw new IllegalArgumentException(alle.size() + " containers");
        }
        return alle.get(0);
    }

    /** A variable's value; null when it has none, or takes it from a secret. */
    String env(String navn) {
        return container().getEnv().stream()
                .filter(variabel -> navn.equals(variabel.getName()))
                .map(EnvVar::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Whether the container opens a port, named or by number. */
    boolean hasPort(IntOrString port) {
        return container().getPorts().stream()
                .anyMatch(aapen -> Objects.equals(aapen.getName(), port.getStrVal())
                        || Objects.equals(aapen.getContainerPort(), port.getIntVal()));
    }
}
