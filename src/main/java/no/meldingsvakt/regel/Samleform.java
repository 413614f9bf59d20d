package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import org.jspecify.annotations.Nullable;

/**
 * One {@code sch:rule} written as the two kinds of templates that {@link Samlekompilator} compiles. Its expressions are put
 * where SchXslt2 puts them, so that each means the same there.
 */
final class Samleform {

    private static final String STED = "Q{https://meldingsvakt.no/ns/motor}sted";
    private static final String TEKST = "Q{https://meldingsvakt.no/ns/motor}tekst";

    /** What is known of Schematron here, by element; a rule with anything else is left to SchXslt2. */
    private static final Map<String, Set<String>> KJENT = Map.ofEntries(
            Map.entry("schema", Set.of("queryBinding", "xml:lang")),
            Map.entry("title", Set.of("xml:lang")),
            Map.entry("ns", Set.of("prefix", "uri")),
            Map.entry("p", Set.of("class", "id", "xml:lang")),
            Map.entry("pattern", Set.of("id")),
            Map.entry("rule", Set.of("context", "subject", "id", "role")),
            Map.entry("let", Set.of("name", "value", "as")),
            Map.entry("assert", Set.of("id", "role", "see", "flag", "test", "subject", "diagnostics", "properties")),
            Map.entry("report", Set.of("id", "role", "see", "flag", "test", "subject", "diagnostics", "properties")),
            Map.entry("diagnostics", Set.of()),
            Map.entry("diagnostic", Set.of("id", "xml:lang")),
            Map.entry("properties", Set.of()),
            Map.entry("property", Set.of("id", "role", "scheme", "xml:lang")),
            Map.entry("value-of", Set.of("select")),
            Map.entry("emph", Set.of()),
            Map.entry("span", Set.of("class")));

    private final Regel regel;
    private final XdmNode node;
    private final List<Sporsmal> sporsmal;

    Samleform(Regel regel, XdmNode node) {
        this.regel = regel;
        this.node = node;
        Map<String, XdmNode> tekster = RegelReader.barn(RegelReader.rot(regel.kilde()))
                .flatMap(RegelReader::barn)
                .filter(t -> Set.of("diagnostic", "property")
                        .contains(t.getNodeName().getLocalName()))
                .collect(Collectors.toMap(
                        t -> RegelReader.attributt(t, "id") + "",
                        Function.identity(),
                        (a, b) -> a,
                        LinkedHashMap::new));
        this.sporsmal =
                paastander(node).map(p -> new Sporsmal(regel, node, p, tekster)).toList();
    }

