package no.meldingsvakt.regel.uttrykk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import net.sf.saxon.Configuration;
import net.sf.saxon.expr.Calculator;
import net.sf.saxon.expr.Callable;
import net.sf.saxon.expr.CastExpression;
import net.sf.saxon.expr.ContextItemExpression;
import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.StringLiteral;
import net.sf.saxon.expr.parser.OperatorSymbol;
import net.sf.saxon.expr.parser.RetainedStaticContext;
import net.sf.saxon.expr.sort.AtomicComparer;
import net.sf.saxon.expr.sort.CalendarValueComparer;
import net.sf.saxon.expr.sort.CodepointCollatingComparer;
import net.sf.saxon.expr.sort.CodepointCollator;
import net.sf.saxon.expr.sort.ContextFreeAtomicComparer;
import net.sf.saxon.expr.sort.GenericAtomicComparer;
import net.sf.saxon.functions.SystemFunction;
import net.sf.saxon.lib.NamespaceConstant;
import net.sf.saxon.ma.map.EmptyMap;
import net.sf.saxon.ma.map.MapFunctionSet;
import net.sf.saxon.ma.map.MapItem;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.trans.SymbolicName;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.type.BuiltInAtomicType;
import net.sf.saxon.value.AtomicValue;
import net.sf.saxon.value.BooleanValue;
import net.sf.saxon.value.EmptySequence;
import net.sf.saxon.value.SequenceExtent;
import net.sf.saxon.value.StringValue;
import org.jspecify.annotations.Nullable;

/** Makes what can be evaluated of what has been translated. Of one stylesheet; thread-safe. */
final class Uttrykksbygger {

    /** The version of the functions and operators, as Saxon counts. */
    private static final int VERSJON = 31;

    /** What compares values, by the names that Saxon gives them. */
    static final Map<String, AtomicComparer> SAMMENLIGNERE = Map.of(
            "CCC",
            CodepointCollatingComparer.getInstance(),
            "CAVC",
            ContextFreeAtomicComparer.getInstance(),
            "CalVC",
            new CalendarValueComparer(null),
            "GAC|" + NamespaceConstant.CODEPOINT_COLLATION_URI,
            new GenericAtomicComparer(CodepointCollator.getInstance(), VERSJON, null));

    private final Configuration oppsett;
    private final RetainedStaticContext statisk;
    private final Map<String, Oversetter.Innebygd> innebygde;
    private final IntFunction<Oversetter.@Nullable Funksjonsform> former;
    private final IntFunction<Oversetter.Saxonledd> saxons;
    private final Map<Integer, Funksjonskode> funksjoner = new HashMap<>();

    /**
     * A builder.
     *
     * @param former the functions by their numbers; null for one that is left to Saxon
     * @param saxons what Saxon is to be asked, by number
     */
    Uttrykksbygger(
            Configuration oppsett,
            Map<String, Oversetter.Innebygd> innebygde,
            IntFunction<Oversetter.@Nullable Funksjonsform> former,
            IntFunction<Oversetter.Saxonledd> saxons) {
        this.oppsett = oppsett;
        this.statisk = new RetainedStaticContext(oppsett);
        this.innebygde = innebygde;
        this.former = former;
        this.saxons = saxons;
    }

    /** A function of the stylesheet. */
    static final class Funksjonskode {

        /** No two functions have a number in common, nor do what one is asked besides the node. */
        private static final AtomicInteger SPORSMAL = new AtomicInteger();

        private final Map<List<String>, Integer> sporsmal = new HashMap<>();

        final int plasser;

        /** Null where it is left to Saxon. */
        @Nullable
        Uttrykk kropp;

        /** Whether it is too little to be remembered. */
        boolean liten;

        Funksjonskode(int plasser) {
            this.plasser = plasser;
        }

        /** The number of what it is asked of a node, the node apart. */
        int sporsmal(Uttrykk[] argumenter) {
            List<String> tekster =
                    argumenter.length == 1 ? List.of() : ((Sammensatt.FasteTekster) argumenter[1]).alle();
            return sporsmal.computeIfAbsent(tekster, t -> SPORSMAL.incrementAndGet());
        }
    }

