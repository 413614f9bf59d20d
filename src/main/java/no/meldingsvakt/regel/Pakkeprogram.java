package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.avvik.IkkeVurdert;
import no.meldingsvakt.xml.Dokument;

/**
 * A pack as programs: one for each set of its rules that some kind of message needs, compiled when it is first needed or
 * before. Thread-safe.
 */
final class Pakkeprogram {

    private final Pakke pakke;
    private final SchxsltKompilator kompilator;
    private final List<String> funksjoner;
    private final List<Set<String>> meldingsslag;
    private final Map<List<String>, Regelprogram> programmer = new ConcurrentHashMap<>();

    Pakkeprogram(Pakke pakke, SchxsltKompilator kompilator, List<String> funksjoner, List<Set<String>> meldingsslag) {
        this.pakke = pakke;
        this.kompilator = kompilator;
        this.funksjoner = funksjoner;
        this.meldingsslag = meldingsslag;
    }

    /**
     * Compiles for all kinds of messages.
     *
     * @throws IllegalArgumentException when rules do not compile, with all that is wrong with each of them, a line each
     */
    void kompiler() {
        try {
            meldingsslag.stream()
                    .map(this::regler)
                    .filter(r -> !r.isEmpty())
                    .distinct()
                    .forEach(this::program);
        } catch (IllegalArgumentException e) {
            Feilsamling feil = new Feilsamling();
            pakke.regler().stream()
                    .filter(r -> r.utgatt() == null)
                    .forEach(r -> feil.prov(() -> {
                        kompilator.kompiler(pakke, List.of(r), funksjoner);
                    }));
            feil.kast();
            throw e;
        }
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
    Funn kjor(
            Dokument dokument,
            Set<String> kjennetegn,
            Map<String, XdmAtomicValue> parametre,
            UnaryOperator<Frist> fritak) {
        Funn funn = new Funn(new ArrayList<>(), new ArrayList<>());
        List<Regel> regler = regler(kjennetegn);
        if (!regler.isEmpty()) {
            kjor(regler, dokument, parametre, fritak, funn);
        }
        return funn;
    }

    private void kjor(
            List<Regel> regler,
            Dokument dokument,
            Map<String, XdmAtomicValue> parametre,
            UnaryOperator<Frist> fritak,
            Funn funn) {
        try {
            funn.kjoringer().add(kompilert(regler).kjor(dokument, parametre, fritak));
        } catch (RegelkrasjException e) {
            if (regler.size() == 1) {
                String arsak = "regelen krasjet (" + e.getMessage() + ")";
                funn.krasj().add(new IkkeVurdert(regler.get(0).id(), arsak));
            } else {
                regler.forEach(r -> kjor(List.of(r), dokument, parametre, fritak, funn));
            }
        }
    }

    private Regelprogram kompilert(List<Regel> regler) throws RegelkrasjException {
        try {
            return program(regler);
        } catch (IllegalArgumentException e) {
            throw new RegelkrasjException("kompilerer ikke");
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
