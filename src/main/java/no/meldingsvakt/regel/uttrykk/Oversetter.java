package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.sf.saxon.Configuration;
import net.sf.saxon.PreparedStylesheet;
import net.sf.saxon.expr.AndExpression;
import net.sf.saxon.expr.ArithmeticExpression;
import net.sf.saxon.expr.Assignation;
import net.sf.saxon.expr.AtomicSequenceConverter;
import net.sf.saxon.expr.Atomizer;
import net.sf.saxon.expr.AttributeGetter;
import net.sf.saxon.expr.AxisExpression;
import net.sf.saxon.expr.BinaryExpression;
import net.sf.saxon.expr.Binding;
import net.sf.saxon.expr.CardinalityChecker;
import net.sf.saxon.expr.CastExpression;
import net.sf.saxon.expr.CastableExpression;
import net.sf.saxon.expr.Component;
import net.sf.saxon.expr.ContextItemExpression;
import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.FilterExpression;
import net.sf.saxon.expr.FirstItemExpression;
import net.sf.saxon.expr.ForExpression;
import net.sf.saxon.expr.FunctionCall;
import net.sf.saxon.expr.GeneralComparison;
import net.sf.saxon.expr.GlobalVariableReference;
import net.sf.saxon.expr.IdentityComparison;
import net.sf.saxon.expr.InstanceOfExpression;
import net.sf.saxon.expr.ItemChecker;
import net.sf.saxon.expr.LastItemExpression;
import net.sf.saxon.expr.LetExpression;
import net.sf.saxon.expr.Literal;
import net.sf.saxon.expr.LocalVariableReference;
import net.sf.saxon.expr.Operand;
import net.sf.saxon.expr.OrExpression;
import net.sf.saxon.expr.QuantifiedExpression;
import net.sf.saxon.expr.RangeExpression;
import net.sf.saxon.expr.RootExpression;
import net.sf.saxon.expr.SlashExpression;
import net.sf.saxon.expr.StaticProperty;
import net.sf.saxon.expr.SubscriptExpression;
import net.sf.saxon.expr.SystemFunctionCall;
import net.sf.saxon.expr.TailCallLoop;
import net.sf.saxon.expr.TailExpression;
import net.sf.saxon.expr.UserFunctionCall;
import net.sf.saxon.expr.ValueComparison;
import net.sf.saxon.expr.VennExpression;
import net.sf.saxon.expr.instruct.Block;
import net.sf.saxon.expr.instruct.Choose;
import net.sf.saxon.expr.instruct.DocumentInstr;
import net.sf.saxon.expr.instruct.ForEach;
import net.sf.saxon.expr.instruct.GlobalParam;
import net.sf.saxon.expr.instruct.SlotManager;
import net.sf.saxon.expr.instruct.UserFunction;
import net.sf.saxon.expr.instruct.UserFunctionParameter;
import net.sf.saxon.expr.instruct.ValueOf;
import net.sf.saxon.expr.parser.OperatorSymbol;
import net.sf.saxon.expr.sort.CodepointCollator;
import net.sf.saxon.expr.sort.DocumentSorter;
import net.sf.saxon.functions.IntegratedFunctionCall;
import net.sf.saxon.lib.NamespaceConstant;
import net.sf.saxon.om.AxisInfo;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.pattern.AncestorQualifiedPattern;
import net.sf.saxon.pattern.BasePatternWithPredicate;
import net.sf.saxon.pattern.NodeTestPattern;
import net.sf.saxon.pattern.Pattern;
import net.sf.saxon.pattern.SimplePositionalPattern;
import net.sf.saxon.pattern.UnionPattern;
import net.sf.saxon.type.BuiltInAtomicType;
import net.sf.saxon.type.ItemType;
import net.sf.saxon.type.UType;
import net.sf.saxon.type.coercion.SequenceCoercer;
import net.sf.saxon.value.BooleanValue;
import net.sf.saxon.value.Int64Value;
import net.sf.saxon.value.SequenceType;
import org.jspecify.annotations.Nullable;

/**
 * Translates what Saxon has compiled. What is not known here becomes a question to Saxon, of the smallest part that it can be. Of one
 * stylesheet; thread-safe.
 */
public final class Oversetter {

    /** Functions that look at nothing around them but the default collation. */
    private static final Set<String> SAMMENLIGNENDE =
            Set.of("distinct-values", "index-of", "max", "min", "compare", "deep-equal");

    private static final Set<OperatorSymbol> PLASSERINGER =
            Set.of(OperatorSymbol.IS, OperatorSymbol.PRECEDES, OperatorSymbol.FOLLOWS);

    private static final Set<OperatorSymbol> ORDNENDE =
            Set.of(OperatorSymbol.FLT, OperatorSymbol.FLE, OperatorSymbol.FGT, OperatorSymbol.FGE);

    /** That a predicate cannot be looked up. */
    static final int INGEN_NOKKEL = -1;

    private final Map<String, Innebygd> innebygde;
    private final Map<UserFunction, Integer> funksjoner = new IdentityHashMap<>();
    private final List<@Nullable Funksjonsform> former = new ArrayList<>();
    private final List<Saxonledd> saxons = new ArrayList<>();
    private final Uttrykksbygger bygger;

    /** A function that is known here: makes it of its argument. */
    public interface Innebygd {
        boolean av(List<String> tekster);
    }

    /**
     * A translator.
     *
     * @param innebygde functions of nodes' texts that are done here, by the names in braces that Saxon gives them
     * @param oppsett the processor that compiled what is to be translated
     */
    public Oversetter(Map<String, Innebygd> innebygde, Configuration oppsett) {
        this.innebygde = Map.copyOf(innebygde);
        this.bygger = new Uttrykksbygger(oppsett, this.innebygde, this::funksjonen, this::saxons);
    }

