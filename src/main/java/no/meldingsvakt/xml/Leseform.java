package no.meldingsvakt.xml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/** What a message says, for somebody who does not read XML: each value by the standard's own name for it. */
public final class Leseform {

    /** What a code means, or else what it is. */
    private static final List<QName> VERDIER = List.of(new QName("DN"), new QName("V"));

    /** What is long and says nothing to people. */
    private static final Set<String> UTELATT =
            Set.of("Base64Container", "Signature", "SignatureValue", "schemaLocation");

    private static final int LENGST = 400;

    private Leseform() {}

    /** A value and its name. */
    public record Linje(String navn, String verdi) {}

    /** All values of a message that can be read, in the order they stand. */
    public static List<Linje> av(XmlFabrikk xml, String melding) {
        try {
            return linjer(xml.les(melding.getBytes(StandardCharsets.UTF_8)).tre())
                    .toList();
        } catch (UlesbarXmlException e) {
            throw new IllegalStateException("the message cannot be read", e);
        }
    }

    private static Stream<Linje> linjer(XdmNode node) {
        return node.axisIterator(Axis.CHILD).stream()
                .filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT)
                .filter(n -> !UTELATT.contains(n.getNodeName().getLocalName()))
                .flatMap(n -> Stream.concat(linje(n).stream(), linjer(n)));
    }

    private static Optional<Linje> linje(XdmNode element) {
        boolean blad = element.axisIterator(Axis.CHILD).stream().noneMatch(n -> n.getNodeKind() == XdmNodeKind.ELEMENT);
        String tekst = blad ? element.getStringValue().strip() : "";
        return (tekst.isEmpty()
                        ? VERDIER.stream()
                                .flatMap(a -> Stream.ofNullable(element.getAttributeValue(a)))
                                .filter(v -> !v.isBlank())
                                .findFirst()
                        : Optional.of(tekst))
                .map(v -> new Linje(
                        element.getNodeName().getLocalName(), v.length() > LENGST ? v.substring(0, LENGST) + " …" : v));
    }
}
