package no.meldingsvakt.skjema;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import javax.xml.validation.Schema;
import no.meldingsvakt.xml.XmlFabrikk;

/**
 * Asks two grammars about the same documents, and keeps account. Their complaints must be the same from the first to the
 * last: same rule, same names, same line and column. Thread-safe.
 */
final class Sammenligning {

    private final XmlFabrikk xml;
    private final Schema fasit;
    private final Schema egen;
    private final Map<String, LongAdder> tall = new ConcurrentSkipListMap<>();
    private final Queue<String> ulikheter = new ConcurrentLinkedQueue<>();

    Sammenligning(XmlFabrikk xml, Schema fasit, Schema egen) {
        this.xml = xml;
        this.fasit = fasit;
        this.egen = egen;
    }

    /** Says whether the document is valid by the first grammar. */
    boolean spor(String navn, byte[] dokument) {
        List<String> a = Feilliste.av(xml, fasit, dokument);
        List<String> b = Feilliste.av(xml, egen, dokument);
        tell(a.isEmpty() ? "valid" : "invalid");
        if (!a.isEmpty()) {
            tell("rule " + a.get(0).replaceFirst("^\\S+ ", "").replaceFirst("(?s):.*", ""));
        }
        if (!a.equals(b)) {
            ulikheter.add("%s%n  standard: %s%n  here:     %s".formatted(navn, a, b));
        }
        return a.isEmpty();
    }

    List<String> ulikheter() {
        return List.copyOf(ulikheter);
    }

    long antall(String slag) {
        LongAdder antall = tall.get(slag);
        return antall == null ? 0 : antall.sum();
    }

    long regler() {
        return tall.keySet().stream().filter(t -> t.startsWith("rule ")).count();
    }

    private void tell(String slag) {
        tall.computeIfAbsent(slag, s -> new LongAdder()).increment();
    }
}