    private Funksjonskode funksjon(int nummer) {
        Funksjonskode kjent = funksjoner.get(nummer);
        if (kjent != null) {
            return kjent;
        }
        Oversetter.Funksjonsform form = former.apply(nummer);
        Funksjonskode kode = new Funksjonskode(form == null ? 0 : form.plasser());
        // Known before its body is made, which may call it.
        funksjoner.put(nummer, kode);
        if (form != null) {
            Uttrykk kropp = uttrykk(form.kropp());
            kode.kropp = kropp;
            kode.liten = kropp.erLite();
        }
        return kode;
    }

    /** A test. */
    synchronized Prove prove(Oversetter.Form form) {
        return new Prove(del(form.kropp()), form);
    }

    /** A pattern. */
    synchronized Monster monster(Ledd ledd) {
        return new Monster(monsterdel(ledd), ledd);
    }

    private Monster.Del monsterdel(Ledd l) {
        return switch (l.slag()) {
            case MONSTER_NODE -> Monster.node(nodeprove(l.ledd(0)));
            case MONSTER_NUMMER -> Monster.nummer(nodeprove(l.ledd(0)), l.tall(1));
            case MONSTER_OVER -> over(l.tall(0), l.ledd(1), l.ledd(2));
            case MONSTER_VILKAR -> Monster.vilkar(monsterdel(l.ledd(0)), boolsk(l.ledd(1)));
            case MONSTER_ELLER -> Monster.eller(monsterdel(l.ledd(0)), monsterdel(l.ledd(1)));
            default -> throw ukjent(l);
        };
    }

    /** What is above a node is looked at before its predicates, which cost more; that one of them fails says no more than that it is not true. */
    private Monster.Del over(int akse, Ledd under, Ledd over) {
        return under.slag() == Leddslag.MONSTER_VILKAR
                ? Monster.vilkar(over(akse, under.ledd(0), over), boolsk(under.ledd(1)))
                : Monster.over(akse, monsterdel(under), monsterdel(over));
    }

    private static IllegalStateException ukjent(Ledd l) {
        return new IllegalStateException(l.slag() + " is not known where it stands");
    }

    private Prove.Del del(Ledd l) {
        return switch (l.slag()) {
            case DEL_TOM -> Prove.INGEN;
            case DEL_TALL -> Prove.tall(l.tall(0));
            case DEL_LA -> Prove.la(l.tall(0), uttrykk(l.ledd(1)), del(l.ledd(2)));
            case DEL_VALG -> Prove.valg(boolske(l.alle(0)), deler(l.alle(1)));
            case DEL_BLOKK -> Prove.alle(deler(l.alle(0)));
            case DEL_ANNET -> Prove.verdi(verdi(l.ledd(0)));
            default -> throw ukjent(l);
        };
    }

    private Prove.Del[] deler(List<Ledd> alle) {
        return alle.stream().map(this::del).toArray(Prove.Del[]::new);
    }

    private Uttrykk.Boolsk[] boolske(List<Ledd> alle) {
        return alle.stream().map(this::boolsk).toArray(Uttrykk.Boolsk[]::new);
    }

    private Uttrykk.Noder noder(Ledd l) {
        return (Uttrykk.Noder) uttrykk(l);
    }

    private Uttrykk.Tekster tekster(Ledd l) {
        return (Uttrykk.Tekster) uttrykk(l);
    }

    private Uttrykk.Boolsk boolsk(Ledd l) {
        return (Uttrykk.Boolsk) uttrykk(l);
    }

    private Uttrykk.Verdi verdi(Ledd l) {
        return (Uttrykk.Verdi) uttrykk(l);
    }

