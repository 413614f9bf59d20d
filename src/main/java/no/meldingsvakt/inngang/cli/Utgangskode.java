package no.meldingsvakt.inngang.cli;

/** What the process says when it ends. The numbers are the contract with build servers. */
final class Utgangskode {

    static final int BRA = 0;
    static final int AVVIK = 1;
    static final int FEIL_BRUK = 2;

    /** What shells say of a process that Ctrl-C ended. */
    static final int AVBRUTT = 130;

    private Utgangskode() {}
}
