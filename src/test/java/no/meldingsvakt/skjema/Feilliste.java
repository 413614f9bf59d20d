package no.meldingsvakt.skjema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Validator;
import no.meldingsvakt.xml.XmlFabrikk;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/** What a grammar has to say of a document: nothing, or all its complaints in order, each with line and column. */
final class Feilliste implements ErrorHandler {

    private final List<String> feil = new ArrayList<>();

    static List<String> av(Validator validator, XMLReader leser, byte[] dokument) {
        Feilliste liste = new Feilliste();
        try {
            validator.setErrorHandler(liste);
            validator.validate(new SAXSource(leser, XmlFabrikk.kilde(dokument)));
        } catch (SAXException | IOException e) {
            liste.feil.add("stopped: " + e.getMessage());
        }
        return liste.feil;
    }

    private void noter(SAXParseException e) {
        String melding = Fasit.medOffisieltMonster(String.valueOf(e.getMessage()));
        feil.add("%d:%d %s".formatted(e.getLineNumber(), e.getColumnNumber(), melding));
    }

    @Override
    public void warning(SAXParseException e) {
        noter(e);
    }

    @Override
    public void error(SAXParseException e) {
        noter(e);
    }

    @Override
    public void fatalError(SAXParseException e) {
        noter(e);
    }
}
