package no.meldingsvakt.ko;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.apache.qpid.proton.amqp.Symbol;
import org.junit.jupiter.api.Test;

/** The embedded broker, and the forms that a message may have. */
@QuarkusTest
class KoTest extends Meglerkontrakt {

    private static final Path LATIN1 = Path.of("xsd/msghead/1.2/eksempler/LOG_INNLAGT-iso-8859-1.xml");

    @Inject
    Megler megler;

    @Override
    Motpart motpart() {
        return new Motpart() {
            @Override
            public Koklient koble() throws JMSException {
                return new Koklient(megler.url());
            }

            @Override
            public void igang() {
                ((InnebygdMegler) megler).start();
            }

            @Override
            public void stans() {
                ((InnebygdMegler) megler).stopp();
            }
        };
    }

    @Test
    void textIsTakenToo() throws Exception {
        String id = klient().send(klient().sesjon().createTextMessage(new String(god(), UTF_8)));

        godtatt(Koklient.json(klient().svar(Adresser.KVITTERINGER, id)));
    }

    @Test
    void aTextIsUnicodeWhateverItsDeclarationSays() throws Exception {
        String tekst = new String(ny(Files.readAllBytes(LATIN1)), ISO_8859_1);
        String id = klient().send(klient().sesjon().createTextMessage(tekst));

        JsonNode kvittering = Koklient.json(klient().svar(Adresser.KVITTERINGER, id));
        godtatt(kvittering);
        assertTrue(tekst.contains(kvittering.at("/melding/avsender/navn").asText()));
    }

    @Test
    void bytesWithATypeKeepTheirEncoding() throws Exception {
        byte[] innhold = ny(Files.readAllBytes(LATIN1));
        Message melding = klient().bytes(innhold);
        ((AmqpJmsMessageFacade) ((JmsMessage) melding).getFacade()).setContentType(Symbol.valueOf("application/xml"));
        String id = klient().send(melding);

        JsonNode kvittering = Koklient.json(klient().svar(Adresser.KVITTERINGER, id));
        godtatt(kvittering);
        assertTrue(new String(innhold, ISO_8859_1)
                .contains(kvittering.at("/melding/avsender/navn").asText()));
    }
}
