package no.meldingsvakt.skjema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.streams.Predicates;
import net.sf.saxon.s9api.streams.Steps;
import no.meldingsvakt.xml.UlesbarXmlException;
import no.meldingsvakt.xml.XmlFabrikk;
import org.jspecify.annotations.Nullable;

/**
 * What elements the schemas let an element have, in order. The validator keeps this to itself and tells only which of them
 * could come next; with it a text can tell what is missing from what is misplaced. It judges nothing: where it knows too
 * little, texts say less.
 *
 * <p>Thread-safe.
 */
final class Innholdsmodell {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";
    private static final int DYPEST = 20;

    private static final QName NAME = new QName("name");
    private static final QName REF = new QName("ref");
    private static final QName TYPE = new QName("type");
    private static final QName BASE = new QName("base");
    private static final QName MIN = new QName("minOccurs");

    /** An element's declaration; {@code tillater} and {@code attributter} are what it may have. */
    record Erklaring(List<Barn> tillater, List<String> attributter) {}

    /**
     * A child that an element may have.
     *
     * @param pakrevd whether it must be there; false within a choice
     */
    record Barn(String navn, boolean pakrevd, XdmNode node) {}

    private final Map<String, XdmNode> globale = new HashMap<>();
    private final Map<XdmNode, Erklaring> lest = new ConcurrentHashMap<>();

    private Innholdsmodell() {}

    /** Reads the schemas once more. A file that only an operator's reader takes is left out. */
    static Innholdsmodell av(Skjemamappe mappe, XmlFabrikk xml) {
        Innholdsmodell modell = new Innholdsmodell();
        for (Skjemafil fil : mappe.filer()) {
            try {
                modell.legg(fil, xml.les(fil.innhold()).tre());
            } catch (UlesbarXmlException e) {
                // The schema itself was compiled by other means; texts about it say less.
            }
        }
        return modell;
    }

    private void legg(Skjemafil fil, XdmNode tre) {
        elementer(tre).flatMap(Innholdsmodell::elementer).forEach(n -> {
            String navn = n.getAttributeValue(NAME);
            if (navn != null) {
                String slag = slag(n);
                globale.putIfAbsent(nokkel(slag, fil.navnerom(), navn), n);
                // A file without a namespace of its own takes that of whoever includes it.
                globale.putIfAbsent(nokkel(slag, null, navn), n);
            }
        });
    }

    /** The declaration of an element within another, or of a root where {@code over} is null. */
    @Nullable
    Erklaring barn(@Nullable Erklaring over, String navnerom, String navn) {
        Optional<XdmNode> lokalt = over == null
                ? Optional.empty()
                : over.tillater.stream()
                        .filter(b -> b.navn.equals(navn))
                        .map(Barn::node)
                        .findFirst();
        XdmNode node = lokalt.orElseGet(() -> globale.get(nokkel("element", navnerom, navn)));
        return node == null ? null : les(node);
    }

    private Erklaring les(XdmNode element) {
        Erklaring kjent = lest.get(element);
        if (kjent == null) {
            List<Barn> barn = new ArrayList<>();
            List<String> attributter = new ArrayList<>();
            samle(element, true, barn, attributter, 0);
            kjent = new Erklaring(
                    List.copyOf(barn), attributter.stream().distinct().toList());
            lest.put(element, kjent);
        }
        return kjent;
    }

    private void samle(XdmNode node, boolean pakrevd, List<Barn> barn, List<String> attributter, int dybde) {
        if (dybde > DYPEST) {
            return;
        }
        arv(node).ifPresent(n -> samle(n, pakrevd, barn, attributter, dybde + 1));
        elementer(node).forEach(n -> {
            boolean kanUtelates = "0".equals(n.getAttributeValue(MIN));
            switch (slag(n)) {
                case "element" -> barn(n, pakrevd && !kanUtelates).ifPresent(barn::add);
                case "choice" -> samle(n, false, barn, attributter, dybde + 1);
                case "sequence", "all", "complexType", "complexContent", "simpleContent", "extension", "restriction" ->
                    samleUtelatbart(n, kanUtelates, pakrevd, barn, attributter, dybde + 1);
                case "group", "attributeGroup" ->
                    henvist(n, REF, slag(n))
                            .ifPresent(g -> samleUtelatbart(g, kanUtelates, pakrevd, barn, attributter, dybde + 1));
                case "attribute" -> {
                    String navn = n.getAttributeValue(NAME);
                    attributter.add(navn == null ? lokalt(n.getAttributeValue(REF)) : navn);
                }
                default -> {
                    // Annotations, wildcards and facets name no element.
                }
            }
        });
    }

    /** Where all of a group may be left out, its first element may; when that is there, the others must be. */
    private void samleUtelatbart(
            XdmNode node, boolean kanUtelates, boolean pakrevd, List<Barn> barn, List<String> attributter, int dybde) {
        int forste = barn.size();
        samle(node, pakrevd, barn, attributter, dybde);
        if (kanUtelates && barn.size() > forste) {
            barn.set(
                    forste,
                    new Barn(barn.get(forste).navn(), false, barn.get(forste).node()));
        }
    }

    /** What a declaration takes over: its type, or what its type extends. */
    private Optional<XdmNode> arv(XdmNode node) {
        return switch (slag(node)) {
            case "element" -> henvist(node, TYPE, "complexType");
            case "extension" -> henvist(node, BASE, "complexType");
            default -> Optional.empty();
        };
    }

    private Optional<Barn> barn(XdmNode n, boolean pakrevd) {
        String navn = n.getAttributeValue(NAME);
        if (navn != null) {
            return Optional.of(new Barn(navn, pakrevd, n));
        }
        return henvist(n, REF, "element").map(g -> new Barn(String.valueOf(g.getAttributeValue(NAME)), pakrevd, g));
    }

    private Optional<XdmNode> henvist(XdmNode fra, QName attributt, String slag) {
        String verdi = fra.getAttributeValue(attributt);
        if (verdi == null) {
            return Optional.empty();
        }
        QName navn = new QName(verdi, fra);
        return Optional.ofNullable(globale.get(nokkel(slag, navn.getNamespace(), navn.getLocalName())))
                .or(() -> Optional.ofNullable(globale.get(nokkel(slag, null, navn.getLocalName()))));
    }

    private static String lokalt(@Nullable String navn) {
        return navn == null ? "" : navn.substring(navn.indexOf(':') + 1);
    }

    private static String nokkel(String slag, @Nullable String navnerom, String navn) {
        return slag + " " + (navnerom == null ? "*" : navnerom) + " " + navn;
    }

    private static String slag(XdmNode node) {
        QName navn = node.getNodeName();
        return navn != null && XS.equals(navn.getNamespace()) ? navn.getLocalName() : "";
    }

    private static Stream<XdmNode> elementer(XdmNode node) {
        return node.select(Steps.child(Predicates.isElement())).asListOfNodes().stream();
    }
}
