package no.meldingsvakt.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.saxon.Configuration;
import net.sf.saxon.event.ReceiverOption;
import net.sf.saxon.expr.parser.Loc;
import net.sf.saxon.om.AttributeInfo;
import net.sf.saxon.om.AttributeMap;
import net.sf.saxon.om.EmptyAttributeMap;
import net.sf.saxon.om.FingerprintedQName;
import net.sf.saxon.om.NamespaceMap;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.NoNamespaceName;
import net.sf.saxon.om.NodeName;
import net.sf.saxon.om.SmallAttributeMap;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.tree.tiny.TinyBuilder;
import net.sf.saxon.type.BuiltInAtomicType;
import net.sf.saxon.type.Untyped;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of a document that the program itself makes, as it would be if the document were written and read, but without
 * lines. Names are the program's own, so they need no guard. Used by one thread.
 */
public final class Treskriver implements Elementskriver {

    private final Navn navn;
    private final TinyBuilder tre;
    private final List<AttributeInfo> attributter = new ArrayList<>();
    private @Nullable NodeName apent;
    private boolean tomt;

    Treskriver(Configuration oppsett, Navn navn) {
        this.navn = navn;
        this.tre = new TinyBuilder(oppsett.makePipelineConfiguration());
        prov(() -> {
            tre.open();
            tre.startDocument(ReceiverOption.NONE);
        });
    }

    /** The names of one kind of document, as the processor knows them. Thread-safe. */
    static final class Navn {

        private final Configuration oppsett;
        private final NamespaceUri uri;
        private final NamespaceMap navnerom;
        private final Map<String, NodeName> elementer = new ConcurrentHashMap<>();
        private final Map<String, NodeName> attributter = new ConcurrentHashMap<>();

        Navn(Configuration oppsett, String navnerom) {
            this.oppsett = oppsett;
            this.uri = NamespaceUri.of(navnerom);
            this.navnerom = NamespaceMap.of("", uri);
        }

        private NodeName element(String navn) {
            return elementer.computeIfAbsent(navn, n -> new FingerprintedQName("", uri, n, oppsett.getNamePool()));
        }

        private NodeName attributt(String navn) {
            return attributter.computeIfAbsent(
                    navn, n -> new NoNamespaceName(n, oppsett.getNamePool().allocateFingerprint(NamespaceUri.NULL, n)));
        }
    }

    @Override
    public void start(String element) {
        skrivApent();
        apent = navn.element(element);
        tomt = false;
    }

    @Override
    public void tomt(String element) {
        start(element);
        tomt = true;
    }

    @Override
    public void attributt(String attributt, String verdi) {
        attributter.add(new AttributeInfo(
                navn.attributt(attributt),
                BuiltInAtomicType.UNTYPED_ATOMIC,
                normalisert(verdi),
                Loc.NONE,
                ReceiverOption.NONE));
    }

    @Override
    public void slutt() {
        skrivApent();
        prov(tre::endElement);
    }

    /** The document, which has ended. */
    public Dokument dokument() {
        skrivApent();
        prov(() -> {
            tre.endDocument();
            tre.close();
        });
        return new Dokument(new byte[0], new XdmNode(tre.getCurrentRoot()), null, null);
    }

    private void skrivApent() {
        NodeName element = apent;
        if (element != null) {
            apent = null;
            AttributeMap dets = attributter.isEmpty()
                    ? EmptyAttributeMap.getInstance()
                    : new SmallAttributeMap(List.copyOf(attributter));
            attributter.clear();
            prov(() -> {
                tre.startElement(element, Untyped.getInstance(), dets, navn.navnerom, Loc.NONE, ReceiverOption.NONE);
                if (tomt) {
                    tre.endElement();
                }
            });
        }
    }

    /** As a parser gives it: what breaks a line is a space. */
    private static String normalisert(String verdi) {
        for (int i = 0; i < verdi.length(); i++) {
            if (verdi.charAt(i) < ' ') {
                return verdi.replace("\r\n", " ")
                        .replace('\n', ' ')
                        .replace('\r', ' ')
                        .replace('\t', ' ');
            }
        }
        return verdi;
    }

    /** A step of building. */
    private interface Trinn {
        void gjor() throws XPathException;
    }

    private static void prov(Trinn trinn) {
        try {
            trinn.gjor();
        } catch (XPathException e) {
            throw new IllegalStateException("a document could not be built", e);
        }
    }
}
