package no.meldingsvakt.drift;

import java.nio.file.Path;

/** Reads a key, for tests of what a file of one may hold. */
public final class Nokkelprove {

    private Nokkelprove() {}

    /** Reads it; throws what the start would stop for. */
    public static String les(Path fil) {
        return Nokkelfil.les(fil).kontrollverdi();
    }
}
