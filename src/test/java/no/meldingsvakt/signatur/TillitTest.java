package no.meldingsvakt.signatur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may stand in the folder of trusted issuers, and what is said when it cannot be used. */
class TillitTest {

    private static final Proveutsteder ROT = Proveutsteder.rot("Rot");
    private static final Proveutsteder ANNEN = Proveutsteder.rot("Annen");

    @TempDir
    private Path mappe;

    @Test
    void pemDerAndSeveralInOneFile() throws Exception {
        Proveutsteder tredje = Proveutsteder.rot("Tredje");
        Proveutsteder.skriv(mappe.resolve("to.pem"), ROT.sertifikat(), ANNEN.sertifikat());
        Files.write(mappe.resolve("en.cer"), tredje.sertifikat().getEncoded());
        Files.writeString(mappe.resolve(".skjult"), "ikke et sertifikat");

        Tillit tillit = Tillit.les(mappe);

        assertTrue(stolerPa(tillit, ROT));
        assertTrue(stolerPa(tillit, ANNEN));
        assertTrue(stolerPa(tillit, tredje));
    }

    @Test
    void oneFile() throws Exception {
        Path fil = mappe.resolve("en.pem");
        Proveutsteder.skriv(fil, ROT.sertifikat());

        Tillit tillit = Tillit.les(fil);

        assertTrue(stolerPa(tillit, ROT));
        assertFalse(stolerPa(tillit, ANNEN));
    }

    /** So that an operator can trust those who issue personal certificates, and not all that the root stands above. */
    @Test
    void anIssuerBelowTheRootIsTrustedForItself() throws Exception {
        Proveutsteder under = ROT.under("Under");
        Proveutsteder.skriv(mappe.resolve("under.pem"), under.sertifikat());

        Tillit tillit = Tillit.les(mappe);

        assertTrue(stolerPa(tillit, under));
        assertFalse(stolerPa(tillit, ROT));
        assertFalse(stolerPa(tillit, ROT.under("Søsken")));
    }

    @Test
    void whatCannotBeUsedIsToldInOneLine() throws Exception {
        assertEquals("there are no certificates in " + mappe, feil(mappe));
        Path finnesIkke = mappe.resolve("finnes-ikke");
        assertEquals(finnesIkke + " cannot be read", feil(finnesIkke));

        Path tekst = Files.writeString(mappe.resolve("tekst.pem"), "ikke et sertifikat");
        assertTrue(List.of(tekst + " holds no X.509 certificates", "there are no certificates in " + mappe)
                .contains(feil(mappe)));
        Files.delete(tekst);

        Path person = mappe.resolve("person.pem");
        Proveutsteder.skriv(person, ROT.person().sertifikat());
        assertEquals(person + " holds a certificate that is not an issuer's (CA)", feil(mappe));
    }

    private static String feil(Path sti) {
        return assertThrows(IllegalArgumentException.class, () -> Tillit.les(sti))
                .getMessage();
    }

    private static boolean stolerPa(Tillit tillit, Proveutsteder utsteder) {
        return !tillit.kjede(utsteder.person().sertifikat(), List.of(), Proveutsteder.FRA.plusSeconds(1))
                .isEmpty();
    }
}
