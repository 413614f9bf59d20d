package no.meldingsvakt.ko;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.meldingsvakt.drift.MeldingsvaktConfig.Amqp.Adressevalg;
import no.meldingsvakt.forlop.lager.Utgaende;
import no.meldingsvakt.sporing.Sporing;
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
    Parkering parkering;

    @Inject
    Parkerte parkerte;

    private final Stillbarklokke klokke = new Stillbarklokke();
    private final String sted = "prove." + UUID.randomUUID();
    private Koklient klient;
    private Postbud postbud;

    @BeforeEach
    void kobleTil() throws Exception {
        klient = new Koklient(megler.url());
        postbud = new Postbud(avsender, parkering, klokke, Sporing.av());
    }

    @AfterEach
    void kobleFra() throws Exception {
        klient.close();
    }

    @Test
    void allComeInTheirOrder() throws Exception {
        List<Utgaende> rader = List.of(rad("1", sted), rad("2", sted), rad("3", sted));

        assertEquals(rader.stream().map(Utgaende::id).toList(), lever(rader));

        for (String ventet : List.of("1", "2", "3")) {
            assertEquals(ventet, klient.motta(sted).getJMSCorrelationID());
        }
    }

    @Test
    void oneThatIsSentAgainAfterACrashIsDropped() throws Exception {
        Utgaende rad = rad("1", sted);

        assertEquals(List.of(rad.id()), lever(List.of(rad)));
        assertEquals(List.of(rad.id()), lever(List.of(rad)));
        lever(List.of(rad("2", sted)));

        assertEquals("1", klient.motta(sted).getJMSCorrelationID());
        assertEquals("2", klient.motta(sted).getJMSCorrelationID());
        assertNull(klient.motta(sted, 1));
    }

    @Test
    void oneThatTheBrokerWillNotHaveStandsInNobodysWay() throws Exception {
        Utgaende ond = rad("ond", ONDARTET);
        Utgaende god = rad("god", sted);

        List<UUID> levert = lever(List.of(ond, god));

        assertEquals("god", klient.motta(sted).getJMSCorrelationID());
        if (!levert.contains(ond.id())) {
            assertEquals(List.of(), postbud.lever(List.of(ond)), "it is left alone for a while");
            klokke.frem(Duration.ofMinutes(3));
            assertEquals(List.of(ond.id()), lever(List.of(ond)));
        }
        Message parkert = klient.svar(Adresser.DOD, "ond");
        assertEquals("SVAR_IKKE_LEVERT", parkert.getStringProperty("arsak"));
        assertEquals("innhold", Koklient.tekst(parkert));
        assertTrue(parkerte.list(200).stream().anyMatch(p -> p.id().equals(ond.id())));
        assertFalse(parkerte.slett(ond.id()), "somebody has taken it from the broker");
        assertTrue(parkerte.list(200).stream().noneMatch(p -> p.id().equals(ond.id())));
    }

    @Test
    void withoutABrokerNothingIsSaidToBeSent() {
        Avsender ingen =
                new Avsender(() -> new JmsConnectionFactory("amqp://127.0.0.1:1"), new Adresseform(Adressevalg.AUTO));
        Postbud uten = new Postbud(ingen, parkering, klokke, Sporing.av());

        assertThrows(JMSException.class, () -> uten.lever(List.of(rad("1", sted))));
        assertThrows(JMSException.class, () -> uten.lever(List.of()));
    }

    @Test
    void anAddressThatNeverAnswersHoldsUpItsOwnReceiptsAndNoOthers() throws Exception {
        CountDownLatch slipp = new CountDownLatch(1);
        String taus = "taus." + UUID.randomUUID();
        Avsender hengende =
                new Avsender(() -> new JmsConnectionFactory(megler.url()), new Adresseform(Adressevalg.NAVN)) {
                    @Override
                    public Queue ko(Session sesjon, String navn) throws JMSException {
                        if (navn.equals(taus)) {
                            vent(slipp);
                        }
                        return super.ko(sesjon, navn);
                    }
                };
        postbud = new Postbud(hengende, parkering, klokke, Sporing.av());
        Utgaende venter = rad("venter", taus);

        long start = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            Utgaende god = rad("god" + i, sted + i % 3);
            assertEquals(List.of(god.id()), lever(i == 0 ? List.of(venter, god) : List.of(god)));
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(12)) < 0);
        assertEquals(Set.of(taus), postbud.opptatt());

        slipp.countDown();
        await().atMost(Duration.ofSeconds(30)).until(() -> lever(List.of()).equals(List.of(venter.id())));
        assertEquals("venter", klient.motta(taus).getJMSCorrelationID());
        assertEquals(Set.of(), postbud.opptatt());
    }

    private static void vent(CountDownLatch slipp) {
        try {
            assertTrue(slipp.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<UUID> lever(List<Utgaende> rader) throws JMSException {
        return postbud.lever(rader).stream().map(Utgaende::id).toList();
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
