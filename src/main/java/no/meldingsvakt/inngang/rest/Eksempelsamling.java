package no.meldingsvakt.inngang.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.meldingsvakt.arkiv.Senere;
import no.meldingsvakt.drift.Innhold;
import no.meldingsvakt.kvittering.Kvitteringsstatus;
import no.meldingsvakt.yaml.Yamlleser;
import org.jspecify.annotations.Nullable;

/** The example messages that stand beside the schemas, for whoever wants to try the service. */
public final class Eksempelsamling {

    private static final Supplier<List<Eksempel>> ALLE = new Senere<>(Eksempelsamling::lesAlle);

    private Eksempelsamling() {}

    /** The standard whose examples stand first: what a newcomer most often has. */
    private static final String FORST = "plo-pasientlogistikk/1.6";

    /** An entry of {@code eksempler.yaml}; the type and the rules that it breaks are for the tests. */
    private record Oppforing(
            @JsonProperty(required = true) String fil,
            @JsonProperty(required = true) String tittel,
            @JsonProperty(required = true) String type,
            @JsonProperty(required = true) Kvitteringsstatus status,
            @JsonProperty(required = true) List<String> regler,
            @Nullable List<String> regelsett,
            boolean pilot) {

        /** The verdict in words; those that need a choice of rule packs, or to be switched on, have another without it. */
        String dom() {
            if (pilot) {
                return "På prøve";
            }
            if (regelsett != null) {
                return "Med regelsett " + String.join(", ", regelsett);
            }
            return switch (status) {
                case GODTATT -> "Godtatt";
                case AVVIST -> "Avvist";
                case GODTATT_MED_AVVIK, IKKE_VURDERT -> "Godtatt med avvik";
            };
        }
    }

    /**
     * An example message.
     *
     * @param navn standard, version and file: unique
     * @param dom what the verdict on it is, in words
     * @param tekst the message as it is sent
     * @param regelsett the packs that the verdict is by, besides the one that always is
     */
    public record Eksempel(String navn, String dom, String tittel, String tekst, List<String> regelsett) {}

    /**
     * The examples in the order they are chosen from: one of each verdict first, then the rest of the same standard, then all
     * others. Read once.
     */
    public static List<Eksempel> alle() {
        return ALLE.get();
    }

    private static List<Eksempel> lesAlle() {
        List<Eksempel> alle = Innhold.les("xsd", Eksempelsamling::les);
        Map<String, Eksempel> smakebiter = new LinkedHashMap<>();
        for (String dom : List.of("Godtatt", "Godtatt med avvik", "Avvist")) {
            alle.stream()
                    .filter(e -> e.navn().startsWith(FORST) && e.dom().equals(dom))
                    .findFirst()
                    .ifPresent(e -> smakebiter.put(e.navn(), e));
        }
        return Stream.concat(
                        smakebiter.values().stream(),
                        alle.stream()
                                .filter(e -> !smakebiter.containsKey(e.navn()))
                                .sorted(Comparator.comparing(e -> !e.navn().startsWith(FORST))))
                .toList();
    }

    /**
     * All examples that are text in UTF-8; others cannot be shown in a browser and sent as they are. Throws
     * {@link IllegalArgumentException} with file and line where a list is wrong, or names a file that is not there.
     */
    static List<Eksempel> les(Path mappe) {
        try (Stream<Path> filer = Files.walk(mappe)) {
            List<Eksempel> eksempler = new ArrayList<>();
            List<Path> lister =
                    filer.filter(f -> f.endsWith("eksempler.yaml")).sorted().toList();
            for (Path liste : lister) {
                Path her = Objects.requireNonNull(liste.getParent());
                for (Oppforing o : Yamlleser.les(liste, new TypeReference<List<Oppforing>>() {})) {
                    Path fil = her.resolve(o.fil());
                    if (!Files.isRegularFile(fil)) {
                        throw new IllegalArgumentException(
                                Yamlleser.sted(liste, o.fil()) + ": the file " + o.fil() + " is not there");
                    }
                    String tekst = utf8(Files.readAllBytes(fil));
                    if (tekst != null) {
                        String standard = mappe.relativize(Objects.requireNonNull(her.getParent()))
                                .toString()
                                .replace('\\', '/');
                        eksempler.add(new Eksempel(
                                standard + "/" + o.fil(),
                                o.dom(),
                                standard + ": " + o.tittel(),
                                tekst,
                                o.regelsett() == null ? List.of() : o.regelsett()));
                    }
                }
            }
            return eksempler;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String utf8(byte[] innhold) {
        try {
            String tekst = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(innhold))
                    .toString();
            return tekst.startsWith("<?xml")
                            && !tekst.substring(0, tekst.indexOf("?>")).contains("UTF-8")
                    ? null
                    : tekst;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
