package no.meldingsvakt.yaml;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one reader of YAML. A field that is not known, or stands twice, is a mistake, so that nothing somebody wrote is left out in
 * silence; and each mistake is an {@link IllegalArgumentException} that tells file and line in one line. Thread-safe.
 */
public final class Yamlleser {

    private static final YAMLFactory FABRIKK = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper YAML = new ObjectMapper(FABRIKK)
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));

    private Yamlleser() {}

    /** What goes through a file piece by piece. */
    @FunctionalInterface
    public interface Gjennomgang<T> {
        T les(JsonParser biter) throws IOException;
    }

    /** The YAML files that lie in the folder itself, in the order of their names; none where there is no such folder. */
    public static List<Path> filer(Path mappe) {
        if (!Files.isDirectory(mappe)) {
            return List.of();
        }
        try (Stream<Path> filer = Files.list(mappe)) {
            return filer.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the file. */
    public static <T> T les(Path fil, Class<T> type) {
        return les(fil, innhold(fil), YAML.constructType(type));
    }

    /** Reads the file. */
    public static <T> T les(Path fil, TypeReference<T> type) {
        return les(fil, innhold(fil), type);
    }

    /** Reads what the file is known to hold. */
    public static <T> T les(Path fil, String tekst, TypeReference<T> type) {
        return les(fil, tekst, YAML.constructType(type));
    }

    /** Reads the file; empty where it is not there, or has nothing but remarks. */
    public static <T> Optional<T> finn(Path fil, Class<T> type) {
        return Files.exists(fil)
                ? Optional.ofNullable(verdi(fil, innhold(fil), YAML.constructType(type)))
                : Optional.empty();
    }

    /** Reads a file that stands beside the classes. */
    public static <T> T lesRessurs(Class<?> ved, String navn, TypeReference<T> type) {
        try (InputStream inn = Objects.requireNonNull(ved.getResourceAsStream(navn), navn)) {
            return les(Path.of(navn), new String(inn.readAllBytes(), StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes through the file, for one who must know the line of each thing in it. */
    public static <T> T gjennom(Path fil, Gjennomgang<T> gjennomgang) {
        String tekst = innhold(fil);
        try (JsonParser biter = FABRIKK.createParser(tekst)) {
            return gjennomgang.les(biter);
        } catch (JsonProcessingException e) {
            throw Yamlfeil.av(fil, tekst, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T les(Path fil, String tekst, JavaType type) {
        @Nullable T lest = verdi(fil, tekst, type);
        if (lest == null) {
            throw new IllegalArgumentException(fil + ", line 1: the file is empty");
        }
        return lest;
    }

    private static <T> @Nullable T verdi(Path fil, String tekst, JavaType type) {
        try (JsonParser biter = FABRIKK.createParser(tekst)) {
            return biter.nextToken() == null ? null : YAML.readValue(tekst, type);
        } catch (JsonProcessingException e) {
            throw Yamlfeil.av(fil, tekst, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where in the file something is wrong that is found when it has been read: the line that first names it, else the first. */
    public static String sted(Path fil, String ord) {
        List<String> linjer = innhold(fil).lines().toList();
        Pattern helt =
                Pattern.compile("(?U)(?<![\\w-])" + Pattern.quote(ord) + (ord.endsWith(":") ? "" : "(?![\\w-])"));
        int linje = IntStream.range(0, linjer.size())
                .filter(i -> helt.matcher(linjer.get(i)).find())
                .findFirst()
                .orElse(0);
        return fil + ", line " + (linje + 1);
    }

    /** The text of a file; throws {@link IllegalArgumentException} with the file's path where it is not in UTF-8. */
    public static String innhold(Path fil) {
        try {
            return Files.readString(fil);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(fil + ", line 1: the file is not in UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
