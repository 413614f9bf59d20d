package no.meldingsvakt.regel.uttrykk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.saxon.Controller;
import net.sf.saxon.expr.Expression;
import net.sf.saxon.expr.instruct.SlotManager;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.tree.tiny.TinyTree;
import net.sf.saxon.tree.util.Navigator;
import no.meldingsvakt.arkiv.Arkivleser;
import no.meldingsvakt.arkiv.Arkivskriver;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A translated expression says of every node in a document what Saxon says, or that Saxon is to be asked. */
class OversetterTest {

    private static final String DOKUMENT = """
            <a xmlns:x="urn:x" id="1"><!-- m --><b V=" p  q " S="1">tekst</b><b V="r"><c>en</c>blandet<c V="p q"/>
              <?pi data?><x:b V="R">  </x:b></b><d/><b><b><b V="p q">innerst</b></b>hale</b><e t="2024-01-31">3</e></a>
            """;

    /** What rules are made of, and what is easy to get wrong. */
    private static final List<String> UTTRYKK = List.of(
            "*",
            "b",
            "*:b",
            "x:b",
            "text()",
            "comment()",
            "processing-instruction()",
            "node()",
            "@*",
            "@V",
            "@V/..",
            "..",
            "../..",
            "self::b",
            "self::text()",
            "self::node()[. = 'tekst']",
            "ancestor::b",
            "ancestor-or-self::*[@V]",
            "ancestor::*[1]/@V",
            "descendant::c",
            "descendant-or-self::text()",
            ".//b[not(b)]",
            "following-sibling::*",
            "following-sibling::node()[1]",
            "preceding-sibling::b",
            "preceding-sibling::*[1][self::b]",
            "preceding::b",
            "/a/b/c",
            "//b/@V",
            "root(.)/a",
            "b/c | d",
            "(b, d) except b[@V]",
            "b intersect b[c]",
            "b[@V = 'r']/c",
            "b[c][1]/@V = 'r'",
            "b[2]/c",
            "b[last()]/b",
            "(b/c)[last()] is (//c)[2]",
            "(b)[1] << (d)[1]",
            "(d)[1] >> (b)[1]",
            "@V = ('p q', 'r')",
            "@V != 'r'",
            "@V eq 'r'",
            "not(@V ne 'r')",
            "*/@V = */@S",
            "b = 'tekst'",
            "normalize-space(@V) = 'p q'",
            "normalize-space(string(.)) = ''",
            "normalize-space(.) = 'tekst'",
            "string(@V)",
            "string(.)",
            "lower-case(@V) = 'r'",
            "upper-case(@V) = 'R'",
            "starts-with(normalize-space(@V), 'p')",
            "ends-with(., 't')",
            "contains(., 'ekst')",
            "contains(., '')",
            "matches(@V, '^\\s*p')",
            "substring(., 1, 2) = 'te'",
            "string-length(.) > 3",
            "translate(., 'tek', 'TEK') = 'TEKsT'",
            "concat(@V, @S) = 'r'",
            "string-join(b/@V, ';') = ' p  q ;r'",
            "local-name() = 'b'",
            "local-name(.) = 'V'",
            "namespace-uri() = 'urn:x'",
            "count(*) = 2",
            "count(.//b) gt count(b)",
            "exists(b[empty(@V)])",
            "empty(*)",
            "boolean(@V)",
            "some $i in b satisfies $i/@V = 'r'",
            "every $i in * satisfies $i/@V",
            "some $v in b/@V/string() satisfies $v = 'r'",
            "for $i in b return $i/@V",
            "exists(for $i in b return if ($i/c) then $i/c/@V else ())",
            "let $x := b[@V = 'r'] return ($x/c or $x/@S)",
            "let $x := @V return ($x = 'r' and $x != 'q')",
            "let $x := error() return self::b",
            "let $x := xs:integer(.) return $x = 3",
            "('p q', 'r') ! (. = 'r')",
            "('p q', 'r')[. = 'r']",
            "some $v in ('p q', 'x') satisfies $v = //b/@V",
            "(1, 2, 3)[. > 2] = 3",
            "let $n := count(b) return exists((1, 2)[. = $n])",
            "(1 to 3) = count(*)",
            "xs:date(@t) lt xs:date('2024-02-01')",
            "xs:date(@t) = xs:date('2024-01-31')",
            "@t castable as xs:date",
            "number(.) = 3",
            "xs:integer(.) + 1 = 4",
            ". instance of element()",
            "@V instance of attribute()?",
            "if (@V) then @V = 'r' else b",
            "if (b) then true() else false()",
            "(@V, @S)[1] = 'r'",
            "(b/@V)[1] = ' p  q '",
            "not(b) and not(d) or @id",
            "distinct-values(b/@V) = 'r'",
            "position() = 1",
            "b[position() = last()]",
            "deep-equal(b, b)",
            "*[1]/following-sibling::b[@V][1]/c",
            "tokenize(normalize-space(@V)) = 'q'",
            "@V/normalize-space(.) = 'p q'",
            "data(b/@V) = 'r'",
            "b/c/string() = 'en'",
            "reverse(b)[1]/b",
            "ancestor::*/@V/string-length(.) = 1",
            "exactly-one(..)/b",
            "zero-or-one(@V) = 'r'",
            "count(distinct-values(b/@V)) = 2",
            "count((@V = 'r', @S)) = 2",
            "max(b/@V/string-length(.)) = 7",
            "min((3, count(b))) = count(b)",
            "index-of(b/@V, 'r') = 2",
            "b/@V[2] = 'r'",
            "(b/@V)[2] = 'r'",
            "(for $n in count(b) return (b/@V/string())[$n]) = 'r'",
            "(for $n in count(b) return (1, 4, 9)[$n]) = 4",
            "(b/@V/string())[last()] = 'r'",
            "(1 to count(b)) = 2",
            "(2 to 1) = 2",
            "normalize-space(@V) castable as xs:integer",
            "string(.) castable as xs:integer",
            "() castable as xs:integer?",
            "(1, 2) castable as xs:integer",
            "b/@V/(if (. = 'r') then 'j' else 'n') = 'j'",
            "(xs:date('2024-01-31'), xs:date('2024-02-01')) = xs:date(@t)",
            "xs:dayTimeDuration('PT4H') gt xs:dayTimeDuration('PT1H')",
            "(xs:dateTime('2024-01-01T10:00:00Z') + xs:dayTimeDuration('PT1H')) lt xs:dateTime('2024-01-01T12:00:00+01:00')",
            "matches(., '^t.*t$', 's')",
            "matches(., local-name())",
            "replace(string(@V), '\\s+', '') = 'pq'",
            "*[self::b or self::d][@V]",
            "(b | d)[not(self::d)]/@V",
            "b/node()[2][self::text()]",
            "tokenize(@V, '\\s+')[2] = 'q'",
            "sum((1, count(b))) = 3",
            "string-join(for $i in 1 to count(b) return string($i), '') = '12'",
            "string(count(b)) = '2'",
            "string(1 eq count(b)) = 'true'",
            "sort(b/@V/string())[1] = ' p  q '",
            "map { 'r' : 1, 'x' : 'y' }(string(@V)) = 1",
            "map:get(map { 'r' : 1 }, string(@V)) = 1",
            "b[position() ge 2]/@V = 'r'",
            "tail(b)/@V = 'r'",
            "matches(namespace-uri(.), '^urn:')",
            "string-length(namespace-uri(.)) = 5");

