package no.meldingsvakt.regel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.sf.saxon.s9api.XdmAtomicValue;
import no.meldingsvakt.avvik.Antall;
import no.meldingsvakt.avvik.Avvik;
import no.meldingsvakt.avvik.Frist;
import no.meldingsvakt.xml.Dokument;

/**
 * Rules in a form that can be run on a document. How they are compiled and walked is the program's own business; whoever
 * runs it sees only this. Thread-safe.
 */
interface Regelprogram {

    /** The rules in it. */
    List<Regel> regler();

    /** As {@link #kjor(Dokument, Map, UnaryOperator)}, with no deadline excepted. */
    default Kjoring kjor(Dokument dokument, Map<String, XdmAtomicValue> parametre) throws RegelkrasjException {
        return kjor(dokument, parametre, UnaryOperator.identity());
    }

    /** As {@link #kjor(Dokument, Map, UnaryOperator, Omfang)}, with all that is told of a finding. */
    default Kjoring kjor(Dokument dokument, Map<String, XdmAtomicValue> parametre, UnaryOperator<Frist> fritak)
            throws RegelkrasjException {
        return kjor(dokument, parametre, fritak, Omfang.ALT);
    }

    /**
     * Runs all rules on the document.
     *
     * @param parametre values of the variables, by name; those of the pack have defaults
     * @param fritak excepts the deadlines that are; one that is excepted is no finding
     * @throws RegelkrasjException when a rule fails; then nothing is known of what the others would have found
     */
    Kjoring kjor(Dokument dokument, Map<String, XdmAtomicValue> parametre, UnaryOperator<Frist> fritak, Omfang omfang)
            throws RegelkrasjException;

    /** How much is told of a finding. */
    enum Omfang {
        /** All. */
        ALT,
        /** Which rule, what it weighs and which messages; texts and places need not be made. */
        DOM
    }

    /** Runs the rules and tells what they looked at; one that SchXslt2 has made, knows only if it was compiled with tracing. */
    Spor spor(Dokument dokument, Map<String, XdmAtomicValue> parametre) throws RegelkrasjException;

    /**
     * What the rules looked at and found.
     *
     * @param kontekster the contexts of the rules that found something to look at
     * @param funnet the assertions that were broken
     */
    record Spor(Set<String> kontekster, Set<String> funnet) {}

    /**
     * What a run found.
     *
     * @param avvik the first findings, in document order for each rule
     * @param antall how many there were of each assertion, by what they weigh
     * @param frister the deadlines, also those that are not broken
     */
    record Kjoring(List<Avvik> avvik, Map<String, Antall> antall, List<Frist> frister) {}
}
