package no.meldingsvakt.fiendtlig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.UUID;

/** Hostile messages, for measurements. */
public final class Fiendtlige {

    private static final int STORST = 500_000;
    private static final String PASIENT = "12853810221";
    private static final String ID = "5c13590d-faf7-4a1b-ab35-7b26a6942dc2";
    private static final List<String> ALLE = Oppskrift.alle("meldinger").stream()
            .map(Oppskrift::melding)
            .filter(m -> m.length < STORST)
            .map(m -> new String(m, ISO_8859_1))
            .filter(m -> m.contains(ID))
            .toList();

    private Fiendtlige() {}

    /** One of them, as a new message, and of a patient that no other is of: the stay of one who has hundreds takes long to judge. */
    public static byte[] nr(int nr) {
        String merke = UUID.randomUUID().toString();
        return ALLE.get(nr % ALLE.size())
                .replace(ID, merke)
                .replace(PASIENT, merke.substring(0, PASIENT.length()))
                .getBytes(ISO_8859_1);
    }
}