    /**
     * What an expression is of, which says which functions it means.
     *
     * @param stilark null where it is of none
     */
    public record Eier(
            @Nullable PreparedStylesheet stilark, @Nullable Component del) {}

    /**
     * A test's body.
     *
     * @param plasser how many variables it has room for
     */
    record Form(Ledd kropp, int plasser) {}

    /**
     * A function of the stylesheet.
     *
     * @param slag what it gives
     * @param argumenter what it is given
     */
    record Funksjonsform(Slag slag, List<Slag> argumenter, Ledd kropp, int plasser) {}

    /**
     * What Saxon is to be asked.
     *
     * @param brukte the places of the variables that it has to be told
     * @param fokus the place of what is looked at; less than zero where that is the node
     */
    record Saxonledd(Expression uttrykk, Eier eier, SlotManager plasser, int[] brukte, int fokus) {}

    /**
     * Translates the body of a test: an expression that gives the numbers of the assertions that fail.
     *
     * @return null where it is not known
     */
    public synchronized @Nullable Prove prove(Expression kropp, SlotManager plasser, Eier eier) {
        try {
            Omrade omrade = new Omrade(eier, plasser);
            Ledd del = omrade.del(kropp);
            return bygger.prove(new Form(del, omrade.brukte()));
        } catch (UkjentException e) {
            return null;
        }
    }

    /** Translates a predicate of a pattern; null where it is not known. */
    private @Nullable Ledd vilkar(Expression vilkar, Eier eier) {
        if (!variabler(vilkar).isEmpty() || bindinger(vilkar) || kanVareTall(vilkar)) {
            return null;
        }
        try {
            Omrade omrade = new Omrade(eier, SlotManager.EMPTY);
            Ledd kjent = omrade.boolsk(vilkar);
            return kjent.slag() == Leddslag.SAXON || omrade.brukte() > 0 ? null : kjent;
        } catch (UkjentException e) {
            return null;
        }
    }

    /** Translates a pattern; null where it is not known. */
    public synchronized @Nullable Monster monster(Pattern monster, Eier eier) {
        try {
            @Nullable Ledd ledd = kjent(monster, eier);
            return ledd == null ? null : bygger.monster(ledd);
        } catch (UkjentException e) {
            return null;
        }
    }

    private @Nullable Ledd kjent(Pattern monster, Eier eier) {
        if (monster instanceof NodeTestPattern p) {
            return Ledd.av(Leddslag.MONSTER_NODE, Slag.BOOLSK, Typer.nodeprove(p.getNodeTest()));
        }
        if (monster instanceof SimplePositionalPattern p) {
            return Ledd.av(Leddslag.MONSTER_NUMMER, Slag.BOOLSK, Typer.nodeprove(p.getNodeTest()), p.getPosition());
        }
        if (monster instanceof AncestorQualifiedPattern p) {
            return to(
                    kjent(p.getBasePattern(), eier),
                    kjent(p.getUpperPattern(), eier),
                    (under, over) ->
                            Ledd.av(Leddslag.MONSTER_OVER, Slag.BOOLSK, oppover(p.getUpwardsAxis()), under, over));
        }
        if (monster instanceof BasePatternWithPredicate p) {
            return to(
                    kjent(p.getBasePattern(), eier),
                    vilkar(p.getPredicate(), eier),
                    (base, vilkar) -> Ledd.av(Leddslag.MONSTER_VILKAR, Slag.BOOLSK, base, vilkar));
        }
        if (monster instanceof UnionPattern p) {
            return to(
                    kjent(p.getLHS(), eier),
                    kjent(p.getRHS(), eier),
                    (en, annen) -> Ledd.av(Leddslag.MONSTER_ELLER, Slag.BOOLSK, en, annen));
        }
        return null;
    }

    private static int oppover(int akse) {
        return switch (akse) {
            case AxisInfo.PARENT, AxisInfo.ANCESTOR, AxisInfo.ANCESTOR_OR_SELF -> akse;
            default -> throw UkjentException.EN;
        };
    }

    private static @Nullable Ledd to(@Nullable Ledd en, @Nullable Ledd annen, BiFunction<Ledd, Ledd, Ledd> sammen) {
        return en == null || annen == null ? null : sammen.apply(en, annen);
    }

    private synchronized @Nullable Funksjonsform funksjonen(int nummer) {
        return former.get(nummer);
    }

    /** The functions that what has been translated calls, by their numbers; null for those that are left to Saxon. */
    synchronized List<@Nullable Funksjonsform> funksjoner() {
        return Collections.unmodifiableList(new ArrayList<>(former));
    }

    /** What Saxon is to be asked, by its number. */
    synchronized Saxonledd saxons(int nummer) {
        return saxons.get(nummer);
    }

    /** Whether it asks which of several it is evaluated for, which is not known here. */
    private static boolean avhengerAvPlass(Expression e) {
        return (e.getDependencies() & (StaticProperty.DEPENDS_ON_POSITION | StaticProperty.DEPENDS_ON_LAST)) != 0;
    }

    /** A predicate that is a number means a position. */
    private static boolean kanVareTall(Expression vilkar) {
        return vilkar.getItemType().getUType().overlaps(UType.NUMERIC);
    }

    private static boolean bindinger(Expression e) {
        if (e instanceof Assignation) {
            return true;
        }
        for (Operand o : e.operands()) {
            if (bindinger(o.getChildExpression())) {
                return true;
            }
        }
        return false;
    }

    /** The variables that are referred to in an expression and not bound in it. */
    private static Set<LocalVariableReference> variabler(Expression e) {
        Map<Binding, Boolean> bundne = new IdentityHashMap<>();
        Map<LocalVariableReference, Boolean> alle = new LinkedHashMap<>();
        samle(e, bundne, alle);
        alle.keySet().removeIf(r -> bundne.containsKey(r.getBinding()));
        return alle.keySet();
    }

