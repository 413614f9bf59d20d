package no.meldingsvakt.drift;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must hold between the resources of one overlay, and between them and the service. Each fault becomes a line.
 *
 * @param manifest the overlay, rendered
 * @param hemmeligheter the secrets that an operator is told to make, each with its keys
 * @param standardPort where the service listens when nothing else is said
 */
record Manifestkontroll(Manifest manifest, Map<String, Set<String>> hemmeligheter, int standardPort) {

    /** Every fault of the overlay, in words. */
    List<String> faults() {
        return Stream.of(
                        new Miljokontroll(manifest).faults(),
                        ports(),
                        probes(),
                        selectors(),
                        references(),
                        hardening(),
                        writablePlaces(),
                        ending(),
                        scaling())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> ports() {
        List<String> feil = new ArrayList<>();
        List<Integer> porter = manifest.container().getPorts().stream()
                .map(ContainerPort::getContainerPort)
                .toList();
        check(feil, porter.equals(List.of(httpPort())), porter + " are not the ports of the service");
        for (Service service : manifest.all(Service.class).toList()) {
            service.getSpec().getPorts().stream()
                    .map(port -> port.getTargetPort())
                    .filter(port -> !manifest.hasPort(port))
                    .forEach(port -> feil.add("Service: no port " + port));
        }
        return feil;
    }

    private List<String> probes() {
        List<String> feil = new ArrayList<>();
        Container container = manifest.container();
        Map<String, Probe> prober = new LinkedHashMap<>();
        prober.put("/q/health/started", container.getStartupProbe());
        prober.put("/q/health/ready", container.getReadinessProbe());
        prober.put("/q/health/live", container.getLivenessProbe());
        prober.forEach((sti, probe) -> {
            if (probe == null || probe.getHttpGet() == null) {
                feil.add("no probe of " + sti);
                return;
            }
            check(feil, sti.equals(probe.getHttpGet().getPath()), sti + " is not probed where it belongs");
            check(feil, manifest.hasPort(probe.getHttpGet().getPort()), sti + " is probed at a port that is not there");
        });
        return feil;
    }

    private List<String> selectors() {
        List<String> feil = new ArrayList<>();
        Map<String, String> etiketter = manifest.podLabels();
        List<Map<String, String>> utvalg = new ArrayList<>();
        utvalg.add(manifest.deployment().getSpec().getSelector().getMatchLabels());
        manifest.all(Service.class)
                .forEach(service -> utvalg.add(service.getSpec().getSelector()));
        manifest.all(PodDisruptionBudget.class)
                .forEach(pdb -> utvalg.add(pdb.getSpec().getSelector().getMatchLabels()));
        manifest.all(NetworkPolicy.class)
                .forEach(regel -> utvalg.add(regel.getSpec().getPodSelector().getMatchLabels()));
        manifest.pod()
                .getTopologySpreadConstraints()
                .forEach(spredning -> utvalg.add(spredning.getLabelSelector().getMatchLabels()));
        for (Map<String, String> ett : utvalg) {
            check(
                    feil,
                    !ett.isEmpty() && etiketter.entrySet().containsAll(ett.entrySet()),
                    "The pods have no labels " + ett);
        }
        return feil;
    }

    private List<String> references() {
        List<String> feil = new ArrayList<>();
        Set<String> krav = manifest.all(PersistentVolumeClaim.class)
                .map(krevd -> krevd.getMetadata().getName())
                .collect(Collectors.toSet());
        Set<String> volumer = new HashSet<>();
        for (Volume volum : manifest.pod().getVolumes()) {
            volumer.add(volum.getName());
            check(
                    feil,
                    Stream.of(volum.getEmptyDir(), volum.getPersistentVolumeClaim(), volum.getSecret())
                                    .filter(Objects::nonNull)
                                    .count()
                            == 1,
                    volum.getName() + " is no volume that is used here");
            check(
                    feil,
                    volum.getPersistentVolumeClaim() == null
                            || krav.contains(volum.getPersistentVolumeClaim().getClaimName()),
                    volum.getName() + ": no such PersistentVolumeClaim");
        }
        secretKeys().forEach((hemmelighet, nokler) -> nokler.stream()
                .filter(nokkel ->
                        !hemmeligheter.getOrDefault(hemmelighet, Set.of()).contains(nokkel))
                .forEach(nokkel -> feil.add("Nobody is told to make " + hemmelighet + "/" + nokkel)));
        manifest.container().getVolumeMounts().stream()
                .filter(montering -> !volumer.contains(montering.getName()))
                .forEach(montering -> feil.add("no volume " + montering.getName()));
        return feil;
    }

    /** The secrets that the pod asks for, each with the keys. */
    Map<String, Set<String>> secretKeys() {
        Map<String, Set<String>> ut = new TreeMap<>();
        for (EnvVar variabel : manifest.container().getEnv()) {
            if (variabel.getValueFrom() != null) {
                SecretKeySelector valg = variabel.getValueFrom().getSecretKeyRef();
                ut.computeIfAbsent(valg.getName(), n -> new HashSet<>()).add(valg.getKey());
            }
        }
        for (Volume volum : manifest.pod().getVolumes()) {
            if (volum.getSecret() != null) {
                volum.getSecret().getItems().forEach(fil -> ut.computeIfAbsent(
                                volum.getSecret().getSecretName(), n -> new HashSet<>())
                        .add(fil.getKey()));
            }
        }
        return ut;
    }

    /** What the pod security standard «restricted» asks, and a little more. */
    private List<String> hardening() {
        List<String> feil = new ArrayList<>();
        PodSpec pod = manifest.pod();
        var podvern = pod.getSecurityContext();
        var vern = manifest.container().getSecurityContext();
        Capabilities evner = vern.getCapabilities();
        var ressurser = manifest.container().getResources();
        check(feil, Boolean.TRUE.equals(podvern.getRunAsNonRoot()), "may run as root");
        check(feil, podvern.getRunAsUser() != null && podvern.getRunAsUser() > 0, "runs as root");
        check(feil, Objects.equals(podvern.getRunAsUser(), podvern.getFsGroup()), "volumes are another's");
        check(
                feil,
                podvern.getSeccompProfile() != null
                        && "RuntimeDefault".equals(podvern.getSeccompProfile().getType()),
                "may call all of the kernel");
        check(feil, pod.getInitContainers().isEmpty(), "another container that nobody looks at");
        check(
                feil,
                Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC(), vern.getPrivileged())
                        .noneMatch(Boolean.TRUE::equals),
                "is part of its node");
        check(feil, Boolean.FALSE.equals(vern.getAllowPrivilegeEscalation()), "may gain privileges");
        check(feil, Boolean.TRUE.equals(vern.getReadOnlyRootFilesystem()), "may write to its own image");
        check(
                feil,
                evner != null
                        && evner.getDrop().equals(List.of("ALL"))
                        && evner.getAdd().isEmpty(),
                "has capabilities");
        check(feil, Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()), "holds a key to the cluster");
        check(feil, Boolean.FALSE.equals(pod.getEnableServiceLinks()), "Services would become settings");
        check(feil, ressurser.getRequests().keySet().equals(Set.of("cpu", "memory")), "requests are missing");
        check(feil, ressurser.getLimits().keySet().equals(Set.of("cpu", "memory")), "limits are missing");
        return feil;
    }

    /** The image cannot be written to, so what the service writes needs a volume. */
    private List<String> writablePlaces() {
        List<String> feil = new ArrayList<>();
        Set<String> skrivbare = manifest.container().getVolumeMounts().stream()
                .filter(montering -> !Boolean.TRUE.equals(montering.getReadOnly()))
                .map(VolumeMount::getMountPath)
                .collect(Collectors.toSet());
        for (String mappe : List.of("/tmp", String.valueOf(manifest.env("MELDINGSVAKT_DATAMAPPE")))) {
            check(feil, skrivbare.contains(mappe), mappe + " cannot be written to");
        }
        return feil;
    }

    private List<String> ending() {
        long pause = manifest.container().getLifecycle().getPreStop().getSleep().getSeconds();
        long venter =
                Duration.parse("PT" + manifest.env("QUARKUS_SHUTDOWN_TIMEOUT")).toSeconds();
        Long frist = manifest.pod().getTerminationGracePeriodSeconds();
        List<String> feil = new ArrayList<>();
        check(feil, pause > 0 && venter > 0 && frist > pause + venter, "is killed before it has ended");
        return feil;
    }

    private List<String> scaling() {
        List<String> feil = new ArrayList<>();
        var spec = manifest.deployment().getSpec();
        List<HorizontalPodAutoscaler> skalerere =
                manifest.all(HorizontalPodAutoscaler.class).toList();
        if (skalerere.isEmpty()) {
            check(feil, Integer.valueOf(1).equals(spec.getReplicas()), "more than one pod on the same files");
            check(feil, "Recreate".equals(spec.getStrategy().getType()), "two pods on the same files in a roll-out");
            return feil;
        }
        var skalerer = manifest.one(HorizontalPodAutoscaler.class).getSpec();
        var mal = skalerer.getScaleTargetRef();
        check(
                feil,
                (mal.getApiVersion() + mal.getKind() + mal.getName())
                        .equals("apps/v1Deployment"
                                + manifest.deployment().getMetadata().getName()),
                "The autoscaler scales nothing");
        check(feil, spec.getReplicas() == null, "A number of replicas would undo the autoscaler's");
        check(feil, skalerer.getMinReplicas() >= 2, "one pod only");
        check(feil, skalerer.getMaxReplicas() > skalerer.getMinReplicas(), "never scales");
        var budsjett = manifest.one(PodDisruptionBudget.class).getSpec();
        check(
                feil,
                budsjett.getMaxUnavailable() != null
                        && budsjett.getMaxUnavailable().getIntVal() >= 1
                        && budsjett.getMaxUnavailable().getIntVal() < skalerer.getMinReplicas(),
                "A node cannot be emptied, or all pods at once");
        return feil;
    }

    private int httpPort() {
        String satt = manifest.env("QUARKUS_HTTP_PORT");
        return satt == null ? standardPort : Integer.parseInt(satt);
    }

    static void check(List<String> feil, boolean holder, String ellers) {
        if (!holder) {
            feil.add(ellers);
        }
    }
}
