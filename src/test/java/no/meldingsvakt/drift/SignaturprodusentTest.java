package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import no.meldingsvakt.signatur.Proveutsteder;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signature checking is off until an operator says whom to trust, and half a setting stops the start. */
class SignaturprodusentTest {

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);

    @TempDir
    private Path mappe;

    @Test
    void itIsOffByDefault() {
        MeldingsvaktConfig config = config(Map.of());

        assertFalse(config.signatur().kontroll());
        assertNotNull(lag(config));
    }

    @Test
    void withoutAFolderTheStartStops() {
        assertEquals(
                "Meldingsvakt kan ikke starte. meldingsvakt.signatur.kontroll is on, but meldingsvakt.signatur.tillit is not"
                        + " set: there would be nobody whose certificates are trusted",
                feil(Map.of("meldingsvakt.signatur.kontroll", "true")));
    }

    @Test
    void anEmptyFolderStopsTheStart() {
        assertEquals(
                "Meldingsvakt kan ikke starte. meldingsvakt.signatur.tillit: there are no certificates in " + mappe,
                feil(Map.of(
                        "meldingsvakt.signatur.kontroll", "true", "meldingsvakt.signatur.tillit", mappe.toString())));
    }

    @Test
    void aFolderOfListsThatIsNotThereStopsTheStart() throws Exception {
        Path rot = mappe.resolve("rot.pem");
        Proveutsteder.skriv(rot, Proveutsteder.rot("Rot").sertifikat());

        assertEquals(
                "Meldingsvakt kan ikke starte. meldingsvakt.signatur.sperrelister: borte is no folder",
                feil(Map.of(
                        "meldingsvakt.signatur.kontroll", "true",
                        "meldingsvakt.signatur.tillit", rot.toString(),
                        "meldingsvakt.signatur.sperrelister", "borte")));
    }

    private static String feil(Map<String, String> valg) {
        return assertThrows(PreventFurtherStepsException.class, () -> lag(config(valg)))
                .getMessage();
    }

    private static Object lag(MeldingsvaktConfig config) {
        return new Signaturprodusent().signaturkontroll(XML, SKJEMAER, config);
    }

    private static MeldingsvaktConfig config(Map<String, String> valg) {
        return new SmallRyeConfigBuilder()
                .withMapping(MeldingsvaktConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(valg, "test", 100))
                .build()
                .getConfigMapping(MeldingsvaktConfig.class);
    }
}