    /** An expression, and what its parts are: this is where each {@link Leddslag} is told. */
    private Uttrykk uttrykk(Ledd l) {
        return switch (l.slag()) {
            case SELV -> Sammensatt.SELV;
            case ROT -> Sammensatt.ROT;
            case INGEN -> l.gir() == Slag.NODER ? Sammensatt.INGEN : new Sammensatt.IngenTekst(l.gir() == Slag.UTYPEDE);
            case VARIABEL -> Variabler.av(l.tall(0), l.gir());
            case PARAMETER -> new Variabler.Parameter(l.tekst(0));
            case AKSE -> Akser.av(l.tall(0), nodeprove(l.ledd(1)));
            case STI -> new Sammensatt.Sti(noder(l.ledd(0)), noder(l.ledd(1)));
            case AVBILDET -> new Sammensatt.Avbildet(noder(l.ledd(0)), tekster(l.ledd(1)));
            case AVBILDET_VERDI -> new Sammensatt.AvbildetVerdi(noder(l.ledd(0)), verdi(l.ledd(1)));
            case FOR_HVER -> Variabler.forHver(l.tall(0), uttrykk(l.ledd(1)), uttrykk(l.ledd(2)));
            case FILTER ->
                new Sammensatt.Filter(noder(l.ledd(0)), boolsk(l.ledd(1)), oppslag(l.ledd(1), l.tall(2)), l.valg(3));
            case FILTER_ANNET -> Variabler.filter(l.tall(0), uttrykk(l.ledd(1)), boolsk(l.ledd(2)));
            case FORSTE -> forste(uttrykk(l.ledd(0)));
            case SISTE ->
                l.gir() == Slag.NODER ? new Sammensatt.Siste(noder(l.ledd(0))) : new Verdier.Siste(verdi(l.ledd(0)));
            case NTE -> Verdier.nte(uttrykk(l.ledd(0)), verdi(l.ledd(1)));
            case HALE -> new Sammensatt.Hale(noder(l.ledd(0)), l.tall(1));
            case MENGDE -> new Sammensatt.Mengde(noder(l.ledd(0)), Typer.tegn(l.tekst(1)), noder(l.ledd(2)));
            case SORTERT -> new Sammensatt.Sortert(noder(l.ledd(0)));
            case INNHOLD -> new Sammensatt.Innhold(noder(l.ledd(0)));
            case ATTRIBUTT ->
                new Sammensatt.Attributt(
                        oppsett.getNamePool().allocateFingerprint(NamespaceUri.of(l.tekst(0)), l.tekst(1)));
            case ANTALL ->
                l.gir() == Slag.NODER
                        ? new Sammensatt.Antall(noder(l.ledd(0)), l.tall(1))
                        : new Sammensatt.AntallTekster(tekster(l.ledd(0)), l.gir() == Slag.UTYPEDE, l.tall(1));
            case SLAGPROVE -> new Sammensatt.Slagprove(noder(l.ledd(0)), nodeprove(l.ledd(1)));
            case KONTROLLERT ->
                new Verdier.Kontrollert(verdi(l.ledd(0)), type(l.deler().get(1)), l.tall(2));
            case OMGJORT_TEKST -> new Verdier.OmgjortTekst(verdi(l.ledd(0)));
            case FAST -> Logikk.fast(l.valg(0));
            case FASTE_TEKSTER -> new Sammensatt.FasteTekster(l.tekster(0));
            case FAST_VERDI, FAST_KART -> new Sammensatt.Fast(fast(l));
            case OG -> Logikk.og(boolsk(l.ledd(0)), boolsk(l.ledd(1)));
            case ELLER -> Logikk.eller(boolsk(l.ledd(0)), boolsk(l.ledd(1)));
            case IKKE -> Logikk.ikke(boolsk(l.ledd(0)));
            case NOEN_LIKE -> new Sammensatt.NoenLike(tekster(l.ledd(0)), tekster(l.ledd(1)), l.valg(2));
            case NOEN ->
                new Saxon.Noen(
                        Typer.tegn(l.tekst(0)), sammenligner(l.tekst(1)), statisk, verdi(l.ledd(2)), verdi(l.ledd(3)));
            case LIKE -> new Sammensatt.Like(tekster(l.ledd(0)), tekster(l.ledd(1)), l.valg(2), l.valg(3));
            case SAMMENLIGNING ->
                new Saxon.Sammenligning(
                        Typer.tegn(l.tekst(0)),
                        sammenligner(l.tekst(1)),
                        l.valg(2),
                        l.valg(3),
                        verdi(l.ledd(4)),
                        verdi(l.ledd(5)));
            case REKKEFOLGE -> new Sammensatt.Plass(noder(l.ledd(0)), Typer.tegn(l.tekst(1)), noder(l.ledd(2)));
            case LA -> Variabler.la(l.tall(0), uttrykk(l.ledd(1)), uttrykk(l.ledd(2)));
            case NOEN_SLIK -> Variabler.noen(l.tall(0), uttrykk(l.ledd(1)), boolsk(l.ledd(2)), l.valg(3));
            case VALG -> Valg.av(boolske(l.alle(0)), alle(l.alle(1)));
            case ALLE -> Valg.alle(alle(l.alle(0)));
            case KALL -> Kall.av(l.gir(), funksjon(l.tall(0)), alle(l.alle(1)));
            case INNEBYGD ->
                new Sammensatt.Innebygd(noder(l.ledd(1)), Objects.requireNonNull(innebygde.get(l.tekst(0))));
            case UTVIDELSE ->
                new Saxon.Utvidelse(utvidelse(l.tekst(0), l.tekst(1), l.alle(2).size()), verdiene(l.alle(2)));
            case SYSTEM -> new Saxon.Utvidelse(system(l.tekst(0), l.tekst(1), l.alle(2)), verdiene(l.alle(2)));
            case OMGJORING ->
                new Saxon.Utvidelse(
                        new CastExpression(
                                new ContextItemExpression(), BuiltInAtomicType.fromAlphaCode(l.tekst(0)), l.valg(1)),
                        new Uttrykk.Verdi[] {verdi(l.ledd(2))});
            case KAN_OMGJORES ->
                new Verdier.KanOmgjores(
                        BuiltInAtomicType.fromAlphaCode(l.tekst(0)),
                        oppsett.getConversionRules(),
                        l.valg(1),
                        verdi(l.ledd(2)));
            case REGNESTYKKE ->
                new Saxon.Regnestykke(Calculator.reconstructCalculator(l.tekst(0)), verdi(l.ledd(1)), verdi(l.ledd(2)));
            case ER_AV -> new Verdier.ErAv(verdi(l.ledd(0)), type(l.deler().get(1)), l.tall(2));
            case SOM_VERDI -> somVerdi(uttrykk(l.ledd(0)));
            case VERDI_SOM_NODER -> new Sammensatt.VerdiSomNoder(verdi(l.ledd(0)));
            case VERDI_SOM_TEKSTER -> new Sammensatt.VerdiSomTekster(verdi(l.ledd(0)), l.gir() == Slag.UTYPEDE);
            case VERDI_SOM_BOOLSK -> passer(l.ledd(0), new Sammensatt.VerdiSomBoolsk(verdi(l.ledd(0))));
            case FINNES -> finnes(uttrykk(l.ledd(0)), l.valg(1));
            case IKKE_TOM -> new Logikk.IkkeTom(tekster(l.ledd(0)));
            case SANN -> new Logikk.Sann(verdi(l.ledd(0)));
            case RYDDET -> new Tekstfunksjon.Ryddet(tekster(l.ledd(0)));
            case SMA -> new Tekstfunksjon.Sma(tekster(l.ledd(0)));
            case STRENG -> new Tekstfunksjon.Streng(tekster(l.ledd(0)));
            case NAVN -> new Tekstfunksjon.Navn(noder(l.ledd(0)));
            case ROT_AV -> new Sammensatt.RotAv(noder(l.ledd(0)));
            case OPPTELLING -> opptelling(uttrykk(l.ledd(0)));
            case TEKSTPROVE ->
                new Tekstfunksjon.Tekstprove(tekster(l.ledd(1)), tekster(l.ledd(2)), tekstprove(l.tekst(0)));
            case OMRADE -> new Verdier.Omrade(verdi(l.ledd(0)), verdi(l.ledd(1)));
            case STRENGER -> Verdier.strenger(uttrykk(l.ledd(0)));
            case SAMMENSATT_TEKST -> new Tekstfunksjon.Samlet(tekster(l.ledd(0)));
            case SAXON -> saxon(saxons.apply(l.tall(0)), l.gir());
            default -> throw ukjent(l);
        };
    }

