package no.meldingsvakt.maling;

import java.lang.management.ManagementFactory;

/** The processor time of the whole process: rules run on threads of their own, whose time is not the caller's. */
public final class Prosesstid {

    private static final com.sun.management.OperatingSystemMXBean MASKIN =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Prosesstid() {}

    /** Nanoseconds until now. */
    public static long naa() {
        return MASKIN.getProcessCpuTime();
    }
}
