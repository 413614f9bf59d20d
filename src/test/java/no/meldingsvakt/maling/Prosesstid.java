package no.meldingsvakt.maling;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What the whole process has used: rules run on threads of their own, whose time and memory are not the caller's. */
public final class Prosesstid {

    private static final com.sun.management.OperatingSystemMXBean MASKIN =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final com.sun.management.ThreadMXBean TRADER =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Prosesstid() {}

    /** Nanoseconds until now. */
    public static long naa() {
        return MASKIN.getProcessCpuTime();
    }

    /** Bytes that the threads that live have allocated until now. */
    public static long allokert() {
        return Arrays.stream(TRADER.getThreadAllocatedBytes(TRADER.getAllThreadIds()))
                .filter(b -> b > 0)
                .sum();
    }
}
