package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.Nivaa;
import no.meldingsvakt.avvik.Tekst;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deadline that the rule tells nonsense of is a crash, never one deadline less; one that hangs on no time at all is none. */
class FristleserTest {

    private static final Paastand REGEL = new Paastand(
            "R",
            Nivaa.SKAL,
            "true()",
            "her",
            "krav",
            Tekst.lik("tekst"),
            null,
            null,
            false,
            false,
            true,
            Virketid.ALLTID,
            List.of());
    private static final Map<String, String> HEL = Map.of(
            "R-starter", "2024-03-04T12:00:00+01:00",
            "R-utloper", "2024-03-04T16:00:00+01:00",
            "R-oppfylt", "2024-03-04T14:00:00.5Z",
            "R-ansvarlig", "MOTTAKER");

    @Test
    void whatARuleTellsWhollyIsADeadline() throws RegelkrasjException {
        assertEquals(Optional.of(Frist.Friststatus.HOLDT), les(HEL).map(Frist::status));
        assertEquals(
                Optional.of(Frist.Friststatus.BRUTT), les(med("R-oppfylt", "")).map(Frist::status));
    }

    @ParameterizedTest
    @CsvSource({"R-starter", "R-utloper"})
    void whereNoTimeCanBeComputedWithThereIsNoDeadline(String hva) throws RegelkrasjException {
        assertEquals(Optional.empty(), les(med(hva, "")));
    }

    @ParameterizedTest
    @CsvSource({
        "R-starter, snart",
        "R-starter, 2024-03-04",
        "R-utloper, 2024-03-04T16:00:00",
        "R-utloper, PT4H",
        "R-utloper, 2024-03-04T16:00:00+01:00 2024-03-05T16:00:00+01:00",
        "R-oppfylt, true",
        "R-ansvarlig, KOMMUNEN",
        "R-ansvarlig, ''",
        "R-nivaa, alvorlig"
    })
    void nonsenseIsACrash(String hva, String verdi) {
        assertThrows(RegelkrasjException.class, () -> les(med(hva, verdi)));
    }

    @ParameterizedTest
    @CsvSource({"R-starter", "R-utloper", "R-oppfylt", "R-ansvarlig"})
    void whatARuleDoesNotTellIsACrash(String hva) {
        Map<String, String> uten = new HashMap<>(HEL);
        uten.remove(hva);

        assertThrows(RegelkrasjException.class, () -> les(uten));
    }

    private static Map<String, String> med(String hva, String verdi) {
        Map<String, String> endret = new HashMap<>(HEL);
        endret.put(hva, verdi);
        return endret;
    }

    private static Optional<Frist> les(Map<String, String> egenskaper) throws RegelkrasjException {
        return Fristleser.les(REGEL, egenskaper, new XdmAtomicValue("2024-03-05T00:00:00+01:00"));
    }
}
