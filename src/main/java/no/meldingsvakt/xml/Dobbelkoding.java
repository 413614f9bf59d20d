package no.meldingsvakt.xml;

/**
 * Letters that were encoded twice: UTF-8 that was read as ISO-8859-1 or windows-1252, and written anew. «ø» then stands as
 * «Ã¸», and no declaration is wrong. The letter «Ã» is rare and never followed by these signs where it is meant.
 */
final class Dobbelkoding {

    /** Where nothing is encoded twice. */
    static final int INGEN = -1;

    /** So many are no chance, however many letters are as they should be. */
    private static final int MANGE = 3;

    /** What follows «Ã» where æ, ø, å, é, ö, ä, ü, Æ, Ø or Å was meant, as ISO-8859-1 has it. */
    private static final String FOLGER = "\u00a6\u00b8\u00a5\u00a9\u00b6\u00a4\u00bc\u0086\u0098\u0085";

    private static final int A_TILDE = 0xC3;

    private Dobbelkoding() {}

    /** The place of the first that is encoded twice; {@link #INGEN} where there are none, or it may be by chance. */
    static int sted(byte[] innhold, boolean utf8) {
        int forste = INGEN;
        int doble = 0;
        int enkle = 0;
        for (int i = 0; i + 1 < innhold.length; i++) {
            if (innhold[i] >= 0) {
                continue;
            }
            if (utf8 ? erDobbelUtf8(innhold, i) : erDobbel(innhold, i)) {
                forste = doble == 0 ? i : forste;
                doble++;
            } else if (utf8 ? erBokstavUtf8(innhold, i) : (innhold[i] & 0xFF) >= 0xC0) {
                enkle++;
            }
        }
        return doble >= MANGE || doble > enkle ? forste : INGEN;
    }

    private static boolean erDobbel(byte[] b, int i) {
        return er(b, i, A_TILDE) && FOLGER.indexOf(b[i + 1] & 0xFF) >= 0;
    }

    /** «Ã» is C3 83, what follows in ISO-8859-1 C2 and itself; «†» and «˜» are what windows-1252 has for Æ and Ø. */
    private static boolean erDobbelUtf8(byte[] b, int i) {
        return er(b, i, A_TILDE)
                && er(b, i + 1, 0x83)
                && ((er(b, i + 2, 0xC2) && i + 3 < b.length && FOLGER.indexOf(b[i + 3] & 0xFF) >= 0)
                        || (er(b, i + 2, 0xE2) && er(b, i + 3, 0x80) && er(b, i + 4, 0xA0))
                        || (er(b, i + 2, 0xCB) && er(b, i + 3, 0x9C)));
    }

    private static boolean erBokstavUtf8(byte[] b, int i) {
        return er(b, i, A_TILDE) && !er(b, i + 1, 0x83);
    }

    private static boolean er(byte[] b, int i, int verdi) {
        return i < b.length && (b[i] & 0xFF) == verdi;
    }
}
