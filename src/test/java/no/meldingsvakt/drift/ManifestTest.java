package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both overlays hold together and fit the service, and each kind of fault in them is noticed. */
class ManifestTest {

    private static final Path OVERLAYS = Path.of("k8s/overlays");
    private static final Pattern HEMMELIGHET = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| `([a-z0-9.-]+)` \\|");

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        enkel;      Deployment, NetworkPolicy, PersistentVolumeClaim, Service
        produksjon; Deployment, HorizontalPodAutoscaler, NetworkPolicy, PodDisruptionBudget, Service
        """)
    void anOverlayHoldsWhatItSays(String overlay, String ressurser) throws IOException {
        assertEquals(
                ressurser,
                Manifest.parse(render(overlay)).ressurser().stream()
                        .map(HasMetadata::getKind)
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"enkel", "produksjon"})
    void anOverlayFitsTheService(String overlay) throws IOException {
        assertEquals(List.of(), faults(render(overlay)));
    }

    @Test
    void everySecretThatIsDescribedIsUsed() throws IOException {
        assertEquals(
                secrets(),
                new TreeMap<>(control(Manifest.parse(render("produksjon"))).secretKeys()));
    }

    @Test
    void theSimpleOverlayNeedsOnlyTheKeysOfWhoSignsIn() throws IOException {
        assertEquals(
                Map.of("meldingsvakt-innlogging", Set.of("nokler.json")),
                control(Manifest.parse(render("enkel"))).secretKeys());
    }

    /** A value is YAML; nothing at all takes the field away. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        enkel;      Deployment; /spec/template/spec/containers/0/env/5/name; MELDINGSVAKT_DATAMAPE; is no setting
        enkel;      Deployment; /spec/template/spec/containers/0/env/3/name; QUARKUS_HTTP_HOSTNAME; is no setting
        enkel;      Deployment; /spec/template/spec/containers/0/env/3/value; 127.0.0.1; loopback only
        enkel;      Deployment; /spec/template/spec/containers/0/env/3/value; 8080; String
        enkel;      Deployment; /spec/template/spec/containers/0/env/3; {name: MELDINGSVAKT_MAKS_STORRELSE, value: mye}; cannot read
        enkel;      Deployment; /spec/template/spec/containers/0/env/3; {name: MELDINGSVAKT_PASIENTNOKKEL, value: a}; not to stand in
        enkel;      Deployment; /spec/template/spec/containers/0/env/5/value; /var/data; /var/data cannot be written
        enkel;      Deployment; /spec/template/spec/containers/0/ports/0/containerPort; 8081; not the ports of the service
        enkel;      Deployment; /spec/template/spec/containers/0/ports/0/containerPort; "8080"; containerPort
        enkel;      Deployment; /spec/template/spec/containers/0/ports/0/name; web; no port
        enkel;      Deployment; /spec/template/spec/containers/0/livenessProbe/httpGet/port; https; probed at a port
        enkel;      Deployment; /spec/template/spec/containers/0/livenessProbe/httpGet/path; /q/health; not probed
        enkel;      Deployment; /spec/template/spec/containers/0/readinessProbe; ; no probe of /q/health/ready
        enkel;      Deployment; /spec/template/spec/containers/0/livenesProbe; {}; livenesProbe
        enkel;      Deployment; /spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem; false; its own image
        enkel;      Deployment; /spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation; ; gain privileges
        enkel;      Deployment; /spec/template/spec/containers/0/securityContext/capabilities/drop; [NET_RAW]; capabilities
        enkel;      Deployment; /spec/template/spec/containers/0/resources/limits/memory; ; limits are missing
        enkel;      Deployment; /spec/template/spec/containers/0/volumeMounts/1/name; dato; no volume dato
        enkel;      Deployment; /spec/template/spec/containers/0/volumeMounts/2/mountPath; /temp; /tmp cannot be written
        enkel;      Deployment; /spec/template/spec/containers/0/envFrom; [{secretRef: {name: meldingsvakt}}]; variables that are not named
        enkel;      Deployment; /spec/template/spec/initContainers; [{name: a, image: a}]; nobody looks at
        enkel;      Deployment; /spec/template/spec/hostNetwork; true; part of its node
        enkel;      Deployment; /spec/template/spec/volumes/2; {name: tmp, hostPath: {path: /tmp}}; no volume that is used here
        enkel;      Deployment; /spec/template/spec/securityContext/runAsNonRoot; false; may run as root
        enkel;      Deployment; /spec/template/spec/securityContext/runAsUser; 0; runs as root
        enkel;      Deployment; /spec/template/spec/securityContext/seccompProfile/type; Unconfined; all of the kernel
        enkel;      Deployment; /spec/template/spec/automountServiceAccountToken; true; key to the cluster
        enkel;      Deployment; /spec/template/spec/enableServiceLinks; ; would become settings
        enkel;      Deployment; /spec/template/spec/terminationGracePeriodSeconds; 30; killed before
        enkel;      Deployment; /spec/template/spec/volumes/0/persistentVolumeClaim/claimName; data; no such Persistent
        enkel;      Deployment; /spec/template/metadata/labels; {app: meldingsvakt}; no labels
        enkel;      Deployment; /spec/replicas; 2; more than one pod
        enkel;      Deployment; /spec/strategy/type; RollingUpdate; two pods on the same files
        enkel;      Deployment; /spec/replica; 1; replica
        enkel;      Deployment; /spec/template/spec/containers/0/env/0; ; set together
        enkel;      Deployment; /spec/template/spec/containers/0/env/2; {name: MELDINGSVAKT_UTEN_INNLOGGING, value: "true"}; nobody signs in
        enkel;      Deployment; /spec/template/spec/containers/0/env/2/value; /n.json; /n.json is not mounted
        enkel;      NetworkPolicy; /spec/policyTypes; [Ingress]; one way is open
        enkel;      NetworkPolicy; /spec/egress; [{}]; may reach
        enkel;      NetworkPolicy; /spec/ingress/0/from; []; from anywhere
        produksjon; Deployment; /spec/template/spec/containers/0/env/11; ; set together
        produksjon; Deployment; /spec/template/spec/containers/0/env/13/value; /n.json; /n.json is not mounted
        enkel;      Service; /spec/ports/0/targetPort; 8081; Service: no port
        enkel;      Service; /spec/selector; {app: meldingsvakt}; no labels
        enkel;      Service; /apiVersion; v2; Not expected here
        enkel;      PersistentVolumeClaim; /spec/accessMode; ReadWriteOnce; accessMode
        produksjon; Deployment; /spec/template/spec/containers/0/env/0; {name: QUARKUS_TLS_MEGLER_KEY_STORE_P12_PATH, value: /a}; stands there twice
        produksjon; Deployment; /spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef/key; nokkel; Nobody is told
        produksjon; Deployment; /spec/template/spec/containers/0/env/1/value; jdbc:postgresql://postgresql.database.svc:5433/m; needs
        produksjon; Deployment; /spec/template/spec/containers/0/env/5/name; QUARKUS_TLS_MEGLER_TRUST_STORE_P12_FILE; is no setting
        produksjon; Deployment; /spec/template/spec/containers/0/env/5/value; /b.p12; /b.p12 is not mounted
        produksjon; Deployment; /spec/template/spec/containers/0/env/4/value; amqps://broker.broker.svc:5671?a=/b.p12; /b.p12 is not mounted
        produksjon; Deployment; /spec/template/spec/containers/0/env/4; ; several pods and one broker
        produksjon; Deployment; /spec/template/spec/volumes/1/secret/secretName; tls; Nobody is told
        produksjon; Deployment; /spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels; {a: b}; no labels
        produksjon; Deployment; /spec/replicas; 3; undo the autoscaler
        produksjon; HorizontalPodAutoscaler; /spec/scaleTargetRef/name; vakt; scales nothing
        produksjon; HorizontalPodAutoscaler; /spec/minReplicas; 1; one pod only
        produksjon; HorizontalPodAutoscaler; /spec/targetCPUUtilizationPercentage; 80; targetCPUUtilizationPercentage
        produksjon; PodDisruptionBudget; /spec/maxUnavailable; 2; all pods at once
        produksjon; PodDisruptionBudget; /spec/selector/matchLabels; {a: b}; no labels
        produksjon; NetworkPolicy; /spec/podSelector/matchLabels; {}; no labels
        produksjon; NetworkPolicy; /spec/policyTypes; [Ingress]; one way is open
        produksjon; NetworkPolicy; /spec/egress/0/to; []; may reach
        produksjon; NetworkPolicy; /spec/egress/0/ports; []; may reach
        produksjon; NetworkPolicy; /spec/egress/0/to/0; {ipBlock: {cidr: 0.0.0.0/0}}; may reach
        produksjon; NetworkPolicy; /spec/egress/1/ports/0/port; 5433; may reach
        produksjon; NetworkPolicy; /spec/egress/2/to/0/namespaceSelector/matchLabels; {}; may reach
        produksjon; NetworkPolicy; /spec/ingress/0/from; []; from anywhere
        produksjon; NetworkPolicy; /spec/ingress/0/ports/0/port; 80; at ports that are not there
        """)
    void aFaultIsNoticed(String overlay, String kind, String sted, String verdi, String ord) throws IOException {
        List<ObjectNode> ressurser = render(overlay);
        mutate(ressurser, kind, JsonPointer.compile(sted), verdi);

        String funnet = String.join("; ", faults(ressurser));
        assertTrue(funnet.contains(ord), funnet);
    }

    private static void mutate(List<ObjectNode> ressurser, String kind, JsonPointer sted, String verdi)
            throws IOException {
        JsonNode forelder = ressurser.stream()
                .filter(ressurs -> kind.equals(ressurs.path("kind").asText()))
                .findFirst()
                .orElseThrow()
                .at(sted.head());
        String siste = sted.last().getMatchingProperty();
        if (forelder instanceof ArrayNode liste && verdi == null) {
            liste.remove(Integer.parseInt(siste));
        } else if (forelder instanceof ArrayNode liste) {
            liste.set(Integer.parseInt(siste), Kustomize.STRENG.readTree(verdi));
        } else if (verdi == null) {
            ((ObjectNode) forelder).remove(siste);
        } else {
            ((ObjectNode) forelder).set(siste, Kustomize.STRENG.readTree(verdi));
        }
    }

    private static List<String> faults(List<ObjectNode> ressurser) throws IOException {
        try {
            return control(Manifest.parse(ressurser)).faults();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }

    private static Manifestkontroll control(Manifest manifest) throws IOException {
        Properties standard = new Properties();
        try (Reader leser = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            standard.load(leser);
        }
        return new Manifestkontroll(manifest, secrets(), Integer.parseInt(standard.getProperty("quarkus.http.port")));
    }

    private static List<ObjectNode> render(String overlay) throws IOException {
        return Kustomize.render(OVERLAYS.resolve(overlay));
    }

    /** The table in which an operator is told what to make. */
    private static Map<String, Set<String>> secrets() throws IOException {
        Map<String, Set<String>> ut = new TreeMap<>();
        HEMMELIGHET
                .matcher(Files.readString(Path.of("k8s/README.md")))
                .results()
                .forEach(rad ->
                        ut.computeIfAbsent(rad.group(1), n -> new TreeSet<>()).add(rad.group(2)));
        return ut;
    }
}
