package no.meldingsvakt.tekst;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StavefeilTest {

    private final Stavefeil stavefeil = new Stavefeil(List.of("fastlegen", "nødvendig", "multidose", "kort"));

    /** One letter too few, too many, wrong, or changed with its neighbour; never the first or the last, nor two. */
    @ParameterizedTest
    @CsvSource({
        "fastlgen,fastlegen",
        "fasstlegen,fastlegen",
        "fastlagen,fastlegen",
        "fasltegen,fastlegen",
        "unødvendig,",
        "multidoser,",
        "mltdose,",
        "korrt,",
        "hjemmesykepleie,"
    })
    void oneSlipInALongWordIsSeenThrough(String skrevet, String ment) {
        assertEquals(Optional.ofNullable(ment), stavefeil.ment(skrevet));
    }
}
