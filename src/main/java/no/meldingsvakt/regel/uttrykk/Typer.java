package no.meldingsvakt.regel.uttrykk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.saxon.expr.parser.OperatorSymbol;
import net.sf.saxon.expr.sort.AtomicComparer;
import net.sf.saxon.ma.map.KeyValuePair;
import net.sf.saxon.ma.map.MapItem;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.pattern.CombinedNodeTest;
import net.sf.saxon.pattern.MultipleNodeKindTest;
import net.sf.saxon.pattern.nodetest.NodePredicate;
import net.sf.saxon.pattern.nodetest.NodeTest;
import net.sf.saxon.pattern.nodetest.NodeTestStar;
import net.sf.saxon.pattern.qname.AnyQNameTest;
import net.sf.saxon.pattern.qname.LocalQNameTest;
import net.sf.saxon.pattern.qname.NamespaceQNameTest;
import net.sf.saxon.pattern.qname.QNameTest;
import net.sf.saxon.pattern.qname.SpecificQNameTest;
import net.sf.saxon.type.AnyItemType;
import net.sf.saxon.type.BuiltInAtomicType;
import net.sf.saxon.type.ItemType;
import net.sf.saxon.type.PrimitiveUType;
import net.sf.saxon.type.Type;
import net.sf.saxon.type.UType;
import net.sf.saxon.type.gnode.AnyGNodeType;
import net.sf.saxon.type.gnode.AnyXNodeType;
import net.sf.saxon.type.gnode.NamedXNodeType;
import net.sf.saxon.type.gnode.NodeKindType;
import net.sf.saxon.value.AtomicValue;
import net.sf.saxon.value.BooleanValue;
import net.sf.saxon.value.StringValue;
import org.jspecify.annotations.Nullable;

/** Saxon's types, tests of nodes and constants as {@link Ledd}. What is not known is {@link UkjentException}. */
final class Typer {

    /** Any item at all, among the codes of types. */
    static final String ALT = "*";

    /** Constants longer than this are left to Saxon: a range may be written short and be long. */
    private static final int MANGE = 1000;

    /** What lets through all of some kinds that have a name. */
    private static final Set<Class<?>> ENKLE =
            Set.of(NamedXNodeType.class, NodeKindType.class, MultipleNodeKindTest.class, AnyXNodeType.class);

    private static final Map<PrimitiveUType, Short> NODER = Map.of(
            PrimitiveUType.DOCUMENT, Type.DOCUMENT,
            PrimitiveUType.ELEMENT, Type.ELEMENT,
            PrimitiveUType.ATTRIBUTE, Type.ATTRIBUTE,
            PrimitiveUType.TEXT, Type.TEXT,
            PrimitiveUType.COMMENT, Type.COMMENT,
            PrimitiveUType.PI, Type.PROCESSING_INSTRUCTION,
            PrimitiveUType.NAMESPACE, Type.NAMESPACE);

    private Typer() {}

    /** What an axis or a pattern lets through: {@link Leddslag#NODE} of kinds, namespace and local name, or two of them. */
    static Ledd nodeprove(NodePredicate kjent) {
        if (!(kjent instanceof NodeTest prove)) {
            throw UkjentException.EN;
        }
        if (prove instanceof CombinedNodeTest c) {
            Leddslag slag =
                    switch (c.getOperator()) {
                        case UNION -> Leddslag.NODE_ELLER;
                        case INTERSECT -> Leddslag.NODE_OG;
                        case EXCEPT -> Leddslag.NODE_UNNTATT;
                        default -> throw UkjentException.EN;
                    };
            return Ledd.av(slag, Slag.BOOLSK, nodeprove(c.getOperand(0)), nodeprove(c.getOperand(1)));
        }
        if (prove instanceof NodeTestStar s) {
            return Ledd.av(Leddslag.NODE, Slag.BOOLSK, 1 << s.getDefaultNodeKind(), null, null);
        }
        if (!ENKLE.contains(prove.getClass())) {
            throw UkjentException.EN;
        }
        QNameTest navn = prove.getQNameTest();
        if (navn == null || navn instanceof AnyQNameTest) {
            return node(prove.getUType(), null, null);
        }
        if (navn instanceof LocalQNameTest l) {
            return node(prove.getUType(), null, l.getLocalName());
        }
        if (navn instanceof NamespaceQNameTest n) {
            return node(prove.getUType(), n.getNamespace().toString(), null);
        }
        if (navn instanceof SpecificQNameTest s) {
            return node(
                    prove.getUType(),
                    s.getStructuredQName().getNamespaceUri().toString(),
                    s.getStructuredQName().getLocalPart());
        }
        throw UkjentException.EN;
    }

