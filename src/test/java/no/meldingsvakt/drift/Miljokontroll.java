package no.meldingsvakt.drift;

import static no.meldingsvakt.drift.Manifestkontroll.check;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.quarkus.runtime.shutdown.ShutdownConfig;
import io.quarkus.tls.runtime.config.TlsConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment of the pod, read as the service reads it, and whether the network lets it reach what it names. */
record Miljokontroll(Manifest manifest) {

    private static final Pattern INNSATT = Pattern.compile("\\$\\(([A-Z_]+)\\)");
    private static final Pattern FIL = Pattern.compile("=(/[^&]+)");
    private static final Pattern HEMMELIG = Pattern.compile(".*(PASSORD|PASSWORD|NOKKEL|BRUKER)");

    /** Every fault, in words. */
    List<String> faults() {
        return Stream.of(variables(), settings(), network())
                .flatMap(List::stream)
                .toList();
    }

    /** Names of all variables that mean something to the service. */
    static Set<String> environment() {
        return Stream.of(MeldingsvaktConfig.class, VertxHttpConfig.class, ShutdownConfig.class, TlsConfig.class)
                .flatMap(type -> ConfigClass.configClass(type).getProperties().keySet().stream())
                .map(navn -> variable(navn.replace("quarkus.tls.*.", "quarkus.tls.megler.")))
                .collect(Collectors.toSet());
    }

    private List<String> variables() {
        Set<String> kjente = environment();
        Set<String> sett = new HashSet<>();
        Set<String> innsatte = manifest.container().getEnv().stream()
                .flatMap(Miljokontroll::inserted)
                .collect(Collectors.toSet());
        List<String> feil = new ArrayList<>();
        check(feil, manifest.container().getEnvFrom().isEmpty(), "takes variables that are not named");
        for (EnvVar variabel : manifest.container().getEnv()) {
            String navn = variabel.getName();
            boolean fraHemmelighet =
                    variabel.getValueFrom() != null && variabel.getValueFrom().getSecretKeyRef() != null;
            check(feil, kjente.contains(navn) || innsatte.contains(navn), navn + " is no setting of the service");
            check(feil, fraHemmelighet != (variabel.getValue() != null), navn + " has no value, or two");
            check(feil, fraHemmelighet || !HEMMELIG.matcher(navn).matches(), navn + " is not to stand in a manifest");
            inserted(variabel)
                    .filter(innsatt -> !sett.contains(innsatt))
                    .forEach(innsatt -> feil.add(navn + " needs " + innsatt + " above it"));
            check(feil, sett.add(navn), navn + " stands there twice");
        }
        return feil;
    }

    private List<String> settings() {
        List<String> feil = new ArrayList<>();
        MeldingsvaktConfig config;
        try {
            config = read();
        } catch (RuntimeException e) {
            return List.of("The service cannot read its settings: " + e.getMessage());
        }
        boolean flere = manifest.all(HorizontalPodAutoscaler.class).findAny().isPresent();
        check(feil, "0.0.0.0".equals(manifest.env("QUARKUS_HTTP_HOST")), "listens on the loopback only");
        check(feil, config.database().url().isPresent() == flere, "several pods and one database do not fit");
        check(feil, config.amqp().url().isPresent() == flere, "several pods and one broker do not fit");
        check(feil, config.pasientnokkel().isPresent() == flere, "several pods and one key do not fit");
        check(feil, config.innlogging().erPaa() != config.utenInnlogging(), "nobody signs in, and nothing says so");
        check(
                feil,
                !config.innlogging().erPaa() || config.innlogging().harToken(),
                "issuer, audience and keys are to be set together");
        Stream<String> steder = manifest.container().getEnv().stream()
                .filter(variabel -> variabel.getName().startsWith("QUARKUS_TLS_")
                        && variabel.getName().endsWith("_PATH"))
                .map(EnvVar::getValue);
        Stream.concat(
                        steder,
                        Stream.concat(
                                config.innlogging().nokler().stream(),
                                Stream.of(config.database().url(), config.amqp().url())
                                        .flatMap(url -> url.stream().flatMap(Miljokontroll::files))))
                .filter(fil -> !mountedFiles().contains(fil))
                .forEach(fil -> feil.add(fil + " is not mounted"));
        return feil;
    }

