package no.meldingsvakt.validering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import no.meldingsvakt.forlop.Eksempelmelding;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Minnelager;
import no.meldingsvakt.rapport.Avviksrapport;
import no.meldingsvakt.rapport.Avviksrapport.IkkeTalt;
import no.meldingsvakt.rapport.Avvikssporring;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When months are counted, and what is said of those that are not. The store is made now. */
class AvvikstellerTest {

    private static final Duration OPPBEVARING = Duration.ofDays(365);
    private static final Instant NAA = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final JdbcConnectionPool pool = Minnelager.database();
    private final Mottaksprove prove = new Mottaksprove(new Lager(Jdbi.create(pool)));

    @AfterEach
    void lukk() {
        pool.dispose();
    }

    private int runde(Duration senere) {
        return prove.avviksteller(OPPBEVARING).runde(NAA.plus(senere));
    }

    private Avviksrapport ar2024(Duration senere) {
        return prove.avviksoppslag(OPPBEVARING)
                .rapport(
                        new Avvikssporring(
                                LocalDate.of(2024, 1, 1), LocalDate.of(2024, 6, 30), Avvikssporring.Gruppe.MANED, null),
                        NAA.plus(senere));
    }

    private void registrer() {
        prove.registrer(
                List.of(Eksempelmelding.les(Eksempelmelding.INNLAGT).sendt("2024-03-05T10:00:00")), NAA.toString());
    }

    @Test
    void whatIsReadInFromBeforeIsCountedWhenNoMoreComes() {
        registrer();
        runde(Duration.ofMinutes(9));
        assertEquals(
                List.of("2024-04", "2024-05", "2024-06"), ar2024(Duration.ZERO).maneder());
        assertEquals(1, runde(Duration.ofMinutes(11)), "March, when no more of it comes");
        assertEquals(0, runde(Duration.ofMinutes(30)), "each month is counted once");
        assertEquals(
                List.of("2024-03", "2024-04", "2024-05", "2024-06"),
                ar2024(Duration.ZERO).maneder());
        assertEquals(
                List.of(new IkkeTalt("2024-01", "2024-02", IkkeTalt.Grunn.VENTER, null)),
                ar2024(Duration.ZERO).ikkeTalt());
    }

    @Test
    void whatMayHaveBeenDeletedIsNotCounted() {
        registrer();
        Duration senere = Duration.ofDays(800);
        runde(senere);
        assertEquals(List.of(), ar2024(senere).maneder());
        assertEquals(
                List.of(new IkkeTalt("2024-01", "2024-06", IkkeTalt.Grunn.FOR_GAMMEL, null)),
                ar2024(senere).ikkeTalt());
    }

    @Test
    void whatIsNotOverSaysWhenItIsCounted() {
        Instant naa = Instant.parse("2024-05-20T10:00:00Z");
        assertEquals(
                List.of(
                        new IkkeTalt("2024-01", "2024-03", IkkeTalt.Grunn.VENTER, null),
                        new IkkeTalt("2024-04", "2024-06", IkkeTalt.Grunn.IKKE_OVER, "2024-06-15")),
                ar2024(Duration.between(NAA, naa)).ikkeTalt());
    }
}
