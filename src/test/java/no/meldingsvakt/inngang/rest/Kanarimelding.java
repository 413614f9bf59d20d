package no.meldingsvakt.inngang.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A valid message in which everything that is the patient's, or free text, is a canary: found anywhere outside the message,
 * it shows a leak. Immutable; each change makes a new one.
 */
public record Kanarimelding(String tekst) {

    /** Begins every canary. */
    public static final String KANARI = "kanari";

    /** The patient's number in the message. */
    public static final String NUMMER = "12853810221";

    /** The verdict on it: nothing is wrong but the canaries in DN, which are not the names the code lists give. */
    public static final String DOM = "GODTATT_MED_AVVIK";

    private static final Path EKSEMPEL = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_UTSKRIVNINGSKLAR.xml");

    public static Kanarimelding god() {
        try {
            return new Kanarimelding(Files.readString(EKSEMPEL))
                    .med("<FamilyName>Fjell<", "<FamilyName>Kanari-etternavn<")
                    .med("<GivenName>Syntetisk<", "<GivenName>Kanari-fornavn<")
                    .med("DN=\"Kvinne\"", "DN=\"Kanari-kjønn\"")
                    .med("<StreetAdr>Utsiktsveien 4<", "<StreetAdr>Kanari-gate 4<")
                    .med("Geriatrisk sengepost, Fjordvik sykehus<", "Kanari-enhet<")
                    .med("tel:12345601", "tel:kanari-telefon")
                    .med("<fk1:FamilyName>Testlege<", "<fk1:FamilyName>Kanari-lege<")
                    .med("DN=\"Pasient innlagt\"", "DN=\"Kanari-hendelse\"")
                    .med("<Document>", "<!-- kanari-kommentar --><?kanari kanari-instruks?><Document>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message with the first {@code fra} written as {@code til}; it must be there. */
    public Kanarimelding med(String fra, String til) {
        int sted = tekst.indexOf(fra);
        if (sted < 0) {
            throw new AssertionError("the example does not hold " + fra);
        }
        return new Kanarimelding(tekst.substring(0, sted) + til + tekst.substring(sted + fra.length()));
    }

    /** The message with everything from {@code fra} to {@code til}, both included, written as {@code nytt}. */
    public Kanarimelding medDel(String fra, String til, String nytt) {
        int start = tekst.indexOf(fra);
        int slutt = tekst.indexOf(til, start) + til.length();
        return med(tekst.substring(start, slutt), nytt);
    }

    public byte[] utf8() {
        return tekst.getBytes(UTF_8);
    }

    /** Says whether a text holds anything of what must not leave the message. */
    public static boolean erRopetFra(String tekst) {
        return tekst.toLowerCase(Locale.ROOT).contains(KANARI) || tekst.contains(NUMMER);
    }
}
