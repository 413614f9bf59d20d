package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.PreventFurtherStepsException;
import org.junit.jupiter.api.Test;

/** What stops the start is told as one line, and what is no fault of the operator's as the crash it is. */
class OppstartTest {

    @Test
    void aFaultOfAFileBecomesALine() {
        var e = assertThrows(
                PreventFurtherStepsException.class,
                () -> Oppstart.krev(() -> {
                    throw new IllegalArgumentException("a.xsd, line 3: borte");
                }));

        assertEquals("Meldingsvakt kan ikke starte. a.xsd, line 3: borte", e.getMessage());
        assertEquals(1, e.getExitCode());
        assertNull(e.getCause(), "Quarkus would look for the message there");
    }

    @Test
    void aFaultOfOursIsNotHidden() {
        IllegalStateException feil = new IllegalStateException("vår");

        assertSame(
                feil,
                assertThrows(
                        IllegalStateException.class,
                        () -> Oppstart.krev(() -> {
                            throw feil;
                        })));
    }
}
