package no.meldingsvakt.inngang.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in a list of examples is told with file and line, as in other files. */
class EksempelsamlingTest {

    private static final String RIKTIG =
            "- fil: a.xml\n  tittel: En\n  type: INNLAGT\n  status: GODTATT_MED_AVVIK\n  regler: [A]\n";

    @TempDir
    Path mappe;

    @Test
    void aListThatIsRightIsRead() throws IOException {
        liste(RIKTIG);

        assertEquals(
                "Godtatt med avvik",
                Eksempelsamling.les(mappe).get(0).dom(),
                Eksempelsamling.les(mappe).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "regler: [A] | regler: [A]¶  regelset: [b] | 6: there is no field «regelset» here; there are [fil, pilot, regelsett, regler, status, tittel, type]",
                "tittel: En¶  type | type | 5: tittel is missing",
                "tittel: En | tittel: 'En | 2: while scanning a quoted scalar",
                "tittel: En | tittel: En¶  tittel: To | 3: Duplicate field 'tittel'",
                "GODTATT_MED_AVVIK | GODTATTT | 4: Cannot deserialize value of type",
                "a.xml | b.xml | 1: the file b.xml is not there",
                "- fil: a.xml | - { | 3: while parsing a flow mapping"
            },
            quoteCharacter = '"')
    void aMistakeIsToldWithItsLine(String hva, String galt, String ventet) throws IOException {
        Path liste = liste(RIKTIG.replace(hva.replace('¶', '\n'), galt.replace('¶', '\n')));

        String melding = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Eksempelsamling.les(mappe))
                .getMessage());

        assertTrue(melding.startsWith(liste + ", line " + ventet), melding);
    }

    @Test
    void anEmptyListIsTold() throws IOException {
        Path liste = liste("# none yet\n");

        Exception e = assertThrows(IllegalArgumentException.class, () -> Eksempelsamling.les(mappe));

        assertEquals(liste + ", line 1: the file is empty", e.getMessage());
    }

    private Path liste(String tekst) throws IOException {
        Path eksempler = Files.createDirectories(mappe.resolve("std/1/eksempler"));
        Files.writeString(eksempler.resolve("a.xml"), "<a/>");
        return Files.writeString(eksempler.resolve("eksempler.yaml"), tekst);
    }
}
