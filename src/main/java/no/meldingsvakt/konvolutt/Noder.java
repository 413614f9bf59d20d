package no.meldingsvakt.konvolutt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import no.meldingsvakt.melding.Kode;
import no.meldingsvakt.xml.Dokument;
import org.jspecify.annotations.Nullable;

/** Short steps in a tree. Elements are found by local name: the caller knows which namespace it is in. */
final class Noder {

    private static final QName V = new QName("V");
    private static final QName S = new QName("S");
    private static final QName DN = new QName("DN");

    /**
     * Year, month, date, or date and time; of a fraction, no more than anybody can mean. A year that stands alone has four
     * digits: more may be a person's number.
     */
    private static final Pattern TIDSPUNKT = Pattern.compile(
            "(-?\\d{4,9}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,64}+)?)?|-?\\d{4}(?:-\\d\\d)?)"
                    + "(?:(?<=\\.\\d{64})\\d++)?(Z|[+-]\\d\\d:\\d\\d)?");

    private Noder() {}

    static XdmNode rot(Dokument dokument) {
        return barn(dokument.tre()).findFirst().orElseThrow(() -> new IllegalStateException("a document has a root"));
    }

    static Stream<XdmNode> barn(XdmNode node) {
        return node.axisIterator(Axis.CHILD).stream().filter(n -> n.getNodeKind() == XdmNodeKind.ELEMENT);
    }

    static Stream<XdmNode> barn(XdmNode node, String navn) {
        return barn(node).filter(n -> n.getNodeName().getLocalName().equals(navn));
    }

    static Optional<XdmNode> forste(XdmNode node, String navn) {
        return barn(node, navn).findFirst();
    }

    /** The trimmed text of the first child of the name; null where there is no such child. */
    static @Nullable String tekst(XdmNode node, String navn) {
        return forste(node, navn).map(n -> n.getStringValue().strip()).orElse(null);
    }

    /** As {@link #tekst}, but null also where the child is empty. */
    static @Nullable String ikkeTomTekst(XdmNode node, String navn) {
        String tekst = tekst(node, navn);
        return tekst == null || tekst.isEmpty() ? null : tekst;
    }

    /**
     * The text, when it has the form of xs:dateTime, xs:date, xs:gYearMonth or xs:gYear, its fraction cut where it has lost all
     * meaning; else null. Where the schema has not been asked, anything may stand in the place of a time, a person's name or a
     * million digits.
     */
    static @Nullable String tidspunkt(@Nullable String tekst) {
        Matcher tid = TIDSPUNKT.matcher(tekst == null ? "" : tekst);
        return tid.matches() ? tid.group(1) + (tid.group(2) == null ? "" : tid.group(2)) : null;
    }

    static Optional<Kode> kode(XdmNode node, String navn) {
        return forste(node, navn)
                .map(n -> new Kode(n.getAttributeValue(V), n.getAttributeValue(S), n.getAttributeValue(DN)));
    }
}
