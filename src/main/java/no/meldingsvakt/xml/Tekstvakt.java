package no.meldingsvakt.xml;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Stands between the parser and the tree. Saxon 13.1 keeps long texts in pieces of 65 536 characters, and breaks down when it is
 * asked for the last of a text that is two or more whole pieces, as an attachment of one MiB is. Such a text gets a line break at
 * its end, in the tree alone, where content in Base64 may have one.
 */
final class Tekstvakt extends XMLFilterImpl {

    private static final int STYKKE = 1 << 16;
    private static final char[] LINJESKIFT = {'\n'};

    /** Characters so far, where one beyond the basic plane is one. */
    private long tegn;

    Tekstvakt(ContentHandler videre) {
        setContentHandler(videre);
    }

    @Override
    public void characters(char[] ch, int start, int lengde) throws SAXException {
        for (int i = start; i < start + lengde; i++) {
            tegn += Character.isLowSurrogate(ch[i]) ? 0 : 1;
        }
        super.characters(ch, start, lengde);
    }

    @Override
    public void startElement(String navnerom, String lokalnavn, String qName, Attributes attributter)
            throws SAXException {
        avslutt();
        super.startElement(navnerom, lokalnavn, qName, attributter);
    }

    @Override
    public void endElement(String navnerom, String lokalnavn, String qName) throws SAXException {
        avslutt();
        super.endElement(navnerom, lokalnavn, qName);
    }

    @Override
    public void processingInstruction(String mal, String data) throws SAXException {
        avslutt();
        super.processingInstruction(mal, data);
    }

    private void avslutt() throws SAXException {
        if (tegn > STYKKE && tegn % STYKKE == 0) {
            super.characters(LINJESKIFT, 0, 1);
        }
        tegn = 0;
    }
}