    /**
     * A predicate as a lookup; null where it is none.
     *
     * @param nokkel which of its two sides the nodes are told apart by
     */
    private @Nullable Oppslag oppslag(Ledd vilkar, int nokkel) {
        if (nokkel == Oversetter.INGEN_NOKKEL) {
            return null;
        }
        return switch (vilkar.slag()) {
            case NOEN_LIKE, LIKE -> new Likhetsoppslag(tekster(vilkar.ledd(nokkel)), tekster(vilkar.ledd(1 - nokkel)));
            case REKKEFOLGE ->
                new Plassoppslag(
                        (Typer.tegn(vilkar.tekst(1)) == OperatorSymbol.PRECEDES) == (nokkel == 0),
                        noder(vilkar.ledd(nokkel == 0 ? 2 : 0)));
            case SAMMENLIGNING ->
                new Ordensoppslag(
                        verdi(vilkar.ledd(4 + nokkel)),
                        nokkel == 0 ? Typer.tegn(vilkar.tekst(0)) : snudd(Typer.tegn(vilkar.tekst(0))),
                        verdi(vilkar.ledd(5 - nokkel)),
                        sammenligner(vilkar.tekst(1)));
            default -> throw ukjent(vilkar);
        };
    }

    /** The sign with its sides changed about. */
    private static OperatorSymbol snudd(OperatorSymbol tegn) {
        return switch (tegn) {
            case FLT -> OperatorSymbol.FGT;
            case FLE -> OperatorSymbol.FGE;
            case FGT -> OperatorSymbol.FLT;
            case FGE -> OperatorSymbol.FLE;
            default -> throw new IllegalStateException(tegn + " tells no order");
        };
    }

