package no.meldingsvakt.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tells what is wrong with a YAML file in words for whoever wrote it. */
final class Yamlfeil {

    private static final Pattern MANGLER = Pattern.compile("^Missing required creator property '([^']+)'");

    private Yamlfeil() {}

    /**
     * File, line and what is wrong, in one line.
     *
     * @param tekst what the file holds
     */
    static IllegalArgumentException av(Path fil, String tekst, JsonProcessingException e) {
        int linje = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        String ord = e.getOriginalMessage();
        if (e instanceof UnrecognizedPropertyException ukjent) {
            // Jackson tells the place after the value, and the class that it was to become.
            linje = linjeMed(tekst, ukjent.getPropertyName(), linje);
            ord = "there is no field «%s» here; there are %s"
                    .formatted(
                            ukjent.getPropertyName(),
                            ukjent.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .toList());
        }
        Matcher mangler = MANGLER.matcher(String.valueOf(ord));
        if (mangler.find()) {
            ord = mangler.group(1) + " is missing";
        }
        if (e instanceof InvalidNullException tom) {
            ord = "an empty form or place in the list «%s»".formatted(tom.getPropertyName());
        }
        return new IllegalArgumentException(
                "%s, line %d: %s".formatted(fil, linje, String.valueOf(ord).replaceAll("\\s+", " ")), e);
    }

    private static int linjeMed(String tekst, String felt, int ellers) {
        List<String> linjer = tekst.lines().toList();
        return IntStream.range(0, Math.min(linjer.size(), ellers))
                .filter(i -> linjer.get(i).contains(felt))
                .map(i -> i + 1)
                .max()
                .orElse(ellers);
    }
}
