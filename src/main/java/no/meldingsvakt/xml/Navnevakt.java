package no.meldingsvakt.xml;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Stands between the parser and the tree. Names that there is no room for become {@link #FREMMED}, or are left out where
 * they are no elements: no rule asks for them, and the schema reads the bytes for itself.
 */
final class Navnevakt extends XMLFilterImpl {

    /** What an element is called in the tree when its own name was not let in. */
    static final String FREMMED = "fremmed";

    /** How many new names one document may bring. */
    static final int MAKS_NYE = 500;

    private final Navnelager lager;
    private @Nullable Locator sted;
    private int navneromIBruk;
    private int nye;

    Navnevakt(ContentHandler videre, Navnelager lager) {
        this.lager = lager;
        setContentHandler(videre);
    }

    /** More namespaces are in use at one place than we read. */
    static final class ForMangeNavnerom extends SAXParseException {
        private static final long serialVersionUID = 1L;

        ForMangeNavnerom(@Nullable Locator sted) {
            super("too many namespaces", sted);
        }
    }

    @Override
    public void setDocumentLocator(Locator sted) {
        this.sted = sted;
        super.setDocumentLocator(sted);
    }

    @Override
    public void startPrefixMapping(String prefiks, String navnerom) throws SAXException {
        navneromIBruk++;
        if (navneromIBruk > XmlFabrikk.MAKS_NAVNEROM) {
            throw new ForMangeNavnerom(sted);
        }
        if (slipperInn(navnerom, "")) {
            super.startPrefixMapping(prefiks, navnerom);
        }
    }

    @Override
    public void endPrefixMapping(String prefiks) throws SAXException {
        navneromIBruk--;
        super.endPrefixMapping(prefiks);
    }

    @Override
    public void startElement(String navnerom, String lokalnavn, String qName, Attributes attributter)
            throws SAXException {
        if (slipperInn(navnerom, lokalnavn)) {
            super.startElement(navnerom, lokalnavn, qName, kjente(attributter));
        } else {
            super.startElement("", FREMMED, FREMMED, kjente(attributter));
        }
    }

    @Override
    public void processingInstruction(String mal, String data) throws SAXException {
        if (slipperInn("", mal)) {
            super.processingInstruction(mal, data);
        }
    }

    private boolean slipperInn(String navnerom, String lokalnavn) {
        if (lager.harInne(navnerom, lokalnavn)) {
            return true;
        }
        if (nye >= MAKS_NYE || !lager.slippInn(navnerom, lokalnavn)) {
            return false;
        }
        nye++;
        return true;
    }

    private Attributes kjente(Attributes attributter) {
        for (int i = 0; i < attributter.getLength(); i++) {
            if (!slipperInn(attributter, i)) {
                return uten(attributter);
            }
        }
        return attributter;
    }

    private Attributes uten(Attributes attributter) {
        AttributesImpl kjente = new AttributesImpl(attributter);
        for (int i = kjente.getLength() - 1; i >= 0; i--) {
            if (!slipperInn(kjente, i)) {
                kjente.removeAttribute(i);
            }
        }
        return kjente;
    }

    private boolean slipperInn(Attributes attributter, int nr) {
        return slipperInn(attributter.getURI(nr), attributter.getLocalName(nr));
    }
}