    private static Uttrykk saxon(Oversetter.Saxonledd s, Slag gir) {
        return gir == Slag.BOOLSK ? new Saxon.Vilkar(s) : new Saxon.Verdi(s);
    }

    private Uttrykk[] alle(List<Ledd> alle) {
        return alle.stream().map(this::uttrykk).toArray(Uttrykk[]::new);
    }

    private Uttrykk.Verdi[] verdiene(List<Ledd> alle) {
        return alle.stream().map(this::verdi).toArray(Uttrykk.Verdi[]::new);
    }

    private static Uttrykk forste(Uttrykk base) {
        if (base instanceof Uttrykk.Noder noder) {
            return new Sammensatt.Forste(noder);
        }
        return base instanceof Uttrykk.Tekster tekster
                ? new Sammensatt.ForsteTekst(tekster)
                : new Verdier.Forste((Uttrykk.Verdi) base);
    }

    private static Uttrykk finnes(Uttrykk u, boolean tom) {
        if (u instanceof Uttrykk.Noder n) {
            return new Logikk.Finnes(n, tom);
        }
        return u instanceof Uttrykk.Tekster t
                ? new Logikk.FinnesTekst(t, tom)
                : new Logikk.FinnesVerdi((Uttrykk.Verdi) u, tom);
    }

    private static Uttrykk opptelling(Uttrykk u) {
        return u instanceof Uttrykk.Noder n ? new Sammensatt.Opptelling(n) : new Verdier.Opptelling(u);
    }

    private static Tekstfunksjon.Prove tekstprove(String navn) {
        return switch (navn) {
            case "starts-with" -> String::startsWith;
            case "ends-with" -> String::endsWith;
            case "contains" -> String::contains;
            default -> throw new IllegalStateException(navn + " is not known");
        };
    }

    private static AtomicComparer sammenligner(String navn) {
        return Objects.requireNonNull(SAMMENLIGNERE.get(navn));
    }

    /** What lets nodes through by kind and name. */
    private static Nodeprove nodeprove(Ledd l) {
        return new Nodeprove(l);
    }

    /** Whether an item is of a type; null where any is. */
    private static @Nullable Predicate<Item> type(@Nullable Object type) {
        if (type == null || type.equals(Typer.ALT)) {
            return null;
        }
        if (type instanceof Ledd l) {
            Predicate<NodeInfo> prove = Nodeprove.av(l);
            return en -> en instanceof NodeInfo node && prove.test(node);
        }
        BuiltInAtomicType atomisk = BuiltInAtomicType.fromAlphaCode((String) type);
        return atomisk::matches;
    }

    private GroundedValue fast(Ledd l) {
        return switch (l.slag()) {
            case FAST -> BooleanValue.get(l.valg(0));
            case INGEN -> EmptySequence.getInstance();
            case FASTE_TEKSTER -> new Uttrykk.Tekstverdi(l.tekster(0), false).verdi();
            case FAST_VERDI -> fast(l.tekster(0), l.tekster(1));
            case FAST_KART -> kart(l.tekster(0), l.alle(1));
            default -> throw ukjent(l);
        };
    }

