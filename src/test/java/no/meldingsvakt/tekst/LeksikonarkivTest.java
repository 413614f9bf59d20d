package no.meldingsvakt.tekst;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;
import org.junit.jupiter.api.Test;

/** The words that the program starts with are those of its folder. */
class LeksikonarkivTest {

    @Test
    void whatIsReadReadsTextsAsWhatWasRead() throws IOException {
        Leksikon lest = Begrepsmappe.les();

        Arkivleser arkiv = new Arkivleser(skrevet(lest));
        Leksikon igjen = Leksikonarkiv.les(arkiv, () -> lest);

        assertTrue(arkiv.ferdig(), "something was written that is not read");
        assertEquals(lest.begreper(), igjen.begreper());
        assertEquals(lest.seksjoner(), igjen.seksjoner());
        assertEquals(lest.ordlister(), igjen.ordlister());
        assertEquals(lest.forkortelser(), igjen.forkortelser());
        for (int i = 0; i < lest.kilder().fraser().size(); i++) {
            assertEquals(lest.frase(i), igjen.frase(i));
        }
        assertArrayEquals(skrevet(lest), skrevet(igjen), "the same words give other bytes");
        List<String> ulike = new ArrayList<>();
        int antall = 0;
        for (Path fil : korpus()) {
            String begrep = String.valueOf(fil.getFileName()).replace(".tsv", "");
            for (Korpus.Setning s : Korpus.les(fil)) {
                antall++;
                Svar ventet = lest.les(s.tekst()).svar(begrep);
                if (ventet != igjen.les(s.tekst()).svar(begrep)) {
                    ulike.add(fil + ", line " + s.linje());
                }
            }
        }
        assertEquals(List.of(), ulike);
        assertTrue(antall > 1000, antall + " sentences");
    }

    private static byte[] skrevet(Leksikon leksikon) {
        Arkivskriver til = new Arkivskriver();
        Leksikonarkiv.skriv(leksikon, til);
        return til.ferdig();
    }

    private static List<Path> korpus() throws IOException {
        try (Stream<Path> filer = Files.list(Begrepsmappe.MAPPE.resolve("korpus"))) {
            return filer.filter(f -> f.toString().endsWith(".tsv"))
                    .filter(f -> Files.exists(Begrepsmappe.MAPPE.resolve(
                            String.valueOf(f.getFileName()).replace(".tsv", ".yaml"))))
                    .sorted()
                    .toList();
        }
    }
}
