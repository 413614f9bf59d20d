package no.meldingsvakt.ko;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * That something in the broker's journal could not be read, as a file beside it: it is there until an operator has seen it and given
 * the file another name, whatever is started in between. What has been seen is not told again. Thread-safe.
 */
final class Tapsmerke {

    private final Path stanset;
    private final Path mistet;
    private final Path sett;

    Tapsmerke(Path mappe) {
        this.stanset = mappe.resolve("stanset");
        this.mistet = mappe.resolve("mistet");
        this.sett = mappe.resolve("mistet.sett");
    }

    /** Looks through the journal, and leaves word of what is damaged there. Says how many places nobody has seen. */
    long kontroller(Path journal, int filstorrelse) {
        try {
            boolean iOrden = Files.deleteIfExists(stanset);
            List<String> skader = new Journalkontroll(journal, filstorrelse).skader(iOrden);
            List<String> kjente = linjer(sett);
            if (!kjente.containsAll(skader)) {
                Files.write(mistet, skader);
            }
            return ubekreftet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The broker was stopped in good order. */
    void stanset() {
        try {
            Files.writeString(stanset, "");
        } catch (IOException e) {
            // The next start then takes a last record that is damaged for one that was being written.
        }
    }

    /** How many damaged places no operator has seen. */
    long ubekreftet() {
        try {
            List<String> kjente = linjer(sett);
            return linjer(mistet).stream().filter(s -> !kjente.contains(s)).count();
        } catch (IOException e) {
            return 1;
        }
    }

    /** In words for the operator; empty when there is nothing. */
    Optional<String> varsel() {
        long antall = ubekreftet();
        return antall == 0
                ? Optional.empty()
                : Optional.of("køens journal er skadd (" + antall
                        + "); meldinger kan være borte. Bekreft ved å gi ko/mistet navnet ko/mistet.sett"
                        + " (docs/driftshandbok.md)");
    }

    private static List<String> linjer(Path fil) throws IOException {
        return Files.exists(fil) ? Files.readAllLines(fil) : List.of();
    }
}