    /** What the service is told to reach, it may reach, and nothing else but names. */
    private List<String> network() {
        List<String> adresser = Stream.of("MELDINGSVAKT_DATABASE_URL", "MELDINGSVAKT_AMQP_URL")
                .map(manifest::env)
                .filter(Objects::nonNull)
                .toList();
        List<String> feil = new ArrayList<>();
        var spec = manifest.one(NetworkPolicy.class).getSpec();
        check(feil, Set.copyOf(spec.getPolicyTypes()).equals(Set.of("Ingress", "Egress")), "one way is open");
        Set<String> ut =
                spec.getEgress().stream().flatMap(Miljokontroll::destinations).collect(Collectors.toSet());
        Set<String> trengs = new HashSet<>(adresser.isEmpty() ? Set.of() : Set.of("kube-system:53"));
        adresser.forEach(url -> trengs.add(destination(url)));
        check(feil, ut.equals(trengs), "may reach " + ut + ", needs " + trengs);
        spec.getIngress().forEach(regel -> {
            check(feil, !regel.getFrom().isEmpty(), "may be called from anywhere");
            regel.getFrom().forEach(fra -> check(feil, namespace(fra.getNamespaceSelector()) != null, "no namespace"));
            check(
                    feil,
                    !regel.getPorts().isEmpty()
                            && regel.getPorts().stream().allMatch(port -> manifest.hasPort(port.getPort())),
                    "may be called at ports that are not there");
        });
        return feil;
    }

    /** All settings as the service reads them; what comes from a secret has a value that is long enough for each. */
    private MeldingsvaktConfig read() {
        Map<String, String> miljo = new LinkedHashMap<>();
        for (EnvVar variabel : manifest.container().getEnv()) {
            String verdi = variabel.getValue() == null ? "x".repeat(40) : variabel.getValue();
            miljo.put(
                    variabel.getName(),
                    INNSATT.matcher(verdi).replaceAll(treff -> miljo.getOrDefault(treff.group(1), "")));
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(miljo, EnvConfigSource.ORDINAL))
                .withMapping(MeldingsvaktConfig.class)
                .build()
                .getConfigMapping(MeldingsvaktConfig.class);
    }

    private Set<String> mountedFiles() {
        Set<String> ut = new HashSet<>();
        for (VolumeMount montering : manifest.container().getVolumeMounts()) {
            manifest.pod().getVolumes().stream()
                    .filter(volum -> volum.getName().equals(montering.getName()) && volum.getSecret() != null)
                    .flatMap(volum -> volum.getSecret().getItems().stream())
                    .forEach(fil -> ut.add(
                            Path.of(montering.getMountPath(), fil.getPath()).toString()));
        }
        return ut;
    }

    /** Namespace and port of each; a rule that leaves one of them out is open to all. */
    private static Stream<String> destinations(NetworkPolicyEgressRule regel) {
        if (regel.getTo().isEmpty() || regel.getPorts().isEmpty()) {
            return Stream.of("anything");
        }
        return regel.getTo().stream().flatMap(til -> regel.getPorts().stream()
                .map(port -> namespace(til.getNamespaceSelector()) + ":"
                        + port.getPort().getIntVal()));
    }

    /** Namespace and port; host names are {@code <service>.<namespace>.svc}. */
    private static String destination(String url) {
        URI uri = URI.create(INNSATT.matcher(url.replaceFirst("^jdbc:", "")).replaceAll("x"));
        return uri.getHost().split("\\.")[1] + ":" + uri.getPort();
    }

    private static String namespace(LabelSelector utvalg) {
        return utvalg == null ? null : utvalg.getMatchLabels().get("kubernetes.io/metadata.name");
    }

    private static Stream<String> files(String url) {
        return FIL.matcher(url).results().map(treff -> treff.group(1));
    }

    private static Stream<String> inserted(EnvVar variabel) {
        return variabel.getValue() == null
                ? Stream.of()
                : INNSATT.matcher(variabel.getValue()).results().map((MatchResult treff) -> treff.group(1));
    }

    private static String variable(String navn) {
        return navn.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
