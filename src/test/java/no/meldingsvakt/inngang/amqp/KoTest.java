package no.meldingsvakt.inngang.amqp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import no.meldingsvakt.drift.Adresser;
import no.meldingsvakt.drift.Megler;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.apache.qpid.proton.amqp.Symbol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue from the other side of the broker: the real broker, and a stock client. */
@QuarkusTest
class KoTest {

    private static final Path GOD = Path.of("xsd/plo-pasientlogistikk/1.6/eksempler/LOG_UTSKRIVNINGSKLAR.xml");
    private static final Path LATIN1 = Path.of("xsd/msghead/1.2/eksempler/LOG_INNLAGT-iso-8859-1.xml");

    @Inject
    Megler megler;

    private Koklient klient;

    @BeforeEach
    void kobleTil() throws Exception {
        klient = new Koklient(megler.url());
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
        String sted = "sykehus." + UUID.randomUUID();
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
    void aRepeatGetsNoSecondReceipt() throws Exception {
        byte[] melding = god();
        klient.svar(Adresser.KVITTERINGER, klient.send(klient.bytes(melding)));
        String sted = "sykehus." + UUID.randomUUID();
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
    void textIsTakenToo() throws Exception {
        String id = klient.send(klient.sesjon().createTextMessage(new String(god(), UTF_8)));

        godtatt(Koklient.json(klient.svar(Adresser.KVITTERINGER, id)));
    }

    @Test
    void aTextIsUnicodeWhateverItsDeclarationSays() throws Exception {
        String tekst = new String(ny(Files.readAllBytes(LATIN1)), ISO_8859_1);
        String id = klient.send(klient.sesjon().createTextMessage(tekst));

        JsonNode kvittering = Koklient.json(klient.svar(Adresser.KVITTERINGER, id));
        godtatt(kvittering);
        assertTrue(tekst.contains(kvittering.at("/melding/avsender/navn").asText()));
    }

    @Test
    void bytesWithATypeKeepTheirEncoding() throws Exception {
        byte[] innhold = ny(Files.readAllBytes(LATIN1));
        Message melding = klient.bytes(innhold);
        ((AmqpJmsMessageFacade) ((JmsMessage) melding).getFacade()).setContentType(Symbol.valueOf("application/xml"));
        String id = klient.send(melding);

        JsonNode kvittering = Koklient.json(klient.svar(Adresser.KVITTERINGER, id));
        godtatt(kvittering);
        assertTrue(new String(innhold, ISO_8859_1)
                .contains(kvittering.at("/melding/avsender/navn").asText()));
    }

    /** A stay of which this is the only message may well lack something. */
    private static void godtatt(JsonNode kvittering) {
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