    private static void samle(
            Expression e, Map<Binding, Boolean> bundne, Map<LocalVariableReference, Boolean> referanser) {
        if (e instanceof Assignation a) {
            bundne.put(a, true);
        }
        if (e instanceof LocalVariableReference r) {
            referanser.put(r, true);
        }
        for (Operand o : e.operands()) {
            samle(o.getChildExpression(), bundne, referanser);
        }
    }

    /** A variable that holds what is looked at. */
    private record Fokus(int plass, Slag slag) {}

    /** Null where it is left to Saxon. */
    private @Nullable Integer funksjon(UserFunction funksjon, Eier kaller) {
        if (funksjoner.containsKey(funksjon)) {
            return funksjoner.get(funksjon);
        }
        if (funksjon.getClass() != UserFunction.class || funksjon.getBody() == null) {
            funksjoner.put(funksjon, null);
            return null;
        }
        UserFunctionParameter[] parametre = funksjon.getParameterDefinitions();
        SlotManager plasser = funksjon.getStackFrameMap();
        Omrade omrade = new Omrade(new Eier(kaller.stilark(), funksjon.getDeclaringComponent()), plasser);
        for (UserFunctionParameter p : parametre) {
            omrade.bind(p, Slag.av(p.getRequiredType()));
        }
        int nummer = former.size();
        former.add(null);
        funksjoner.put(funksjon, nummer);
        Slag slag = Slag.av(funksjon.getResultType());
        try {
            Ledd kropp = omrade.som(slag, omrade.oversett(funksjon.getBody()));
            former.set(nummer, new Funksjonsform(slag, argumenter(funksjon), kropp, omrade.brukte()));
        } catch (UkjentException e) {
            funksjoner.put(funksjon, null);
            return null;
        }
        return nummer;
    }

    private static List<Slag> argumenter(UserFunction funksjon) {
        return Stream.of(funksjon.getParameterDefinitions())
                .map(p -> Slag.av(p.getRequiredType()))
                .toList();
    }

    /** The expressions of one function or one test. */
    private final class Omrade {

        private final Eier eier;
        private final SlotManager plasser;
        private final Map<Binding, Slag> bundne = new IdentityHashMap<>();
        private int brukte;

        /** Where what is looked at is, when that is no node. */
        private @Nullable Fokus fokus;

        Omrade(Eier eier, SlotManager plasser) {
            this.eier = eier;
            this.plasser = plasser;
            this.brukte = plasser.getNumberOfVariables();
        }

        /** How many places there have to be for variables. */
        int brukte() {
            return brukte;
        }

        /** Translates what has another focus: a variable, or a node where that is null. */
        private <T> T med(@Nullable Fokus annet, Supplier<T> oversett) {
            Fokus dette = fokus;
            fokus = annet;
            try {
                return oversett.get();
            } finally {
                fokus = dette;
            }
        }

        private Fokus nyttFokus(Ledd over) {
            return new Fokus(brukte++, over.gir());
        }

        private void krevNode() {
            if (fokus != null) {
                throw UkjentException.EN;
            }
        }

        void bind(Binding binding, Slag slag) {
            bundne.put(binding, slag);
        }

        /** A part of a test's body. */
        Ledd del(Expression e) {
            if (Literal.isEmptySequence(e)) {
                return Ledd.av(Leddslag.DEL_TOM, Slag.VERDI);
            }
            if (e instanceof Literal l && l.getGroundedValue() instanceof Int64Value tall) {
                return Ledd.av(Leddslag.DEL_TALL, Slag.VERDI, (int) tall.longValue());
            }
            if (e instanceof LetExpression let) {
                Ledd verdi = oversett(let.getSequence());
                bind(let, verdi.gir());
                return Ledd.av(Leddslag.DEL_LA, Slag.VERDI, let.getLocalSlotNumber(), verdi, del(let.getAction()));
            }
            if (e instanceof Choose valg) {
                List<Ledd> deler = new ArrayList<>();
                for (int i = 0; i < valg.size(); i++) {
                    deler.add(del(valg.getAction(i)));
                }
                return Ledd.av(Leddslag.DEL_VALG, Slag.VERDI, vilkar(valg), deler);
            }
            if (e instanceof Block blokk) {
                List<Ledd> deler = new ArrayList<>();
                for (Operand o : blokk.operands()) {
                    deler.add(del(o.getChildExpression()));
                }
                return Ledd.av(Leddslag.DEL_BLOKK, Slag.VERDI, deler);
            }
            return Ledd.av(Leddslag.DEL_ANNET, Slag.VERDI, verdier(e));
        }

        /** What an expression gives, nodes that it makes among it. */
        private Ledd verdier(Expression e) {
            try {
                return verdi(kjent(e));
            } catch (UkjentException ukjent) {
                return spor(Slag.VERDI, e);
            }
        }

        /** What Saxon is asked, where nothing better is known. */
        private Ledd saxon(Expression e) {
            Slag slag = slag(e);
            return slag == Slag.BOOLSK ? spor(slag, e) : som(slag, spor(Slag.VERDI, e));
        }

        private Ledd spor(Slag slag, Expression e) {
            saxons.add(new Saxonledd(e, eier, plasser, brukte(e), fokusplass()));
            return Ledd.av(Leddslag.SAXON, slag, saxons.size() - 1);
        }

        /** The places of the variables that Saxon has to be told; throws where it cannot be asked. */
        private int[] brukte(Expression e) {
            if (avhengerAvPlass(e)) {
                throw UkjentException.EN;
            }
            Set<Integer> brukte = new TreeSet<>();
            for (LocalVariableReference r : variabler(e)) {
                if (!bundne.containsKey(r.getBinding())) {
                    throw UkjentException.EN;
                }
                brukte.add(r.getSlotNumber());
            }
            return brukte.stream().mapToInt(i -> i).toArray();
        }

