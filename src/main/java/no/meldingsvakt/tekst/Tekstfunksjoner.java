package no.meldingsvakt.tekst;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.Literal;
import net.sf.saxon.expr.StaticContext;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.lib.ExtensionFunctionCall;
import net.sf.saxon.lib.ExtensionFunctionDefinition;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.om.Sequence;
import net.sf.saxon.om.SequenceIterator;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.om.TreeInfo;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.BooleanValue;
import net.sf.saxon.value.EmptySequence;
import net.sf.saxon.value.Int64Value;
import net.sf.saxon.value.SequenceType;
import net.sf.saxon.value.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * The functions by which rules ask what texts say. The texts are nodes, of which each is read once, or strings.
 *
 * <ul>
 *   <li>{@code mv:sier($tekster, $begrep)}: {@code bekreftet}, {@code avkreftet}, {@code usikkert} or {@code ingen}
 *   <li>{@code mv:sier-i($tekster, $begrep, $seksjoner)}: the same of what stands in the sections; {@code uten} is text without
 *       a heading
 *   <li>{@code mv:motsagt($tekster, $begrep)}: whether it is both affirmed and denied
 *   <li>{@code mv:har-seksjon($tekster, $seksjon)}: whether something stands under such a heading, coded or in the text
 *   <li>{@code mv:sammen($tekster, $krav)} and {@code mv:sammen-i($tekster, $krav, $seksjoner)}: whether one sentence meets all
 *       demands; see {@link Sammenkrav} for their form
 *   <li>{@code mv:setning($tekster, $krav)}: where the first such sentence is, as «under «Videre plan», linje 84»; never its words
 *   <li>{@code mv:setningslinje($tekster, $krav)}: its line in the message
 *   <li>{@code mv:er-norsk($tekster)}: whether the texts are in a language that the lexicon is of
 * </ul>
 *
 * A name that is written in the rule and that no concept or section has, keeps the rule from compiling.
 */
public final class Tekstfunksjoner {

    private static final String NAVNEROM = "https://meldingsvakt.no/ns/funksjon";
    private static final String UTEN = "uten";

    /** The code of a demand that cannot be met, so that the compiler's words can be told from its own. */
    private static final String FEIL = "MVTEKST";

    private static final SequenceType TEKSTER = SequenceType.ANY_SEQUENCE;
    private static final SequenceType ORD = SequenceType.STRING_SEQUENCE;

    private final Leksikon leksikon;

    private Tekstfunksjoner(Leksikon leksikon) {
        this.leksikon = leksikon;
    }

    /** Makes the functions known to what the processor compiles from now on. */
    public static void registrer(Processor saxon, Leksikon leksikon) {
        Tekstfunksjoner alle = new Tekstfunksjoner(leksikon);
        Stream.of(
                        alle.funksjon(
                                "sier",
                                Slag.BEGREP,
                                a -> new StringValue(
                                        Svar.av(alle.statuser(a, Set.of())).ord())),
                        alle.funksjon(
                                "sier-i",
                                Slag.BEGREP_I,
                                a -> new StringValue(Svar.av(alle.statuser(a, alle.seksjoner(a.ord(2))))
                                        .ord())),
                        alle.funksjon(
                                "motsagt",
                                Slag.BEGREP,
                                a -> BooleanValue.get(alle.statuser(a, Set.of())
                                        .containsAll(EnumSet.of(Status.BEKREFTET, Status.AVKREFTET)))),
                        alle.funksjon(
                                "har-seksjon",
                                Slag.SEKSJON,
                                a -> BooleanValue.get(alle.lest(a).stream()
                                        .anyMatch(l -> a.ord(1).stream().anyMatch(l.lest()::harSeksjon)))),
                        alle.funksjon(
                                "sammen",
                                Slag.KRAV,
                                a -> BooleanValue.get(alle.treff(a, Set.of()).isPresent())),
                        alle.funksjon(
                                "sammen-i",
                                Slag.KRAV_I,
                                a -> BooleanValue.get(
                                        alle.treff(a, alle.seksjoner(a.ord(2))).isPresent())),
                        alle.funksjon(
                                "setning",
                                Slag.KRAV,
                                a -> new StringValue(alle.treff(a, Set.of())
                                        .map(Setningssted::tekst)
                                        .orElse(""))),
                        alle.funksjon("setningslinje", Slag.KRAV, a -> alle.treff(a, Set.of())
                                .filter(s -> s.linje() > 0)
                                .<Sequence>map(s -> Int64Value.makeIntegerValue(s.linje()))
                                .orElse(EmptySequence.getInstance())),
                        alle.funksjon(
                                "er-norsk",
                                Slag.TEKST,
                                a -> BooleanValue.get(alle.lest(a).stream()
                                        .allMatch(l -> l.lest().erNorsk()))))
                .forEach(saxon.getUnderlyingConfiguration()::registerExtensionFunction);
    }

