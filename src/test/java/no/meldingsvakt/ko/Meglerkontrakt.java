package no.meldingsvakt.ko;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.meldingsvakt.drift.MeldingsvaktConfig;
import no.meldingsvakt.forlop.lager.Lager;
import no.meldingsvakt.kvittering.Kvitteringsform;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds with every broker, seen from its other side: the real broker, and a stock client. */
abstract class Meglerkontrakt {

    private static final Path GOD = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_UTSKRIVNINGSKLAR.xml");
    private static final String PARKERT = "/api/v1/parkert";
    private static final Duration LENGE = Duration.ofSeconds(60);

    @Inject
    MeldingsvaktConfig config;

    @Inject
    Lager lager;

    @Inject
    Avsender avsender;

    @Inject
    Parkering parkering;

    private Koklient klient;

    /** The broker of this test. */
    abstract Motpart motpart();

    Koklient klient() {
        return klient;
    }

    @BeforeEach
    void kobleTil() throws Exception {
        klient = motpart().koble();
    }

    @AfterEach
    void kobleFra() throws Exception {
        klient.close();
    }

    @Test
    void aMessageGetsOneReceipt() throws Exception {
        String id = klient.send(klient.bytes(god()));

        Message svar = klient.svar(Adresser.KVITTERINGER, id);

        JsonNode kvittering = Koklient.json(svar);
        godtatt(kvittering);
        assertFalse(kvittering.at("/duplikat").asBoolean());
        assertEquals("application/json", innholdstype(svar));
    }

    @Test
    void theReceiptGoesWhereTheMessageSays() throws Exception {
        Message melding = klient.bytes(god());
        String sted = klient.lag("sykehus." + UUID.randomUUID());
        melding.setJMSReplyTo(klient.sesjon().createQueue(sted));
        melding.setJMSCorrelationID("saken-vår");
        klient.send(melding);

        Message svar = klient.motta(sted);

        assertEquals("saken-vår", svar.getJMSCorrelationID());
        godtatt(Koklient.json(svar));
    }

    @Test
    void anAppRecComesWhenAskedFor() throws Exception {
        Message melding = klient.bytes(god());
        melding.setStringProperty("kvittering", "apprec");
        String id = klient.send(melding);

        Message svar = klient.svar(Adresser.KVITTERINGER, id);

        assertTrue(Koklient.tekst(svar).contains("AppRec"), Koklient.tekst(svar));
        assertTrue(innholdstype(svar).startsWith("application/xml"), innholdstype(svar));
    }

    @Test
    void theReceiptComesInEveryFormThatAMessageHasADocumentIn() throws Exception {
        for (Kvitteringsform form : Kvitteringsform.enkeltvis()) {
            Message melding = klient.bytes(god());
            melding.setStringProperty("kvittering", form.toString());

            Message svar = klient.svar(Adresser.KVITTERINGER, klient.send(melding));

            assertTrue(innholdstype(svar).startsWith(form.medietype()), form + " is " + innholdstype(svar));
        }
    }

    @Test
    void aRepeatGetsNoSecondReceipt() throws Exception {
        byte[] melding = god();
        klient.svar(Adresser.KVITTERINGER, klient.send(klient.bytes(melding)));
        String sted = klient.lag("sykehus." + UUID.randomUUID());
        Message andre = klient.bytes(melding);
        andre.setJMSReplyTo(klient.sesjon().createQueue(sted));
        klient.send(andre);

        // What is answered in order after the repeat shows that the repeat has been dealt with.
        Message tredje = klient.bytes(god());
        tredje.setJMSReplyTo(klient.sesjon().createQueue(sted));
        String id = klient.send(tredje);

        assertEquals(id, klient.motta(sted).getJMSCorrelationID());
    }

    @Test
    void otherContentUnderTheSameIdGetsAReceiptOfItsOwn() throws Exception {
        byte[] melding = god();
        JsonNode forste = Koklient.json(klient.svar(Adresser.KVITTERINGER, klient.send(klient.bytes(melding))));
        byte[] annen = (new String(melding, ISO_8859_1) + "\n").getBytes(ISO_8859_1);
        JsonNode andre = Koklient.json(klient.svar(Adresser.KVITTERINGER, klient.send(klient.bytes(annen))));

        assertFalse(andre.at("/duplikat").asBoolean());
        assertFalse(forste.at("/id").equals(andre.at("/id")));
        assertTrue(andre.at("/avvik").toString().contains("HODE-07"), andre::toPrettyString);
    }

