package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.sf.saxon.Configuration;
import net.sf.saxon.PreparedStylesheet;
import net.sf.saxon.expr.AxisExpression;
import net.sf.saxon.expr.Component;
import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.OrExpression;
import net.sf.saxon.expr.SystemFunctionCall;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.expr.XPathContextMajor;
import net.sf.saxon.expr.elab.PullEvaluator;
import net.sf.saxon.expr.instruct.SlotManager;
import net.sf.saxon.expr.instruct.TemplateRule;
import net.sf.saxon.functions.Exists;
import net.sf.saxon.om.AxisInfo;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.om.SequenceIterator;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.pattern.AncestorQualifiedPattern;
import net.sf.saxon.pattern.BasePatternWithPredicate;
import net.sf.saxon.pattern.NodeTestPattern;
import net.sf.saxon.pattern.Pattern;
import net.sf.saxon.pattern.UnionPattern;
import net.sf.saxon.pattern.nodetest.NodeTest;
import net.sf.saxon.pattern.qname.QNameTest;
import net.sf.saxon.trans.UncheckedXPathException;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.type.UType;
import no.meldingsvakt.arkiv.Senere;
import no.meldingsvakt.regel.uttrykk.Lop;
import no.meldingsvakt.regel.uttrykk.Monster;
import no.meldingsvakt.regel.uttrykk.Oversetter;
import no.meldingsvakt.regel.uttrykk.Prove;
import no.meldingsvakt.xml.Prefikser;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a pack in the engine's own form, and as Saxon compiles them: contexts to be matched and bodies to be evaluated, each by
 * itself. All that is taken from the inside of Saxon is here and in {@link Samlekompilator}. Immutable and thread-safe.
 *
 * @param oppsett the processor's
 * @param parametre the pack's parameters and what they are set to
 * @param kontekster how many different contexts there are
 * @param koder each {@code sch:rule}, in the order of the pack
 * @param regler the ids of the rules that they are of
 */