        private int fokusplass() {
            return fokus == null ? -1 : fokus.plass();
        }

        private static Slag slag(Expression e) {
            return Slag.av(e.getItemType(), e.getCardinality());
        }

        Ledd oversett(Expression e) {
            try {
                return kjent(e);
            } catch (UkjentException ukjent) {
                return saxon(e);
            }
        }

        private Ledd kjent(Expression e) {
            if (e instanceof Literal l) {
                return Typer.literal(l.getGroundedValue());
            }
            if (e instanceof ContextItemExpression) {
                return fokus == null
                        ? Ledd.av(Leddslag.SELV, Slag.NODER)
                        : Ledd.av(Leddslag.VARIABEL, fokus.slag(), fokus.plass());
            }
            if (e instanceof AxisExpression a) {
                krevNode();
                return Ledd.av(Leddslag.AKSE, Slag.NODER, a.getAxis(), Typer.nodeprove(a.getNodeTest()));
            }
            if (e instanceof RootExpression) {
                krevNode();
                return Ledd.av(Leddslag.ROT, Slag.NODER);
            }
            if (e instanceof SlashExpression s) {
                return avbildning(s.getStart(), s.getStep());
            }
            if (e instanceof ForEach f) {
                if (f.getSeparatorExpression() != null
                        || f.getThreads() != null && !Literal.isEmptySequence(f.getThreads())) {
                    throw UkjentException.EN;
                }
                return avbildning(f.getSelect(), f.getAction());
            }
            if (e instanceof FilterExpression f) {
                return filter(f);
            }
            if (e instanceof FirstItemExpression f) {
                Ledd base = oversett(f.getBaseExpression());
                return base.gir() == Slag.BOOLSK ? base : Ledd.av(Leddslag.FORSTE, base.gir(), base);
            }
            if (e instanceof LastItemExpression f) {
                return siste(oversett(f.getBaseExpression()));
            }
            if (e instanceof TailExpression t) {
                return Ledd.av(Leddslag.HALE, Slag.NODER, noder(t.getBaseExpression()), t.getStart());
            }
            if (e instanceof SubscriptExpression s) {
                Ledd base = oversett(s.getBaseExpression());
                Ledd av = base.gir() == Slag.NODER || base.erTekster() ? base : verdi(base);
                return Ledd.av(Leddslag.NTE, av.gir(), av, verdi(oversett(s.getSubscriptExpression())));
            }
            if (e instanceof VennExpression m) {
                return Ledd.av(
                        Leddslag.MENGDE,
                        Slag.NODER,
                        noder(m.getLhsExpression()),
                        m.getOperator().name(),
                        noder(m.getRhsExpression()));
            }
            if (e instanceof DocumentSorter s) {
                return Ledd.av(Leddslag.SORTERT, Slag.NODER, noder(s.getBaseExpression()));
            }
            if (e instanceof Atomizer a) {
                return atomer(oversett(a.getBaseExpression()));
            }
            if (e instanceof AttributeGetter a) {
                krevNode();
                return Ledd.av(
                        Leddslag.ATTRIBUTT,
                        Slag.UTYPEDE,
                        a.getAttributeName().getNamespaceUri().toString(),
                        a.getAttributeName().getLocalPart());
            }
            if (e instanceof SequenceCoercer c) {
                return omgjort(oversett(c.getBaseExpression()), c.getRequiredType());
            }
            if (e instanceof CardinalityChecker c) {
                return antall(oversett(c.getBaseExpression()), c.getRequiredCardinality());
            }
            if (e instanceof ItemChecker c) {
                return slagprove(oversett(c.getBaseExpression()), c.getRequiredType());
            }
            if (e instanceof AndExpression b) {
                return Ledd.av(Leddslag.OG, Slag.BOOLSK, boolsk(b.getLhsExpression()), boolsk(b.getRhsExpression()));
            }
            if (e instanceof OrExpression b) {
                return Ledd.av(Leddslag.ELLER, Slag.BOOLSK, boolsk(b.getLhsExpression()), boolsk(b.getRhsExpression()));
            }
            if (e instanceof GeneralComparison g) {
                return sammenligning(g);
            }
            if (e instanceof ValueComparison c) {
                return sammenligning(c);
            }
            if (e instanceof IdentityComparison c && PLASSERINGER.contains(c.getOperator())) {
                return Ledd.av(
                        Leddslag.REKKEFOLGE,
                        Slag.BOOLSK,
                        noder(c.getLhsExpression()),
                        c.getOperator().name(),
                        noder(c.getRhsExpression()));
            }
            if (e instanceof LetExpression let) {
                Ledd verdi = oversett(let.getSequence());
                bind(let, verdi.gir());
                Ledd resten = oversett(let.getAction());
                return Ledd.av(Leddslag.LA, resten.gir(), let.getLocalSlotNumber(), verdi, resten);
            }
            if (e instanceof QuantifiedExpression q) {
                Ledd over = oversett(q.getSequence());
                bind(q, over.gir());
                return Ledd.av(
                        Leddslag.NOEN_SLIK,
                        Slag.BOOLSK,
                        q.getLocalSlotNumber(),
                        over,
                        boolsk(q.getAction()),
                        q.getOperator() == QuantifiedExpression.Qualifier.SOME);
            }
            if (e instanceof ForExpression f) {
                if (f.getPositionVariable() != null) {
                    throw UkjentException.EN;
                }
                Ledd over = oversett(f.getSequence());
                bind(f, over.gir());
                return forHver(f.getLocalSlotNumber(), over, oversett(f.getAction()));
            }
            if (e instanceof LocalVariableReference r) {
                return variabel(r);
            }
            if (e instanceof GlobalVariableReference r) {
                return parameter(r);
            }
            if (e instanceof Choose valg) {
                return valg(valg);
            }
            if (e instanceof Block blokk) {
                return blokk(blokk);
            }
            if (e instanceof TailCallLoop t) {
                return oversett(t.getBaseExpression());
            }
            if (e instanceof UserFunctionCall kall) {
                return kall(kall);
            }
            if (e instanceof IntegratedFunctionCall kall) {
                return kall(kall);
            }
            if (e instanceof SystemFunctionCall kall) {
                return systemkall(kall);
            }
            if (e instanceof InstanceOfExpression i) {
                return Ledd.av(
                        Leddslag.ER_AV,
                        Slag.BOOLSK,
                        verdi(oversett(i.getBaseExpression())),
                        Typer.type(i.getRequiredItemType()),
                        i.getRequiredCardinality());
            }
            if (e instanceof ArithmeticExpression a) {
                return Ledd.av(
                        Leddslag.REGNESTYKKE,
                        Slag.VERDI,
                        a.getCalculator().code(),
                        verdi(atomer(oversett(a.getLhsExpression()))),
                        verdi(atomer(oversett(a.getRhsExpression()))));
            }
            if (e instanceof CastExpression c) {
                return som(
                        slag(c),
                        Ledd.av(
                                Leddslag.OMGJORING,
                                Slag.VERDI,
                                Typer.atomisk(c.getTargetType()),
                                c.allowsEmpty(),
                                verdi(atomer(oversett(c.getBaseExpression())))));
            }
            if (e instanceof CastableExpression c) {
                return Ledd.av(
                        Leddslag.KAN_OMGJORES,
                        Slag.BOOLSK,
                        Typer.atomisk(c.getTargetType()),
                        c.allowsEmpty(),
                        verdi(atomer(oversett(c.getBaseExpression()))));
            }
            if (e instanceof AtomicSequenceConverter c) {
                if (!c.getRequiredItemType().equals(BuiltInAtomicType.STRING)) {
                    throw UkjentException.EN;
                }
                return strenger(oversett(c.getBaseExpression()));
            }
            if (e instanceof RangeExpression r) {
                return Ledd.av(
                        Leddslag.OMRADE,
                        Slag.VERDI,
                        verdi(oversett(r.getStartExpression())),
                        verdi(oversett(r.getEndExpression())));
            }
            if (e instanceof DocumentInstr d) {
                return dokument(d);
            }
            throw UkjentException.EN;
        }

