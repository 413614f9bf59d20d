package no.meldingsvakt.maling;

import java.nio.file.Path;
import no.meldingsvakt.drift.Adresser;
import no.meldingsvakt.drift.InnebygdMegler;

/** An Artemis in a process of its own, as an operator would have one: {@code Meglerprosess <folder> <port>}. */
public final class Meglerprosess {

    private static final long STORST = 80L * 1024 * 1024;

    private Meglerprosess() {}

    public static void main(String[] argumenter) throws InterruptedException {
        InnebygdMegler megler = new InnebygdMegler(
                Path.of(argumenter[0]),
                Integer.parseInt(argumenter[1]),
                Adresser.ALLE,
                Adresser.DOD,
                STORST,
                null,
                null);
        megler.start();
        System.out.println("klar");
        Thread.currentThread().join();
    }
}
