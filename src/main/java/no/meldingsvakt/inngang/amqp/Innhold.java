package no.meldingsvakt.inngang.amqp;

import io.netty.buffer.ByteBuf;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Section;

/** Finds the XML in a message: the bytes as they were sent, so that its own declaration tells the encoding. */
final class Innhold {

    /** A declaration with its encoding; blanks before it are for the parser to refuse. */
    private static final Pattern KODING =
            Pattern.compile("^(\uFEFF?<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"'])[^\"']{1,40}([\"'])");

    private Innhold() {}

    /** Reads the body; empty when it is neither bytes nor text. */
    static Optional<byte[]> les(Message melding) throws JMSException {
        if (melding instanceof BytesMessage bytes) {
            return Optional.of(bytes.getBody(byte[].class) == null ? new byte[0] : bytes.getBody(byte[].class));
        }
        if (melding instanceof TextMessage tekst) {
            Optional<byte[]> raa = raa(melding);
            return raa.isPresent() ? raa : Optional.of(somUtf8(tekst.getText()));
        }
        return Optional.empty();
    }

    /**
     * The bytes of a message that the client takes for text. Where bytes are sent with a content type such as
     * {@code application/xml}, it decodes them as UTF-8, and ISO-8859-1 would be spoilt.
     */
    private static Optional<byte[]> raa(Message melding) throws JMSException {
        if (melding instanceof JmsMessage jms
                && jms.getFacade() instanceof AmqpJmsMessageFacade amqp
                && amqp.getContentType() != null) {
            ByteBuf kodet = amqp.encodeMessage();
            org.apache.qpid.proton.message.Message lest = org.apache.qpid.proton.message.Message.Factory.create();
            lest.decode(kodet.array(), kodet.arrayOffset() + kodet.readerIndex(), kodet.readableBytes());
            Section kropp = lest.getBody();
            if (kropp instanceof Data data) {
                Binary bytes = data.getValue();
                return Optional.of(Arrays.copyOfRange(
                        bytes.getArray(), bytes.getArrayOffset(), bytes.getArrayOffset() + bytes.getLength()));
            }
        }
        return Optional.empty();
    }

    /** A text has no encoding, whatever its declaration says of the file it once was. */
    private static byte[] somUtf8(String tekst) {
        Matcher deklarasjon = KODING.matcher(tekst == null ? "" : tekst);
        return deklarasjon.replaceFirst("$1UTF-8$2").getBytes(StandardCharsets.UTF_8);
    }
}