        private Ledd siste(Ledd base) {
            if (base.gir() == Slag.BOOLSK) {
                return base;
            }
            Ledd av = base.gir() == Slag.NODER ? base : verdi(base);
            return Ledd.av(Leddslag.SISTE, av.gir(), av);
        }

        /** Each value as a string. */
        private Ledd strenger(Ledd base) {
            if (base.gir() == Slag.TEKSTER) {
                return base;
            }
            return Ledd.av(Leddslag.STRENGER, Slag.TEKSTER, base.erTekster() ? base : verdi(base));
        }

        /** A document with nothing but text, of which nothing but its text is asked. */
        private Ledd dokument(DocumentInstr d) {
            if (!d.isTextOnly()) {
                throw UkjentException.EN;
            }
            return Ledd.av(Leddslag.SAMMENSATT_TEKST, Slag.TEKSTER, innhold(d.getContentExpression()));
        }

        private Ledd innhold(Expression e) {
            if (e instanceof ValueOf v) {
                Ledd tekst = oversett(v.getSelect());
                return tekst.erTekster() ? tekst : strenger(verdi(tekst));
            }
            if (e instanceof Block blokk) {
                List<Ledd> deler = new ArrayList<>();
                for (Operand o : blokk.operands()) {
                    deler.add(Ledd.av(Leddslag.STRENGER, Slag.TEKSTER, innhold(o.getChildExpression())));
                }
                return Ledd.av(Leddslag.ALLE, Slag.TEKSTER, deler);
            }
            if (e instanceof ForEach f && f.getSeparatorExpression() == null) {
                Ledd over = oversett(f.getSelect());
                if (over.gir() == Slag.NODER) {
                    return Ledd.av(
                            Leddslag.AVBILDET,
                            Slag.TEKSTER,
                            over,
                            Ledd.av(Leddslag.STRENGER, Slag.TEKSTER, med(null, () -> innhold(f.getAction()))));
                }
            }
            if (e instanceof LetExpression let) {
                Ledd verdi = oversett(let.getSequence());
                bind(let, verdi.gir());
                Ledd resten = innhold(let.getAction());
                return Ledd.av(Leddslag.LA, resten.gir(), let.getLocalSlotNumber(), verdi, resten);
            }
            throw UkjentException.EN;
        }

        private Ledd avbildning(Expression fra, Expression til) {
            Ledd over = oversett(fra);
            if (over.gir() != Slag.NODER) {
                Fokus hver = nyttFokus(over);
                return forHver(hver.plass(), over, med(hver, () -> oversett(til)));
            }
            Ledd steg = med(null, () -> oversett(til));
            if (steg.gir() == Slag.NODER) {
                return Ledd.av(Leddslag.STI, Slag.NODER, over, steg);
            }
            if (steg.erTekster()) {
                return Ledd.av(Leddslag.AVBILDET, steg.gir(), over, steg);
            }
            return Ledd.av(Leddslag.AVBILDET_VERDI, Slag.VERDI, over, verdi(steg));
        }

        private Ledd forHver(int plass, Ledd over, Ledd resten) {
            Slag gir = resten.gir() == Slag.BOOLSK ? Slag.VERDI : resten.gir();
            return Ledd.av(Leddslag.FOR_HVER, gir, plass, over, resten);
        }

