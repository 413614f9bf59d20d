package no.meldingsvakt.melding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An unknown version of a standard is told apart from a stranger. */
class StandardkatalogTest {

    private static final Standardkatalog STANDARDER =
            Skjemamappe.les(Path.of("xsd"), new XmlFabrikk()).standarder();

    /** Every standard that is not a component, since only these have versions that a message may name. */
    static Stream<Standard> standarder() {
        return STANDARDER.alle().stream().filter(s -> s.art() != Standard.Art.KOMPONENT);
    }

    @ParameterizedTest
    @MethodSource("standarder")
    void anUnknownVersionIsOfTheFamily(Standard standard) {
        List<Standard> alleVersjoner = STANDARDER.alle().stream()
                .filter(s -> s.id().equals(standard.id()))
                .toList();

        assertFalse(standard.familier().isEmpty(), standard.betegnelse() + " has no familie");
        standard.familier().forEach(f -> assertEquals(alleVersjoner, STANDARDER.familie(f + "/1999-12-31"), f));
    }

    @ParameterizedTest
    @MethodSource("standarder")
    void aKnownVersionIsOfItsOwnFamilyAlone(Standard standard) {
        assertEquals(
                List.of(standard.id()),
                STANDARDER.familie(standard.navnerom()).stream()
                        .map(Standard::id)
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "urn:fremmed",
                "http://www.kith.no/xmlstds",
                "http://www.kith.no/xmlstds/epikrisen/2006-09-23",
                "http://www.kith.no/xmlstds/sykmelding/2012-02-15",
                "http://www.kith.no/xmlstds/po/2012-04-01",
                "http://ehelse.no/xmlstds/dialog/2013-01-23",
                "http://www.kith.no/xmlstds/legeerklaring/2013-10-01"
            })
    void aStrangerHasNoFamily(String navnerom) {
        assertEquals(List.of(), STANDARDER.familie(navnerom));
    }

    @Test
    void allVersionsOfAStandardAreOneFamilyWhateverTheirNamespaces() {
        assertEquals(
                List.of("1.0", "1.1", "2.0"),
                STANDARDER.familie("http://www.kith.no/xmlstds/henvisning/2030-01-01").stream()
                        .map(Standard::versjon)
                        .toList());
    }
}
