package no.meldingsvakt.skjema;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import no.meldingsvakt.xml.XmlFabrikk;
import org.xml.sax.XMLReader;

/**
 * Asks two grammars about the same documents, and keeps account. Their complaints must be the same from the first to the
 * last: same rule, same names, same line and column. Thread-safe.
 */
final class Sammenligning {

    /** One of each for a thread: making them takes longer than judging a small document. */
    private final ThreadLocal<Validator> fasit;

    private final ThreadLocal<Validator> egen;
    private final ThreadLocal<XMLReader> leser;
    private final Map<String, LongAdder> tall = new ConcurrentSkipListMap<>();
    private final Queue<String> ulikheter = new ConcurrentLinkedQueue<>();

    Sammenligning(XmlFabrikk xml, Schema fasit, Schema egen) {
        this.fasit = ThreadLocal.withInitial(fasit::newValidator);
        this.egen = ThreadLocal.withInitial(egen::newValidator);
        this.leser = ThreadLocal.withInitial(xml::leser);
    }

    /** Says whether the document is valid by the first grammar. */
    boolean spor(String navn, byte[] dokument) {
        List<String> a = Feilliste.av(fasit.get(), leser.get(), dokument);
        List<String> b = Feilliste.av(egen.get(), leser.get(), dokument);
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
