package no.meldingsvakt.drift;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Kustomization;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Patch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Renders the part of kustomize that {@code k8s/} uses, resources and strategic merge patches from files, so that the
 * manifests are tested on a machine that has only a JDK. What it does not know it refuses. {@link KustomizeTest} holds it
 * against {@code kubectl kustomize}.
 */
final class Kustomize {

    /** Reads as a cluster does that is told to be strict: no field it does not know, no number where text belongs. */
    static final ObjectMapper STRENG = streng();

    private static final Set<String> KJENT = Set.of("apiVersion", "kind", "resources", "patches");

    /** By which field kustomize knows an element of a list again; other lists are replaced whole. */
    private static final Map<String, String> NOKLER = Map.of(
            "containers", "name",
            "env", "name",
            "volumes", "name",
            "volumeMounts", "mountPath",
            "topologySpreadConstraints", "topologyKey");

    private Kustomize() {}

    /**
     * The resources of a folder with a {@code kustomization.yaml}, patched.
     *
     * @throws IllegalArgumentException for what kustomize would refuse, or this class does not know
     */
    static List<ObjectNode> render(Path mappe) throws IOException {
        JsonNode lest = STRENG.readTree(mappe.resolve("kustomization.yaml").toFile());
        lest.fieldNames().forEachRemaining(felt -> krev(KJENT.contains(felt), mappe + ": not known here: " + felt));
        Kustomization kustomization = STRENG.treeToValue(lest, Kustomization.class);

        List<ObjectNode> ressurser = new ArrayList<>();
        for (String navn : kustomization.getResources()) {
            Path sti = mappe.resolve(navn).normalize();
            ressurser.addAll(Files.isDirectory(sti) ? render(sti) : read(sti));
        }
        krev(ressurser.stream().map(Kustomize::id).distinct().count() == ressurser.size(), mappe + ": twice the same");
        for (Patch patch : kustomization.getPatches()) {
            krev(patch.getPatch() == null && patch.getTarget() == null, mappe + ": only patches that are files");
            for (ObjectNode endring : read(mappe.resolve(patch.getPath()))) {
                merge(find(ressurser, endring), endring);
            }
        }
        return ressurser;
    }

    /**
     * The resources, with those of a component, and with its patches, which may take resources away.
     *
     * @throws IllegalArgumentException for what kustomize would refuse, or this class does not know
     */
    static List<ObjectNode> medKomponent(List<ObjectNode> ressurser, Path mappe) throws IOException {
        ObjectNode lest = read(mappe.resolve("kustomization.yaml")).get(0);
        krev("Component".equals(lest.path("kind").asText()), mappe + " is no component");
        lest.fieldNames().forEachRemaining(felt -> krev(KJENT.contains(felt), mappe + ": not known here: " + felt));
        List<ObjectNode> ut = new ArrayList<>(ressurser);
        for (JsonNode navn : lest.path("resources")) {
            ut.addAll(read(mappe.resolve(navn.asText())));
        }
        for (JsonNode patch : lest.path("patches")) {
            for (ObjectNode endring : read(mappe.resolve(patch.path("path").asText()))) {
                ObjectNode mal = find(ut, endring);
                if ("delete".equals(endring.path("$patch").asText())) {
                    ut.remove(mal);
                } else {
                    merge(mal, endring);
                }
            }
        }
        return ut;
    }

    /** What kustomize knows a resource by. */
    static String id(JsonNode ressurs) {
        return ressurs.path("apiVersion").asText() + " " + ressurs.path("kind").asText() + " "
                + ressurs.at("/metadata/name").asText();
    }

    /** The documents of a YAML file. */
    static List<ObjectNode> read(Path fil) throws IOException {
        return read(Files.readString(fil));
    }

    /** The documents of a YAML text. */
    static List<ObjectNode> read(String yaml) throws IOException {
        try (var dokumenter = STRENG.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml)) {
            return dokumenter.readAll();
        }
    }

    private static ObjectNode find(List<ObjectNode> ressurser, JsonNode endring) {
        return ressurser.stream()
                .filter(ressurs -> id(ressurs).equals(id(endring)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nothing to patch: " + id(endring)));
    }

    private static void merge(ObjectNode mal, ObjectNode endring) {
        for (Map.Entry<String, JsonNode> felt : endring.properties()) {
            String navn = felt.getKey();
            JsonNode ny = felt.getValue();
            JsonNode gammel = mal.path(navn);
            krev(!ny.isNull() && !navn.startsWith("$"), "not known here: " + navn + ": " + ny);
            if (gammel instanceof ObjectNode objekt && ny instanceof ObjectNode nytt) {
                merge(objekt, nytt);
            } else if (gammel instanceof ArrayNode liste && ny instanceof ArrayNode nye && NOKLER.containsKey(navn)) {
                mal.set(navn, mergeLists(liste, nye, NOKLER.get(navn)));
            } else {
                mal.set(navn, ny);
            }
        }
    }

    /** New elements come first, as kustomize has it. */
    private static ArrayNode mergeLists(ArrayNode gamle, ArrayNode nye, String nokkel) {
        ArrayNode ut = STRENG.createArrayNode();
        for (JsonNode ny : nye) {
            if (element(gamle, nokkel, ny) == null) {
                ut.add(ny);
            }
        }
        for (JsonNode gammel : gamle) {
            if (element(nye, nokkel, gammel) instanceof ObjectNode endring) {
                merge((ObjectNode) gammel, endring);
            }
            ut.add(gammel);
        }
        return ut;
    }

    private static JsonNode element(ArrayNode liste, String nokkel, JsonNode lik) {
        for (JsonNode element : liste) {
            if (element.path(nokkel).equals(lik.path(nokkel))) {
                return element;
            }
        }
        return null;
    }

    private static ObjectMapper streng() {
        return YAMLMapper.builder(new YAMLFactory())
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .withCoercionConfig(LogicalType.Textual, regel -> {
                    regel.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    regel.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    regel.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .annotationIntrospector(new NoCatchAll())
                .build();
    }

    private static void krev(boolean holder, String ellers) {
        if (!holder) {
            throw new IllegalArgumentException(ellers);
        }
    }

    /** The model's classes keep fields they do not know; here they are to fail. */
    private static final class NoCatchAll extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated a) {
            return false;
        }
    }
}
