package no.meldingsvakt.regel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.om.GroundedValue;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.om.Sequence;
import net.sf.saxon.om.SequenceIterator;
import net.sf.saxon.regex.charclass.Categories;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.type.Type;
import net.sf.saxon.value.BooleanValue;
import net.sf.saxon.value.DateTimeValue;
import net.sf.saxon.value.EmptySequence;
import net.sf.saxon.value.Int64Value;
import net.sf.saxon.value.IntegerValue;
import net.sf.saxon.value.SequenceType;
import net.sf.saxon.value.StringValue;
import net.sf.saxon.value.Whitespace;
import no.meldingsvakt.regel.uttrykk.Oversetter;
import org.jspecify.annotations.Nullable;

/**
 * The functions that rules call most often. Each is written in XSLT in {@code schematron/felles}, and that is what it means:
 * SchXslt2 uses it as it stands. The fast engine puts a call to Java in place of the body of some, and has Java remember what
 * others answered ({@link Feltminne}). A test holds the two together.
 */
final class Javafunksjoner {

    private static final String NAVNEROM = "https://meldingsvakt.no/ns/motor/funksjon";
    private static final Pattern HODE =
            Pattern.compile("<xsl:function\\b[^>]*\\bname=\"mv:([\\w-]+)\"[^>]*>(?:\\s*<xsl:param\\b[^>]*/>)*");
    private static final Pattern PARAMETER = Pattern.compile("<xsl:param\\b[^>]*\\bname=\"([\\w-]+)\"");

    private static final IntPredicate BOKSTAV = Categories.getCategory("L")::test;
    private static final IntPredicate TALL = Categories.getCategory("N")::test;
    private static final List<SequenceType> ELEMENT = List.of(SequenceType.SINGLE_NODE);
    private static final List<SequenceType> TEKST = List.of(SequenceType.SINGLE_STRING);
    private static final List<SequenceType> TID = List.of(SequenceType.OPTIONAL_DATE_TIME);
    private static final List<SequenceType> HVASOMHELST = List.of(SequenceType.ANY_SEQUENCE);

    /** What says that an answer is not known: a number, which none of the functions answers. */
    private static final Int64Value UKJENT = Int64Value.makeIntegerValue(-1);

    private static final String HUSKET = """
        <xsl:variable name="husket" select="Q{%s}husket-NAVN($e)"/>
        <xsl:sequence select="if ($husket instance of xs:integer)
            then Q{%s}husk-NAVN($e, mv:NAVN-regnet($e)) else $husket"/>
        """.formatted(NAVNEROM, NAVNEROM);

    /** Functions of nearly every rule, for an engine that has the nodes' texts at hand: the same as those of the same names. */
    static final Map<String, Oversetter.Innebygd> PAA_TEKSTER = Map.of(
            "Q{%s}har-tekst".formatted(NAVNEROM), tekster -> tekster.stream().anyMatch(Javafunksjoner::harTekst));

    private static final Map<String, Funksjon> ALLE = new LinkedHashMap<>();

    static {
        legg("har-tekst", List.of(SequenceType.NODE_SEQUENCE), SequenceType.SINGLE_BOOLEAN, a -> svar(harTekst(a[0])));
        legg("id-serie", ELEMENT, SequenceType.SINGLE_STRING, a -> svar(serie(node(a[0]))));
        legg("er-ellevesifret", TEKST, SequenceType.SINGLE_BOOLEAN, a -> svar(erEllevesifret(tekst(a[0]))));
        legg("nummerserie", TEKST, SequenceType.SINGLE_STRING, a -> svar(nummerserie(tekst(a[0]))));
        legg(
                "rest-modulo-11",
                List.of(SequenceType.SINGLE_STRING, SequenceType.INTEGER_SEQUENCE),
                SequenceType.SINGLE_INTEGER,
                a -> Int64Value.makeIntegerValue(rest(tekst(a[0]), a[1])));
        legg("norsk-tid", TID, SequenceType.OPTIONAL_DATE_TIME, a -> svar(Tidsfunksjoner.norskTid(tid(a[0]))));
        legg(
                "med-forskyvning",
                TID,
                SequenceType.OPTIONAL_DATE_TIME,
                a -> svar(Tidsfunksjoner.medForskyvning(tid(a[0]))));
        legg("moment", HVASOMHELST, SequenceType.OPTIONAL_DATE_TIME, a -> svar(Tidsfunksjoner.moment(a[0].head())));
        legg(
                "tidspunkt",
                HVASOMHELST,
                SequenceType.OPTIONAL_DATE_TIME,
                a -> svar(Tidsfunksjoner.tidspunkt(a[0].head())));
    }

    private Javafunksjoner() {}

    private static void legg(String navn, List<SequenceType> argumenter, SequenceType svar, Funksjon.Verdi verdi) {
        ALLE.put(navn, new Funksjon(NAVNEROM, navn, argumenter, svar, verdi));
    }

