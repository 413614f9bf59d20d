package no.meldingsvakt.skjema;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;

/** What the program starts with is what lies in its folder. */
class SkjemaarkivTest {

    private static final XmlFabrikk XML = new XmlFabrikk();

    @Test
    void whatIsReadIsWhatWasRead() {
        Skjemamappe lest = Skjemamappe.les(Path.of("xsd"), XML);

        Arkivleser arkiv = new Arkivleser(skrevet(lest));
        Skjemamappe igjen = Skjemaarkiv.les(arkiv, "xsd", XML);

        assertTrue(arkiv.ferdig(), "something was written that is not read");
        assertEquals(lest.standarder().alle(), igjen.standarder().alle());
        assertEquals(
                lest.innganger().stream().map(Skjemafil::sti).toList(),
                igjen.innganger().stream().map(Skjemafil::sti).toList());
        var filer = igjen.filer().stream().collect(Collectors.toMap(Skjemafil::sti, Function.identity()));
        assertEquals(lest.filer().size(), filer.size());
        lest.filer().forEach(f -> {
            Skjemafil annen = filer.get(f.sti());
            assertArrayEquals(f.innhold(), annen.innhold(), f.sti());
            assertEquals(f.visning(), annen.visning());
            assertEquals(f.navnerom(), annen.navnerom(), f.sti());
            assertEquals(f.navn(), annen.navn(), f.sti());
            assertEquals(f.henvisninger(), annen.henvisninger(), f.sti());
        });
        assertArrayEquals(skrevet(lest), skrevet(igjen), "the same schemas give other bytes");
    }

    private static byte[] skrevet(Skjemamappe mappe) {
        Arkivskriver til = new Arkivskriver();
        Skjemaarkiv.skriv(mappe, til);
        return til.ferdig();
    }
}
