package no.meldingsvakt.fiendtlig;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How long the random tests take: half a minute in all, or the property {@code fiendtlig.tid} ({@code PT1H}). What they do is decided by
 * the number of each try: {@code fiendtlig.nr} does one again.
 */
final class Provetid {

    private static final Duration TID = Duration.parse(System.getProperty("fiendtlig.tid", "PT30S"));
    private static final Integer BARE = Integer.getInteger("fiendtlig.nr");
    private static final int FORSTE = Integer.getInteger("fiendtlig.fra", 0);

    private final long slutt;

    private Provetid(Duration tid) {
        slutt = System.nanoTime() + tid.toNanos();
    }

    /** One of so many parts of it, from now on. */
    static Provetid del(int deler) {
        return new Provetid(TID.dividedBy(deler));
    }

    int forste() {
        return BARE == null ? FORSTE : BARE;
    }

    boolean mer(int nr) {
        return BARE == null ? System.nanoTime() < slutt : nr == BARE;
    }

    /** Where it was thrown. */
    static String sted(Throwable e) {
        return Arrays.stream(e.getStackTrace())
                .filter(s -> s.getClassName().startsWith("no.meldingsvakt"))
                .limit(4)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < ", " at ", ""));
    }
}
