package no.meldingsvakt.ko;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import no.meldingsvakt.forlop.lager.Utgaende;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.apache.qpid.proton.amqp.Symbol;

/** Makes the message that leaves: bytes with a content type, and the id that the broker knows a repeat by. */
final class Brev {

    private Brev() {}

    static Message av(Session sesjon, Utgaende rad) throws JMSException {
        BytesMessage brev = sesjon.createBytesMessage();
        brev.writeBytes(rad.innhold());
        brev.setJMSCorrelationID(rad.korrelasjon());
        brev.setStringProperty(Kopi.DUPLIKATID, rad.id().toString());
        if (brev instanceof JmsMessage jms && jms.getFacade() instanceof AmqpJmsMessageFacade amqp) {
            amqp.setContentType(Symbol.valueOf(rad.innholdstype()));
        }
        return brev;
    }
}
