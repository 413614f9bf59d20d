package no.meldingsvakt.regel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import no.meldingsvakt.avvik.AppRecFeil;
import no.meldingsvakt.avvik.Nivaa;
import no.meldingsvakt.avvik.Tekst;
import no.meldingsvakt.xml.Dokument;
import org.jspecify.annotations.Nullable;

/** Reads what the catalogue needs from a {@code regel.sch}, and checks the form that all of them share. */
final class RegelReader {

    private static final String SCH = "http://purl.oclc.org/dsdl/schematron";
    private static final String XSL = "http://www.w3.org/1999/XSL/Transform";

    private final Processor saxon;

    RegelReader(Processor saxon) {
        this.saxon = saxon;
    }

    /** Reads a rule; throws {@link IllegalArgumentException} with the folder's name when it lacks something. */
    Regel les(String pakke, String mappe, String fil, Map<String, String> eksempler, Dokument dokument) {
        XdmNode skjema = rot(dokument);
        List<XdmNode> monstre = barn(skjema, "pattern").toList();
        if (monstre.size() != 1 || !mappe.equals(attributt(monstre.get(0), "id"))) {
            throw new IllegalArgumentException(
                    mappe + ": regel.sch must hold one pattern, with the folder's name as id");
        }
        if (barn(skjema, "let").findAny().isPresent()
                || barn(monstre.get(0), "let").findAny().isPresent()) {
            throw new IllegalArgumentException(
                    mappe + ": sch:let may stand in a rule only; elsewhere it would be global");
        }
        List<Paastand> paastander = barn(monstre.get(0), "rule")
                .flatMap(r -> Stream.concat(barn(r, "assert"), barn(r, "report")))
                .map(p -> paastand(mappe, skjema, p))
                .collect(Collectors.toMap(Paastand::id, p -> p, (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        krevEgenskaper(mappe, skjema, paastander);
        String utgatt = utgatt(skjema);
        if (utgatt == null && paastander.isEmpty()) {
            throw new IllegalArgumentException(mappe + ": regel.sch has no assertion");
        }
        if (utgatt != null && (utgatt.isBlank() || !paastander.isEmpty())) {
            throw new IllegalArgumentException(
                    mappe + ": a withdrawn rule (class=\"utgatt\") tells the reason and has no assertion");
        }
        return new Regel(
                mappe,
                pakke,
                avsnitt(barn(skjema, "title")),
                avsnitt(merket(skjema, "hvorfor")),
                ord(avsnitt(merket(skjema, "gjelder"))),
                ord(avsnitt(merket(skjema, "alias"))),
                paastander,
                utgatt,
                merket(skjema, "historikk").map(RegelReader::monster).toList(),
                eksempler,
                fil,
                dokument);
    }

    /** The functions of a file in {@code felles/}, each as text of its own. */
    List<String> funksjoner(Dokument dokument) {
        return barn(rot(dokument))
                .filter(n -> n.getNodeName().getNamespace().equals(XSL)
                        && n.getNodeName().getLocalName().equals("function"))
                .map(this::tekstform)
                .toList();
    }

    /** The prefixes that a rule's XPaths use. */
    Map<String, String> prefikser(Regel regel) {
        return barn(rot(regel.kilde()), "ns")
                .collect(Collectors.toMap(
                        n -> String.valueOf(attributt(n, "prefix")), n -> String.valueOf(attributt(n, "uri"))));
    }

    /** The Schematron elements of the name that stand directly in the rule's schema, each as text of its own. */
    List<String> deler(Regel regel, String navn) {
        return barn(rot(regel.kilde()), navn).map(this::tekstform).toList();
    }

    /** As {@link #deler}, but from within a container such as {@code sch:diagnostics}. */
    List<String> deler(Regel regel, String beholder, String navn) {
        return barn(rot(regel.kilde()), beholder)
                .flatMap(b -> barn(b, navn))
                .map(this::tekstform)
                .toList();
    }

    private String tekstform(XdmNode node) {
        try {
            Serializer skriver = saxon.newSerializer();
            skriver.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "yes");
            return skriver.serializeNodeToString(node);
        } catch (SaxonApiException e) {
            throw new SaxonApiUncheckedException(e);
        }
    }

    private static Paastand paastand(String mappe, XdmNode skjema, XdmNode node) {
        String id = attributt(node, "id");
        String rolle = attributt(node, "role");
        String kilde = attributt(node, "see");
        if (id == null || rolle == null || kilde == null) {
            throw new IllegalArgumentException(mappe + ": every assertion needs id, role and see");
        }
        if (!id.equals(mappe) && !id.startsWith(mappe + "-")) {
            throw new IllegalArgumentException(mappe + ": the assertion id " + id + " does not begin with the rule's");
        }
        List<String> flagg = ord(String.valueOf(attributt(node, "flag")));
        return new Paastand(
                id,
                Nivaa.av(rolle),
                String.valueOf(attributt(node, "test")),
                kilde,
                avsnitt(Stream.of(node)),
                new Tekst(
                        diagnose(mappe, skjema, id + "-nb"),
                        diagnose(mappe, skjema, id + "-nn"),
                        diagnose(mappe, skjema, id + "-en")),
                diagnose(mappe, skjema, id + "-teknisk"),
                apprec(skjema, id),
                flagg.contains("heuristisk"),
                flagg.contains("tolkning"),
                flagg.contains("frist"));
    }

    private static String diagnose(String mappe, XdmNode skjema, String id) {
        return barn(skjema, "diagnostics")
                .flatMap(d -> barn(d, "diagnostic"))
                .filter(d -> id.equals(attributt(d, "id")))
                .map(d -> monster(d))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(mappe + ": the diagnostic " + id + " is missing"));
    }

    /** Without these, nobody could see which messages a finding is about, or when a deadline ends. */
    private static void krevEgenskaper(String mappe, XdmNode skjema, List<Paastand> paastander) {
        Set<String> egenskaper = barn(skjema, "properties")
                .flatMap(d -> barn(d, "property"))
                .map(p -> String.valueOf(attributt(p, "id")))
                .collect(Collectors.toSet());
        boolean forlop = ord(avsnitt(merket(skjema, "gjelder"))).contains(Kjennetegn.FORLOP);
        for (Paastand p : paastander) {
            List<String> krevd = p.frist()
                    ? List.of("-meldinger", "-starter", "-utloper", "-oppfylt", "-ansvarlig")
                    : forlop ? List.of("-meldinger") : List.of();
            krevd.stream()
                    .map(k -> p.id() + k)
                    .filter(k -> !egenskaper.contains(k))
                    .findFirst()
                    .ifPresent(k -> {
                        throw new IllegalArgumentException(mappe + ": the property " + k + " is missing");
                    });
        }
    }

    private static @Nullable AppRecFeil apprec(XdmNode skjema, String id) {
        return barn(skjema, "properties")
                .flatMap(d -> barn(d, "property"))
                .filter(d -> (id + "-apprec").equals(attributt(d, "id")))
                .map(d -> AppRecFeil.valueOf(d.getStringValue().strip()))
                .findFirst()
                .orElse(null);
    }

    /** The text with «…» where a value will be put in. */
    private static String monster(XdmNode node) {
        return node.axisIterator(Axis.CHILD).stream()
                .map(n -> n.getNodeKind() == XdmNodeKind.ELEMENT ? "…" : n.getStringValue())
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String avsnitt(Stream<XdmNode> noder) {
        return noder.map(RegelReader::monster).collect(Collectors.joining("\n"));
    }

    private static Stream<XdmNode> merket(XdmNode skjema, String klasse) {
        return barn(skjema, "p").filter(p -> klasse.equals(attributt(p, "class")));
    }

    /** The reason that a rule is withdrawn for; null for a rule that is in use. */
    private static @Nullable String utgatt(XdmNode skjema) {
        return merket(skjema, "utgatt")
                .map(RegelReader::monster)
                .reduce((a, b) -> a + "\n" + b)
                .orElse(null);
    }

    private static List<String> ord(String tekst) {
        return Arrays.stream(tekst.split("\\s+")).filter(s -> !s.isEmpty()).toList();
    }

    private static XdmNode rot(Dokument dokument) {
        return barn(dokument.tre()).findFirst().orElseThrow(() -> new IllegalStateException("a document has a root"));
    }

    private static Stream<XdmNode> barn(XdmNode node) {
        return node.axisIterator(Axis.CHILD).stream().filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT);
    }

    private static Stream<XdmNode> barn(XdmNode node, String navn) {
        return node.axisIterator(Axis.CHILD, new QName(SCH, navn)).stream();
    }

    private static @Nullable String attributt(XdmNode node, String navn) {
        return node.getAttributeValue(new QName(navn));
    }
}
