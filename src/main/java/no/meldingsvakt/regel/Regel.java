package no.meldingsvakt.regel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.XdmNode;
import no.meldingsvakt.avvik.Sprak;
import org.jspecify.annotations.Nullable;

/**
 * One rule: a folder with {@code regel.sch}.
 *
 * @param id the folder's name, which is the pattern's id
 * @param gjelder what it can apply to, see {@link #gjelderFor}; {@code forlop} makes it a rule on stays
 * @param alias other ids that mean the same rule
 * @param utgatt why it is withdrawn, bokmål; null for a rule that is in use. A withdrawn rule has no assertions and is never run
 * @param historikk what has happened to it, a line each
 * @param fil where it was read, for error messages
 * @param kilde the Schematron and the examples
 */
public record Regel(
        String id,
        String pakke,
        String tittel,
        String hvorfor,
        List<String> gjelder,
        List<String> alias,
        List<Paastand> paastander,
        @Nullable String utgatt,
        List<String> historikk,
        String fil,
        Regelkilde kilde) {

    public Regel {
        gjelder = List.copyOf(gjelder);
        alias = List.copyOf(alias);
        paastander = List.copyOf(paastander);
        historikk = List.copyOf(historikk);
    }

    /** Texts of {@code gyldig.xml} and {@code ugyldig.xml}, by file name. */
    public Map<String, String> eksempler() {
        return kilde.eksempler();
    }

    /** What a rule reads. */
    public enum Type {
        /** One message. */
        MELDING,
        /** The episode document of a stay. */
        FORLOP
    }

    /** What the rule reads. */
    public Type type() {
        return gjelder.contains(Kjennetegn.FORLOP) ? Type.FORLOP : Type.MELDING;
    }

    /**
     * Says whether the rule can apply to what the tokens describe: {@code alle}, {@code msghead} or {@code egen} for the
     * envelope, {@code <standard>} and {@code <standard>/<version>}, and types of code list 8279. A rule on stays applies to
     * all of them; the types it names are for those who read the catalogue. A withdrawn rule applies to nothing.
     */
    boolean gjelderFor(Set<String> kjennetegn) {
        return utgatt == null
                && (type() == Type.FORLOP
                        ? kjennetegn.contains(Kjennetegn.FORLOP)
                        : gjelder.stream().anyMatch(kjennetegn::contains));
    }

    /** Says whether one of the rule's expressions reads the variable. */
    public boolean bruker(String variabel) {
        Pattern bruk = Pattern.compile("\\$" + Pattern.quote(variabel) + "(?![\\w.-])");
        return kilde.dokument().tre().axisIterator(Axis.DESCENDANT).stream()
                .flatMap(n -> n.axisIterator(Axis.ATTRIBUTE).stream())
                .anyMatch(a -> bruk.matcher(a.getStringValue()).find());
    }

    /** What the rule looks at and computes, as it is written: its contexts and variables. */
    List<String> uttrykk() {
        return kilde.dokument().tre().axisIterator(Axis.DESCENDANT).stream()
                .flatMap(n -> n.axisIterator(Axis.ATTRIBUTE).stream())
                .filter(a ->
                        List.of("context", "value").contains(a.getNodeName().getLocalName()))
                .map(XdmNode::getStringValue)
                .toList();
    }

    /** The same rule with its assertions changed. */
    Regel medPaastander(UnaryOperator<Paastand> endring) {
        return new Regel(
                id,
                pakke,
                tittel,
                hvorfor,
                gjelder,
                alias,
                paastander.stream().map(endring).toList(),
                utgatt,
                historikk,
                fil,
                kilde);
    }

    /** What the rule looks at: the contexts of its {@code sch:rule}, as they are written. */
    Stream<String> kontekster() {
        return kilde.dokument().tre().axisIterator(Axis.DESCENDANT).stream()
                .flatMap(n -> n.axisIterator(Axis.ATTRIBUTE).stream())
                .filter(a -> a.getNodeName().getLocalName().equals("context"))
                .map(XdmNode::getStringValue);
    }

    /** What the assertion demands, in the language; in another than bokmål, only rules on deadlines tell. */
    public Optional<String> krav(String paastandId, Sprak sprak) {
        if (sprak == Sprak.NB) {
            return paastand(paastandId).map(Paastand::krav);
        }
        String merke = paastandId + "-krav-" + sprak.kode();
        return Regelleser.merket(Regelleser.rot(kilde.dokument()), "krav")
                .filter(p -> merke.equals(Regelleser.attributt(p, "id")))
                .map(Regelleser::monster)
                .findFirst();
    }

    /** The assertion with the id; empty where the rule has none such. */
    public Optional<Paastand> paastand(String paastandId) {
        return paastander.stream().filter(p -> p.id().equals(paastandId)).findFirst();
    }

    /** All ids the rule is known by: its own, its assertions' and its aliases. */
    public Stream<String> navn() {
        return Stream.of(Stream.of(id), paastander.stream().map(Paastand::id), alias.stream())
                .flatMap(s -> s)
                .distinct();
    }
}
