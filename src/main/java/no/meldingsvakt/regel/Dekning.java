package no.meldingsvakt.regel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a guideline document asks, clause by clause, and which rules answer for it, or why none can.
 *
 * @param pakke the pack that holds the document's rules; null where it has none
 */
public record Dekning(
        String dokument, @Nullable String utgiver, @Nullable String pakke, List<Punkt> punkter) {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * A clause or bullet.
     *
     * @param krav what it asks, in our own words, bokmål
     * @param regler rules on one message that answer for it
     * @param forlop rules on the patient stay that answer for it
     * @param grunn why no machine can test it, or not all of it, on messages
     */
    public record Punkt(
            String punkt,
            String krav,
            @Nullable List<String> regler,
            @Nullable List<String> forlop,
            @Nullable String grunn) {}

    /** Reads all documents in the folder; throws {@link IllegalArgumentException} with a file's path when it is faulty. */
    public static List<Dekning> les(Path mappe) {
        if (!Files.isDirectory(mappe)) {
            return List.of();
        }
        try (Stream<Path> filer = Files.list(mappe)) {
            List<Dekning> alle = new ArrayList<>();
            for (Path fil :
                    filer.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                alle.add(les1(fil));
            }
            return alle;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dekning les1(Path fil) throws IOException {
        String tekst = Files.readString(fil);
        try {
            return YAML.readValue(tekst, Dekning.class);
        } catch (JsonProcessingException e) {
            throw Yamlfeil.av(fil, tekst, e);
        }
    }
}
