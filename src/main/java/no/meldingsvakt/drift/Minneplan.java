package no.meldingsvakt.drift;

/**
 * How the heap is shared. What is left when the program, the embedded broker and the embedded database have theirs, is for
 * messages that are being taken in and judged.
 *
 * @param haug the largest the heap can be, in bytes
 */
public record Minneplan(long haug) {

    private static final long MEBI = 1024L * 1024;

    /** Schemas, rules and the program itself; 127 MiB were measured at rest. */
    private static final long PROGRAM = 160 * MEBI;

    private static final int MEGLERS_DEL = 8;
    private static final int DATABASENS_DEL = 32;
    private static final long DATABASENS_MESTE = 64 * MEBI;

    /** A heap that is too small for this much works all the same, but not for large messages. */
    private static final long MINST = 32 * MEBI;

    /** The heap that this process has. */
    public static Minneplan her() {
        return new Minneplan(Runtime.getRuntime().maxMemory());
    }

    /** What waiting messages may take in the embedded broker before they are kept on disk alone. */
    public long megler() {
        return haug / MEGLERS_DEL;
    }

    /** What the embedded database may keep of its file. */
    public long database() {
        return Math.min(haug / DATABASENS_DEL, DATABASENS_MESTE);
    }

    /** What messages in hand may take, all of them together. */
    public long meldinger() {
        return Math.max(MINST, haug - PROGRAM - megler() - database());
    }

    /** What one message may take when it is alone, and the others stand still meanwhile. */
    public long enAlene() {
        return Math.max(MINST, haug - PROGRAM);
    }

    /** In words for the log. */
    @Override
    public String toString() {
        return "haug %d MiB: meldinger %d, innebygd megler %d, innebygd database %d"
                .formatted(haug / MEBI, meldinger() / MEBI, megler() / MEBI, database() / MEBI);
    }
}
