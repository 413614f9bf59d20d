package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import no.meldingsvakt.regel.uttrykk.Lop;
import no.meldingsvakt.regel.uttrykk.Monster;
import no.meldingsvakt.regel.uttrykk.Oversetter;
import no.meldingsvakt.regel.uttrykk.Prove;
import no.meldingsvakt.xml.Prefikser;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a pack as Saxon has compiled them: contexts to be matched and bodies to be evaluated, each by itself. All that
 * is taken from the inside of Saxon is here and in {@link Samlekompilator}. Immutable and thread-safe.
 *
 * @param stilark the tests, compiled
 * @param kontekster how many different contexts there are
 * @param koder each {@code sch:rule}, in the order of the pack
 * @param regler the ids of the rules that they are of
 */
record Samlekode(
        String pakke,
        Prefikser prefikser,
        PreparedStylesheet stilark,
        Component.M prover,
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
     *     {@link IllegalArgumentException} when they are made then and do not compile
     */
    record Sporsmal(
            Samleform.Sporsmal form,
            Paastand paastand,
            @Nullable Supplier<Tekstkode> tekster) {}

    /**
     * What makes the texts of an assertion.
     *
     * @param stilark where it was compiled: with the tests, or by itself
     */
    record Tekstkode(PreparedStylesheet stilark, Component.M modus, Kropp kropp) {}

    /** A context as it is written: all rules of the pack that have the same, share it. */
    record Kontekst(int nummer, String tekst, List<Pattern> monstre, Monstre oversatte) {

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

        /** Says whether nodes of a kind can be ones. */
        boolean kan(UType slag) {
            return monstre.stream().anyMatch(m -> m.getUType().overlaps(slag));
        }

        /**
         * Says whether an element of the name can be one, whatever else is true of it.
         *
         * @param rot whether it is the document's root
         */
        boolean kan(StructuredQName navn, boolean rot) {
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

        /** What a predicate such as {@code [self::*:Id or self::*:OffId]} lets through. */
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

    /** The patterns of a context, translated when they are first needed. */
    static final class Monstre {

        private final List<Pattern> monstre;
        private final @Nullable Oversetter oversetter;
        private final Component eier;
        private volatile @Nullable List<Monster> oversatte;

        /**
         * Keeps what is to be translated.
         *
         * @param oversetter null where they are not to be
         */
        Monstre(List<Pattern> monstre, @Nullable Oversetter oversetter, Component eier) {
            this.monstre = monstre;
            this.oversetter = oversetter;
            this.eier = eier;
        }

        /** Whether the node is one; null where Saxon is to be asked. */
        @Nullable
        Boolean treffer(Lop lop, int node) {
            List<Monster> alle = alle();
            boolean ukjent = alle.size() < monstre.size();
            for (Monster monster : alle) {
                @Nullable Boolean treffer = monster.treffer(lop, node);
                if (treffer == null) {
                    return null;
                }
                if (treffer) {
                    return true;
                }
            }
            return ukjent ? null : Boolean.FALSE;
        }

        /** Those that are known. */
        private List<Monster> alle() {
            List<Monster> kjente = oversatte;
            if (kjente == null) {
                Oversetter o = oversetter;
                kjente = o == null
                        ? List.of()
                        : monstre.stream()
                                .flatMap(m -> Stream.ofNullable(Monster.av(m, o, eier)))
                                .toList();
                oversatte = kjente;
            }
            return kjente;
        }
    }

    /** The body of a template. */
    static final class Kropp {

        private final Expression uttrykk;
        private final SlotManager plasser;
        private final Component eier;
        private final @Nullable Oversetter oversetter;
        private volatile @Nullable PullEvaluator kropp;
        private volatile @Nullable Optional<Prove> oversatt;

        /**
         * Keeps a body.
         *
         * @param oversetter null where it is not to be translated
         */
        Kropp(TemplateRule mal, Component eier, @Nullable Oversetter oversetter) {
            this.uttrykk = mal.getBody();
            this.plasser = mal.getStackFrameMap();
            this.eier = eier;
            this.oversetter = oversetter;
        }

        /** The body in the engine's own form, made when it is first needed; empty where it has none. */
        Optional<Prove> oversatt() {
            Optional<Prove> kjent = oversatt;
            if (kjent == null) {
                kjent = oversetter == null
                        ? Optional.empty()
                        : Optional.ofNullable(oversetter.prove(uttrykk, plasser, eier));
                oversatt = kjent;
            }
            return kjent;
        }

        private PullEvaluator kropp() {
            PullEvaluator kjent = kropp;
            if (kjent == null) {
                kjent = uttrykk.makeElaborator().elaborateForPull();
                kropp = kjent;
            }
            return kjent;
        }

        /** What the rule's expressions became, for tests that look at that. */
        Expression uttrykk() {
            return uttrykk;
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