    /** Says whether the rule is written with nothing but what is known here. */
    static boolean tar(Regel regel) {
        return Stream.concat(
                        Stream.of(RegelReader.rot(regel.kilde())),
                        RegelReader.rot(regel.kilde()).axisIterator(Axis.DESCENDANT).stream())
                .filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT)
                .allMatch(Samleform::erKjent);
    }

    private static boolean erKjent(XdmNode element) {
        String navn = element.getNodeName().getLocalName();
        return element.getNodeName().getNamespace().equals(RegelReader.SCH)
                && KJENT.containsKey(navn)
                && element.axisIterator(Axis.ATTRIBUTE).stream().allMatch(a -> KJENT.getOrDefault(navn, Set.of())
                        .contains(a.getNodeName().toString()))
                && (!navn.equals("let") || RegelReader.attributt(element, "value") != null);
    }

    /** The {@code sch:rule} elements of a rule, in order. */
    static List<XdmNode> regler(Regel regel) {
        return RegelReader.barn(RegelReader.rot(regel.kilde()), "pattern")
                .flatMap(m -> RegelReader.barn(m, "rule"))
                .toList();
    }

    private static Stream<XdmNode> paastander(XdmNode regel) {
        return RegelReader.barn(regel)
                .filter(n -> Set.of("assert", "report").contains(n.getNodeName().getLocalName()));
    }

    Regel regel() {
        return regel;
    }

    String kontekst() {
        return String.valueOf(RegelReader.attributt(node, "context"));
    }

    List<Sporsmal> sporsmal() {
        return sporsmal;
    }

    /** The template's content that gives the number of each assertion that fails. */
    String prover() {
        StringBuilder kode = new StringBuilder(variabler(node));
        int nummer = 0;
        for (Sporsmal s : sporsmal) {
            kode.append("<xsl:if test=\"%s\"><xsl:sequence select=\"%d\"/></xsl:if>"
                    .formatted(attributt(s.faller()), nummer++));
        }
        return kode.toString();
    }

    private static String variabler(XdmNode regel) {
        return RegelReader.barn(regel, "let")
                .map(l -> "<xsl:variable%s%s%s/>"
                        .formatted(
                                attributt(l, "name", "name"),
                                attributt(l, "as", "as"),
                                attributt(l, "value", "select")))
                .collect(Collectors.joining());
    }

    private static String attributt(XdmNode node, String navn, String nytt) {
        @Nullable String verdi = RegelReader.attributt(node, navn);
        return verdi == null ? "" : " %s=\"%s\"".formatted(nytt, attributt(verdi));
    }

    /** A text as it is written in an attribute. */
    static String attributt(String verdi) {
        return verdi.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;")
                .replace("\t", "&#9;");
    }

    /** One assertion: its test, and its texts, of which those without values are known beforehand. */
    static final class Sporsmal {

        private final Paastand paastand;
        private final String faller;
        private final @Nullable String subjekt;
        private final Map<String, String> faste = new LinkedHashMap<>();
        private final List<String> regnede = new ArrayList<>();
        private final StringBuilder kode;

        Sporsmal(Regel regel, XdmNode regelnode, XdmNode node, Map<String, XdmNode> tekster) {
            String id = String.valueOf(RegelReader.attributt(node, "id"));
            this.paastand = regel.paastand(id).orElseThrow();
            String test = String.valueOf(RegelReader.attributt(node, "test"));
            this.faller = node.getNodeName().getLocalName().equals("assert") ? "not(" + test + ")" : test;
            @Nullable String eget = RegelReader.attributt(node, "subject");
            this.subjekt = eget == null ? RegelReader.attributt(regelnode, "subject") : eget;
            this.kode = new StringBuilder(variabler(regelnode));
            if (subjekt != null) {
                kode.append("<xsl:variable name=\"%s\" as=\"node()*\" select=\"%s\"/>"
                                .formatted(STED, attributt(subjekt)))
                        .append("<xsl:sequence select=\"if (empty($%s)) then 0 else $%s[1]\"/>".formatted(STED, STED));
            }
            Set<String> nevnt = Stream.of("diagnostics", "properties")
                    .map(slag -> RegelReader.attributt(node, slag))
                    .filter(ider -> ider != null)
                    .flatMap(ider -> RegelReader.ord(ider).stream())
                    .collect(Collectors.toSet());
            tekster.forEach((navn, tekst) -> {
                if (nevnt.contains(navn)) {
                    legg(navn, tekst);
                }
            });
        }

        private void legg(String navn, XdmNode tekst) {
            if (tekst.axisIterator(Axis.DESCENDANT).stream()
                    .anyMatch(n -> n.getNodeKind() == XdmNodeKind.ELEMENT
                            && n.getNodeName().getLocalName().equals("value-of"))) {
                String variabel = TEKST + regnede.size();
                kode.append("<xsl:variable name=\"%s\">%s</xsl:variable><xsl:sequence select=\"string($%s)\"/>"
                        .formatted(variabel, innhold(tekst), variabel));
                regnede.add(navn);
            } else {
                faste.put(navn, Funnbygger.ryddet(tekst.getStringValue()));
            }
        }

        /** White space alone between values is left out, as it is of a stylesheet. */
        private String innhold(XdmNode tekst) {
            StringBuilder innhold = new StringBuilder();
            StringBuilder ord = new StringBuilder();
            tekst.axisIterator(Axis.CHILD).forEachRemaining(n -> {
                if (n.getNodeKind() == XdmNodeKind.TEXT) {
                    ord.append(n.getStringValue());
                } else if (n.getNodeKind() == XdmNodeKind.ELEMENT) {
                    tom(ord, innhold);
                    innhold.append(n.getNodeName().getLocalName().equals("value-of") ? verdi(n) : innhold(n));
                }
            });
            tom(ord, innhold);
            return innhold.toString();
        }

        private static void tom(StringBuilder ord, StringBuilder innhold) {
            if (!ord.toString().isBlank()) {
                innhold.append("<xsl:text>")
                        .append(ord.toString()
                                .replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;"))
                        .append("</xsl:text>");
            }
            ord.setLength(0);
        }

        private String verdi(XdmNode node) {
            return "<xsl:for-each select=\"%s[1]\"><xsl:value-of%s/></xsl:for-each>"
                    .formatted(attributt(subjekt == null ? "." : subjekt), attributt(node, "select", "select"));
        }

        Paastand paastand() {
            return paastand;
        }

        /** The expression that is true where the assertion fails. */
        String faller() {
            return faller;
        }

        /** Whether the place is another than the context. */
        boolean harSubjekt() {
            return subjekt != null;
        }

        /** The texts that are the same each time, by id. */
        Map<String, String> faste() {
            return faste;
        }

        /** The ids of the texts that are made each time, in the order they are given. */
        List<String> regnede() {
            return regnede;
        }

        boolean harTekstkode() {
            return subjekt != null || !regnede.isEmpty();
        }

        /** The template's content that gives the place, where that is another than the context, and the texts. */
        String tekstkode() {
            return kode.toString();
        }
    }
}
