package no.meldingsvakt.tekst;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The lexicon that is in use, and the sentences of its concepts. */
final class Begrepsmappe {

    static final Path MAPPE = Path.of("schematron/felles/begrep");

    private Begrepsmappe() {}

    static Leksikon les() {
        try {
            return Leksikonleser.les(MAPPE, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Korpus.Setning> setninger(Begrep begrep) throws IOException {
        return Korpus.les(MAPPE.resolve("korpus/" + begrep.navn() + ".tsv"));
    }
}
