package no.meldingsvakt.inngang.cli;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.meldingsvakt.inngang.filer.Trygtnavn;

/**
 * The two forms of a file's name.
 *
 * @param vist as the user wrote it, for the user's own terminal
 * @param trygt for what may be sent on, such as a report that a build server keeps: below the folder that the command is run
 *     in where it lies there, with slashes, and without numbers that may be a patient's
 */
record Filnavn(String vist, String trygt) {

    /** That of standard input. */
    static final Filnavn INNDATA = new Filnavn("-", "stdin");

    /** That of a file. */
    static Filnavn av(Path fil, Path mappe) {
        Path hel = mappe.resolve(fil).toAbsolutePath().normalize();
        Path under = mappe.toAbsolutePath().normalize();
        Path relativ = hel.startsWith(under) && !hel.equals(under) ? under.relativize(hel) : utenRot(fil);
        return new Filnavn(
                fil.toString(),
                StreamSupport.stream(relativ.spliterator(), false)
                        .map(del -> Trygtnavn.av(del.toString()))
                        .collect(Collectors.joining("/")));
    }

    /** Where else on the machine a file lies is not shown: the last two parts are enough. */
    private static Path utenRot(Path fil) {
        Path ren = fil.normalize();
        int deler = ren.getNameCount();
        return deler == 0 ? Path.of("_") : ren.subpath(Math.max(0, deler - 2), deler);
    }

    /** That of a file in a zip file. */
    Filnavn i(String navnIZip) {
        return new Filnavn(vist + "!" + navnIZip, trygt + "/" + navnIZip);
    }
}
