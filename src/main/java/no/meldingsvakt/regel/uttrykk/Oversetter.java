package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import net.sf.saxon.expr.AndExpression;
import net.sf.saxon.expr.ArithmeticExpression;
import net.sf.saxon.expr.Assignation;
import net.sf.saxon.expr.Atomizer;
import net.sf.saxon.expr.AttributeGetter;
import net.sf.saxon.expr.AxisExpression;
import net.sf.saxon.expr.Binding;
import net.sf.saxon.expr.Callable;
import net.sf.saxon.expr.CardinalityChecker;
import net.sf.saxon.expr.CastExpression;
import net.sf.saxon.expr.Component;
import net.sf.saxon.expr.ContextItemExpression;
import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.FilterExpression;
import net.sf.saxon.expr.FirstItemExpression;
import net.sf.saxon.expr.ForExpression;
import net.sf.saxon.expr.FunctionCall;
import net.sf.saxon.expr.GeneralComparison;
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
import net.sf.saxon.expr.RootExpression;
import net.sf.saxon.expr.SlashExpression;
import net.sf.saxon.expr.StaticProperty;
import net.sf.saxon.expr.SystemFunctionCall;
import net.sf.saxon.expr.TailCallLoop;
import net.sf.saxon.expr.UserFunctionCall;
import net.sf.saxon.expr.ValueComparison;
import net.sf.saxon.expr.VennExpression;
import net.sf.saxon.expr.instruct.Block;
import net.sf.saxon.expr.instruct.Choose;
import net.sf.saxon.expr.instruct.ForEach;
import net.sf.saxon.expr.instruct.SlotManager;
import net.sf.saxon.expr.instruct.UserFunction;
import net.sf.saxon.expr.instruct.UserFunctionParameter;
import net.sf.saxon.expr.parser.OperatorSymbol;
import net.sf.saxon.expr.sort.CodepointCollator;
import net.sf.saxon.expr.sort.DocumentSorter;
import net.sf.saxon.functions.IntegratedFunctionCall;
import net.sf.saxon.om.AxisInfo;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.type.BuiltInAtomicType;
import net.sf.saxon.type.ItemType;
import net.sf.saxon.type.UType;
import net.sf.saxon.type.coercion.SequenceCoercer;
import net.sf.saxon.value.BooleanValue;
import net.sf.saxon.value.SequenceType;
import net.sf.saxon.value.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * Translates what Saxon has compiled. What is not known here becomes a question to Saxon, of the smallest part that it can be. Of one
 * stylesheet; thread-safe.
 */
public final class Oversetter {

    private final Map<String, Innebygd> innebygde;
    private final Map<UserFunction, Funksjonskode> funksjoner = new IdentityHashMap<>();
    private final AtomicInteger numre = new AtomicInteger();

    /** A function that is known here: makes it of its argument. */
    public interface Innebygd {
        boolean av(List<String> tekster);
    }

    /**
     * A translator.
     *
     * @param innebygde functions of nodes' texts that are done here, by the names in braces that Saxon gives them
     */
    public Oversetter(Map<String, Innebygd> innebygde) {
        this.innebygde = Map.copyOf(innebygde);
    }

    /**
     * Translates the body of a test: an expression that gives the numbers of the assertions that fail.
     *
     * @param eier what the body is of, which says which functions it means
     * @return null where it is not known
     */
    public synchronized @Nullable Prove prove(Expression kropp, SlotManager plasser, Component eier) {
        try {
            Omrade omrade = new Omrade(eier, plasser);
            Prove.Del del = omrade.del(kropp);
            return new Prove(del, omrade.brukte());
        } catch (UkjentException e) {
            return null;
        }
    }

