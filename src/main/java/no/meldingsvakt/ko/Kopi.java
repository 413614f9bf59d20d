package no.meldingsvakt.ko;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.jms.message.JmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message that is sent on, body and all, with properties that this service adds. The broker drops a second copy with the same id, so
 * that a crash between sending it on and acknowledging the first leaves one.
 */
public final class Kopi {

    /** The property that Artemis knows a duplicate by; other brokers carry it and do nothing. */
    static final String DUPLIKATID = "_AMQ_DUPL_ID";

    static final String ARSAK = "arsak";
    static final String FORSOK = "forsok";
    static final String PARKERT_ID = "parkertId";
    static final String PARKERT = "parkert";

    /** Which search of a queue has seen it. */
    static final String RUNDE = "runde";

    /** When it may leave the queue where it waits, in milliseconds. */
    static final String TIDLIGST = "tidligst";

    private static final List<String> EGNE = List.of(DUPLIKATID, ARSAK, FORSOK, PARKERT_ID, PARKERT, RUNDE, TIDLIGST);
    private static final String GRUPPE = "JMSXGroupID";

    private final JmsMessage melding;

    private Kopi(JmsMessage melding) {
        this.melding = melding;
    }

    /** A copy without the properties that this service adds, with the correlation-id that a receipt for the original would have. */
    static Kopi av(Message original) throws JMSException {
        return uten(EGNE, original);
    }

    /** A copy with all of ours as well, for one that only changes its place. */
    static Kopi hel(Message original) throws JMSException {
        return uten(List.of(DUPLIKATID, RUNDE, TIDLIGST), original);
    }

    private static Kopi uten(List<String> utelatt, Message original) throws JMSException {
        JmsMessage kopi = ((JmsMessage) original).copy();
        kopi.setReadOnlyProperties(false);
        Map<String, Object> egenskaper = new HashMap<>();
        for (String navn : Collections.list((java.util.Enumeration<String>) navn(original))) {
            egenskaper.put(navn, original.getObjectProperty(navn));
        }
        String gruppe = original.getStringProperty(GRUPPE);
        kopi.clearProperties();
        kopi.setValidatePropertyNames(false);
        for (Map.Entry<String, Object> e : egenskaper.entrySet()) {
            if (!utelatt.contains(e.getKey())) {
                kopi.setObjectProperty(e.getKey(), e.getValue());
            }
        }
        if (gruppe != null) {
            kopi.setStringProperty(GRUPPE, gruppe);
        }
        kopi.setJMSCorrelationID(korrelasjon(original));
        return new Kopi(kopi);
    }

    Kopi med(String egenskap, Object verdi) throws JMSException {
        melding.setObjectProperty(egenskap, verdi);
        return this;
    }

    /** Marks it as the one copy of the message that is made for this purpose. */
    Kopi enesteAv(@Nullable String meldingId, String formal) throws JMSException {
        return med(DUPLIKATID, id(meldingId, formal).toString());
    }

    Message melding() {
        return melding;
    }

    /** The same for the same message and purpose. A message without an id of its own can't be known again. */
    static UUID id(@Nullable String meldingId, String formal) {
        return meldingId == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((formal + " " + meldingId).getBytes(StandardCharsets.UTF_8));
    }

    /** What the receiver of the receipt knows the message by; null when its sender gave it neither. */
    public static @Nullable String korrelasjon(Message jms) throws JMSException {
        String korrelasjon = jms.getJMSCorrelationID();
        return korrelasjon == null ? jms.getJMSMessageID() : korrelasjon;
    }

    private static java.util.Enumeration<?> navn(Message m) throws JMSException {
        return m.getPropertyNames();
    }
}