    /** Each is answered, and so not parked. */
    @Test
    void timesThatCannotBeComputedWithAreFindings() throws Exception {
        for (String tid : List.of(
                "0001-01-01T00:00:00",
                "9999-12-31T24:00:00",
                "12024-03-04T12:00:00",
                "2024-03-04T12:00:60",
                "2024-03-04T12:00:00+14:00")) {
            for (String hvor : List.of("(<GenDate>)[^<]*", "(TidspunktForHendelse V=\")[^\"]*")) {
                String melding = new String(god(), ISO_8859_1).replaceFirst(hvor, "$1" + tid);
                Message svar =
                        klient.svar(Adresser.KVITTERINGER, klient.send(klient.bytes(melding.getBytes(ISO_8859_1))));

                JsonNode kvittering = Koklient.json(svar);
                assertTrue(
                        List.of("AVVIST", "GODTATT_MED_AVVIK")
                                .contains(kvittering.at("/status").asText()),
                        () -> tid + kvittering.toPrettyString());
                assertTrue(
                        kvittering.at("/avvik").toString().matches("(?s).*\"(XSD|HODE-08|PLO-GEN-40)\".*"),
                        () -> tid + kvittering.toPrettyString());
            }
        }
    }

    @Test
    void aSenderWithoutHerIdIsToldOfAnIdUsedAgain() throws Exception {
        byte[] melding = new String(god(), ISO_8859_1)
                .replaceAll("V=\"HER\" DN=\"HER-id\"", "V=\"ENH\" DN=\"Organisasjonsnummeret i Enhetsregisteret\"")
                .getBytes(ISO_8859_1);
        JsonNode forste = Koklient.json(klient.svar(Adresser.KVITTERINGER, klient.send(klient.bytes(melding))));
        byte[] annen = (new String(melding, ISO_8859_1) + "\n").getBytes(ISO_8859_1);
        JsonNode andre = Koklient.json(klient.svar(Adresser.KVITTERINGER, klient.send(klient.bytes(annen))));

        assertFalse(forste.at("/avvik").toString().contains("HODE-07"), forste::toPrettyString);
        assertFalse(andre.at("/duplikat").asBoolean());
        assertTrue(andre.at("/avvik").toString().contains("HODE-07"), andre::toPrettyString);
    }

    @Test
    void whatCannotBeJudgedIsParkedWholeWithItsReason() throws Exception {
        Message fremmed = klient.bytes(god());
        fremmed.setStringProperty("regelsett", "finnes-ikke");
        int forStor = (int) config.maksStorrelse().asLongValue() + 1;

        parkert(klient.bytes(new byte[0]), "TOM", 0);
        parkert(klient.bytes(new byte[forStor]), "FOR_STOR", forStor);
        parkert(fremmed, "UKJENT_REGELSETT", god().length);
    }

    @Test
    void whatIsParkedIsListedAndTheOneThatIsMeantIsTriedAgainOrThrownAway() throws Exception {
        tomParkerte();
        String forste = parker();
        String andre = parker();
        String tredje = parker();
        given().get(PARKERT).then().statusCode(200).body("id", is(List.of(forste, andre, tredje)));
        given().get(PARKERT + "?antall=2").then().statusCode(200).body("id", is(List.of(forste, andre)));

        given().delete(PARKERT + "/" + UUID.randomUUID()).then().statusCode(404);
        given().post(PARKERT + "/" + andre + "/ny").then().statusCode(204);
        await().atMost(LENGE).untilAsserted(() -> given().get(PARKERT)
                .then()
                .body("id", hasSize(3))
                .body("id", not(hasItem(andre)))
                .body("arsak", is(List.of("TOM", "TOM", "TOM"))));
        given().delete(PARKERT + "/" + tredje).then().statusCode(204);
        given().get(PARKERT).then().body("id", hasSize(2)).body("[0].id", is(forste));
        given().delete(PARKERT + "/" + forste).then().statusCode(204);
        tomParkerte();
    }

