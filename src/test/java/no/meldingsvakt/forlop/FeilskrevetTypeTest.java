package no.meldingsvakt.forlop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A type that is no code takes no event from the stay: the payload tells what it is. */
class FeilskrevetTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"log_innlagt", "LOG_INNLAGT\u00a0", "\u200bLog_Innlagt ", "LOG-INNLAGT", "INNLAGT", "", "x"})
    void theEventOfALogisticsMessageIsItsChoice(String type) {
        assertEquals("INNLAGT", slag(Eksempelmelding.INNLAGT, "LOG_INNLAGT", type));
    }

    @ParameterizedTest
    @CsvSource({
        "plo-pasientlogistikk/1.6/eksempler/LOG_UTSKRIVNINGSKLAR.xml, LOG_UTSKRIVNINGSKLAR, UTSKRIVNINGSKLAR",
        "plo-pasientlogistikk/1.6/eksempler/LOG_UTSKREVET.xml, LOG_UTSKREVET, UTSKREVET",
        "plo-helseopplysninger/1.6/eksempler/HELSEOPPL_SOKNAD-varsel.xml, HELSEOPPL_SOKNAD, VARSEL",
        "plo-helseopplysninger/1.6/eksempler/HELSEOPPL_SOKNAD-oppdatert.xml, HELSEOPPL_SOKNAD, OPPDATERT",
        "plo-innleggelsesrapport/1.6/eksempler/INNLEGGELSESRAPPORT.xml, INNLEGGELSESRAPPORT, INNLEGGELSESRAPPORT",
        "plo-utskrivningsrapport/1.6/eksempler/UTSKRIVNINGSRAPPORT.xml, UTSKRIVNINGSRAPPORT, UTSKRIVNINGSRAPPORT",
        "henvisning/2.0/eksempler/HENVISNING_NYTILSTAND.xml, HENVISNING_NYTILSTAND, HENVISNING",
        "epikrise/1.2/eksempler/EPIKRISE.xml, EPIKRISE, EPIKRISE",
        "dialogmelding/1.0/eksempler/DIALOG_FORESPORSEL.xml, DIALOG_FORESPORSEL, FORESPORSEL"
    })
    void everyPayloadTellsWhatItIs(String fil, String type, String slag) {
        assertEquals(slag, slag(fil, type, type), "as it should be");
        assertEquals(slag, slag(fil, type, type.toLowerCase(java.util.Locale.ROOT)));
        assertEquals(slag, slag(fil, type, type + "\u00a0"));
        assertEquals(slag, slag(fil, type, "ny type"));
    }

    @ParameterizedTest
    @CsvSource({"DIALOG_NOTAT, DIALOG_NOTAT", "dialog_notat, DIALOG_NOTAT", "DIALOG_AVVIK, DIALOG_AVVIK"})
    void aTypeThatIsACodeStands(String skrevet, String type) {
        Eksempelmelding notat = Eksempelmelding.les(Eksempelmelding.NOTAT);
        assertEquals(
                type,
                Leseprove.hendelse(notat.byttet("<Type V=\"DIALOG_NOTAT\"", "<Type V=\"" + skrevet + "\""))
                        .merke()
                        .type());
    }

    private static String slag(String fil, String fra, String til) {
        Eksempelmelding melding = Eksempelmelding.les(fil);
        return Leseprove.hendelse(melding.byttet("<Type V=\"" + fra + "\"", "<Type V=\"" + til + "\""))
                .slag()
                .navn();
    }
}
