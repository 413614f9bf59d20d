package no.meldingsvakt.regel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import no.meldingsvakt.yaml.Yamlleser;
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
        @JsonProperty(required = true) LocalDate ajour,
        boolean katalog,
        @JsonProperty(required = true) List<Punkt> punkter) {

    public Dekning {
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
            @JsonProperty(required = true) String punkt,
            @JsonProperty(required = true) String krav,
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
        return Yamlleser.filer(mappe).stream()
                .map(fil -> Yamlleser.les(fil, Dekning.class))
                .toList();
    }

    /** Reads the list of documents that rules name as their sources. */
    public static List<Kildedokument> kilder(Path mappe) {
        Path fil = mappe.resolve("kilder").resolve("dokumenter.yaml");
        return Yamlleser.finn(fil, Kildedokument[].class).map(List::of).orElse(List.of());
    }
}
