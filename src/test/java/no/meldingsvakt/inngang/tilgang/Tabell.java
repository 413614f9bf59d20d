package no.meldingsvakt.inngang.tilgang;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The table in the docs, as calls that can be made. */
final class Tabell {

    private static final Pattern RAD = Pattern.compile("(?m)^\\| `([A-Z]+) ([^`]+)` \\| (?:–|`([a-z/]+)`) \\|$");

    private Tabell() {}

    /** A line: a call, and the scope it needs. */
    record Rad(String metode, String sti, Optional<String> omfang) {

        /** Makes the call, with an id that nothing has. */
        Response kall(RequestSpecification hvordan) {
            String adresse = sti.replace("regler/{id}", "regler/HODE-05").replace("{id}", "x");
            return hvordan.redirects().follow(false).request(metode, adresse);
        }

        @Override
        public String toString() {
            return metode + " " + sti;
        }
    }

    static List<Rad> rader() {
        try {
            return RAD.matcher(Files.readString(Path.of("docs/tilgang.md")))
                    .results()
                    .map(m -> new Rad(m.group(1), m.group(2), Optional.ofNullable(m.group(3))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
