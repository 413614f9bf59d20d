package no.meldingsvakt.kvittering.rapport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.meldingsvakt.avvik.Sprak;
import org.jspecify.annotations.Nullable;

/**
 * The bar at the top of a page, which leads to the other pages and to the same one in other languages.
 *
 * @param ord its words
 * @param her the address of the page; empty where it is the one that was asked for, null where the page cannot be asked for again
 * @param sporring what else its address holds, escaped and without the language; null where that is nothing
 */
public record Toppfelt(
        Map<String, String> ord,
        @Nullable String her,
        @Nullable String sporring) {

    private static final String ORD = "side.nav.";
    private static final String SPRAK = "sprak";

    public Toppfelt {
        ord = Map.copyOf(ord);
    }

    /** The bar of a page whose address holds nothing but the language. */
    public static Toppfelt paa(Sprak sprak, @Nullable String her) {
        return paa(sprak, her, Map.of());
    }

    /** The bar of a page that was asked for with these parameters. */
    public static Toppfelt paa(Sprak sprak, @Nullable String her, Map<String, List<String>> parametre) {
        String resten = parametre.entrySet().stream()
                .filter(p -> !p.getKey().equals(SPRAK))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(p -> p.getValue().stream().map(v -> kod(p.getKey()) + "=" + kod(v)))
                .collect(Collectors.joining("&"));
        return new Toppfelt(Ord.paa(sprak).under(ORD), her, resten.isEmpty() ? null : resten);
    }

    private static String kod(String tekst) {
        return URLEncoder.encode(tekst, StandardCharsets.UTF_8);
    }
}
