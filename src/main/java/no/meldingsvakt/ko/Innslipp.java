package no.meldingsvakt.ko;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.io.SequentialFile;
import org.apache.activemq.artemis.core.persistence.StorageManager.LargeMessageExtension;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * What the broker does with a message before it takes it. One that a receiver could not hold in memory is refused; AMQP's own
 * limit on size is one that Artemis does not set. Every other one is made durable: AMQP has messages that are not as the
 * default, and most clients send them so, without their users' knowing that a crash would lose them.
 */
final class Innslipp implements ActiveMQServerPlugin {

    private static final String MIDLERTIDIG = LargeMessageExtension.TEMPORARY.getExtension();
    private static final String VARIG = LargeMessageExtension.DURABLE.getExtension();

    private final long storst;

    Innslipp(long storst) {
        this.storst = storst;
    }

    @Override
    public void beforeSend(
            ServerSession sesjon, Transaction transaksjon, Message melding, boolean direkte, boolean ingenAutoKo)
            throws ActiveMQException {
        if (storrelse(melding) > storst) {
            throw new ActiveMQIllegalStateException("the message is larger than " + storst + " bytes");
        }
        if (!melding.isDurable()) {
            melding.setDurable(true);
            melding.reencode();
            if (melding instanceof LargeServerMessage stor) {
                behold(stor);
            }
        }
    }

    /** The file of a large message that is not durable is one that the broker removes when it starts. */
    private static void behold(LargeServerMessage stor) throws ActiveMQException {
        try {
            SequentialFile fil = stor.getAppendFile();
            if (fil.isOpen()) {
                fil.close();
            }
            fil.renameTo(fil.getFileName().replace(MIDLERTIDIG, VARIG));
            fil.open();
            fil.sync();
            fil.close();
        } catch (Exception e) {
            throw new ActiveMQIllegalStateException("the message could not be kept: send it as durable");
        }
    }

    private static long storrelse(Message melding) throws ActiveMQException {
        return melding.isLargeMessage() ? melding.getWholeMessageSize() : melding.getEncodeSize();
    }
}
