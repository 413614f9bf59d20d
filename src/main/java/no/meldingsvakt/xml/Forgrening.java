package no.meldingsvakt.xml;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;

/** Tells two what it hears; the second hears what the first has not refused. */
final class Forgrening implements ContentHandler {

    private final ContentHandler en;
    private final ContentHandler to;

    Forgrening(ContentHandler en, ContentHandler to) {
        this.en = en;
        this.to = to;
    }

    @Override
    public void setDocumentLocator(Locator sted) {
        en.setDocumentLocator(sted);
        to.setDocumentLocator(sted);
    }

    @Override
    public void startDocument() throws SAXException {
        en.startDocument();
        to.startDocument();
    }

    @Override
    public void endDocument() throws SAXException {
        en.endDocument();
        to.endDocument();
    }

    @Override
    public void startPrefixMapping(String prefiks, String navnerom) throws SAXException {
        en.startPrefixMapping(prefiks, navnerom);
        to.startPrefixMapping(prefiks, navnerom);
    }

    @Override
    public void endPrefixMapping(String prefiks) throws SAXException {
        en.endPrefixMapping(prefiks);
        to.endPrefixMapping(prefiks);
    }

    @Override
    public void startElement(String navnerom, String lokalnavn, String qName, Attributes attributter)
            throws SAXException {
        en.startElement(navnerom, lokalnavn, qName, attributter);
        to.startElement(navnerom, lokalnavn, qName, attributter);
    }

    @Override
    public void endElement(String navnerom, String lokalnavn, String qName) throws SAXException {
        en.endElement(navnerom, lokalnavn, qName);
        to.endElement(navnerom, lokalnavn, qName);
    }

    @Override
    public void characters(char[] tegn, int fra, int antall) throws SAXException {
        en.characters(tegn, fra, antall);
        to.characters(tegn, fra, antall);
    }

    @Override
    public void ignorableWhitespace(char[] tegn, int fra, int antall) throws SAXException {
        en.ignorableWhitespace(tegn, fra, antall);
        to.ignorableWhitespace(tegn, fra, antall);
    }

    @Override
    public void processingInstruction(String mal, String data) throws SAXException {
        en.processingInstruction(mal, data);
        to.processingInstruction(mal, data);
    }

    @Override
    public void skippedEntity(String navn) throws SAXException {
        en.skippedEntity(navn);
        to.skippedEntity(navn);
    }
}