    private final XmlFabrikk xml = new XmlFabrikk();
    private int iArkiv;

    @Test
    void everyExpressionSaysWhatSaxonSays() throws SaxonApiException, UlesbarXmlException {
        Samsvar samsvar = sammenlign(DOKUMENT.strip(), UTTRYKK);

        assertEquals("", String.join("\n", samsvar.ulike()));
        assertTrue(iArkiv > UTTRYKK.size() * 2 / 3, "only %d of %d can be kept".formatted(iArkiv, UTTRYKK.size()));
        assertTrue(
                samsvar.selv() > samsvar.alle() * 9 / 10,
                "too much was left to Saxon: %d of %d".formatted(samsvar.alle() - samsvar.selv(), samsvar.alle()));
    }

    /** In a list that is kept and is not short, predicates are looked up: each finds what one finds that is tried on one node after the other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "xs:dateTime(@t) lt $n/xs:dateTime(@t)",
                "xs:dateTime(@t) le $n/xs:dateTime(@t)",
                "xs:dateTime(@t) gt $n/xs:dateTime(@t)",
                "xs:dateTime(@t) ge $n/xs:dateTime(@t)",
                "$n/xs:dateTime(@t) lt xs:dateTime(@t)",
                "$n/xs:dateTime(@t) le xs:dateTime(@t)",
                "$n/xs:dateTime(@t) gt xs:dateTime(@t)",
                "$n/xs:dateTime(@t) ge xs:dateTime(@t)",
                "xs:dateTime(@u) le $n/xs:dateTime(@t)",
                "xs:dateTime(@t) le $n/xs:dateTime(@u)",
                "xs:integer(@i) lt $n/xs:integer(@i)",
                ". << $n",
                ". >> $n",
                "$n << .",
                "$n >> .",
                "@k = $n/@k",
                "$n/@k = @k",
                "(@k, @i) = ($n/@k, '3')"
            })
    void aLookupFindsWhatIsFoundOneByOne(String vilkar) throws SaxonApiException, UlesbarXmlException {
        String enForEn = "(for $m in h return $m/self::h[@i][%s])".formatted(vilkar);
        List<String> uttrykk = Stream.of(
                        "%s", "%s[1]", "%s[last()]", "%s[@k][1]", "%s[@k][last()]", "%s[xs:integer(@i) mod 4 = 0]")
                .map(form -> "every $n in h satisfies deep-equal(string-join(%s/@i, ' '), string-join(%s/@i, ' '))"
                        .formatted(form.formatted("h[@i][" + vilkar + "]"), form.formatted(enForEn)))
                .toList();

        Samsvar samsvar = sammenlign(rader(), uttrykk);

        assertEquals("", String.join("\n", samsvar.ulike()));
        assertEquals(uttrykk.size(), samsvar.sanne(), "true of the element that has the list, by Saxon and here");
    }

    /** Fourteen rows in no order: some have no name, one no time, and some the same moment in another zone. */
    private static String rader() {
        return IntStream.range(0, 14)
                .mapToObj(i -> "<h i=\"%d\"%s%s u=\"2024-01-%02dT10:00:00%s\"/>"
                        .formatted(
                                i,
                                i % 3 == 0 ? "" : " k=\"k%d\"".formatted(i % 4),
                                i == 5
                                        ? ""
                                        : " t=\"2024-01-01T%02d:00:00%s\""
                                                .formatted(10 + i * 7 % 6, i % 2 == 0 ? "Z" : "+01:00"),
                                1 + i,
                                i == 7 ? "" : "Z"))
                .collect(Collectors.joining("", "<a>", "</a>"));
    }