    /** What the arguments of a function are, and how those that are written in the rule are proved. */
    private enum Slag {
        TEKST(1),
        BEGREP(2),
        BEGREP_I(3),
        SEKSJON(2),
        KRAV(2),
        KRAV_I(3);

        private final int antall;

        Slag(int antall) {
            this.antall = antall;
        }
    }

    private interface Verdi {
        Sequence av(Argumenter argumenter);
    }

    /** What a function is asked; {@code tre} is the document that is judged, where that is known. */
    private record Argumenter(
            List<Item> tekster,
            List<List<String>> ordlister,
            @Nullable TreeInfo tre) {
        List<String> ord(int nummer) {
            return ordlister.get(nummer - 1);
        }
    }

    /** A sentence that was found: where, and under what. */
    private record Setningssted(Optional<Seksjon> seksjon, int linje) {
        String tekst() {
            String under = seksjon.map(s -> "under «" + s.tittel() + "»").orElse("");
            String paa = linje > 0 ? "linje " + linje : "";
            return under + (under.isEmpty() || paa.isEmpty() ? "" : ", ") + paa;
        }
    }

    private Definisjon funksjon(String navn, Slag slag, Verdi verdi) {
        return new Definisjon(navn, slag, this::prov, verdi);
    }

    private List<Nodetekst.Lestnode> lest(Argumenter a) {
        return a.tekster().stream()
                .map(i -> i instanceof NodeInfo node
                        ? Nodetekst.les(leksikon, node)
                        : Nodetekst.les(leksikon, i.getStringValue(), a.tre()))
                .toList();
    }

    private Set<Status> statuser(Argumenter a, Set<Integer> iSeksjoner) {
        Set<Status> alle = EnumSet.noneOf(Status.class);
        for (Nodetekst.Lestnode l : lest(a)) {
            for (String begrep : a.ord(1)) {
                alle.addAll(
                        iSeksjoner.isEmpty()
                                ? l.lest().statuser(begrep)
                                : l.lest().statuser(begrep, iSeksjoner));
            }
        }
        return alle;
    }

    private Optional<Setningssted> treff(Argumenter a, Set<Integer> iSeksjoner) {
        Sammenkrav krav = Sammenkrav.av(a.ord(1), leksikon);
        return lest(a).stream()
                .flatMap(l -> krav.setninger(l.lest()).stream()
                        .filter(s -> iSeksjoner.isEmpty()
                                || iSeksjoner.contains(l.lest().seksjonsnummer(s)))
                        .map(s -> new Setningssted(l.lest().seksjon(s), l.linje(s))))
                .min(Comparator.comparingInt(Setningssted::linje));
    }

    private Set<Integer> seksjoner(List<String> navn) {
        Set<Integer> alle = new LinkedHashSet<>();
        navn.forEach(n -> alle.add(n.equals(UTEN) ? -1 : leksikon.seksjon(n)));
        return alle;
    }

    /** Throws {@link IllegalArgumentException} when the words are no concepts, demands or sections. */
    private void prov(Slag slag, List<List<String>> ordlister) {
        for (int i = 0; i < ordlister.size(); i++) {
            List<String> ord = ordlister.get(i);
            boolean seksjon = i == 1 || slag == Slag.SEKSJON;
            if (ord.isEmpty()) {
                continue;
            }
            if (seksjon) {
                seksjoner(ord);
            } else if (slag == Slag.BEGREP || slag == Slag.BEGREP_I) {
                ord.forEach(leksikon::begrep);
            } else {
                Sammenkrav.av(ord, leksikon);
            }
        }
    }