        private Ledd filter(FilterExpression f) {
            Expression vilkar = f.getFilter();
            if (avhengerAvPlass(vilkar) || kanVareTall(vilkar)) {
                throw UkjentException.EN;
            }
            Ledd over = oversett(f.getBase());
            if (over.gir() == Slag.NODER) {
                return med(null, () -> filter(over, vilkar));
            }
            Fokus hver = nyttFokus(over);
            Slag gir = over.gir() == Slag.BOOLSK ? Slag.VERDI : over.gir();
            return Ledd.av(Leddslag.FILTER_ANNET, gir, hver.plass(), over, med(hver, () -> boolsk(vilkar)));
        }

        /** One after the other, so that what asks for no variables is remembered, and the rest looked up in that. */
        private Ledd filter(Ledd noder, Expression vilkar) {
            boolean rett = kanHuskes(noder);
            if (vilkar instanceof AndExpression og && (rett || noder.slag() == Leddslag.FILTER)) {
                return filter(filter(noder, og.getLhsExpression()), og.getRhsExpression());
            }
            Ledd boolsk = boolsk(vilkar);
            return Ledd.av(
                    Leddslag.FILTER,
                    Slag.NODER,
                    noder,
                    boolsk,
                    nokkel(vilkar, boolsk),
                    rett && variabler(vilkar).isEmpty());
        }

        /** Whether it gives the same of a node each time: what is right below it, without asking for variables. */
        private static boolean kanHuskes(Ledd noder) {
            return noder.slag() == Leddslag.FILTER
                    ? noder.valg(3)
                    : noder.slag() == Leddslag.AKSE && noder.tall(0) == AxisInfo.CHILD;
        }

        /**
         * Which side of a predicate tells the nodes apart, where it is true of a node by what that has, held against something that is the same for all
         * nodes; {@link #INGEN_NOKKEL} for any other.
         */
        private static int nokkel(Expression vilkar, Ledd oversatt) {
            if (!kanSlasOpp(oversatt) || !(vilkar instanceof BinaryExpression to)) {
                return INGEN_NOKKEL;
            }
            if (erNokkel(to.getLhsExpression(), to.getRhsExpression())) {
                return 0;
            }
            return erNokkel(to.getRhsExpression(), to.getLhsExpression()) ? 1 : INGEN_NOKKEL;
        }

        private static boolean kanSlasOpp(Ledd l) {
            return switch (l.slag()) {
                case NOEN_LIKE -> l.valg(2);
                // One with one is what Saxon makes of the general one where it sees that there are no more.
                case LIKE -> l.valg(2) && !l.valg(3);
                case REKKEFOLGE ->
                    Typer.tegn(l.tekst(1)) != OperatorSymbol.IS
                            && (l.ledd(0).slag() == Leddslag.SELV || l.ledd(2).slag() == Leddslag.SELV);
                case SAMMENLIGNING -> ORDNENDE.contains(Typer.tegn(l.tekst(0))) && !l.valg(3);
                default -> false;
            };
        }

        private static boolean erNokkel(Expression nokkel, Expression sokt) {
            return variabler(nokkel).isEmpty()
                    && (nokkel.getDependencies() & StaticProperty.DEPENDS_ON_FOCUS) != 0
                    && (sokt.getDependencies() & StaticProperty.DEPENDS_ON_FOCUS) == 0;
        }

        private Ledd atomer(Ledd base) {
            return base.gir() == Slag.NODER ? Ledd.av(Leddslag.INNHOLD, Slag.UTYPEDE, base) : base;
        }

        private Ledd omgjort(Ledd base, SequenceType type) {
            if (type.getPrimaryType().equals(BuiltInAtomicType.STRING)
                    && (base.erTekster() || base.gir() == Slag.NODER)) {
                return Ledd.av(Leddslag.ANTALL, Slag.TEKSTER, atomer(base), type.getCardinality());
            }
            if (base.gir() == Slag.NODER && Slag.erNode(type.getPrimaryType())) {
                return antall(slagprove(base, type.getPrimaryType()), type.getCardinality());
            }
            if (base.gir() == Slag.VERDI && type.getPrimaryType().equals(BuiltInAtomicType.STRING)) {
                return Ledd.av(
                        Leddslag.ANTALL,
                        Slag.TEKSTER,
                        Ledd.av(Leddslag.OMGJORT_TEKST, Slag.TEKSTER, base),
                        type.getCardinality());
            }
            if (base.gir() == Slag.VERDI) {
                return som(Slag.av(type), kontrollert(base, type.getPrimaryType(), type.getCardinality()));
            }
            throw UkjentException.EN;
        }

        private Ledd kontrollert(Ledd base, @Nullable ItemType type, int antall) {
            return Ledd.av(Leddslag.KONTROLLERT, Slag.VERDI, base, type == null ? null : Typer.type(type), antall);
        }

        private Ledd antall(Ledd base, int tillatt) {
            if (base.gir() == Slag.NODER || base.erTekster()) {
                return Ledd.av(Leddslag.ANTALL, base.gir(), base, tillatt);
            }
            if (base.gir() == Slag.VERDI) {
                return kontrollert(base, null, tillatt);
            }
            if ((tillatt & StaticProperty.ALLOWS_ONE) != 0) {
                return base;
            }
            throw UkjentException.EN;
        }

        private Ledd slagprove(Ledd base, ItemType type) {
            if (base.gir() == Slag.NODER && Typer.erHvilkenSomHelst(type)) {
                return base;
            }
            if (base.gir() == Slag.NODER && Slag.erNode(type)) {
                return Ledd.av(Leddslag.SLAGPROVE, Slag.NODER, base, Typer.nodetype(type));
            }
            if (base.gir() == Slag.VERDI) {
                return kontrollert(base, type, StaticProperty.ALLOWS_ZERO_OR_MORE);
            }
            throw UkjentException.EN;
        }