record Samlekode(
        String pakke,
        Prefikser prefikser,
        Configuration oppsett,
        Map<String, GroundedValue> parametre,
        int kontekster,
        List<Kode> koder,
        Set<String> regler) {

    /** Says whether the rule is here; where it is not, SchXslt2 has it. */
    boolean tar(Regel regel) {
        return regler.contains(regel.id());
    }

    /**
     * One {@code sch:rule}.
     *
     * @param prover gives the numbers of the assertions that fail, each followed by what decides whether it is a finding
     */
    record Kode(Regel regel, Kontekst kontekst, Kropp prover, List<Sporsmal> sporsmal) {}

    /**
     * One assertion.
     *
     * @param tekster gives its place and its texts; null where these are the context and the same each time. Throws
     *     {@link IllegalArgumentException} when it is made then and does not compile
     */
    record Sporsmal(
            Samleform.Sporsmal form,
            Paastand paastand,
            @Nullable Kropp tekster) {}

    /**
     * A stylesheet that Saxon has compiled, and what its templates are of.
     *
     * @param modus the mode of the templates
     */
    record Stilark(PreparedStylesheet stilark, Component.M modus) {

        /** What its templates are of. */
        Oversetter.Eier eier() {
            return new Oversetter.Eier(stilark, modus);
        }
    }

    /** A context as it is written: all rules of the pack that have the same, share it. */
    static final class Kontekst {

        private final int nummer;
        private final String tekst;
        private final Senere<Optional<List<Monster>>> oversatte;
        private final Senere<Saxonmonstre> saxons;

        /**
         * Keeps a context.
         *
         * @param oversatte its patterns in the engine's own form; empty where that does not have all of them
         */
        Kontekst(int nummer, String tekst, Supplier<Optional<List<Monster>>> oversatte, Supplier<Saxonmonstre> saxons) {
            this.nummer = nummer;
            this.tekst = tekst;
            this.oversatte = new Senere<>(oversatte);
            this.saxons = new Senere<>(saxons);
        }

        int nummer() {
            return nummer;
        }

        String tekst() {
            return tekst;
        }

        Optional<List<Monster>> oversatte() {
            return oversatte.get();
        }

        /** As Saxon compiles it. */
        Senere<Saxonmonstre> saxons() {
            return saxons;
        }

        /** Whether the node is one; null where Saxon is to be asked. */
        @Nullable
        Boolean treffer(Lop lop, int node) {
            Optional<List<Monster>> kjente = oversatte.get();
            if (kjente.isEmpty()) {
                return null;
            }
            for (Monster monster : kjente.get()) {
                @Nullable Boolean treffer = monster.treffer(lop, node);
                if (treffer == null || treffer) {
                    return treffer;
                }
            }
            return false;
        }

        /**
         * Says whether nodes of a kind can be ones.
         *
         * @param slag of {@link net.sf.saxon.type.Type}'s
         */
        boolean kan(short slag) {
            return oversatte
                    .get()
                    .map(alle -> alle.stream().anyMatch(m -> m.kan(slag)))
                    .orElseGet(() -> saxons.get().kan(UType.fromTypeCode(slag)));
        }

        /**
         * Says whether an element of the name can be one, whatever else is true of it.
         *
         * @param rot whether it is the document's root
         */
        boolean kan(StructuredQName navn, boolean rot) {
            return oversatte
                    .get()
                    .map(alle -> alle.stream().anyMatch(m -> m.kan(navn, rot)))
                    .orElseGet(() -> saxons.get().kan(navn, rot));
        }
    }

    /** The patterns of a context as Saxon has compiled them. */
    record Saxonmonstre(Stilark stilark, List<Pattern> monstre) {

        /** Says whether the node is one; an error in a predicate means that it is not, as in a stylesheet's templates. */
        boolean treffer(NodeInfo node, XPathContext kontekst) throws XPathException {
            try {
                for (Pattern monster : monstre) {
                    if (monster.matches(node, kontekst)) {
                        return true;
                    }
                }
                return false;
            } catch (UncheckedXPathException e) {
                throw e.getXPathException();
            }
        }

        private boolean kan(UType slag) {
            return monstre.stream().anyMatch(m -> m.getUType().overlaps(slag));
        }

        private boolean kan(StructuredQName navn, boolean rot) {
            return kan(UType.ELEMENT) && monstre.stream().anyMatch(m -> kan(m, navn, rot));
        }

        private static boolean kan(Pattern monster, StructuredQName navn, boolean rot) {
            if (monster instanceof NodeTestPattern n) {
                return kan(n.getNodeTest(), navn);
            }
            if (monster instanceof AncestorQualifiedPattern a) {
                boolean underDokument = a.getUpwardsAxis() == AxisInfo.PARENT
                        && a.getUpperPattern().getUType().equals(UType.DOCUMENT);
                return (rot || !underDokument) && kan(a.getBasePattern(), navn, rot);
            }
            if (monster instanceof BasePatternWithPredicate p) {
                return kan(p.getBasePattern(), navn, rot) && kan(p.getPredicate(), navn);
            }
            return !(monster instanceof UnionPattern u) || kan(u.getLHS(), navn, rot) || kan(u.getRHS(), navn, rot);
        }

        private static boolean kan(NodeTest prove, StructuredQName navn) {
            @Nullable QNameTest navneprove = prove.getQNameTest();
            return navneprove == null || navneprove.matches(navn);
        }

        private static boolean kan(Expression vilkar, StructuredQName navn) {
            if (vilkar instanceof OrExpression eller) {
                return kan(eller.getLhsExpression(), navn) || kan(eller.getRhsExpression(), navn);
            }
            if (vilkar.isCallOn(Exists.class)) {
                return kan(((SystemFunctionCall) vilkar).getArg(0), navn);
            }
            return !(vilkar instanceof AxisExpression a && a.getAxis() == AxisInfo.SELF) || kan(a.getNodeTest(), navn);
        }
    }

    /** The body of a template. */
    static final class Kropp {

        private final Senere<Optional<Prove>> oversatt;
        private final Senere<Saxonkropp> saxons;

        /**
         * Keeps a body.
         *
         * @param oversatt in the engine's own form; empty where it has none
         * @param saxons as Saxon compiles it
         */
        Kropp(Supplier<Optional<Prove>> oversatt, Supplier<Saxonkropp> saxons) {
            this.oversatt = new Senere<>(oversatt);
            this.saxons = new Senere<>(saxons);
        }

        Senere<Optional<Prove>> oversatt() {
            return oversatt;
        }

        Senere<Saxonkropp> saxons() {
            return saxons;
        }
    }

    /** The body of a template as Saxon has compiled it. */
    static final class Saxonkropp {

        private final Stilark stilark;
        private final Expression uttrykk;
        private final SlotManager plasser;
        private volatile @Nullable PullEvaluator kropp;

        Saxonkropp(Stilark stilark, TemplateRule mal) {
            this.stilark = stilark;
            this.uttrykk = mal.getBody();
            this.plasser = mal.getStackFrameMap();
        }

        Stilark stilark() {
            return stilark;
        }

        /** What the rule's expressions became. */
        Expression uttrykk() {
            return uttrykk;
        }

        SlotManager plasser() {
            return plasser;
        }

        private PullEvaluator kropp() {
            PullEvaluator kjent = kropp;
            if (kjent == null) {
                kjent = uttrykk.makeElaborator().elaborateForPull();
                kropp = kjent;
            }
            return kjent;
        }

        /** The values that it gives, in a context where the node is set. */
        List<Item> verdier(XPathContextMajor kontekst) throws XPathException {
            kontekst.openStackFrame(plasser);
            try {
                SequenceIterator alle = kropp().iterate(kontekst);
                @Nullable Item en = alle.next();
                if (en == null) {
                    return List.of();
                }
                List<Item> verdier = new ArrayList<>();
                for (; en != null; en = alle.next()) {
                    verdier.add(en);
                }
                return verdier;
            } catch (UncheckedXPathException e) {
                throw e.getXPathException();
            }
        }
    }
}