    private GroundedValue fast(List<String> typer, List<String> tekster) {
        AtomicValue[] alle = new AtomicValue[typer.size()];
        for (int i = 0; i < alle.length; i++) {
            alle[i] = Verdier.av(typer.get(i), tekster.get(i), oppsett.getConversionRules());
        }
        return alle.length == 1 ? alle[0] : SequenceExtent.makeSequenceExtent(List.of(alle));
    }

    private MapItem kart(List<String> nokler, List<Ledd> verdier) {
        MapItem kart = EmptyMap.getInstance(VERSJON);
        for (int i = 0; i < nokler.size(); i++) {
            kart = kart.put(StringValue.makeStringValue(nokler.get(i)), fast(verdier.get(i)));
        }
        return kart;
    }

    /** A function that has been made known to the processor. */
    private Callable utvidelse(String navnerom, String navn, int antall) {
        SymbolicName.F hvilken = new SymbolicName.F(new StructuredQName("", NamespaceUri.of(navnerom), navn), antall);
        return funksjonen(() -> oppsett.getIntegratedFunctionLibrary().getFunctionItem(hvilken, null), navn);
    }

    /** What is written in the rule is made a value of once. */
    private static Uttrykk somVerdi(Uttrykk u) {
        return u instanceof Sammensatt.FasteTekster t ? new Sammensatt.Fast(t.verdi()) : new Sammensatt.SomVerdi(u);
    }

    /** A regular expression that is written in the rule, as Java has it where it does; otherwise what Saxon says. */
    private Uttrykk.Boolsk passer(Ledd l, Uttrykk.Boolsk saxons) {
        if (l.slag() != Leddslag.SYSTEM || !l.tekst(1).equals("matches")) {
            return saxons;
        }
        List<Ledd> argumenter = l.alle(2);
        Ledd tekst = argumenter.get(0);
        @Nullable String monster = fastTekst(argumenter.get(1));
        @Nullable String flagg = argumenter.size() > 2 ? fastTekst(argumenter.get(2)) : "";
        @Nullable Tegnmonster javas = monster == null || flagg == null ? null : Tegnmonster.av(monster, flagg);
        return javas != null
                        && tekst.slag() == Leddslag.SOM_VERDI
                        && tekst.ledd(0).erTekster()
                ? new Tekstfunksjon.Passer(tekster(tekst.ledd(0)), javas, saxons)
                : saxons;
    }

    /** A function of Saxon's. A regular expression that is written in the rule is read once. */
    private Callable system(String navnerom, String navn, List<Ledd> argumenter) {
        return funksjonen(
                () -> {
                    SystemFunction funksjon = navnerom.equals(NamespaceUri.FN.toString())
                            ? SystemFunction.makeFunction(navn, statisk, argumenter.size())
                            : MapFunctionSet.getInstance(VERSJON).makeFunction(navn, argumenter.size());
                    funksjon.setRetainedStaticContext(statisk);
                    funksjon.makeFunctionCall(
                            argumenter.stream().map(Uttrykksbygger::somSaxon).toArray(Expression[]::new));
                    return funksjon;
                },
                navn);
    }

    private interface Kilde {
        @Nullable
        Callable finn() throws XPathException;
    }

    private static Callable funksjonen(Kilde kilde, String navn) {
        try {
            return Objects.requireNonNull(kilde.finn(), "there is no function " + navn);
        } catch (XPathException e) {
            throw new IllegalStateException("there is no function " + navn, e);
        }
    }

    /** An argument as Saxon has it where it is one string; something where it is not, which is not looked at. */
    private static Expression somSaxon(Ledd argument) {
        @Nullable String fast = fastTekst(argument);
        return fast == null ? new ContextItemExpression() : new StringLiteral(fast);
    }

    /** The argument where it is one string that is written in the rule; null where it is not. */
    private static @Nullable String fastTekst(Ledd argument) {
        Ledd l = argument.slag() == Leddslag.SOM_VERDI ? argument.ledd(0) : argument;
        return l.slag() == Leddslag.FASTE_TEKSTER && l.tekster(0).size() == 1
                ? l.tekster(0).get(0)
                : null;
    }
}