        private Ledd sammenligning(GeneralComparison g) {
            if (g.getStringCollator() != null && !(g.getStringCollator() instanceof CodepointCollator)) {
                throw UkjentException.EN;
            }
            Ledd a = atomer(oversett(g.getLhsExpression()));
            Ledd b = atomer(oversett(g.getRhsExpression()));
            OperatorSymbol tegn = g.getSingletonOperator();
            if (a.erTekster() && b.erTekster() && (tegn == OperatorSymbol.FEQ || tegn == OperatorSymbol.FNE)) {
                return Ledd.av(Leddslag.NOEN_LIKE, Slag.BOOLSK, a, b, tegn == OperatorSymbol.FEQ);
            }
            return Ledd.av(
                    Leddslag.NOEN,
                    Slag.BOOLSK,
                    tegn.name(),
                    Typer.sammenligner(g.getAtomicComparer()),
                    verdi(a),
                    verdi(b));
        }

        private Ledd sammenligning(ValueComparison c) {
            OperatorSymbol tegn = c.getOperator();
            BooleanValue svar = c.getResultWhenEmpty();
            boolean tomt = svar != null && svar.getBooleanValue();
            Ledd a = oversett(c.getLhsExpression());
            Ledd b = oversett(c.getRhsExpression());
            if ((tegn == OperatorSymbol.FEQ || tegn == OperatorSymbol.FNE)
                    && c.getStringCollator() instanceof CodepointCollator
                    && a.erTekster()
                    && b.erTekster()) {
                return Ledd.av(Leddslag.LIKE, Slag.BOOLSK, a, b, tegn == OperatorSymbol.FEQ, tomt);
            }
            if (a.gir() == Slag.NODER || b.gir() == Slag.NODER) {
                throw UkjentException.EN;
            }
            return Ledd.av(
                    Leddslag.SAMMENLIGNING,
                    Slag.BOOLSK,
                    tegn.name(),
                    Typer.sammenligner(c.getAtomicComparer()),
                    c.needsRuntimeComparabilityCheck(),
                    tomt,
                    verdi(a),
                    verdi(b));
        }

        private Ledd variabel(LocalVariableReference r) {
            Slag slag = bundne.get(r.getBinding());
            if (slag == null) {
                throw UkjentException.EN;
            }
            return Ledd.av(Leddslag.VARIABEL, slag, r.getSlotNumber());
        }

        private Ledd parameter(GlobalVariableReference r) {
            if (!(r.getBinding() instanceof GlobalParam p)
                    || !r.getVariableName().hasURI(NamespaceUri.NULL)) {
                throw UkjentException.EN;
            }
            return som(
                    Slag.av(p.getRequiredType()),
                    Ledd.av(Leddslag.PARAMETER, Slag.VERDI, r.getVariableName().getLocalPart()));
        }

        private List<Ledd> vilkar(Choose valg) {
            List<Ledd> vilkar = new ArrayList<>();
            for (int i = 0; i < valg.size(); i++) {
                vilkar.add(boolsk(valg.getCondition(i)));
            }
            return vilkar;
        }

        private Ledd valg(Choose valg) {
            List<Ledd> vilkar = vilkar(valg);
            List<Ledd> grener = new ArrayList<>();
            for (int i = 0; i < valg.size(); i++) {
                grener.add(oversett(valg.getAction(i)));
            }
            boolean uttommende = Literal.hasEffectiveBooleanValue(valg.getCondition(valg.size() - 1), true);
            Slag felles = felles(grener, uttommende);
            return Ledd.av(Leddslag.VALG, felles, vilkar, som(felles, grener));
        }

        private Ledd blokk(Block blokk) {
            List<Ledd> deler = new ArrayList<>();
            for (Operand o : blokk.operands()) {
                deler.add(oversett(o.getChildExpression()));
            }
            Slag felles = felles(deler, false);
            return Ledd.av(Leddslag.ALLE, felles, som(felles, deler));
        }

        /** What they are all; of those that may give nothing, none is taken for a single truth. */
        private Slag felles(List<Ledd> alle, boolean alltidEn) {
            @Nullable Slag felles = null;
            boolean tomme = false;
            for (Ledd l : alle) {
                if (l.slag() == Leddslag.INGEN) {
                    tomme = true;
                } else {
                    felles = felles == null || felles == l.gir() ? l.gir() : Slag.VERDI;
                }
            }
            if (felles == null) {
                return Slag.NODER;
            }
            return felles == Slag.BOOLSK && (tomme || !alltidEn) ? Slag.VERDI : felles;
        }

        private List<Ledd> som(Slag slag, List<Ledd> alle) {
            return alle.stream().map(l -> som(slag, l)).toList();
        }

        Ledd som(Slag slag, Ledd l) {
            if (l.gir() == slag) {
                return l;
            }
            if (l.slag() == Leddslag.INGEN && (slag == Slag.TEKSTER || slag == Slag.UTYPEDE)) {
                return Ledd.av(Leddslag.INGEN, slag);
            }
            if (slag == Slag.VERDI) {
                return verdi(l);
            }
            if (l.gir() == Slag.VERDI) {
                return switch (slag) {
                    case NODER -> Ledd.av(Leddslag.VERDI_SOM_NODER, slag, l);
                    case TEKSTER, UTYPEDE -> Ledd.av(Leddslag.VERDI_SOM_TEKSTER, slag, l);
                    case BOOLSK -> Ledd.av(Leddslag.VERDI_SOM_BOOLSK, slag, l);
                    case VERDI -> l;
                };
            }
            throw UkjentException.EN;
        }

        Ledd verdi(Ledd l) {
            return l.gir() == Slag.VERDI ? l : Ledd.av(Leddslag.SOM_VERDI, Slag.VERDI, l);
        }

        private Ledd noder(Expression e) {
            Ledd l = oversett(e);
            if (l.gir() != Slag.NODER) {
                throw UkjentException.EN;
            }
            return l;
        }

        private Ledd tekster(Expression e) {
            Ledd l = atomer(oversett(e));
            if (!l.erTekster()) {
                throw UkjentException.EN;
            }
            return l;
        }

