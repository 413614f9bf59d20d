package no.meldingsvakt.xml;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The names that documents may bring into the processor. It keeps every name and namespace it has seen for as long as the
 * program runs, and refuses all documents when it is full at a million: a sender who makes names up could stop the service.
 * So there is room for the names of the schemas, and for a limited number of others.
 *
 * <p>Thread-safe.
 */
final class Navnelager {

    /** How many names that no schema has there is room for. Far more than typing errors make. */
    static final int PLASS_TIL_FREMMEDE = 20_000;

    private final Map<String, Set<String>> navn = new ConcurrentHashMap<>();
    private final AtomicInteger fremmede = new AtomicInteger();

    /** Keeps room for the names, as elements of the namespace and as attributes. */
    void reserver(String navnerom, Collection<String> lokalnavn) {
        iNavnerom(navnerom).add("");
        iNavnerom(navnerom).addAll(lokalnavn);
        iNavnerom("").addAll(lokalnavn);
    }

    /** Says whether the name has been let in; for a namespace without a name, {@code lokalnavn} is empty. */
    boolean harInne(String navnerom, String lokalnavn) {
        Set<String> kjente = navn.get(navnerom);
        return kjente != null && kjente.contains(lokalnavn);
    }

    /** Lets a new name in, and says whether there was room for it. */
    boolean slippInn(String navnerom, String lokalnavn) {
        if (fremmede.get() >= PLASS_TIL_FREMMEDE) {
            return false;
        }
        if (iNavnerom(navnerom).add(lokalnavn)) {
            fremmede.incrementAndGet();
        }
        return true;
    }

    private Set<String> iNavnerom(String navnerom) {
        return navn.computeIfAbsent(navnerom, n -> ConcurrentHashMap.newKeySet());
    }
}
