package no.meldingsvakt.fiendtlig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.UUID;

/** Hostile messages, for measurements. */
public final class Fiendtlige {

    private static final int STORST = 500_000;
    private static final String ID = "5c13590d-faf7-4a1b-ab35-7b26a6942dc2";
    private static final List<String> ALLE = Oppskrift.alle("meldinger").stream()
            .map(Oppskrift::melding)
            .filter(m -> m.length < STORST)
            .map(m -> new String(m, ISO_8859_1))
            .filter(m -> m.contains(ID))
            .toList();

    private Fiendtlige() {}

    /** One of them, as a new message. */
    public static byte[] nr(int nr) {
        return ALLE.get(nr % ALLE.size())
                .replace(ID, UUID.randomUUID().toString())
                .getBytes(ISO_8859_1);
    }
}
