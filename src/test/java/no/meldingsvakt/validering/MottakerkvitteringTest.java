package no.meldingsvakt.validering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.meldingsvakt.avvik.Sprak;
import no.meldingsvakt.konvolutt.Meldingsleser;
import no.meldingsvakt.kvittering.AppRecSvar;
import no.meldingsvakt.kvittering.Kvittering;
import no.meldingsvakt.kvittering.Kvitteringsbygger;
import no.meldingsvakt.kvittering.Kvitteringsstatus;
import no.meldingsvakt.kvittering.Svar;
import no.meldingsvakt.regel.Pakkeleser;
import no.meldingsvakt.regel.Regelkatalog;
import no.meldingsvakt.regel.Regelverkslager;
import no.meldingsvakt.skjema.Skjemakontroll;
import no.meldingsvakt.skjema.Skjemamappe;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each receiver answers, by the national test workbook for application receipts (system tests 7–11, 17–21, 28, 35–41). */
class MottakerkvitteringTest {

    private static final String KOPI = "msghead/1.2/eksempler/DIALOG_STATUS_HENVISNING-kopimottaker.xml";
    private static final XmlFabrikk XML = new XmlFabrikk();
    private static final Skjemamappe SKJEMAER = Skjemamappe.les(Path.of("xsd"), XML);
    private static final Regelkatalog REGLER = new Pakkeleser(XML).les(Path.of("schematron"));
    private static final Skjemakontroll KONTROLL = new Skjemakontroll(XML, SKJEMAER);

    /** In the example the primary receiver is 9900400/9900410 and the copy receiver 9900300/9900310. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9900400 9900410 9900300 9900310 | GODTATT | PRIM 1 []; COP 1 []",
                "9900400 9900410 9900300 | GODTATT_MED_AVVIK | PRIM 1 []; COP 2 [E21]",
                "9900400 9900300 9900310 | GODTATT_MED_AVVIK | PRIM 2 [E21]; COP 1 []",
                "9900400 9900300 | AVVIST | PRIM 2 [E21]; COP 2 [E21]",
                "9900400 | AVVIST | PRIM 2 [E21]",
                "9900300 | AVVIST | COP 2 [E21]",
                "9900400 9900410 | GODTATT | PRIM 1 []",
                "9900300 9900310 | GODTATT | COP 1 []",
                "9900410 | GODTATT | PRIM 1 []",
                "1 | GODTATT_MED_AVVIK | "
            })
    void eachReceiverIsAnsweredForItself(String egne, Kvitteringsstatus status, String ventet) throws IOException {
        Svar svar = svar(les(KOPI), egne);

        assertEquals(ventet == null ? "" : ventet, kort(svar.kvittering()));
        assertEquals(status, svar.kvittering().status());
        assertEquals(
                kort(svar.kvittering()).contains("2") && status != Kvitteringsstatus.AVVIST ? 1 : 0,
                svar.kvittering().avvik().stream()
                        .filter(a -> a.regel().equals("PLO-GEN-27-noen"))
                        .count());
    }

    @Test
    void aReceiverWithoutASecondLevelIsNotUnknown() throws IOException {
        String melding = les(KOPI).replaceFirst("(?s)(9900400.*?)<Organisation>.*?</Organisation>", "$1");

        assertEquals(
                "PRIM 1 []; COP 2 [E21]", kort(svar(melding, "9900400 9900300").kvittering()));
    }

    @Test
    void inVersion10TheRolesAreThoseOfThatVersion() throws IOException {
        String kopi = les(KOPI).replaceFirst("(?s).*(<OtherReceiver>.*</OtherReceiver>).*", "$1");
        String melding =
                les("dialogmelding/1.0/eksempler/DIALOG_NOTAT.xml").replaceFirst("</Receiver>", "</Receiver>" + kopi);
        String egen = melding.replaceFirst("(?s).*<Receiver>.*?<Id>(\\d+)</Id>.*", "$1");

        assertEquals(
                "SPR 2 [E21]; COP 1 []",
                kort(svar(melding, egen + " 9900300 9900310").kvittering()));
    }

    @Test
    void theAnswerThatIsRepeatedIsTheSame() throws IOException {
        Svar forste = svar(les(KOPI), "9900400 9900410 9900300");
        Svar naa = svar(les(KOPI), "9900400 9900410 9900300");
        Svar gjentatt = new Kvitteringsbygger(Set.of(), "prøve").gjenta(forste.kvittering(), naa);

        assertEquals(forste.apprec(), gjentatt.apprec());
        assertEquals(1, gjentatt.apprec().get(1).feil().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<MsgId>7</MsgId><x/> | T02 E10",
                "<MsgId/><x/> | T02 E10",
                " | T02 E10",
                "<MsgId>5c13590d-faf7-4a1b-ab35-7b26a6942dc2</MsgId><x/> | T02",
                "<MsgId>7</MsgId> | E10"
            })
    void anInvalidMessageWithAWrongIdIsToldBoth(String msgId, String ventet) throws IOException {
        String melding = les("plo-pasientlogistikk/1.6/eksempler/LOG_INNLAGT.xml")
                .replaceFirst("<MsgId>[^<]*</MsgId>", msgId == null ? "" : msgId);
        Svar svar = svar(melding, "");

        assertEquals(Kvitteringsstatus.AVVIST, svar.kvittering().status());
        List<String> koder = svar.apprec().get(0).feil().stream()
                .map(AppRecSvar.Feil::kode)
                .map(Enum::name)
                .toList();
        assertEquals(List.of(ventet.split(" ")), koder);
        assertTrue(svar.apprec().get(0).feil().stream()
                .noneMatch(f -> String.valueOf(f.forklaring()).isBlank()));
    }

    @Test
    void whatIsAnsweredIn10MayHaveAnyId() throws IOException {
        String melding = les("plo-pasientlogistikk/1.5/eksempler/LOG_INNLAGT.xml")
                .replaceFirst("<MsgId>[^<]*</MsgId>", "<MsgId>7</MsgId><x/>");

        assertEquals("SPR 2 [T02]", kort(svar(melding, "").kvittering()));
    }

    private static String kort(Kvittering k) {
        return String.join(
                "; ",
                k.apprec().stream()
                        .map(a -> a.rolle() + " " + a.status() + " " + a.feil())
                        .toList());
    }

    private static Svar svar(String melding, String egne) {
        Set<String> herId = egne.isEmpty() ? Set.of() : Set.of(egne.split(" "));
        Korridor korridor = new Korridor(
                new Meldingsleser(XML, SKJEMAER.standarder(), SKJEMAER.prefikser(), false),
                KONTROLL,
                new Regelverkslager(
                        REGLER,
                        SKJEMAER.standarder(),
                        XML,
                        SKJEMAER.prefikser(),
                        Map.of("nasjonal", Map.of("egne-her-id", egne, "avvis-ukjent-tjeneste", "true")),
                        null),
                new Kvitteringsbygger(herId, "prøve"));
        Valg valg = new Valg(Set.of(), Set.of(), Sprak.NB, OffsetDateTime.parse("2024-06-03T12:00:00+02:00"));
        Sak sak = Sak.ny(melding.getBytes(StandardCharsets.UTF_8), valg);
        return korridor.kvittering(korridor.regler(korridor.signatur(korridor.skjema(korridor.les(sak)))));
    }

    private static String les(String fil) throws IOException {
        return Files.readString(Path.of("xsd", fil));
    }
}