    private static final class Definisjon extends ExtensionFunctionDefinition {
        private final String navn;
        private final Slag slag;
        private final BiConsumer<Slag, List<List<String>>> prove;
        private final Verdi verdi;

        Definisjon(String navn, Slag slag, BiConsumer<Slag, List<List<String>>> prove, Verdi verdi) {
            this.navn = navn;
            this.slag = slag;
            this.prove = prove;
            this.verdi = verdi;
        }

        @Override
        public StructuredQName getFunctionQName() {
            return new StructuredQName("mv", NamespaceUri.of(NAVNEROM), navn);
        }

        @Override
        public int getMinimumNumberOfArguments() {
            return slag.antall;
        }

        @Override
        public SequenceType[] getArgumentTypes() {
            SequenceType[] typer = new SequenceType[slag.antall];
            for (int i = 0; i < typer.length; i++) {
                typer[i] = i == 0 ? TEKSTER : ORD;
            }
            return typer;
        }

        @Override
        public SequenceType getResultType(SequenceType[] typer) {
            return switch (navn) {
                case "sier", "sier-i", "setning" -> SequenceType.SINGLE_STRING;
                case "setningslinje" -> SequenceType.OPTIONAL_INTEGER;
                default -> SequenceType.SINGLE_BOOLEAN;
            };
        }

        /** What they answer is made here, so nothing need look at it once more. */
        @Override
        public boolean trustResultType() {
            return true;
        }

        @Override
        public ExtensionFunctionCall makeCallExpression() {
            return new Kall(slag, prove, verdi);
        }
    }

    private static final class Kall extends ExtensionFunctionCall {
        private final Slag slag;
        private final BiConsumer<Slag, List<List<String>>> prove;
        private final Verdi verdi;

        Kall(Slag slag, BiConsumer<Slag, List<List<String>>> prove, Verdi verdi) {
            this.slag = slag;
            this.prove = prove;
            this.verdi = verdi;
        }

        @Override
        public void supplyStaticContext(StaticContext kontekst, int sted, Expression[] argumenter)
                throws XPathException {
            List<List<String>> skrevet = new ArrayList<>();
            for (int i = 1; i < argumenter.length; i++) {
                skrevet.add(argumenter[i] instanceof Literal fast ? ord(fast.getGroundedValue()) : List.of());
            }
            try {
                prove.accept(slag, skrevet);
            } catch (IllegalArgumentException e) {
                XPathException feil = new XPathException(String.valueOf(e.getMessage()), FEIL);
                feil.setIsStaticError(true);
                throw feil;
            }
        }

        @Override
        public Sequence call(XPathContext kontekst, Sequence[] argumenter) throws XPathException {
            List<Item> tekster = new ArrayList<>();
            SequenceIterator iterator = argumenter[0].iterate();
            for (Item item = iterator.next(); item != null; item = iterator.next()) {
                tekster.add(item);
            }
            List<List<String>> ordlister = new ArrayList<>();
            for (int i = 1; i < argumenter.length; i++) {
                ordlister.add(ord(argumenter[i]));
            }
            try {
                return verdi.av(new Argumenter(tekster, ordlister, tre(kontekst)));
            } catch (IllegalArgumentException e) {
                throw new XPathException(String.valueOf(e.getMessage()), FEIL);
            }
        }

        private static @Nullable TreeInfo tre(XPathContext kontekst) {
            return kontekst.getController().getGlobalContextItem() instanceof NodeInfo node ? node.getTreeInfo() : null;
        }

        private static List<String> ord(Sequence verdi) throws XPathException {
            List<String> ord = new ArrayList<>();
            SequenceIterator iterator = verdi.iterate();
            for (Item item = iterator.next(); item != null; item = iterator.next()) {
                ord.add(item.getStringValue());
            }
            return ord;
        }
    }
}
