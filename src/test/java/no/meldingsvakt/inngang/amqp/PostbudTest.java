package no.meldingsvakt.inngang.amqp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import no.meldingsvakt.drift.Adresser;
import no.meldingsvakt.drift.Megler;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves the outbox comes to its address once, and nothing stands in the way of the rest. */
@QuarkusTest
class PostbudTest {

    /** Artemis breaks the connection of whoever sends here without an address of its own. */
    private static final String ONDARTET = "activemq.management";

    @Inject
    Megler megler;

    @Inject
    Avsender avsender;

    @Inject
    Komalinger malinger;

    private final Stillbarklokke klokke = new Stillbarklokke();
    private final String sted = "prove." + UUID.randomUUID();
    private Koklient klient;
    private Postbud postbud;

    @BeforeEach
    void kobleTil() throws Exception {
        klient = new Koklient(megler.url());
        postbud = new Postbud(avsender, malinger, klokke);
    }

    @AfterEach
    void kobleFra() throws Exception {
        klient.close();
    }

    @Test
    void allComeInTheirOrder() throws Exception {
        List<Utgaende> rader = List.of(rad("1", sted), rad("2", sted), rad("3", sted));

        assertEquals(rader.stream().map(Utgaende::id).toList(), postbud.lever(rader));

        for (String ventet : List.of("1", "2", "3")) {
            assertEquals(ventet, klient.motta(sted).getJMSCorrelationID());
        }
    }

    @Test
    void oneThatIsSentAgainAfterACrashIsDropped() throws Exception {
        Utgaende rad = rad("1", sted);

        assertEquals(List.of(rad.id()), postbud.lever(List.of(rad)));
        assertEquals(List.of(rad.id()), postbud.lever(List.of(rad)));
        postbud.lever(List.of(rad("2", sted)));

        assertEquals("1", klient.motta(sted).getJMSCorrelationID());
        assertEquals("2", klient.motta(sted).getJMSCorrelationID());
        assertNull(klient.motta(sted, 1));
    }

    @Test
    void oneThatTheBrokerWillNotHaveStandsInNobodysWay() throws Exception {
        Utgaende ond = rad("ond", ONDARTET);
        Utgaende god = rad("god", sted);

        List<UUID> levert = postbud.lever(List.of(ond, god));

        assertEquals("god", klient.motta(sted).getJMSCorrelationID());
        if (!levert.contains(ond.id())) {
            assertEquals(List.of(), postbud.lever(List.of(ond)), "it is left alone for a while");
            klokke.frem(Duration.ofMinutes(3));
            assertEquals(List.of(ond.id()), postbud.lever(List.of(ond)));
        }
        Message parkert = klient.svar(Adresser.DOD, "ond");
        assertEquals("SVAR_IKKE_LEVERT", parkert.getStringProperty("arsak"));
        assertEquals("innhold", Koklient.tekst(parkert));
    }

    @Test
    void withoutABrokerNothingIsSaidToBeSent() {
        Avsender ingen = new Avsender(() -> new JmsConnectionFactory("amqp://127.0.0.1:1"));
        Postbud uten = new Postbud(ingen, malinger, klokke);

        assertThrows(JMSException.class, () -> uten.lever(List.of(rad("1", sted))));
        assertThrows(JMSException.class, () -> uten.lever(List.of()));
    }

    private static Utgaende rad(String korrelasjon, String adresse) {
        return new Utgaende(
                UUID.randomUUID(),
                adresse,
                korrelasjon,
                "text/plain",
                "innhold".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Instant.EPOCH);
    }

    private static final class Stillbarklokke extends Clock {

        private Instant naa = Instant.parse("2024-03-01T12:00:00Z");

        void frem(Duration hvor) {
            naa = naa.plus(hvor);
        }

        @Override
        public Instant instant() {
            return naa;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId sone) {
            return this;
        }
    }
}