    /** The names of the functions that are in Java, or whose answers it remembers. */
    static Set<String> navn() {
        return Stream.concat(ALLE.keySet().stream(), Feltminne.UNNTATT.keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Makes the functions known to what the processor compiles from now on; nothing has been answered yet. */
    static void registrer(Processor saxon) {
        Stream.concat(
                        ALLE.values().stream(),
                        Feltminne.UNNTATT.keySet().stream().sorted().flatMap(Javafunksjoner::huskende))
                .forEach(saxon.getUnderlyingConfiguration()::registerExtensionFunction);
    }

    /** What the answers of one function are kept by. */
    private static Stream<Funksjon> huskende(String navn) {
        Feltminne minne = new Feltminne(navn);
        return Stream.of(
                new Funksjon(NAVNEROM, "husket-" + navn, ELEMENT, SequenceType.ANY_SEQUENCE, a -> {
                    @Nullable GroundedValue kjent = minne.husket(node(a[0]));
                    return kjent == null ? UKJENT : kjent;
                }),
                new Funksjon(
                        NAVNEROM,
                        "husk-" + navn,
                        List.of(SequenceType.SINGLE_NODE, SequenceType.ANY_SEQUENCE),
                        SequenceType.ANY_SEQUENCE,
                        a -> {
                            GroundedValue svar = a[1].materialize();
                            minne.husk(node(a[0]), svar);
                            return svar;
                        }));
    }

    /** The function as the fast engine compiles it. */
    static String medJava(String funksjon) {
        Matcher hode = HODE.matcher(funksjon);
        String navn = hode.lookingAt() ? hode.group(1) : "";
        if (Feltminne.UNNTATT.containsKey(navn)) {
            String regnet = funksjon.replaceFirst("\\bname=\"mv:" + navn + "\"", "name=\"mv:" + navn + "-regnet\"");
            return regnet + hode.group() + HUSKET.replace("NAVN", navn) + "</xsl:function>";
        }
        if (!ALLE.containsKey(navn)) {
            return funksjon;
        }
        String argumenter = String.join(
                ", ",
                PARAMETER
                        .matcher(hode.group())
                        .results()
                        .map(m -> "$" + m.group(1))
                        .toList());
        return hode.group()
                + "<xsl:sequence select=\"Q{%s}%s(%s)\"/></xsl:function>".formatted(NAVNEROM, navn, argumenter);
    }

    private static BooleanValue svar(boolean verdi) {
        return BooleanValue.get(verdi);
    }

    private static StringValue svar(String verdi) {
        return new StringValue(verdi);
    }

    private static Sequence svar(@Nullable DateTimeValue verdi) {
        return verdi == null ? EmptySequence.getInstance() : verdi;
    }

    private static @Nullable DateTimeValue tid(Sequence argument) throws XPathException {
        return (DateTimeValue) argument.head();
    }

    private static NodeInfo node(Sequence argument) throws XPathException {
        return (NodeInfo) argument.head();
    }

    private static String tekst(Sequence argument) throws XPathException {
        return argument.head().getStringValue();
    }

    private static boolean harTekst(Sequence noder) throws XPathException {
        SequenceIterator alle = noder.iterate();
        for (Item node = alle.next(); node != null; node = alle.next()) {
            if (harTekst(node.getStringValue())) {
                return true;
            }
        }
        return false;
    }

    private static boolean harTekst(String tekst) {
        return tekst.codePoints().anyMatch(c -> BOKSTAV.test(c) || TALL.test(c));
    }

    private static String serie(NodeInfo id) {
        NodeInfo over = id.getParent() instanceof NodeInfo p ? p : null;
        String type = id.getLocalPart().equals("OffId")
                ? "TypeOffId"
                : over != null
                                && over.getNodeKind() == Type.ELEMENT
                                && over.getLocalPart().equals("AdditionalId")
                        ? "Type"
                        : "TypeId";
        if (over != null) {
            for (NodeInfo barn : over.children()) {
                if (barn.getNodeKind() == Type.ELEMENT && barn.getLocalPart().equals(type)) {
                    @Nullable String verdi = barn.getAttributeValue(NamespaceUri.NULL, "V");
                    return verdi == null ? "" : Whitespace.collapse(verdi).toUpperCase(Locale.ROOT);
                }
            }
        }
        return "";
    }

    private static boolean erEllevesifret(String nummer) {
        return nummer.length() == 11 && nummer.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String nummerserie(String nummer) {
        int[] tegn = nummer.codePoints().limit(3).toArray();
        int forste = tegn.length == 0 ? 0 : tegn[0];
        if (forste == '8' || forste == '9') {
            return "FHN";
        }
        if (forste >= '4' && forste <= '7') {
            return "DNR";
        }
        boolean firefem = tegn.length == 3 && (tegn[2] == '4' || tegn[2] == '5');
        return firefem && !erLinjeskift(tegn[0]) && !erLinjeskift(tegn[1]) ? "HNR" : "FNR";
    }

    private static boolean erLinjeskift(int tegn) {
        return tegn == '\n' || tegn == '\r';
    }

    private static int rest(String nummer, Sequence vekter) throws XPathException {
        int[] tegn = nummer.codePoints().toArray();
        SequenceIterator alle = vekter.iterate();
        long sum = 0;
        int i = 0;
        for (Item vekt = alle.next(); vekt != null && i < tegn.length; vekt = alle.next()) {
            sum += (tegn[i++] - '0') * ((IntegerValue) vekt).longValue();
        }
        return (int) (sum % 11);
    }
}