    /**
     * How the two agree.
     *
     * @param ulike where they do not
     * @param sanne how many expressions both found true of the root element
     * @param selv how many times Saxon was not asked
     */
    private record Samsvar(List<String> ulike, int sanne, int selv, int alle) {}

    /** What is said here and by Saxon, of each node of a document. */
    private Samsvar sammenlign(String tekst, List<String> alleUttrykk) throws SaxonApiException, UlesbarXmlException {
        XdmNode dokument = xml.les(tekst.getBytes(StandardCharsets.UTF_8)).tre();
        TinyTree tre = (TinyTree) dokument.getUnderlyingNode().getTreeInfo();
        Controller kontroll = new Controller(xml.saxon().getUnderlyingConfiguration());
        Lop lop =
                new Lop(tre, xml.saxon().getUnderlyingConfiguration(), stilark -> kontroll.newXPathContext(), Map.of());
        XPathCompiler kompilator = xml.saxon().newXPathCompiler();
        kompilator.declareNamespace("x", "urn:x");
        kompilator.declareNamespace("map", "http://www.w3.org/2005/xpath-functions/map");
        List<String> ulike = new ArrayList<>();
        int sanne = 0;
        int selv = 0;
        int alle = 0;
        for (String uttrykk : alleUttrykk) {
            XPathExecutable program = kompilator.compile("if (%s) then 7 else ()".formatted(uttrykk));
            Expression kropp = program.getUnderlyingExpression().getInternalExpression();
            Prove prove = prove(kropp);
            for (XdmNode node : noder(dokument)) {
                alle++;
                List<Item> funnet =
                        prove == null ? null : prove.prov(lop, lop.tre().nummer(node.getUnderlyingNode()));
                selv += funnet == null ? 0 : 1;
                String saxons = saxon(program, node);
                if (funnet != null && !saxons.equals(funnet.isEmpty() ? "[]" : "[7]")) {
                    ulike.add("%s of %s: %s, Saxon %s".formatted(uttrykk, sti(node), funnet, saxons));
                } else if (funnet != null && !funnet.isEmpty() && sti(node).equals("/a")) {
                    sanne++;
                }
            }
        }
        return new Samsvar(ulike, sanne, selv, alle);
    }

