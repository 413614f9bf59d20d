package no.meldingsvakt.ko;

import jakarta.jms.JMSException;

/** A broker, seen by whoever runs it and by those who send through it. */
interface Motpart {

    /** A sender's connection to it. */
    Koklient koble() throws JMSException;

    /** Starts it again, with what it had on disk. */
    void igang();

    /** Stops it, or kills it. */
    void stans();
}
