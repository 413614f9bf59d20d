package no.meldingsvakt.ko;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sender cannot have our own receipt judged, nor a broker managed, by where it wants its receipt. */
class AdresserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meldingsvakt.kvitteringer",
                "/queues/meldingsvakt.kvitteringer",
                "sykehus.svar",
                "/queue/sykehus.svar",
                "/queues/sykehus%2Fsvar+1",
                "svar::sykehus"
            })
    void receiptsMayBeSentTo(String adresse) {
        assertTrue(Adresser.kanTaKvittering(adresse), adresse);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "meldingsvakt.inn",
                "/queues/meldingsvakt.inn",
                "/queues/meldingsvakt%2Einn",
                "/queues/%6deldingsvakt.dod",
                "/queue/meldingsvakt.inn",
                "/amq/queue/meldingsvakt.fristbrudd",
                "svar::meldingsvakt.inn",
                "activemq.management",
                "/queues/%24sys.mqtt",
                "/queues/",
                "/queues/%zz",
                "/exchange/amq.default/meldingsvakt.inn",
                "/exchanges/amq.topic/svar",
                "/topic/svar"
            })
    void receiptsMayNotBeSentTo(String adresse) {
        assertFalse(Adresser.kanTaKvittering(adresse), adresse);
    }
}
