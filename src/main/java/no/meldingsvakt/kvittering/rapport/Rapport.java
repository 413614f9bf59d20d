package no.meldingsvakt.kvittering.rapport;

import java.io.IOException;

/** A document about the receipts of many messages, in the order they are given. Used by one thread. */
public interface Rapport {

    /** A message was judged. */
    void vurdert(Vurdert vurdert) throws IOException;

    /** A file that holds no message that could be judged. */
    void uegnet(String navn, String grunn) throws IOException;

    /**
     * Nothing more comes; writes what has not been written.
     *
     * @param hel whether all that was asked for has been looked at
     */
    void slutt(boolean hel) throws IOException;
}