    /** Translates a predicate of a pattern; null where it is not known. */
    synchronized Uttrykk.@Nullable Boolsk vilkar(Expression vilkar, Component eier) {
        if (!variabler(vilkar).isEmpty() || bindinger(vilkar) || kanVareTall(vilkar)) {
            return null;
        }
        try {
            Omrade omrade = new Omrade(eier, SlotManager.EMPTY);
            Uttrykk.Boolsk kjent = omrade.boolsk(vilkar);
            return kjent instanceof Saxon.Vilkar || omrade.brukte() > 0 ? null : kjent;
        } catch (UkjentException e) {
            return null;
        }
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

    /** A function of the stylesheet. */
    static final class Funksjonskode {

        final int nummer;
        final Slag slag;
        final Slag[] argumenter;
        int plasser;

        @Nullable
        Uttrykk kropp;

        /** Whether it is too little to be remembered. */
        boolean liten;

        Funksjonskode(int nummer, Slag slag, Slag[] argumenter) {
            this.nummer = nummer;
            this.slag = slag;
            this.argumenter = argumenter;
        }
    }

    /** Null where it is left to Saxon. */
    private @Nullable Funksjonskode funksjon(UserFunction funksjon) {
        if (funksjoner.containsKey(funksjon)) {
            return funksjoner.get(funksjon);
        }
        if (funksjon.getClass() != UserFunction.class || funksjon.getBody() == null) {
            funksjoner.put(funksjon, null);
            return null;
        }
        UserFunctionParameter[] parametre = funksjon.getParameterDefinitions();
        SlotManager plasser = funksjon.getStackFrameMap();
        Omrade omrade = new Omrade(funksjon.getDeclaringComponent(), plasser);
        Slag[] argumenter = new Slag[parametre.length];
        for (int i = 0; i < parametre.length; i++) {
            argumenter[i] = Slag.av(parametre[i].getRequiredType());
            omrade.bind(parametre[i], argumenter[i]);
        }
        Funksjonskode kode = new Funksjonskode(numre.getAndIncrement(), Slag.av(funksjon.getResultType()), argumenter);
        funksjoner.put(funksjon, kode);
        try {
            kode.kropp = omrade.som(kode.slag, omrade.oversett(funksjon.getBody()));
            kode.plasser = omrade.brukte();
            kode.liten = kode.kropp.erLite();
        } catch (UkjentException e) {
            funksjoner.put(funksjon, null);
            return null;
        }
        return kode;
    }

    /** The expressions of one function or one test. */
    private final class Omrade {

        private final Component eier;
        private final SlotManager plasser;
        private final Map<Binding, Slag> bundne = new IdentityHashMap<>();
        private int brukte;

        /** Where what is looked at is, when that is no node. */
        private @Nullable Fokus fokus;

        Omrade(Component eier, SlotManager plasser) {
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

        private Fokus nyttFokus(Uttrykk over) {
            return new Fokus(brukte++, Slag.av(over));
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
        Prove.Del del(Expression e) {
            if (Literal.isEmptySequence(e)) {
                return (l, v, n, ut) -> {};
            }
            if (e instanceof Literal l && l.getGroundedValue() instanceof Item en) {
                return (lop, v, n, ut) -> ut.add(en);
            }
            if (e instanceof LetExpression let) {
                Uttrykk verdi = oversett(let.getSequence());
                bind(let, Slag.av(verdi));
                Prove.Del resten = del(let.getAction());
                int plass = let.getLocalSlotNumber();
                return (l, v, n, ut) -> {
                    v[plass] = utsett(verdi, l, v, n);
                    resten.til(l, v, n, ut);
                };
            }
            if (e instanceof Choose valg) {
                Uttrykk.Boolsk[] vilkar = vilkar(valg);
                Prove.Del[] deler = new Prove.Del[valg.size()];
                for (int i = 0; i < valg.size(); i++) {
                    deler[i] = del(valg.getAction(i));
                }
                return (l, v, n, ut) -> {
                    int i = Valg.valgt(vilkar, l, v, n);
                    if (i >= 0) {
                        deler[i].til(l, v, n, ut);
                    }
                };
            }
            if (e instanceof Block blokk) {
                List<Prove.Del> deler = new ArrayList<>();
                for (Operand o : blokk.operands()) {
                    deler.add(del(o.getChildExpression()));
                }
                Prove.Del[] alle = deler.toArray(Prove.Del[]::new);
                return (l, v, n, ut) -> {
                    for (Prove.Del en : alle) {
                        en.til(l, v, n, ut);
                    }
                };
            }
            Uttrykk.Verdi annet = verdier(e);
            return (l, v, n, ut) -> {
                for (Item en : annet.av(l, v, n).asIterable()) {
                    ut.add(en);
                }
            };
        }

        /** What an expression gives, nodes that it makes among it. */
        private Uttrykk.Verdi verdier(Expression e) {
            try {
                return verdi(kjent(e));
            } catch (UkjentException ukjent) {
                return new Saxon.Verdi(e, eier, plasser, brukte(e), fokusplass());
            }
        }

        /** What Saxon is asked, where nothing better is known. */
        private Uttrykk saxon(Expression e) {
            int[] plassene = brukte(e);
            Slag slag = slag(e);
            return slag == Slag.BOOLSK
                    ? new Saxon.Vilkar(e, eier, plasser, plassene, fokusplass())
                    : som(slag, new Saxon.Verdi(e, eier, plasser, plassene, fokusplass()));
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

        Uttrykk oversett(Expression e) {
            try {
                return kjent(e);
            } catch (UkjentException ukjent) {
                return saxon(e);
            }
        }

        private Uttrykk kjent(Expression e) {
            if (e instanceof Literal l) {
                return literal(l.getGroundedValue());
            }
            if (e instanceof ContextItemExpression) {
                return fokus == null ? Sammensatt.SELV : Variabler.av(fokus.plass(), fokus.slag());
            }
            if (e instanceof AxisExpression a) {
                krevNode();
                return Akser.av(a.getAxis(), new Nodeprove(a.getNodeTest()::test));
            }
            if (e instanceof RootExpression) {
                krevNode();
                return Sammensatt.ROT;
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
                return forste(oversett(f.getBaseExpression()));
            }
            if (e instanceof LastItemExpression f) {
                return new Sammensatt.Siste(noder(f.getBaseExpression()));
            }
            if (e instanceof VennExpression m) {
                return new Sammensatt.Mengde(noder(m.getLhsExpression()), m.getOperator(), noder(m.getRhsExpression()));
            }
            if (e instanceof DocumentSorter s) {
                return new Sammensatt.Sortert(noder(s.getBaseExpression()));
            }
            if (e instanceof Atomizer a) {
                return atomer(oversett(a.getBaseExpression()));
            }
            if (e instanceof AttributeGetter a) {
                krevNode();
                return new Sammensatt.Attributt(a.getAttributeName()
                        .obtainFingerprint(e.getConfiguration().getNamePool()));
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
                return Logikk.og(boolsk(b.getLhsExpression()), boolsk(b.getRhsExpression()));
            }
            if (e instanceof OrExpression b) {
                return Logikk.eller(boolsk(b.getLhsExpression()), boolsk(b.getRhsExpression()));
            }
            if (e instanceof GeneralComparison g) {
                return sammenligning(g);
            }
            if (e instanceof ValueComparison c) {
                return sammenligning(c);
            }
            if (e instanceof IdentityComparison c) {
                return new Sammensatt.Plass(noder(c.getLhsExpression()), c.getOperator(), noder(c.getRhsExpression()));
            }
            if (e instanceof LetExpression let) {
                Uttrykk verdi = oversett(let.getSequence());
                bind(let, Slag.av(verdi));
                return Variabler.la(let.getLocalSlotNumber(), verdi, oversett(let.getAction()));
            }
            if (e instanceof QuantifiedExpression q) {
                Uttrykk over = oversett(q.getSequence());
                bind(q, Slag.av(over));
                return Variabler.noen(
                        q.getLocalSlotNumber(),
                        over,
                        boolsk(q.getAction()),
                        q.getOperator() == QuantifiedExpression.Qualifier.SOME);
            }
            if (e instanceof ForExpression f) {
                if (f.getPositionVariable() != null) {
                    throw UkjentException.EN;
                }
                Uttrykk over = oversett(f.getSequence());
                bind(f, Slag.av(over));
                return Variabler.forHver(f.getLocalSlotNumber(), over, oversett(f.getAction()));
            }
            if (e instanceof LocalVariableReference r) {
                return variabel(r);
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
                return new Verdier.ErAv(
                        verdi(oversett(i.getBaseExpression())), i.getRequiredItemType(), i.getRequiredCardinality());
            }
            if (e instanceof ArithmeticExpression a) {
                return new Saxon.Regnestykke(
                        a.getCalculator(),
                        verdi(atomer(oversett(a.getLhsExpression()))),
                        verdi(atomer(oversett(a.getRhsExpression()))),
                        eier);
            }
            if (e instanceof CastExpression c) {
                return utvidelse(c, c, List.of(atomer(oversett(c.getBaseExpression()))));
            }
            throw UkjentException.EN;
        }

        private Uttrykk literal(GroundedValue verdi) {
            if (verdi instanceof BooleanValue b) {
                return Logikk.fast(b.getBooleanValue());
            }
            if (verdi.getLength() == 0) {
                return Sammensatt.INGEN;
            }
            List<String> tekster = new ArrayList<>();
            for (Item en : verdi.asIterable()) {
                if (!(en instanceof StringValue s) || !s.getItemType().equals(BuiltInAtomicType.STRING)) {
                    return new Sammensatt.Fast(verdi);
                }
                tekster.add(s.getStringValue());
            }
            return new Sammensatt.FasteTekster(tekster);
        }

        private Uttrykk avbildning(Expression fra, Expression til) {
            Uttrykk over = oversett(fra);
            if (!(over instanceof Uttrykk.Noder start)) {
                Fokus hver = nyttFokus(over);
                return Variabler.forHver(hver.plass(), over, med(hver, () -> oversett(til)));
            }
            Uttrykk steg = med(null, () -> oversett(til));
            if (steg instanceof Uttrykk.Noder noder) {
                return new Sammensatt.Sti(start, noder);
            }
            if (steg instanceof Uttrykk.Tekster tekster) {
                return new Sammensatt.Avbildet(start, tekster);
            }
            return new Sammensatt.AvbildetVerdi(start, verdi(steg));
        }

        private Uttrykk filter(FilterExpression f) {
            Expression vilkar = f.getFilter();
            if (avhengerAvPlass(vilkar) || kanVareTall(vilkar)) {
                throw UkjentException.EN;
            }
            Uttrykk over = oversett(f.getBase());
            if (over instanceof Uttrykk.Noder noder) {
                return med(null, () -> filter(f.getBase(), noder, vilkar));
            }
            Fokus hver = nyttFokus(over);
            return Variabler.filter(hver.plass(), over, med(hver, () -> boolsk(vilkar)));
        }

        /** One after the other, so that what asks for no variables is remembered, and the rest looked up in that. */
        private Uttrykk.Noder filter(Expression fra, Uttrykk.Noder noder, Expression vilkar) {
            boolean rett = kanHuskes(fra, noder);
            if (vilkar instanceof AndExpression og && (rett || noder instanceof Sammensatt.Filter)) {
                return filter(fra, filter(fra, noder, og.getLhsExpression()), og.getRhsExpression());
            }
            return new Sammensatt.Filter(
                    noder,
                    boolsk(vilkar),
                    likhet(vilkar),
                    rett && variabler(vilkar).isEmpty());
        }

        /** Whether it gives the same of a node each time: what is right below it, without asking for variables. */
        private static boolean kanHuskes(Expression fra, Uttrykk.Noder noder) {
            return noder instanceof Sammensatt.Filter filter
                    ? filter.kanHuskes()
                    : fra instanceof AxisExpression a && a.getAxis() == AxisInfo.CHILD;
        }

        private Oppslag.@Nullable Likhet likhet(Expression vilkar) {
            if (vilkar instanceof GeneralComparison g
                    && g.getSingletonOperator() == OperatorSymbol.FEQ
                    && g.getStringCollator() instanceof CodepointCollator) {
                return enAv(g.getLhsExpression(), g.getRhsExpression());
            }
            // One with one is what Saxon makes of the general one where it sees that there are no more.
            return vilkar instanceof ValueComparison c
                            && c.getOperator() == OperatorSymbol.FEQ
                            && c.getStringCollator() instanceof CodepointCollator
                            && (c.getResultWhenEmpty() == null
                                    || !c.getResultWhenEmpty().getBooleanValue())
                    ? enAv(c.getLhsExpression(), c.getRhsExpression())
                    : null;
        }

        private Oppslag.@Nullable Likhet enAv(Expression a, Expression b) {
            Oppslag.@Nullable Likhet en = likhet(a, b);
            return en == null ? likhet(b, a) : en;
        }

        private Oppslag.@Nullable Likhet likhet(Expression nokkel, Expression sokt) {
            return variabler(nokkel).isEmpty()
                            && (nokkel.getDependencies() & StaticProperty.DEPENDS_ON_FOCUS) != 0
                            && (sokt.getDependencies() & StaticProperty.DEPENDS_ON_FOCUS) == 0
                            && atomer(oversett(nokkel)) instanceof Uttrykk.Tekster n
                            && atomer(oversett(sokt)) instanceof Uttrykk.Tekster s
                    ? new Oppslag.Likhet(n, s)
                    : null;
        }

        private Uttrykk forste(Uttrykk base) {
            if (base instanceof Uttrykk.Noder noder) {
                return new Sammensatt.Forste(noder);
            }
            if (base instanceof Uttrykk.Tekster tekster) {
                return new Sammensatt.ForsteTekst(tekster);
            }
            return new Verdier.Forste(verdi(base));
        }

        private Uttrykk atomer(Uttrykk base) {
            if (base instanceof Uttrykk.Noder noder) {
                return new Sammensatt.Innhold(noder);
            }
            return base;
        }

        private Uttrykk omgjort(Uttrykk base, SequenceType type) {
            if (base instanceof Uttrykk.Tekster tekster && type.getPrimaryType().equals(BuiltInAtomicType.STRING)) {
                return new Sammensatt.AntallTekster(tekster, false, type.getCardinality());
            }
            if (base instanceof Uttrykk.Noder noder && Slag.erNode(type.getPrimaryType())) {
                return antall(slagprove(noder, type.getPrimaryType()), type.getCardinality());
            }
            if (base instanceof Uttrykk.Verdi verdi) {
                return som(Slag.av(type), new Verdier.Kontrollert(verdi, type.getPrimaryType(), type.getCardinality()));
            }
            throw UkjentException.EN;
        }

        private Uttrykk antall(Uttrykk base, int tillatt) {
            if (base instanceof Uttrykk.Noder noder) {
                return new Sammensatt.Antall(noder, tillatt);
            }
            if (base instanceof Uttrykk.Tekster tekster) {
                return new Sammensatt.AntallTekster(tekster, tekster.utypet(), tillatt);
            }
            if (base instanceof Uttrykk.Verdi verdi) {
                return new Verdier.Kontrollert(verdi, null, tillatt);
            }
            throw UkjentException.EN;
        }

        private Uttrykk slagprove(Uttrykk base, ItemType type) {
            if (base instanceof Uttrykk.Noder noder && Slag.erNode(type)) {
                return new Sammensatt.Slagprove(noder, new Nodeprove(type::matches));
            }
            if (base instanceof Uttrykk.Verdi verdi) {
                return new Verdier.Kontrollert(verdi, type, StaticProperty.ALLOWS_ZERO_OR_MORE);
            }
            throw UkjentException.EN;
        }

        private Uttrykk sammenligning(GeneralComparison g) {
            if (!(g.getStringCollator() instanceof CodepointCollator)) {
                throw UkjentException.EN;
            }
            Uttrykk a = atomer(oversett(g.getLhsExpression()));
            Uttrykk b = atomer(oversett(g.getRhsExpression()));
            OperatorSymbol tegn = g.getSingletonOperator();
            if (a instanceof Uttrykk.Tekster ta
                    && b instanceof Uttrykk.Tekster tb
                    && (tegn == OperatorSymbol.FEQ || tegn == OperatorSymbol.FNE)) {
                return new Sammensatt.NoenLike(ta, tb, tegn == OperatorSymbol.FEQ);
            }
            return new Saxon.Noen(g, verdi(a), verdi(b), eier);
        }

        private Uttrykk sammenligning(ValueComparison c) {
            OperatorSymbol tegn = c.getOperator();
            BooleanValue tomt = c.getResultWhenEmpty();
            boolean likhet = tegn == OperatorSymbol.FEQ || tegn == OperatorSymbol.FNE;
            Uttrykk a = oversett(c.getLhsExpression());
            Uttrykk b = oversett(c.getRhsExpression());
            if (likhet
                    && c.getStringCollator() instanceof CodepointCollator
                    && a instanceof Uttrykk.Tekster ta
                    && b instanceof Uttrykk.Tekster tb) {
                return new Sammensatt.Like(ta, tb, tegn == OperatorSymbol.FEQ, tomt != null && tomt.getBooleanValue());
            }
            if (a instanceof Uttrykk.Noder || b instanceof Uttrykk.Noder) {
                throw UkjentException.EN;
            }
            return new Saxon.Sammenligning(c, verdi(a), verdi(b), eier);
        }

        private Uttrykk variabel(LocalVariableReference r) {
            Slag slag = bundne.get(r.getBinding());
            if (slag == null) {
                throw UkjentException.EN;
            }
            return Variabler.av(r.getSlotNumber(), slag);
        }

        private Uttrykk.Boolsk[] vilkar(Choose valg) {
            Uttrykk.Boolsk[] vilkar = new Uttrykk.Boolsk[valg.size()];
            for (int i = 0; i < valg.size(); i++) {
                vilkar[i] = boolsk(valg.getCondition(i));
            }
            return vilkar;
        }

        private Uttrykk valg(Choose valg) {
            Uttrykk.Boolsk[] vilkar = vilkar(valg);
            Uttrykk[] grener = new Uttrykk[valg.size()];
            for (int i = 0; i < valg.size(); i++) {
                grener[i] = oversett(valg.getAction(i));
            }
            boolean uttommende = Literal.hasEffectiveBooleanValue(valg.getCondition(valg.size() - 1), true);
            return Valg.av(vilkar, som(felles(grener, uttommende), grener));
        }

        private Uttrykk blokk(Block blokk) {
            List<Uttrykk> deler = new ArrayList<>();
            for (Operand o : blokk.operands()) {
                deler.add(oversett(o.getChildExpression()));
            }
            Uttrykk[] alle = deler.toArray(Uttrykk[]::new);
            return Valg.alle(som(felles(alle, false), alle));
        }

        /** What they are all; of those that may give nothing, none is taken for a single truth. */
        private Slag felles(Uttrykk[] alle, boolean alltidEn) {
            @Nullable Slag felles = null;
            for (Uttrykk u : alle) {
                if (u == Sammensatt.INGEN) {
                    continue;
                }
                Slag slag = Slag.av(u);
                felles = felles == null || felles == slag ? slag : Slag.VERDI;
            }
            if (felles == null) {
                return Slag.NODER;
            }
            boolean tomme = List.of(alle).contains(Sammensatt.INGEN);
            return felles == Slag.BOOLSK && (tomme || !alltidEn) ? Slag.VERDI : felles;
        }

        private Uttrykk[] som(Slag slag, Uttrykk[] alle) {
            Uttrykk[] omgjorte = new Uttrykk[alle.length];
            for (int i = 0; i < alle.length; i++) {
                omgjorte[i] = som(slag, alle[i]);
            }
            return omgjorte;
        }

        Uttrykk som(Slag slag, Uttrykk u) {
            Slag har = Slag.av(u);
            if (har == slag) {
                return u;
            }
            if (u == Sammensatt.INGEN && (slag == Slag.TEKSTER || slag == Slag.UTYPEDE)) {
                return new Sammensatt.IngenTekst(slag == Slag.UTYPEDE);
            }
            if (slag == Slag.VERDI) {
                return verdi(u);
            }
            if (u instanceof Uttrykk.Verdi v) {
                return switch (slag) {
                    case NODER -> new Sammensatt.VerdiSomNoder(v);
                    case TEKSTER -> new Sammensatt.VerdiSomTekster(v, false);
                    case UTYPEDE -> new Sammensatt.VerdiSomTekster(v, true);
                    case BOOLSK -> new Sammensatt.VerdiSomBoolsk(v);
                    case VERDI -> v;
                };
            }
            throw UkjentException.EN;
        }

        Uttrykk.Verdi verdi(Uttrykk u) {
            return u instanceof Uttrykk.Verdi v ? v : new Sammensatt.SomVerdi(u);
        }

        private Uttrykk.Noder noder(Expression e) {
            Uttrykk u = oversett(e);
            if (u instanceof Uttrykk.Noder n) {
                return n;
            }
            throw UkjentException.EN;
        }

        private Uttrykk.Tekster tekster(Expression e) {
            Uttrykk u = atomer(oversett(e));
            if (u instanceof Uttrykk.Tekster t) {
                return t;
            }
            throw UkjentException.EN;
        }

        /** The effective boolean value. */
        Uttrykk.Boolsk boolsk(Expression e) {
            Uttrykk u = oversett(e);
            if (u instanceof Uttrykk.Boolsk b) {
                return b;
            }
            if (u instanceof Uttrykk.Noder n) {
                return new Logikk.Finnes(n, false);
            }
            if (u instanceof Uttrykk.Tekster t) {
                return new Logikk.IkkeTom(t);
            }
            return new Logikk.Sann((Uttrykk.Verdi) u);
        }

        private Uttrykk kall(UserFunctionCall kall) {
            UserFunction funksjon = kall.getFunction();
            if (funksjon == null) {
                throw UkjentException.EN;
            }
            Funksjonskode kode = funksjon(funksjon);
            if (kode == null) {
                throw UkjentException.EN;
            }
            Uttrykk[] argumenter = new Uttrykk[kall.getArity()];
            for (int i = 0; i < argumenter.length; i++) {
                argumenter[i] = som(kode.argumenter[i], oversett(kall.getArg(i)));
            }
            return Kall.av(kode, argumenter);
        }

        private Uttrykk kall(IntegratedFunctionCall kall) {
            List<Uttrykk> argumenter = argumenter(kall);
            Innebygd innebygd = innebygde.get(kall.getFunctionName().getEQName());
            if (innebygd != null && argumenter.size() == 1 && argumenter.get(0) instanceof Uttrykk.Noder noder) {
                return new Sammensatt.Innebygd(noder, innebygd);
            }
            return utvidelse(kall, kall.getFunction(), argumenter);
        }

        private List<Uttrykk> argumenter(FunctionCall kall) {
            List<Uttrykk> argumenter = new ArrayList<>();
            for (int i = 0; i < kall.getArity(); i++) {
                argumenter.add(oversett(kall.getArg(i)));
            }
            return argumenter;
        }

        /** What a function of Saxon's or of ours gives, that looks at nothing but what it is given. */
        private Uttrykk utvidelse(Expression kall, Callable funksjon, List<Uttrykk> argumenter) {
            Uttrykk.Verdi[] verdier = argumenter.stream().map(this::verdi).toArray(Uttrykk.Verdi[]::new);
            return som(slag(kall), new Saxon.Utvidelse(funksjon, verdier, eier));
        }

        private Uttrykk systemkall(SystemFunctionCall kall) {
            StructuredQName navn = kall.getFunctionName();
            String lokalt = navn.getLocalPart();
            if (!navn.hasURI(NamespaceUri.FN)) {
                throw UkjentException.EN;
            }
            return switch (lokalt + "/" + kall.getArity()) {
                case "not/1" -> Logikk.ikke(boolsk(kall.getArg(0)));
                case "boolean/1" -> boolsk(kall.getArg(0));
                case "exists/1" -> finnes(kall.getArg(0), false);
                case "empty/1" -> finnes(kall.getArg(0), true);
                case "string/1" -> streng(oversett(kall.getArg(0)));
                case "normalize-space/1" -> new Tekstfunksjon.Ryddet(tekster(kall.getArg(0)));
                case "lower-case/1" -> new Tekstfunksjon.Sma(tekster(kall.getArg(0)));
                case "starts-with/2" -> tekstprove(kall, String::startsWith);
                case "ends-with/2" -> tekstprove(kall, String::endsWith);
                case "contains/2" -> tekstprove(kall, String::contains);
                case "local-name/1" -> new Tekstfunksjon.Navn(noder(kall.getArg(0)));
                case "root/1" -> new Sammensatt.RotAv(noder(kall.getArg(0)));
                case "count/1" -> new Sammensatt.Opptelling(noder(kall.getArg(0)));
                default -> annet(kall);
            };
        }

        private Uttrykk annet(SystemFunctionCall kall) {
            if (kall.getIntrinsicDependencies() != 0) {
                throw UkjentException.EN;
            }
            return utvidelse(kall, kall, argumenter(kall));
        }

        private Uttrykk tekstprove(SystemFunctionCall kall, Tekstfunksjon.Prove prove) {
            return new Tekstfunksjon.Tekstprove(tekster(kall.getArg(0)), tekster(kall.getArg(1)), prove);
        }

        private Uttrykk streng(Uttrykk u) {
            if (u instanceof Uttrykk.Noder n) {
                return new Tekstfunksjon.Streng(new Sammensatt.Innhold(n));
            }
            if (u instanceof Uttrykk.Tekster t) {
                return new Tekstfunksjon.Streng(t);
            }
            throw UkjentException.EN;
        }

        private Uttrykk finnes(Expression e, boolean tom) {
            Uttrykk u = oversett(e);
            if (u instanceof Uttrykk.Noder n) {
                return new Logikk.Finnes(n, tom);
            }
            if (u instanceof Uttrykk.Tekster t) {
                return new Logikk.FinnesTekst(t, tom);
            }
            if (u instanceof Uttrykk.Verdi v) {
                return new Logikk.FinnesVerdi(v, tom);
            }
            throw UkjentException.EN;
        }
    }

    /** Evaluated when it is needed, where it is not so little that it is as well done now. */
    static Object utsett(Uttrykk u, Lop l, @Nullable Object[] v, int n) throws XPathException {
        return u.erLite() ? u.lagre(l, v, n) : new Lop.Utsatt(u, v, n);
    }
}
