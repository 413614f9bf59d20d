package no.meldingsvakt.forlop;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.meldingsvakt.xml.Elementskriver;

/** Writes a document as text in UTF-8. Used by one thread. */
final class Forlopsskriver implements Elementskriver {

    private static final XMLOutputFactory SKRIVERE = XMLOutputFactory.newDefaultFactory();

    private final String navnerom;
    private final ByteArrayOutputStream ut = new ByteArrayOutputStream();
    private final XMLStreamWriter skriver;
    private boolean begynt;

    Forlopsskriver(String navnerom) {
        this.navnerom = navnerom;
        try {
            skriver = SKRIVERE.createXMLStreamWriter(ut, "UTF-8");
        } catch (XMLStreamException e) {
            throw feil(e);
        }
    }

    @Override
    public void start(String navn) {
        prov(() -> {
            if (begynt) {
                skriver.writeStartElement(navnerom, navn);
            } else {
                begynn(navn);
            }
        });
    }

    private void begynn(String navn) throws XMLStreamException {
        begynt = true;
        skriver.writeStartDocument("UTF-8", "1.0");
        skriver.setDefaultNamespace(navnerom);
        skriver.writeStartElement(navnerom, navn);
        skriver.writeDefaultNamespace(navnerom);
    }

    @Override
    public void tomt(String navn) {
        prov(() -> skriver.writeEmptyElement(navnerom, navn));
    }

    @Override
    public void attributt(String navn, String verdi) {
        prov(() -> skriver.writeAttribute(navn, verdi));
    }

    @Override
    public void slutt() {
        prov(skriver::writeEndElement);
    }

    /** The document, which has ended. */
    byte[] ferdig() {
        prov(() -> {
            skriver.writeEndDocument();
            skriver.close();
        });
        return ut.toByteArray();
    }

    /** A step of writing. */
    private interface Trinn {
        void gjor() throws XMLStreamException;
    }

    private static void prov(Trinn trinn) {
        try {
            trinn.gjor();
        } catch (XMLStreamException e) {
            throw feil(e);
        }
    }

    private static IllegalStateException feil(XMLStreamException e) {
        return new IllegalStateException("an episode document could not be written", e);
    }
}
