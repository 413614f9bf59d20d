package no.meldingsvakt.xml;

/**
 * Finds where a tag begins, of which the parser tells only where it ends. Places are best asked for in the order of the
 * document: it is then gone through once. Not thread-safe.
 */
public final class Taggfinner {

    /**
     * A place in the document.
     *
     * @param linje line, counted from 1; 0 where unknown
     * @param kolonne column, counted from 1; 0 where unknown
     */
    public record Plass(int linje, int kolonne) {}

    private final byte[] bytes;
    private final boolean utf8;
    private final int begynnelse;
    private int sted;
    private int linje;
    private int kolonne;
    private Plass tagg = new Plass(1, 1);

    /** Takes the bytes, and whether a character is several of them; null bytes are of encodings that are not looked into. */
    Taggfinner(byte[] bytes, boolean utf8) {
        this.bytes = bytes;
        this.utf8 = utf8;
        this.begynnelse = Bytekjenner.begynnerMed(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        fraBegynnelsen();
    }

    /** Where the tag begins that ends just before the place. A start tag or an end tag holds no other «<» than its first. */
    public Plass begynnelse(Plass slutt) {
        if (slutt.linje < linje || (slutt.linje == linje && slutt.kolonne < kolonne)) {
            fraBegynnelsen();
        }
        while (sted < bytes.length && (linje < slutt.linje || (linje == slutt.linje && kolonne < slutt.kolonne))) {
            videre(bytes[sted]);
            sted++;
        }
        return tagg;
    }

    private void videre(byte b) {
        if (b == '<') {
            tagg = new Plass(linje, kolonne);
        }
        if (b == '\n' || (b == '\r' && (sted + 1 == bytes.length || bytes[sted + 1] != '\n'))) {
            linje++;
            kolonne = 1;
        } else if (b != '\r') {
            kolonne += bredde(b & 0xFF);
        }
    }

    /** How many characters begin with the byte, as the parser counts them. */
    private int bredde(int b) {
        if (!utf8 || b < 0x80) {
            return 1;
        }
        if (b < 0xC0) {
            return 0;
        }
        return b < 0xF0 ? 1 : 2;
    }

    private void fraBegynnelsen() {
        sted = begynnelse;
        linje = 1;
        kolonne = 1;
        tagg = new Plass(1, 1);
    }
}
