package no.meldingsvakt.skjema;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import no.meldingsvakt.xml.XmlFabrikk;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/** What a parser and validator of the JDK, with none of the service's code around them, say of a document. Thread-safe. */
public final class Skjemadommer {

    /** What they say. */
    public enum Dom {
        ULESBAR,
        UGYLDIG,
        GYLDIG
    }

    private final Schema skjema;
    private final SAXParserFactory parsere;

    public Skjemadommer() {
        XmlFabrikk xml = new XmlFabrikk();
        skjema = Grammatikk.kompiler(xml, Skjemamappe.les(Path.of("xsd"), xml));
        try {
            parsere = SAXParserFactory.newDefaultInstance();
            parsere.setNamespaceAware(true);
            parsere.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsere.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Judges a document as it stands. */
    public Dom dom(byte[] dokument) {
        Feil feil = new Feil();
        try {
            Validator validator = skjema.newValidator();
            validator.setErrorHandler(feil);
            XMLReader leser = parsere.newSAXParser().getXMLReader();
            // Beyond these the JDK takes minutes, and the service reads nothing.
            leser.setProperty("jdk.xml.maxElementDepth", XmlFabrikk.MAKS_DYBDE);
            leser.setProperty("jdk.xml.elementAttributeLimit", XmlFabrikk.MAKS_ATTRIBUTTER);
            validator.validate(new SAXSource(leser, new InputSource(new ByteArrayInputStream(dokument))));
            return feil.funnet ? Dom.UGYLDIG : Dom.GYLDIG;
        } catch (SAXException | IOException | ParserConfigurationException e) {
            return Dom.ULESBAR;
        }
    }

    private static final class Feil implements ErrorHandler {
        private boolean funnet;

        @Override
        public void warning(SAXParseException e) {
            // A warning is no verdict.
        }

        @Override
        public void error(SAXParseException e) {
            funnet = true;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
