package no.meldingsvakt.konvolutt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.melding.AppRecVersjon;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HODE-03: what is said of a standard or a version that is not supported. */
class StandardkontrollTest {

    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "henvisning/1.1/eksempler/HENVISNING.xml | henvisning/2012-02-15 | henvisning/2030-01-01 | Denne versjonen av Henvisning støttes ikke; støttede versjoner er 1.0, 1.1, 2.0.",
                "epikrise/1.2/eksempler/EPIKRISE.xml | epikrise/2012-02-15 | epikrise/1999-01-01 | Denne versjonen av Epikrise støttes ikke; støttede versjoner er 1.0, 1.1, 1.2.",
                "svarrapport/1.4/eksempler/SVARRAPPORT_LAB.xml | labsvar/2012-02-15 | labsvar/2004-01-01 | Denne versjonen av Svarrapport støttes ikke; støttede versjoner er 1.3, 1.4.",
                "apprec/1.1/eksempler/APPREC.xml | apprec/2012-02-15 | apprec/2030-01-01 | Denne versjonen av Applikasjonskvittering støttes ikke; støttede versjoner er 1.0, 1.1.",
                "plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml | msghead/2006-05-24 | msghead/2004-01-01 | Denne versjonen av Hodemelding støttes ikke; støttede versjoner er 1.2.",
                "dialogmelding/1.1/eksempler/DIALOG_HELSEFAGLIG.xml | dialog/2013-01-23 | dialog/2030-01-01 | Denne versjonen av Dialogmelding støttes ikke; støttede versjoner er 1.0, 1.1.",
                "plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml | Pasientlogistikk/2012-04-01 | Pasientlogistikk/2030-01-01 | Denne versjonen av PLO Pasientlogistikk støttes ikke; støttede versjoner er 1.5, 1.6.",
                "plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml | www.kith.no/xmlstds/po/Pasientlogistikk/2012-04-01 | ehelse.no/xmlstds/po/Sammenfatning/2030-01-01 | PLO Sammenfatning 2.0 er under utprøving og er ikke slått på her.",
                "henvisning/1.1/eksempler/HENVISNING.xml | xmlstds/henvisning/2012-02-15 | xmlstds/fremmed/2012-02-15 | Meldingsstandarden er ikke en av dem tjenesten støtter."
            })
    void anUnsupportedVersionIsToldWhichOnesAre(String eksempel, String fra, String til, String ventet)
            throws IOException {
        Avvik avvik = les(eksempel, fra, til, false).resultat().avvik().get(0);

        assertEquals("HODE-03", avvik.regel());
        assertEquals(AppRecFeil.T10, avvik.apprec());
        assertEquals(ventet, avvik.tekst().nb());
    }

    @Test
    void aVersionOnTrialIsNamedWhereItIsSwitchedOn() throws IOException {
        Avvik avvik = les(
                        "plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml",
                        "Pasientlogistikk/2012-04-01",
                        "Pasientlogistikk/2030-01-01",
                        true)
                .resultat()
                .avvik()
                .get(0);

        assertEquals(
                "Denne versjonen av PLO Pasientlogistikk støttes ikke; støttede versjoner er 1.5, 1.6, 2.0.",
                avvik.tekst().nb());
    }

    @Test
    void anUnsupportedVersionIsAnsweredWithTheNewestReceiptOfItsFamily() throws IOException {
        var melding = les("epikrise/1.1/eksempler/EPIKRISE.xml", "epikrise/2006-09-23", "epikrise/2030-01-01", false)
                .melding();

        assertEquals(AppRecVersjon.V1_1, Objects.requireNonNull(melding).kvitteresMed());
    }

    private static Lesing les(String eksempel, String fra, String til, boolean pilot) throws IOException {
        String original = Files.readString(Path.of("xsd", eksempel));
        String melding = original.replace(fra, til);
        assertNotEquals(original, melding, "the example no longer has the text that was to be changed");
        return new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), pilot)
                .les(melding.getBytes(StandardCharsets.UTF_8));
    }
}
