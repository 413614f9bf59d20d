package no.meldingsvakt.regel;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.NamePool;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a function has answered of elements, for those functions that look at nothing but what an element and the two above it are
 * called. Nothing of what a message holds is kept, and no more than {@link #PLASS} answers. Thread-safe; who asks, waits for nobody.
 */
final class Feltminne {

    /** The functions; and the elements of which they look at more than names. */
    static final Map<String, Set<String>> UNNTATT = Map.of(
            "meldingsdel", Set.of(),
            "kodelister", Set.of("TemaKodet"),
            "er-cs-felt", Set.of(),
            "er-cv-felt", Set.of());

    private static final int PLASS = 4_096;

    /** Twice what is kept, so that a search ends soon, and a power of two. */
    private static final int RUTER = 2 * PLASS;

    private final Set<String> unntatt;

    /** Three names each, the element's and the two above; zero where nothing is. The answer is there before its key is. */
    private final AtomicLongArray nokler = new AtomicLongArray(RUTER);

    private final AtomicReferenceArray<GroundedValue> svar = new AtomicReferenceArray<>(RUTER);
    private int antall;

    Feltminne(String funksjon) {
        this.unntatt = UNNTATT.getOrDefault(funksjon, Set.of());
    }

    /** The answer; null where it is not known. */
    @Nullable
    GroundedValue husket(NodeInfo element) {
        long nokkel = nokkel(element);
        int rute = rute(nokkel);
        return nokkel != 0 && nokler.get(rute) == nokkel ? svar.get(rute) : null;
    }

    void husk(NodeInfo element, GroundedValue verdi) {
        if (!unntatt.contains(element.getLocalPart())) {
            legg(nokkel(element), verdi);
        }
    }

    private synchronized void legg(long nokkel, GroundedValue verdi) {
        int rute = rute(nokkel);
        if (nokkel != 0 && antall < PLASS && nokler.get(rute) == 0) {
            svar.set(rute, verdi);
            nokler.set(rute, nokkel);
            antall++;
        }
    }

    /** Where the key is, or would be. */
    private int rute(long nokkel) {
        int rute = (int) ((nokkel * 0x9E3779B97F4A7C15L) >>> 40) & (RUTER - 1);
        while (nokler.get(rute) != 0 && nokler.get(rute) != nokkel) {
            rute = (rute + 1) & (RUTER - 1);
        }
        return rute;
    }

    /** The numbers that the processor has given the three names, which are the same for as long as it lives; zero for what has no name. */
    private static long nokkel(NodeInfo element) {
        NodeInfo over = over(element);
        NodeInfo overDer = over == null ? null : over(over);
        return (navn(element) << 40) | (navn(over) << 20) | navn(overDer);
    }

    private static @Nullable NodeInfo over(NodeInfo node) {
        return node.getParent() instanceof NodeInfo p && p.getNodeKind() == Type.ELEMENT ? p : null;
    }

    private static long navn(@Nullable NodeInfo element) {
        return element == null ? 0 : element.getFingerprint() & NamePool.FP_MASK;
    }
}
