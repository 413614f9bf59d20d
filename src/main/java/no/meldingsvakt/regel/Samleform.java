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
 *
 * @param prover the template's content that gives the number of each assertion that fails, and after it what decides whether that is a
 *     finding and what it weighs: the assertion's {@code egenskaper}
 */
record Samleform(String kontekst, String prover, List<Samleform.Sporsmal> sporsmal) {

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

    /** The forms of each {@code sch:rule}, in order; throws {@link IllegalArgumentException} for what {@link #tar} does not. */
    static List<Samleform> av(XdmNode skjema) {
        Map<String, XdmNode> tekster = Regelleser.barn(skjema)
                .flatMap(Regelleser::barn)
                .filter(t -> Set.of("diagnostic", "property")
                        .contains(t.getNodeName().getLocalName()))
                .collect(Collectors.toMap(
                        t -> Regelleser.attributt(t, "id") + "", Function.identity(), (a, b) -> a, LinkedHashMap::new));
        return Regelleser.barn(skjema, "pattern")
                .flatMap(m -> Regelleser.barn(m, "rule"))
                .map(r -> av(r, tekster))
                .toList();
    }

    private static Samleform av(XdmNode regel, Map<String, XdmNode> tekster) {
        List<Tekstskriver> skrivere = Regelleser.barn(regel)
                .filter(n -> Set.of("assert", "report").contains(n.getNodeName().getLocalName()))
                .map(p -> new Tekstskriver(regel, p, tekster))
                .toList();
        return new Samleform(
                String.valueOf(Regelleser.attributt(regel, "context")),
                prover(regel, skrivere),
                skrivere.stream().map(Tekstskriver::sporsmal).toList());
    }

    /** Says whether the rule is written with nothing but what is known here. */
    static boolean tar(XdmNode skjema) {
        return Stream.concat(Stream.of(skjema), skjema.axisIterator(Axis.DESCENDANT).stream())
                .filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT)
                .allMatch(Samleform::erKjent);
    }

    private static boolean erKjent(XdmNode element) {
        String navn = element.getNodeName().getLocalName();
        return element.getNodeName().getNamespace().equals(Regelleser.SCH)
                && KJENT.containsKey(navn)
                && element.axisIterator(Axis.ATTRIBUTE).stream().allMatch(a -> KJENT.getOrDefault(navn, Set.of())
                        .contains(a.getNodeName().toString()))
                && (!navn.equals("let") || Regelleser.attributt(element, "value") != null);
    }

    /** What the variables are is worked out once, for the tests and for what decides. */
    private static String prover(XdmNode regel, List<Tekstskriver> skrivere) {
        StringBuilder kode = new StringBuilder(variabler(regel));
        int nummer = 0;
        for (Tekstskriver s : skrivere) {
            String test = String.valueOf(Regelleser.attributt(s.node, "test"));
            String faller = s.node.getNodeName().getLocalName().equals("assert") ? "not(" + test + ")" : test;
            kode.append("<xsl:if test=\"%s\"><xsl:sequence select=\"%d\"/>".formatted(attributt(faller), nummer++))
                    .append(s.egenskapskode)
                    .append("</xsl:if>");
        }
        return kode.toString();
    }

    private static String variabler(XdmNode regel) {
        return Regelleser.barn(regel, "let")
                .map(l -> "<xsl:variable%s%s%s/>"
                        .formatted(
                                attributt(l, "name", "name"),
                                attributt(l, "as", "as"),
                                attributt(l, "value", "select")))
                .collect(Collectors.joining());
    }

    private static String attributt(XdmNode node, String navn, String nytt) {
        @Nullable String verdi = Regelleser.attributt(node, navn);
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

    /**
     * One assertion.
     *
     * @param id the assertion's
     * @param faste the texts that are the same each time, by id
     * @param egenskaper the ids of what decides whether it is a finding, and what it weighs, in the order they are given
     * @param tekster what is told of a finding, and where it is
     */
    record Sporsmal(String id, Map<String, String> faste, List<String> egenskaper, Maltekst tekster) {

        Sporsmal {
            faste = Map.copyOf(faste);
            egenskaper = List.copyOf(egenskaper);
        }
    }

    /**
     * Texts that are made each time.
     *
     * @param harSubjekt whether the first value is the place, because that is another than the context
     * @param regnede the ids of the texts, in the order they are given
     * @param kode the template's content that gives the place and the texts
     */
    record Maltekst(boolean harSubjekt, List<String> regnede, String kode) {

        Maltekst {
            regnede = List.copyOf(regnede);
        }

        boolean harKode() {
            return harSubjekt || !regnede.isEmpty();
        }
    }

    /** Writes what makes the texts of one assertion; of those without values, what they are. */
    private static final class Tekstskriver {

        private final XdmNode node;
        private final @Nullable String subjekt;
        private final Map<String, String> faste = new LinkedHashMap<>();
        private final List<String> egenskaper = new ArrayList<>();
        private final List<String> fortalte = new ArrayList<>();
        private final StringBuilder egenskapskode = new StringBuilder();
        private final StringBuilder tekstkode;

        Tekstskriver(XdmNode regel, XdmNode node, Map<String, XdmNode> tekster) {
            this.node = node;
            @Nullable String eget = Regelleser.attributt(node, "subject");
            this.subjekt = eget == null ? Regelleser.attributt(regel, "subject") : eget;
            this.tekstkode = new StringBuilder(variabler(regel));
            if (subjekt != null) {
                tekstkode
                        .append("<xsl:variable name=\"%s\" as=\"node()*\" select=\"%s\"/>"
                                .formatted(STED, attributt(subjekt)))
                        .append("<xsl:sequence select=\"if (empty($%s)) then 0 else $%s[1]\"/>".formatted(STED, STED));
            }
            Set<String> nevnt = Stream.of("diagnostics", "properties")
                    .map(slag -> Regelleser.attributt(node, slag))
                    .filter(ider -> ider != null)
                    .flatMap(ider -> Regelleser.ord(ider).stream())
                    .collect(Collectors.toSet());
            tekster.forEach((navn, tekst) -> {
                if (nevnt.contains(navn)) {
                    legg(navn, tekst);
                }
            });
        }

        Sporsmal sporsmal() {
            return new Sporsmal(
                    String.valueOf(Regelleser.attributt(node, "id")),
                    faste,
                    egenskaper,
                    new Maltekst(subjekt != null, fortalte, tekstkode.toString()));
        }

        private void legg(String navn, XdmNode tekst) {
            if (tekst.axisIterator(Axis.DESCENDANT).stream()
                    .anyMatch(n -> n.getNodeKind() == XdmNodeKind.ELEMENT
                            && n.getNodeName().getLocalName().equals("value-of"))) {
                boolean avgjor = Fristleser.AVGJOR.stream().anyMatch(navn::endsWith);
                List<String> regnede = avgjor ? egenskaper : fortalte;
                String variabel = TEKST + regnede.size();
                (avgjor ? egenskapskode : tekstkode)
                        .append("<xsl:variable name=\"%s\">%s</xsl:variable><xsl:sequence select=\"string($%s)\"/>"
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
    }
}
