package no.meldingsvakt.kvittering;

import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Puts every element in one namespace, declared once as the default, whatever namespace it comes with. Characters that a
 * message in XML 1.1 may hold, but XML 1.0 may not, become U+FFFD.
 */
final class Navneromsbytter extends XMLFilterImpl {

    private static final Pattern ULOVLIG = Pattern.compile("[\\x01-\\x08\\x0B\\x0C\\x0E-\\x1F]");
    private static final String ERSTATNING = "\uFFFD";

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
        AttributesImpl rene = new AttributesImpl(attributter);
        for (int i = 0; i < rene.getLength(); i++) {
            rene.setValue(i, ULOVLIG.matcher(rene.getValue(i)).replaceAll(ERSTATNING));
        }
        super.startElement(navnerom, lokalnavn, lokalnavn, rene);
    }

    @Override
    public void characters(char[] tegn, int fra, int antall) throws SAXException {
        String ren = ULOVLIG.matcher(new String(tegn, fra, antall)).replaceAll(ERSTATNING);
        super.characters(ren.toCharArray(), 0, ren.length());
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
