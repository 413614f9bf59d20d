package no.meldingsvakt.inngang.cli;

import java.util.List;

/**
 * What was found where the user pointed.
 *
 * @param uegnet what cannot be read, and why
 * @param merknader what was left out on purpose and may surprise
 * @param enkelt whether the user pointed at one message, and not at several or at something that may hold several
 */
record Filliste(List<Fil> filer, List<Uegnet> uegnet, List<String> merknader, boolean enkelt) {

    Filliste {
        filer = List.copyOf(filer);
        uegnet = List.copyOf(uegnet);
        merknader = List.copyOf(merknader);
    }

    /** A file that holds no message that can be judged. */
    record Uegnet(Filnavn navn, String grunn) {}

    int antall() {
        return filer.stream().mapToInt(Fil::antall).sum();
    }
}