    /** Functions may call each other, so one that turns out not to be known may have been taken for known. */
    @Test
    void aCallOfAFunctionThatIsNotKnownIsAskedOfSaxon() throws UlesbarXmlException {
        TinyTree tre = (TinyTree) xml.les(DOKUMENT.strip().getBytes(StandardCharsets.UTF_8))
                .tre()
                .getUnderlyingNode()
                .getTreeInfo();
        Ledd kall = Ledd.av(Leddslag.KALL, Slag.TEKSTER, 0, List.of());
        Ledd kropp = Ledd.av(Leddslag.DEL_ANNET, Slag.VERDI, Ledd.av(Leddslag.SOM_VERDI, Slag.VERDI, kall));
        Uttrykksbygger bygger =
                new Uttrykksbygger(xml.saxon().getUnderlyingConfiguration(), Map.of(), nummer -> null, nummer -> null);

        Prove prove = bygger.prove(new Oversetter.Form(kropp, 0));

        assertNull(prove.prov(new Lop(tre, xml.saxon().getUnderlyingConfiguration(), stilark -> null, Map.of()), 1));
    }

    /** As it is written to the archive and read from there, where it can be. */
    private Prove prove(Expression kropp) {
        Oversetter oversetter = new Oversetter(Map.of(), xml.saxon().getUnderlyingConfiguration());
        Prove prove = oversetter.prove(kropp, new SlotManager(50), new Oversetter.Eier(null, null));
        Uttrykksarkiv.Skriver skriver = new Uttrykksarkiv.Skriver(oversetter);
        int nummer = prove == null ? Uttrykksarkiv.INGEN : skriver.legg(prove);
        if (nummer == Uttrykksarkiv.INGEN) {
            return prove;
        }
        iArkiv++;
        Arkivskriver til = new Arkivskriver();
        skriver.skriv(til);
        Prove lest = new Uttrykksarkiv(
                        new Arkivleser(til.ferdig()), Map.of(), xml.saxon().getUnderlyingConfiguration())
                .prove(nummer);
        assertEquals(prove.form(), lest.form());
        return lest;
    }

    private static String sti(XdmNode node) {
        NodeInfo info = node.getUnderlyingNode();
        return Navigator.getPath(info);
    }

    private List<XdmNode> noder(XdmNode dokument) throws SaxonApiException {
        List<XdmNode> alle = new ArrayList<>();
        xml.saxon().newXPathCompiler().evaluate("/ | //node() | //@*", dokument).forEach(n -> alle.add((XdmNode) n));
        return alle;
    }

    private static String saxon(XPathExecutable program, XdmNode node) {
        try {
            XPathSelector velger = program.load();
            velger.setContextItem(node);
            return velger.evaluate().size() > 0 ? "[7]" : "[]";
        } catch (SaxonApiException e) {
            return "an error";
        }
    }
}
