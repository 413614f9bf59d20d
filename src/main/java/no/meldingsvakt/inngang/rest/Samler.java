package no.meldingsvakt.inngang.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers messages that came together, and counts them and what is beside them against the limits, unpacked. Throws
 * {@link ProblemException} where a limit is passed. For one call.
 */
final class Samler {

    private static final int MEBI = 1024 * 1024;

    private final Grenser grenser;
    private final List<Innsending> meldinger = new ArrayList<>();
    private int antall;
    private long byter;

    Samler(Grenser grenser) {
        this.grenser = grenser;
    }

    /**
     * What a call may hold.
     *
     * @param antall most messages, and what is beside them
     * @param melding most bytes of one
     * @param alt most bytes of all together
     */
    record Grenser(int antall, int melding, int alt) {}

    /** Counts one more, before it is read. */
    int neste() {
        if (antall == grenser.antall()) {
            throw new ProblemException(
                    413,
                    "For mange meldinger",
                    "Grensen er %d meldinger. Mapper og systemfiler i en zip-fil teller med."
                            .formatted(grenser.antall()));
        }
        return ++antall;
    }

    /** All that a stream holds, counted. */
    byte[] les(InputStream inn) throws IOException {
        long rest = grenser.alt() - byter;
        byte[] innhold = inn.readNBytes((int) Math.min(rest, grenser.melding()) + 1);
        byter += innhold.length;
        if (innhold.length > grenser.melding() || byter > grenser.alt()) {
            throw forStort();
        }
        return innhold;
    }

    /** Adds a message; one that is a zip file itself is none. */
    void legg(byte[] innhold, @Nullable String navn) {
        if (innhold.length > 3 && innhold[0] == 'P' && innhold[1] == 'K' && innhold[2] < 9 && innhold[3] < 9) {
            throw new ProblemException(
                    400,
                    "Zip-fil blant meldingene",
                    "Fil nr. %d er en zip-fil. Pakk den ut, og send meldingene hver for seg eller i én zip-fil som application/zip. Ingenting er bedømt."
                            .formatted(meldinger.size() + 1));
        }
        meldinger.add(new Innsending(innhold, navn));
    }

    /** The messages, at least one. */
    List<Innsending> meldinger() {
        if (meldinger.isEmpty()) {
            throw tom();
        }
        return List.copyOf(meldinger);
    }

    ProblemException forStort() {
        return new ProblemException(
                413,
                "Meldingene er for store",
                "Grensen er %d MiB for hver melding og %d MiB i alt, utpakket."
                        .formatted(grenser.melding() / MEBI, grenser.alt() / MEBI));
    }

    static ProblemException tom() {
        return new ProblemException(400, "Meldingene mangler", "Forespørselen har ingen meldinger.");
    }
}
