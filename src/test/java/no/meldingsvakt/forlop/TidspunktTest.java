package no.meldingsvakt.forlop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a point in time, and what is none that anything can be computed with. */
class TidspunktTest {

    @ParameterizedTest
    @CsvSource({
        "2024-03-01T12:00:00, 2024-03-01T12:00:00+01:00",
        "2024-07-01T12:00, 2024-07-01T12:00:00+02:00",
        "2024-03-01T12:00:00Z, 2024-03-01T13:00:00+01:00",
        "2024-03-01T12:00:00-11:30, 2024-03-02T00:30:00+01:00",
        "2024-02-29T24:00:00, 2024-03-01T00:00:00+01:00",
        "2024-03-01T12:00:00.5000000000000000000000000000000000000000, 2024-03-01T12:00:00.5+01:00",
        "2024-03-01, 2024-03-01",
        "2024-03-01+01:00, 2024-03-01",
        "' 2024-03-01 ', 2024-03-01",
        "2024-03-01T12:00:00.000000001, 2024-03-01T12:00:00.000000001+01:00",
        "2024-10-27T02:30:00+02:00, 2024-10-27T02:30:00+02:00",
        "2024-10-27T02:30:00+01:00, 2024-10-27T02:30:00+01:00",
        "2024-07-01T12:00:00+01:00, 2024-07-01T13:00:00+02:00",
        "1900-01-01, 1900-01-01",
        "2199-12-31T23:59:59, 2199-12-31T23:59:59+01:00"
    })
    void whatCanBeComputedWithIsRead(String verdi, String tekst) {
        assertEquals(tekst, Tidspunkt.les(verdi).orElseThrow().tekst());
        assertEquals(tekst, Tidspunkt.lesLagret(tekst).tekst());
        assertEquals(Tidspunkt.les(verdi), Optional.of(Tidspunkt.lesLagret(verdi.strip())));
    }

    /** What most are is read and written by shorter ways, which must end where the long ones do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1900-01-01T00:00:00+01:00",
                "1943-06-01T05:06:07+02:00",
                "2024-03-31T02:30:00+01:00",
                "2024-10-27T02:59:59+02:00",
                "2024-07-01T12:00:00+01:00",
                "2099-12-31T23:59:59+01:00"
            })
    void wholeSecondsAreAsTheLibraryHasThem(String verdi) {
        Tidspunkt tid = Tidspunkt.lesLagret(verdi);
        assertEquals(Tidspunkt.les(verdi), Optional.of(tid));
        assertEquals(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(tid.tid()), tid.tekst());
        assertEquals(DateTimeFormatter.ISO_LOCAL_TIME.format(tid.klokkeslett()), Tidspunkt.klokken(tid.klokkeslett()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "i går",
                "0001-01-01T00:00:00",
                "0000-01-01",
                "-2024-03-01",
                "-0044-03-15T12:00:00",
                "1753-01-01T00:00:00",
                "1899-12-31T23:59:59",
                "2200-01-01",
                "9999-12-31T23:59:59.9999999",
                "12024-03-01T12:00:00",
                "+12024-03-01T12:00:00",
                "2024-03-01T12:00:60",
                "2024-03-01T24:00:01",
                "2024-03-01T25:00:00",
                "2024-03-01T12:00123",
                "2024-03-01T12:00:00+14:00",
                "2024-03-01T12:00:00-14:00",
                "2024-03-01T12:00:00+99:00",
                "2024-02-30",
                "2024-13-01T12:00:00",
                "2199-12-31T23:59:59-05:00",
                "99999999999999999999-01-01"
            })
    void whatCannotIsNone(String verdi) {
        assertEquals(Optional.empty(), Tidspunkt.les(verdi));
    }
}
