package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in a code list or a coverage file is told with file and line, whoever reads it. */
class YamlfeilTest {

    @TempDir
    Path mappe;

    @Test
    void aFieldThatACodeListHasNotIsTold() throws IOException {
        Path fil = Files.writeString(
                mappe.resolve("liste.yaml"), "oid: \"1.2.3\"\nnavn: Liste\nkoder:\n  - {kode: A, nvan: Alfa}\n");

        Exception e = assertThrows(IllegalArgumentException.class, () -> Kodeverk.les(mappe));

        assertEquals(
                fil + ", line 4: there is no field «nvan» here; there are [en, fra, kode, navn, nn, til]",
                e.getMessage());
    }

    @Test
    void whatIsNoYamlIsTold() throws IOException {
        Path fil = Files.writeString(mappe.resolve("liste.yaml"), "oid: \"1.2.3\"\nnavn: \"Liste\n");

        Exception e = assertThrows(IllegalArgumentException.class, () -> Kodeverk.les(mappe));

        assertTrue(String.valueOf(e.getMessage()).startsWith(fil + ", line "), e.getMessage());
    }
}