    private static Ledd node(UType slag, @Nullable String navnerom, @Nullable String navn) {
        return Ledd.av(Leddslag.NODE, Slag.BOOLSK, slagene(slag), navnerom, navn);
    }

    /** A bit for each kind of node. */
    static int slagene(UType slag) {
        int alle = 0;
        for (PrimitiveUType p : slag.decompose()) {
            Short node = NODER.get(p);
            if (node != null) {
                alle |= 1 << node;
            }
        }
        return alle;
    }

    /** A type of nodes without names. */
    static Ledd nodetype(ItemType type) {
        if (erHvilkenSomHelst(type)) {
            return node(UType.XNODE, null, null);
        }
        if (type instanceof NodeTest prove) {
            return nodeprove(prove);
        }
        throw UkjentException.EN;
    }

    /** Whether it is the type of all nodes; no others than those of XML are made here. */
    static boolean erHvilkenSomHelst(ItemType type) {
        return type instanceof AnyGNodeType;
    }

    /** A type: the code of one of values, or what nodes are let through. */
    static Object type(ItemType type) {
        if (type instanceof AnyItemType) {
            return ALT;
        }
        return erHvilkenSomHelst(type) || Slag.erNode(type) ? nodetype(type) : atomisk(type);
    }

    /** The code of a type of values. */
    static String atomisk(ItemType type) {
        if (type instanceof BuiltInAtomicType b && b.equals(BuiltInAtomicType.fromAlphaCode(b.getBasicAlphaCode()))) {
            return b.getBasicAlphaCode();
        }
        throw UkjentException.EN;
    }

    /** The name of what compares two values. */
    static String sammenligner(@Nullable AtomicComparer sammenligner) {
        String navn = sammenligner == null ? "" : sammenligner.save();
        if (!Uttrykksbygger.SAMMENLIGNERE.containsKey(navn)) {
            throw UkjentException.EN;
        }
        return navn;
    }

    /** A constant. */
    static Ledd literal(GroundedValue verdi) {
        if (verdi instanceof BooleanValue b) {
            return Ledd.av(Leddslag.FAST, Slag.BOOLSK, b.getBooleanValue());
        }
        if (verdi.getLength() == 0) {
            return Ledd.av(Leddslag.INGEN, Slag.NODER);
        }
        if (verdi instanceof MapItem kart) {
            return kart(kart);
        }
        if (verdi.getLength() > MANGE) {
            throw UkjentException.EN;
        }
        boolean strenger = true;
        List<String> typer = new ArrayList<>();
        List<String> tekster = new ArrayList<>();
        for (Item en : verdi.asIterable()) {
            if (!(en instanceof AtomicValue atom)) {
                throw UkjentException.EN;
            }
            strenger &= atom instanceof StringValue && atom.getItemType().equals(BuiltInAtomicType.STRING);
            typer.add(atomisk(atom.getItemType()));
            tekster.add(atom.getStringValue());
        }
        return strenger
                ? Ledd.av(Leddslag.FASTE_TEKSTER, Slag.TEKSTER, tekster)
                : Ledd.av(Leddslag.FAST_VERDI, Slag.VERDI, typer, tekster);
    }

    /** A map from strings to constants. */
    private static Ledd kart(MapItem kart) {
        List<String> nokler = new ArrayList<>();
        List<Ledd> verdier = new ArrayList<>();
        for (KeyValuePair par : kart.keyValuePairs()) {
            if (!par.key().getItemType().equals(BuiltInAtomicType.STRING)) {
                throw UkjentException.EN;
            }
            nokler.add(par.key().getStringValue());
            verdier.add(literal(par.value()));
        }
        return Ledd.av(Leddslag.FAST_KART, Slag.VERDI, nokler, verdier);
    }

    /** The operator of the name. */
    static OperatorSymbol tegn(String navn) {
        return OperatorSymbol.valueOf(navn);
    }
}
