package no.meldingsvakt.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads text whose encoding nobody has told: as its byte order mark says, else by what it can be. */
final class Tegnsett {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char MERKE = '\uFEFF';

    /** How many bytes are looked at for the empty halves that UTF-16 has. */
    private static final int PROVE = 400;

    private Tegnsett() {}

    static String les(byte[] innhold) throws UlesbarTabellException {
        String tekst = tekst(innhold);
        String uten = !tekst.isEmpty() && tekst.charAt(0) == MERKE ? tekst.substring(1) : tekst;
        if (uten.indexOf('\0') >= 0) {
            throw new UlesbarTabellException(UlesbarTabellException.Grunn.IKKE_TEKST);
        }
        return uten;
    }

    private static String tekst(byte[] innhold) {
        if (begynner(innhold, 0xFE, 0xFF) || flestTomme(innhold, 0)) {
            return new String(innhold, StandardCharsets.UTF_16BE);
        }
        if (begynner(innhold, 0xFF, 0xFE) || flestTomme(innhold, 1)) {
            return new String(innhold, StandardCharsets.UTF_16LE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(innhold))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(innhold, WINDOWS);
        }
    }

    private static boolean begynner(byte[] innhold, int forste, int andre) {
        return innhold.length >= 2 && (innhold[0] & 0xFF) == forste && (innhold[1] & 0xFF) == andre;
    }

    /** Says whether most of every second byte is zero, and none of the others. */
    private static boolean flestTomme(byte[] innhold, int fra) {
        int lengde = Math.min(innhold.length, PROVE) / 2;
        int tomme = 0;
        for (int i = 0; i < lengde; i++) {
            tomme += innhold[2 * i + fra] == 0 ? 1 : 0;
            if (innhold[2 * i + 1 - fra] == 0) {
                return false;
            }
        }
        return lengde > 0 && tomme * 2 > lengde;
    }
}