        /** The effective boolean value. */
        Ledd boolsk(Expression e) {
            Ledd l = oversett(e);
            return switch (l.gir()) {
                case BOOLSK -> l;
                case NODER -> Ledd.av(Leddslag.FINNES, Slag.BOOLSK, l, false);
                case TEKSTER, UTYPEDE -> Ledd.av(Leddslag.IKKE_TOM, Slag.BOOLSK, l);
                case VERDI -> Ledd.av(Leddslag.SANN, Slag.BOOLSK, l);
            };
        }

        private Ledd kall(UserFunctionCall kall) {
            UserFunction funksjon = kall.getFunction();
            if (funksjon == null) {
                throw UkjentException.EN;
            }
            Integer nummer = funksjon(funksjon, eier);
            if (nummer == null) {
                throw UkjentException.EN;
            }
            List<Slag> slag = Oversetter.argumenter(funksjon);
            List<Ledd> argumenter = new ArrayList<>();
            for (int i = 0; i < kall.getArity(); i++) {
                argumenter.add(som(slag.get(i), oversett(kall.getArg(i))));
            }
            return Ledd.av(Leddslag.KALL, Slag.av(funksjon.getResultType()), nummer, argumenter);
        }

        private Ledd kall(IntegratedFunctionCall kall) {
            List<Ledd> argumenter = argumenter(kall);
            String navn = kall.getFunctionName().getEQName();
            if (innebygde.containsKey(navn)
                    && argumenter.size() == 1
                    && argumenter.get(0).gir() == Slag.NODER) {
                return Ledd.av(Leddslag.INNEBYGD, Slag.BOOLSK, navn, argumenter.get(0));
            }
            return utvidelse(Leddslag.UTVIDELSE, kall, argumenter);
        }

        private List<Ledd> argumenter(FunctionCall kall) {
            List<Ledd> argumenter = new ArrayList<>();
            for (int i = 0; i < kall.getArity(); i++) {
                argumenter.add(oversett(kall.getArg(i)));
            }
            return argumenter;
        }

        /** What a function of Saxon's or of ours gives, that looks at nothing but what it is given. */
        private Ledd utvidelse(Leddslag hva, FunctionCall kall, List<Ledd> argumenter) {
            return som(
                    slag(kall),
                    Ledd.av(
                            hva,
                            Slag.VERDI,
                            kall.getFunctionName().getNamespaceUri().toString(),
                            kall.getFunctionName().getLocalPart(),
                            som(Slag.VERDI, argumenter)));
        }

        private Ledd systemkall(SystemFunctionCall kall) {
            StructuredQName navn = kall.getFunctionName();
            String lokalt = navn.getLocalPart();
            if (!navn.hasURI(NamespaceUri.FN)) {
                return annet(kall);
            }
            return switch (lokalt + "/" + kall.getArity()) {
                case "not/1" -> Ledd.av(Leddslag.IKKE, Slag.BOOLSK, boolsk(kall.getArg(0)));
                case "boolean/1" -> boolsk(kall.getArg(0));
                case "exists/1" -> finnes(kall.getArg(0), false);
                case "empty/1" -> finnes(kall.getArg(0), true);
                case "string/1" -> streng(oversett(kall.getArg(0)));
                case "normalize-space/1" -> Ledd.av(Leddslag.RYDDET, Slag.TEKSTER, tekster(kall.getArg(0)));
                case "lower-case/1" -> Ledd.av(Leddslag.SMA, Slag.TEKSTER, tekster(kall.getArg(0)));
                case "starts-with/2", "ends-with/2", "contains/2" ->
                    Ledd.av(Leddslag.TEKSTPROVE, Slag.BOOLSK, lokalt, tekster(kall.getArg(0)), tekster(kall.getArg(1)));
                case "local-name/1" -> Ledd.av(Leddslag.NAVN, Slag.TEKSTER, noder(kall.getArg(0)));
                case "root/1" -> Ledd.av(Leddslag.ROT_AV, Slag.NODER, noder(kall.getArg(0)));
                case "count/1" -> Ledd.av(Leddslag.OPPTELLING, Slag.VERDI, oversett(kall.getArg(0)));
                default -> annet(kall);
            };
        }

        private Ledd annet(SystemFunctionCall kall) {
            NamespaceUri rom = kall.getFunctionName().getNamespaceUri();
            boolean kjent = rom.equals(NamespaceUri.MAP_FUNCTIONS) || rom.equals(NamespaceUri.FN);
            if (!kjent || kall.getIntrinsicDependencies() != 0 && !sammenligner(kall)) {
                throw UkjentException.EN;
            }
            List<Ledd> argumenter = argumenter(kall);
            return utvidelse(Leddslag.SYSTEM, kall, argumenter);
        }

        private static boolean sammenligner(SystemFunctionCall kall) {
            return kall.getIntrinsicDependencies() == StaticProperty.DEPENDS_ON_STATIC_CONTEXT
                    && SAMMENLIGNENDE.contains(kall.getFunctionName().getLocalPart())
                    && kall.getRetainedStaticContext()
                            .getDefaultCollationName()
                            .equals(NamespaceConstant.CODEPOINT_COLLATION_URI);
        }

        private Ledd streng(Ledd l) {
            if (l.gir() == Slag.NODER || l.erTekster()) {
                return Ledd.av(Leddslag.STRENG, Slag.TEKSTER, atomer(l));
            }
            return Ledd.av(Leddslag.STRENG, Slag.TEKSTER, strenger(verdi(l)));
        }

        private Ledd finnes(Expression e, boolean tom) {
            Ledd l = oversett(e);
            if (l.gir() == Slag.BOOLSK) {
                throw UkjentException.EN;
            }
            return Ledd.av(Leddslag.FINNES, Slag.BOOLSK, l, tom);
        }
    }
}
