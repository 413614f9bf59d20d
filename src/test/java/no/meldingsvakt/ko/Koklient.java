package no.meldingsvakt.ko;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.qpid.jms.JmsConnectionFactory;

/** Somebody on the other side of the broker, with a stock client. Close it. */
public final class Koklient implements AutoCloseable {

    /** Long enough for a busy machine; a test that passes never waits for it. */
    static final long LENGE = 30_000;

    private static final List<String> TRADER = List.of("utsending", "postrute", "Camel");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection forbindelse;
    private final Session sesjon;

    public Koklient(String url) throws JMSException {
        this(url, null, null);
    }

    public Koklient(String url, String bruker, String passord) throws JMSException {
        forbindelse = new JmsConnectionFactory(bruker, passord, url).createConnection();
        sesjon = forbindelse.createSession(false, Session.AUTO_ACKNOWLEDGE);
        forbindelse.start();
    }

    public Session sesjon() {
        return sesjon;
    }

    /** A message with these bytes. */
    public Message bytes(byte[] innhold) throws JMSException {
        BytesMessage melding = sesjon.createBytesMessage();
        melding.writeBytes(innhold);
        return melding;
    }

    /** Sends it to {@code meldingsvakt.inn}; returns its message-id. */
    public String send(Message melding) throws JMSException {
        return send(Adresser.INN, melding);
    }

    public String send(String adresse, Message melding) throws JMSException {
        try (MessageProducer sender = sesjon.createProducer(sesjon.createQueue(adresse))) {
            sender.send(melding);
            return melding.getJMSMessageID();
        }
    }

    /** Sees to it that there is a queue, at a broker that makes those that are read from; returns its name. */
    public String lag(String ko) throws JMSException {
        sesjon.createConsumer(sesjon.createQueue(ko)).close();
        return ko;
    }

    /** Takes the next message there is; fails when none comes. */
    public Message motta(String adresse) throws JMSException {
        Message melding = motta(adresse, LENGE);
        if (melding == null) {
            throw new AssertionError("nothing came to " + adresse + "; " + stilling());
        }
        return melding;
    }

    /** Takes the next message that comes within the time; null when none does. */
    public Message motta(String adresse, long millis) throws JMSException {
        try (MessageConsumer leser = sesjon.createConsumer(sesjon.createQueue(adresse))) {
            return leser.receive(millis);
        }
    }

    /** Takes the message with this correlation-id; fails when none comes. */
    public Message svar(String adresse, String korrelasjon) throws JMSException {
        try (MessageConsumer leser =
                sesjon.createConsumer(sesjon.createQueue(adresse), "JMSCorrelationID = '" + korrelasjon + "'")) {
            Message melding = leser.receive(LENGE);
            // A broker that ignores the selector gives others first.
            while (melding != null && !korrelasjon.equals(melding.getJMSCorrelationID())) {
                melding = leser.receive(LENGE);
            }
            if (melding == null) {
                throw new AssertionError("no answer to " + korrelasjon + " came to " + adresse + "; " + stilling());
            }
            return melding;
        }
    }

    /** Where the threads are that a message passes through, in one line: whoever reads of a failure cannot look any more. */
    public static String stilling() {
        Map<String, Long> steder = Thread.getAllStackTraces().entrySet().stream()
                .filter(t -> TRADER.stream().anyMatch(t.getKey().getName()::startsWith))
                .map(t -> t.getKey().getName().split(" ")[0] + ' ' + t.getKey().getState() + ' ' + sted(t.getValue()))
                .collect(Collectors.groupingBy(t -> t, TreeMap::new, Collectors.counting()));
        return "threads " + steder;
    }

    private static String sted(StackTraceElement[] stabel) {
        return Stream.of(stabel)
                .filter(s -> s.getClassName().startsWith("no.meldingsvakt"))
                .findFirst()
                .or(() -> Stream.of(stabel).findFirst())
                .map(s -> s.getClassName() + '.' + s.getMethodName() + ':' + s.getLineNumber())
                .orElse("");
    }

    public static JsonNode json(Message melding) throws JMSException {
        try {
            return JSON.readTree(tekst(melding));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static int lengde(Message melding) throws JMSException {
        byte[] innhold = melding.getBody(byte[].class);
        return innhold == null ? 0 : innhold.length;
    }

    public static String tekst(Message melding) throws JMSException {
        return melding instanceof TextMessage tekst
                ? tekst.getText()
                : new String(melding.getBody(byte[].class), UTF_8);
    }

    @Override
    public void close() throws JMSException {
        forbindelse.close();
    }
}