    /** Other tests have taken theirs from the broker. */
    private void tomParkerte() {
        lager.iTransaksjon(tx -> {
            tx.parkerte().glem(Instant.now().plusSeconds(60));
            return true;
        });
        given().get(PARKERT).then().body("id", hasSize(0));
    }

    @Test
    void whatWaitsInAQueueComesWhenItsTimeHasCome() throws Exception {
        Duration pause = Duration.ofSeconds(2);
        Venterom venterom = new Venterom(
                avsender,
                Optional.of(klient.lag("vent." + UUID.randomUUID())),
                Duration.ofMinutes(1),
                Clock.systemUTC());
        Message melding = klient.bytes(god());
        melding.setJMSCorrelationID(UUID.randomUUID().toString());
        long start = System.nanoTime();
        venterom.send(Kopi.av(melding), Adresser.INN, pause);
        venterom.start();
        try {
            godtatt(Koklient.json(klient.svar(Adresser.KVITTERINGER, melding.getJMSCorrelationID())));
            assertTrue(System.nanoTime() - start >= pause.toNanos());
        } finally {
            venterom.stopp();
        }
    }

    @Test
    void whatHasBeenDeliveredTooOftenComesAsANewMessage() throws Exception {
        Message melding = klient.bytes(god());
        melding.setJMSCorrelationID(UUID.randomUUID().toString());
        assertFalse(Parkering.erSliten(melding));
        melding.setIntProperty("JMSXDeliveryCount", 11);
        assertTrue(Parkering.erSliten(melding));

        parkering.forny(melding);
        godtatt(Koklient.json(klient.svar(Adresser.KVITTERINGER, melding.getJMSCorrelationID())));
    }

    @Test
    void theBrokerIsAway() throws Exception {
        String id = klient.send(klient.bytes(god()));
        klient.close();
        motpart().stans();
        uklar("megleren");
        given().get(PARKERT).then().statusCode(200);

        motpart().igang();

        klar();
        klient = motpart().koble();
        Koklient.json(klient.svar(Adresser.KVITTERINGER, id));
        Koklient.json(klient.svar(Adresser.KVITTERINGER, klient.send(klient.bytes(god()))));
    }

    /** Sends an empty message; returns the id it is parked under. */
    private String parker() throws JMSException {
        List<String> fra = given().get(PARKERT).jsonPath().getList("id");
        klient.send(klient.bytes(new byte[0]));
        await().atMost(LENGE).untilAsserted(() -> given().get(PARKERT).then().body("id", hasSize(fra.size() + 1)));
        return given().get(PARKERT).path("[" + fra.size() + "].id");
    }

    private void parkert(Message melding, String arsak, int storrelse) throws JMSException {
        Message parkert = klient.svar(Adresser.DOD, klient.send(melding));
        assertEquals(arsak, parkert.getStringProperty("arsak"));
        assertEquals(storrelse, Koklient.lengde(parkert));
    }

    static void uklar(String hinder) {
        await().atMost(LENGE).untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'kø' }.data.hinder", containsString(hinder)));
    }

    static void klar() {
        await().atMost(LENGE)
                .untilAsserted(() -> given().get("/q/health/ready").then().body("status", is("UP")));
    }

    /** A stay of which this is the only message may well lack something. */
    static void godtatt(JsonNode kvittering) {
        assertTrue(kvittering.at("/status").asText().startsWith("GODTATT"), kvittering::toPrettyString);
    }

    private static String innholdstype(Message melding) {
        return ((AmqpJmsMessageFacade) ((JmsMessage) melding).getFacade())
                .getContentType()
                .toString();
    }

    /** A good message that nobody has sent before. */
    static byte[] god() throws IOException {
        return ny(Files.readAllBytes(GOD));
    }

    static byte[] ny(byte[] melding) {
        return new String(melding, ISO_8859_1)
                .replaceFirst("<MsgId>[^<]*</MsgId>", "<MsgId>" + UUID.randomUUID() + "</MsgId>")
                .getBytes(ISO_8859_1);
    }
}
