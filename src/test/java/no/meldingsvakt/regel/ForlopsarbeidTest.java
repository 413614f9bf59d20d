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

    /** Those that hold each message of a kind against the others of that kind, of which stays have few, or each against all receipts. */
    private static final Set<String> AV_SAMME_SLAG = Set.of(
            "KVITT-36",
            "KVITT-42",
            "NTP-V1.2k-endring",
            "NTP-V3.1.1b-rekkefolge",
            "NTP-V3.2b-dag0",
            "PLO-HELSE-11",
            "PLO-HELSE-12",
            "PLO-HELSE-13",
            "PLO-INNL-15",
            "PLO-LOG-18",
            "PLO-LOG-22",
            "PLO-LOG-25",
            "PLO-LOG-27",
            "NTP-V3.1.2g",
            "PLO-LOG-17",
            "PLO-LOG-23",
            "NTP-V1.2c");

    private static final long STORST_AV_SAMME_SLAG = 1_000_000;

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
            if (AV_SAMME_SLAG.contains(regel)
                    ? n > STORST_AV_SAMME_SLAG
                    : n > LITE && n > LINEAERT * hundre.get(regel)) {
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
