package no.meldingsvakt.drift;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/** Refuses messages that a receiver could not hold in memory. AMQP's own limit on size is one that Artemis does not set. */
final class Storrelsesvakt implements ActiveMQServerPlugin {

    private final long storst;

    Storrelsesvakt(long storst) {
        this.storst = storst;
    }

    @Override
    public void beforeSend(
            ServerSession sesjon, Transaction transaksjon, Message melding, boolean direkte, boolean ingenAutoKo)
            throws ActiveMQException {
        if (storrelse(melding) > storst) {
            throw new ActiveMQIllegalStateException("the message is larger than " + storst + " bytes");
        }
    }

    private static long storrelse(Message melding) throws ActiveMQException {
        return melding.isLargeMessage() ? melding.getWholeMessageSize() : melding.getEncodeSize();
    }
}
