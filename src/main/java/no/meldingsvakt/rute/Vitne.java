package no.meldingsvakt.rute;

import no.meldingsvakt.kvittering.Svar;

/** Someone who wants to know of every answer, whichever door the message came in by. */
public interface Vitne {

    /** Called once for each message, after it has been judged. Must not throw. */
    void vurdert(Svar svar);
}
