package no.meldingsvakt.rapport;

import java.util.List;
import java.util.stream.Stream;

/**
 * What another pack would say otherwise of a stay.
 *
 * @param regel the assertion
 * @param fra what it weighed; empty where it was not said
 * @param til what it would weigh; empty where it would not be said
 * @param avsender HER-id of the sender of the message that it is about
 * @param mottaker HER-id of its receiver
 */
public record Endring(String regel, String fra, String til, String avsender, String mottaker) {

    /** What becomes of what is said. */
    public enum Slag {
        NY,
        BORTE,
        NIVA
    }

    public Endring {
        avsender = Bidrag.herId(avsender);
        mottaker = Bidrag.herId(mottaker);
    }

    Slag slag() {
        return fra.isEmpty() ? Slag.NY : til.isEmpty() ? Slag.BORTE : Slag.NIVA;
    }

    /** What it is told by. */
    enum Visning {
        ALLE,
        REGEL,
        PART,
        PAR
    }

    /** A number in the report. */
    record Celle(Visning visning, List<String> verdi) {

        Celle {
            verdi = List.copyOf(verdi);
        }
    }

    /** The numbers of all parties together that it is counted in. */
    Stream<Celle> samlet() {
        return Stream.concat(alle(), Stream.of(new Celle(Visning.REGEL, List.of(regel, fra, til))));
    }

    /** The numbers of its parties that it is counted in. */
    Stream<Celle> parters() {
        return Stream.concat(
                Stream.of(avsender, mottaker).distinct().flatMap(p -> medSlag(Visning.PART, p)),
                medSlag(Visning.PAR, par()));
    }

    Stream<Celle> alle() {
        return Stream.of(new Celle(Visning.ALLE, List.of()), new Celle(Visning.ALLE, List.of(slag().name())));
    }

    String par() {
        return Bidrag.par(avsender, mottaker);
    }

    private static Celle celle(Visning visning, String... verdi) {
        return new Celle(visning, List.of(verdi));
    }

    private Stream<Celle> medSlag(Visning visning, String verdi) {
        return Stream.of(celle(visning, verdi), celle(visning, verdi, slag().name()));
    }
}
