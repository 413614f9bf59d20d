package no.meldingsvakt.regel;

import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.s9api.ExtensionFunction;
import net.sf.saxon.s9api.ItemType;
import net.sf.saxon.s9api.OccurrenceIndicator;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SequenceType;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;
import no.meldingsvakt.avvik.Stegresultat;

/**
 * The location function that compiled rules call for each finding. It keeps the node and answers with its number, so that
 * path, line and column are worked out only for the findings that are listed. A message with a hundred thousand faulty
 * siblings would otherwise cost the square of that.
 */
final class Stedsamler implements ExtensionFunction {

    private static final String NAVNEROM = "https://meldingsvakt.no/ns/motor";

    /** The function's name as it is called in XPath. */
    static final String UTTRYKK = "Q{" + NAVNEROM + "}sted";

    /** A run is done by one thread from beginning to end, whichever of these its program was compiled with. */
    private static final ThreadLocal<List<XdmNode>> NODER = ThreadLocal.withInitial(ArrayList::new);

    /** Hands over the nodes of the run that this thread has done, and forgets them. */
    static List<XdmNode> hent() {
        List<XdmNode> samlet = NODER.get();
        NODER.remove();
        return samlet;
    }

    @Override
    public QName getName() {
        return new QName(NAVNEROM, "sted");
    }

    @Override
    public SequenceType getResultType() {
        return SequenceType.makeSequenceType(ItemType.STRING, OccurrenceIndicator.ONE);
    }

    @Override
    public SequenceType[] getArgumentTypes() {
        return new SequenceType[] {SequenceType.makeSequenceType(ItemType.ANY_NODE, OccurrenceIndicator.ZERO_OR_MORE)};
    }

    @Override
    public XdmValue call(XdmValue[] argumenter) {
        List<XdmNode> samlet = NODER.get();
        if (samlet.size() < Stegresultat.MAKS_AVVIK && argumenter[0].size() > 0) {
            samlet.add((XdmNode) argumenter[0].itemAt(0));
            return new XdmAtomicValue(String.valueOf(samlet.size() - 1));
        }
        return new XdmAtomicValue("");
    }
}
