package no.meldingsvakt.regel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.meldingsvakt.yaml.Yamlfeil;
import org.jspecify.annotations.Nullable;

/**
 * What a document asks, clause by clause, and which rules answer for it, or why none can. Whether they do is not written here: {@link Dekningsgrad} looks at
 * the rules in force.
 *
 * @param pakke the pack that holds the document's rules; null where it has none
 * @param ajour the day the clauses were last held against the document
 * @param katalog whether the clauses are numbered requirements, where a rule answers by having the clause's number as a name
 */
public record Dekning(
        String dokument,
        @Nullable String utgiver,
        @Nullable String pakke,
        LocalDate ajour,
        boolean katalog,
        List<Punkt> punkter) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public Dekning {
        Objects.requireNonNull(ajour, "ajour is missing");
        punkter = List.copyOf(punkter);
    }

    /**
     * A clause or bullet.
     *
     * @param krav what it asks, in our own words, bokmål
     * @param kilde where it stands; null where the document itself is the source
     * @param regler rules on one message that answer for it
     * @param forlop rules on the patient stay that answer for it
     * @param skjema whether the schema of the standard demands it
     * @param grunn why no machine can test it, or not all of it, on messages
     */
    public record Punkt(
            String punkt,
            String krav,
            @Nullable String kilde,
            @Nullable List<String> regler,
            @Nullable List<String> forlop,
            boolean skjema,
            @Nullable String grunn) {

        /** The names of rules that the clause itself tells. */
        public Stream<String> navngitte() {
            return Stream.of(regler, forlop).flatMap(n -> n == null ? Stream.<String>empty() : n.stream());
        }
    }

    /** Reads all documents in the folder; throws {@link IllegalArgumentException} with a file's path when it is faulty. */
    public static List<Dekning> les(Path mappe) {
        if (!Files.isDirectory(mappe)) {
            return List.of();
        }
        try (Stream<Path> filer = Files.list(mappe)) {
            List<Dekning> alle = new ArrayList<>();
            for (Path fil :
                    filer.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                alle.add(les1(fil, Dekning.class));
            }
            return alle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the list of documents that rules name as their sources. */
    public static List<Kildedokument> kilder(Path mappe) {
        Path fil = mappe.resolve("kilder").resolve("dokumenter.yaml");
        if (!Files.exists(fil)) {
            return List.of();
        }
        try {
            return List.of(les1(fil, Kildedokument[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T les1(Path fil, Class<T> type) throws IOException {
        String tekst = Files.readString(fil);
        try {
            return YAML.readValue(tekst, type);
        } catch (JsonProcessingException e) {
            throw Yamlfeil.av(fil, tekst, e);
        }
    }
}
