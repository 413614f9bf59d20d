package no.meldingsvakt.inngang.cli;

import java.util.List;

/**
 * Does what commands do, one message at a time, so that an archive of classes can be made of it ({@code meldingsvakt lag-arkiv}). An archive
 * holds what was used when it was made: that a message is alone is another way through the program than that there are many.
 */
public final class Oppvarming {

    private Oppvarming() {}

    /**
     * Judges each message.
     *
     * @param filer the messages
     */
    public static void main(String... filer) {
        Meldingsvakt.still();
        Avbrudd avbrudd = Avbrudd.vedSignal();
        int kode = Utgangskode.BRA;
        for (String fil : filer) {
            List<String> kommando = List.of("valider", "--feil-ved", "feil", fil);
            kode = Math.max(kode, Kommandolinje.kjor(Miljo.prosessens(avbrudd), kommando));
        }
        avbrudd.ferdig();
        System.exit(kode == Utgangskode.FEIL_BRUK ? kode : Utgangskode.BRA);
    }
}
