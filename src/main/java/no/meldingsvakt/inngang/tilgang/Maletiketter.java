package no.meldingsvakt.inngang.tilgang;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Keeps the labels of calls to closed lists: a caller chooses the method and the address, and each new value would be a new series. */
@Singleton
class Maletiketter implements MeterFilter {

    static final String ANDRE = "ANDRE";

    private static final Set<String> METODER =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", ANDRE);

    /** What Quarkus calls addresses that no resource has. */
    private static final Set<String> RAMMEVERKETS = Set.of("NOT_FOUND", "REDIRECTION", "UNKNOWN", "root");

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith("http.server.")) {
            return id;
        }
        List<Tag> merker = StreamSupport.stream(id.getTagsAsIterable().spliterator(), false)
                .map(Maletiketter::lukket)
                .collect(Collectors.toList());
        return id.replaceTags(merker);
    }

    static String metode(String navn) {
        return METODER.contains(navn) ? navn : ANDRE;
    }

    private static Tag lukket(Tag merke) {
        return switch (merke.getKey()) {
            case "method" -> Tag.of("method", metode(merke.getValue()));
            case "uri" ->
                RAMMEVERKETS.contains(merke.getValue()) || Tilgangstabell.STIER.contains(merke.getValue())
                        ? merke
                        : Tag.of("uri", ANDRE);
            default -> merke;
        };
    }
}
