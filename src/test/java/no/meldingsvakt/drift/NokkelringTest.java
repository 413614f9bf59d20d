package no.meldingsvakt.drift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.forlop.lager.Meldingsnokkel;
import no.meldingsvakt.forlop.lager.Minnelager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the key is the database's, and what is said when it is not. */
class NokkelringTest {

    private static final Instant NAA = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration ETT_AAR = Duration.ofDays(365);
    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);
    private static final String C = "c".repeat(32);

    @TempDir
    Path mappe;

    private Lager lager;

    @BeforeEach
    void lagDatabase() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
        lager = Minnelager.nytt();
    }

    @Test
    void aKeyIsMadeForADatabaseThatIsNew() throws Exception {
        Nokkelring forst = medFil(NAA);
        assertEquals(32, Files.size(mappe.resolve("pasientnokkel")));
        lagre();
        assertArrayEquals(
                forst.gjeldende().avtrykk(new byte[1]), medFil(NAA).gjeldende().avtrykk(new byte[1]));
    }

    @Test
    void aMissingFileBesideADatabaseThatIsNotEmptyStopsTheStart() throws Exception {
        medFil(NAA);
        lagre();
        Files.delete(mappe.resolve("pasientnokkel"));
        assertTrue(feil(() -> medFil(NAA)).contains("er borte"));
        assertTrue(Files.notExists(mappe.resolve("pasientnokkel")), "a new one would make the next start succeed");
    }

    @Test
    void aDatabaseFromBeforeCheckValuesTakesTheKeyItIsGivenAndNoNewOne() throws Exception {
        lagre();
        assertTrue(feil(() -> medFil(NAA)).contains("er borte"));
        med(A, null, NAA);
        assertTrue(feil(() -> med(B, null, NAA)).contains("en annen nøkkel"));
    }

    @Test
    void anotherKeyStopsTheStart() {
        med(A, null, NAA);
        assertTrue(feil(() -> med(B, null, NAA)).contains("meldingsvakt.pasientnokkel-forrige"));
        assertTrue(feil(() -> med(B, C, NAA)).contains("forrige nøkkelen er ikke"));
        assertTrue(feil(() -> med("kort", null, NAA)).contains("for kort"));
        assertTrue(feil(() -> med(A, "kort", NAA)).contains("for kort"));
        med(A, null, NAA);
    }

    @Test
    void aKeyIsChangedWhileBothAreInForce() {
        med(A, null, NAA);
        lagre();
        assertTrue(med(B, A, NAA).forrige().isPresent());
        assertTrue(med(B, A, NAA.plusSeconds(60)).forrige().isPresent());
        assertTrue(feil(() -> med(B, null, NAA.plus(Duration.ofDays(300)))).contains("2027-03-01"));
        Instant etter = NAA.plus(Duration.ofDays(366));
        assertTrue(med(B, null, etter).forrige().isEmpty());
        assertTrue(feil(() -> med(A, null, etter)).contains("en annen nøkkel"));
    }

    @Test
    void aFileIsChangedByGivingItAnotherName() throws Exception {
        medFil(NAA);
        lagre();
        Files.move(mappe.resolve("pasientnokkel"), mappe.resolve("pasientnokkel.forrige"));
        assertTrue(medFil(NAA).forrige().isPresent());
        assertEquals(32, Files.size(mappe.resolve("pasientnokkel")));
    }

    @Test
    void aFileThatIsNoKeyIsToldOf() throws Exception {
        Files.writeString(mappe.resolve("pasientnokkel"), "kort");
        assertTrue(feil(() -> medFil(NAA)).contains("32 byte"));
    }

    private static String feil(org.junit.jupiter.api.function.Executable start) {
        String tekst = assertThrows(IllegalArgumentException.class, start).getMessage();
        assertEquals(1, tekst.lines().count());
        return tekst;
    }

    private Nokkelring medFil(Instant naa) {
        return Nokkelring.av(Optional.empty(), Optional.empty(), mappe, ETT_AAR, lager, Runnable::run, naa);
    }

    private Nokkelring med(String nokkel, String forrige, Instant naa) {
        return Nokkelring.av(
                Optional.of(nokkel), Optional.ofNullable(forrige), mappe, ETT_AAR, lager, Runnable::run, naa);
    }

    private void lagre() {
        lager.iTransaksjon(tx -> {
            Meldingsnokkel nokkel =
                    new Meldingsnokkel("1", "", UUID.randomUUID().toString(), false);
            tx.meldinger().lagre(UUID.randomUUID(), nokkel, tx.meldinger().kjent(nokkel), "0", NAA, "{}");
            return true;
        });
    }
}
