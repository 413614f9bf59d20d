package no.meldingsvakt.kvittering;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Puts every element in one namespace, declared once as the default, whatever namespace it comes with. */
final class Navneromsbytter extends XMLFilterImpl {

    private final String navnerom;

    Navneromsbytter(ContentHandler videre, String navnerom) {
        this.navnerom = navnerom;
        setContentHandler(videre);
    }

    @Override
    public void startDocument() throws SAXException {
        super.startDocument();
        super.startPrefixMapping("", navnerom);
    }

    @Override
    public void endDocument() throws SAXException {
        super.endPrefixMapping("");
        super.endDocument();
    }

    @Override
    public void startElement(String uri, String lokalnavn, String qName, Attributes attributter) throws SAXException {
        super.startElement(navnerom, lokalnavn, lokalnavn, attributter);
    }

    @Override
    public void endElement(String uri, String lokalnavn, String qName) throws SAXException {
        super.endElement(navnerom, lokalnavn, lokalnavn);
    }

    @Override
    public void startPrefixMapping(String prefiks, String uri) {
        // The namespaces of the classes are not those of the document.
    }

    @Override
    public void endPrefixMapping(String prefiks) {
        // As above.
    }
}
