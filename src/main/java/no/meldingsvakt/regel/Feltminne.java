package no.meldingsvakt.regel;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * What functions have answered of elements, for those functions that look at nothing but what an element and the two above it are
 * called. Nothing of what a message holds is kept, and no more than {@link #PLASS} answers. Thread-safe.
 */
final class Feltminne {

    /** The functions; and the elements of which they look at more than names. */
    static final Map<String, Set<String>> UNNTATT = Map.of(
            "meldingsdel", Set.of(),
            "kodelister", Set.of("TemaKodet"),
            "er-cs-felt", Set.of(),
            "er-cv-felt", Set.of());

    private static final int PLASS = 10_000;

    private final Map<Sporsmal, GroundedValue> svar = new ConcurrentHashMap<>();

    private record Sporsmal(String funksjon, NamespaceUri navnerom, String navn, String over, String overDer) {}

    /** The answer; null where it is not known. */
    @Nullable
    GroundedValue husket(String funksjon, NodeInfo element) {
        return svar.get(sporsmal(funksjon, element));
    }

    void husk(String funksjon, NodeInfo element, GroundedValue verdi) {
        if (svar.size() < PLASS && !UNNTATT.getOrDefault(funksjon, Set.of()).contains(element.getLocalPart())) {
            svar.put(sporsmal(funksjon, element), verdi);
        }
    }

    private static Sporsmal sporsmal(String funksjon, NodeInfo element) {
        NodeInfo over = over(element);
        NodeInfo overDer = over == null ? null : over(over);
        return new Sporsmal(funksjon, element.getNamespaceUri(), element.getLocalPart(), navn(over), navn(overDer));
    }

    private static @Nullable NodeInfo over(NodeInfo node) {
        return node.getParent() instanceof NodeInfo p && p.getNodeKind() == Type.ELEMENT ? p : null;
    }

    private static String navn(@Nullable NodeInfo element) {
        return element == null ? "" : element.getLocalPart();
    }
}
