package no.meldingsvakt.fiendtlig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;

/** Writes out the texts of recipes: {@code {{3*<k#/>}}} repeats, with a running number, and {@code {{x:FF}}} is bytes. */
final class Skriver {

    private static final String START = "{{";
    private static final String SLUTT = "}}";
    private static final String RAA = "x:";
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final ByteArrayOutputStream ut = new ByteArrayOutputStream();
    private final Charset tegnsett;

    private Skriver(Charset tegnsett) {
        this.tegnsett = tegnsett;
    }

    /** A text in a charset, written out. */
    static byte[] skriv(String tekst, Charset tegnsett) {
        Skriver skriver = new Skriver(tegnsett);
        skriver.utvid(tekst);
        return skriver.ut.toByteArray();
    }

    static byte[] skriv(String tekst) {
        return skriv(tekst, UTF_8);
    }

    static byte[] hex(String bytes) {
        return HEX.parseHex(bytes);
    }

    private void utvid(String tekst) {
        int fra = 0;
        for (int start = tekst.indexOf(START); start >= 0; start = tekst.indexOf(START, fra)) {
            ut.writeBytes(tekst.substring(fra, start).getBytes(tegnsett));
            int slutt = slutt(tekst, start);
            del(tekst.substring(start + START.length(), slutt));
            fra = slutt + SLUTT.length();
        }
        ut.writeBytes(tekst.substring(fra).getBytes(tegnsett));
    }

    private void del(String del) {
        if (del.startsWith(RAA)) {
            ut.writeBytes(hex(del.substring(RAA.length())));
            return;
        }
        int stjerne = del.indexOf('*');
        int antall = Integer.parseInt(del.substring(0, stjerne));
        String innhold = del.substring(stjerne + 1);
        boolean nummerert = innhold.contains("#");
        byte[] en = skriv(innhold, tegnsett);
        for (int i = 0; i < antall; i++) {
            ut.writeBytes(nummerert ? skriv(innhold.replace("#", String.valueOf(i)), tegnsett) : en);
        }
    }

    /** Where the part that begins at {@code start} ends; there may be others in it. */
    private static int slutt(String tekst, int start) {
        int dybde = 0;
        for (int i = start; i < tekst.length() - 1; i++) {
            if (tekst.startsWith(START, i)) {
                dybde++;
                i++;
            } else if (tekst.startsWith(SLUTT, i) && --dybde == 0) {
                return i;
            } else if (tekst.startsWith(SLUTT, i)) {
                i++;
            }
        }
        throw new IllegalArgumentException(
                "not closed: " + tekst.substring(start, Math.min(start + 80, tekst.length())));
    }
}
