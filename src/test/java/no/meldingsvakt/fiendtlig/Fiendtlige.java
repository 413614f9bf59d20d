package no.meldingsvakt.fiendtlig;

import java.util.List;

/** Hostile messages, for measurements. */
public final class Fiendtlige {

    private static final int STORST = 500_000;
    private static final List<byte[]> ALLE = Oppskrift.alle("meldinger").stream()
            .map(Oppskrift::melding)
            .filter(m -> m.length < STORST)
            .toList();

    private Fiendtlige() {}

    /** One of them; the same for each number. */
    public static byte[] nr(int nr) {
        return ALLE.get(nr % ALLE.size());
    }
}
