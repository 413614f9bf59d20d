package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.xml.Dokument;

/** A pack, compiled: one program for each set of its rules that some kind of message needs. Thread-safe. */
final class Pakkeprogram {

    private final Pakke pakke;
    private final SchxsltKompilator kompilator;
    private final List<String> funksjoner;
    private final Map<List<String>, Regelprogram> programmer = new ConcurrentHashMap<>();

    /** Compiles for all kinds of messages; throws {@link IllegalArgumentException} when a rule does not compile. */
    Pakkeprogram(Pakke pakke, SchxsltKompilator kompilator, List<String> funksjoner, List<Set<String>> meldingsslag) {
        this.pakke = pakke;
        this.kompilator = kompilator;
        this.funksjoner = funksjoner;
        meldingsslag.stream().map(this::regler).filter(r -> !r.isEmpty()).distinct().toList().parallelStream()
                .forEach(this::program);
    }

    Pakke pakke() {
        return pakke;
    }

    /** What a pack's rules found, and which of them crashed. */
    record Funn(List<Regelprogram.Kjoring> kjoringer, List<IkkeVurdert> krasj) {}

    /**
     * Runs the rules that apply. When one crashes they are run one by one, so that the others still count and the one
     * that crashed can be named.
     */
    Funn kjor(Dokument dokument, Set<String> kjennetegn, Map<String, XdmAtomicValue> parametre) {
        Funn funn = new Funn(new ArrayList<>(), new ArrayList<>());
        List<Regel> regler = regler(kjennetegn);
        if (!regler.isEmpty()) {
            kjor(regler, dokument, parametre, funn);
        }
        return funn;
    }

    private void kjor(List<Regel> regler, Dokument dokument, Map<String, XdmAtomicValue> parametre, Funn funn) {
        try {
            funn.kjoringer().add(program(regler).kjor(dokument, parametre));
        } catch (RegelkrasjException e) {
            if (regler.size() == 1) {
                String arsak = "regelen krasjet (" + e.getMessage() + ")";
                funn.krasj().add(new IkkeVurdert(regler.get(0).id(), arsak));
            } else {
                regler.forEach(r -> kjor(List.of(r), dokument, parametre, funn));
            }
        }
    }

    private Regelprogram program(List<Regel> regler) {
        List<String> nokkel = regler.stream().map(Regel::id).toList();
        return programmer.computeIfAbsent(nokkel, n -> kompilator.kompiler(pakke, regler, funksjoner));
    }

    private List<Regel> regler(Set<String> kjennetegn) {
        return pakke.regler().stream().filter(r -> r.gjelderFor(kjennetegn)).toList();
    }
}
