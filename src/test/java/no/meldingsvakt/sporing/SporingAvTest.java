package no.meldingsvakt.sporing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What tracing costs when nobody has asked for it: a part of a call is done as if it were none. */
class SporingAvTest {

    private static final com.sun.management.ThreadMXBean TRADER =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int GANGER = 100_000;

    @Test
    void aPartOfACallAllocatesNothing() {
        Supplier<String> arbeid = () -> "gjort";
        assertEquals("gjort", Sporing.av().del("les", arbeid));
        assertNull(Sporing.av().traceparent());
        long for_ = TRADER.getCurrentThreadAllocatedBytes();
        long start = TRADER.getCurrentThreadCpuTime();
        int gjort = 0;
        for (int i = 0; i < GANGER; i++) {
            gjort += Sporing.av().del("les", arbeid).length();
        }
        long nanosekunder = TRADER.getCurrentThreadCpuTime() - start;
        long byter = TRADER.getCurrentThreadAllocatedBytes() - for_;
        System.out.printf(
                "av: %.1f ns, %.3f byte for hver del%n", (double) nanosekunder / GANGER, (double) byter / GANGER);
        assertEquals(5 * GANGER, gjort);
        assertTrue(byter < GANGER, () -> byter + " bytes");
    }
}
