package no.meldingsvakt.inngang.overlast;

/**
 * How much of the heap a message takes while it is judged: several times its size, and more where it is all markup. Measured, with
 * room to spare; see docs/overlast.md.
 */
public final class Behov {

    /** For each byte: the bytes, the text in the tree, and what a step makes of it. */
    private static final int GANGER = 7;

    /** For each tag and each attribute: its place in the tree. */
    private static final int MERKE = 45;

    /** The smallest message has a receipt too, and rules that are at work. */
    private static final long MINST = 256 * 1024;

    private Behov() {}

    /** Of a message of which only the size is known. */
    public static long avLengde(long byter) {
        return Math.max(MINST, byter * GANGER);
    }

    /** The largest message that such a part of the heap is enough for, when it is not all markup. */
    static long storst(long minne) {
        return minne / GANGER;
    }

    /** Of a message. */
    public static long av(byte[] melding) {
        long merker = 0;
        for (byte b : melding) {
            if (b == '<' || b == '=') {
                merker++;
            }
        }
        return Math.max(MINST, melding.length * (long) GANGER + merker * MERKE);
    }
}
