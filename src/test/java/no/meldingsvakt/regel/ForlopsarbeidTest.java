package no.meldingsvakt.regel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import no.meldingsvakt.regel.uttrykk.Arbeid;
import no.meldingsvakt.xml.Dokument;
import no.meldingsvakt.xml.UlesbarXmlException;
import org.junit.jupiter.api.Test;

/**
 * How much more the rules on stays do in a stay of 400 messages than in one of 100, in figures that are the same on any machine: nodes
 * passed over, and memory allocated where Saxon is asked. The stay is the same events again and again, so that there are as many of
 * every kind as can be.
 */
class ForlopsarbeidTest {

    private static final com.sun.management.ThreadMXBean TRADER =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Four times the messages, and a half more for what is remembered in tables. */
    private static final double LINEAERT = 6;

    /** What is so little that tables and other beginnings are most of it. */
    private static final long LITE = 5_000;

    private final Provemotor motor = new Provemotor();

    @Test
    void workGrowsWithTheLengthOfTheStayAndNotWithItsSquare() throws Exception {
        // All rules are compiled together, as in the service.
        assertEquals(List.of(), motor.langsomme());
        Map<String, Long> hundre = arbeid(10);
        Map<String, Long> firehundre = arbeid(40);
        assertTrue(firehundre.size() > 100, firehundre::toString);

        Set<String> vokser = new TreeSet<>();
        firehundre.forEach((regel, n) -> {
            if (n > LITE && n > LINEAERT * hundre.get(regel)) {
                vokser.add(regel + ": " + hundre.get(regel) + ", " + n);
            }
        });
        assertEquals(Set.of(), vokser);
    }

    /** Nodes, and hundreds of bytes, by rule. */
    private Map<String, Long> arbeid(int ganger) throws IOException, UlesbarXmlException {
        Map<String, Long> alt = new TreeMap<>();
        mal(ganger, Arbeid::gjort).forEach((r, n) -> alt.merge(r, n, Long::sum));
        mal(ganger, TRADER::getCurrentThreadAllocatedBytes).forEach((r, n) -> alt.merge(r, n / 100, Long::sum));
        return alt;
    }

    private Map<String, Long> mal(int ganger, LongSupplier klokke) throws IOException, UlesbarXmlException {
        Dokument dokument = motor.tre(ForlopsregelMaling.opphold(ganger));
        Tidtaker tid = Tidtaker.denne();
        tid.mal(klokke);
        ForlopsregelMaling.dom(motor, dokument);
        return tid.malt();
    }
}
