package no.meldingsvakt.kvittering.rapport;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Sprak;

/** The program's own words in one language, from {@code /ord/<code>.properties}. Thread-safe. */
public final class Ord {

    private static final Map<Sprak, Ord> LEST = new ConcurrentHashMap<>();

    private final ResourceBundle ord;
    private final Locale tallform;

    private Ord(ResourceBundle ord, Locale tallform) {
        this.ord = ord;
        this.tallform = tallform;
    }

    public static Ord paa(Sprak sprak) {
        return LEST.computeIfAbsent(sprak, Ord::les);
    }

    private static Ord les(Sprak sprak) {
        String ressurs = "/ord/" + sprak.kode() + ".properties";
        try (InputStream inn = Ord.class.getResourceAsStream(ressurs)) {
            return new Ord(
                    new PropertyResourceBundle(
                            new InputStreamReader(Objects.requireNonNull(inn, ressurs), StandardCharsets.UTF_8)),
                    sprak == Sprak.EN ? Locale.ENGLISH : Locale.forLanguageTag("nb"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words with the values put in where {@code {0}}, {@code {1}} … stand. */
    public String si(String nokkel, Object... verdier) {
        return new MessageFormat(ord.getString(nokkel), tallform).format(verdier);
    }

    /** The words whose keys begin so, as they are written, by the rest of the key. */
    public Map<String, String> under(String foran) {
        return ord.keySet().stream()
                .filter(n -> n.startsWith(foran))
                .collect(Collectors.toMap(n -> n.substring(foran.length()), ord::getString, (a, b) -> a, TreeMap::new));
    }

    /** All of them, for what takes them as they are written. */
    public ResourceBundle alle() {
        return ord;
    }
}
