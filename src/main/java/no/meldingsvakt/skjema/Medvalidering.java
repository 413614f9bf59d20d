package no.meldingsvakt.skjema;

import java.util.ArrayList;
import java.util.List;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import no.meldingsvakt.xml.Medleser;
import no.meldingsvakt.xml.Utlaan;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;

/**
 * Judges a document by the schema while it is read. At the first fault it listens no more: what is wrong is found out by those who can
 * tell of it, in a reading of their own. So it is where the validator itself breaks down.
 */
final class Medvalidering implements Medleser, ContentHandler {

    private final Schema skjema;
    private final Utlaan<ValidatorHandler> validatorer;
    private final List<String[]> prefikser = new ArrayList<>();
    private @Nullable Locator sted;

    /** Null until the root has come: of what is no XML there is nothing to judge. */
    private Utlaan.@Nullable Laan<ValidatorHandler> laan;

    /** Null when there is nothing to judge yet, or nothing more. */
    private @Nullable ValidatorHandler validator;

    private boolean ferdig;

    /** Takes validators that throw at the first fault. */
    Medvalidering(Schema skjema, Utlaan<ValidatorHandler> validatorer) {
        this.skjema = skjema;
        this.validatorer = validatorer;
    }

    @Override
    public ContentHandler lytter() {
        return this;
    }

    @Override
    public boolean godkjenner() {
        return ferdig;
    }

    @Override
    public Object maalestokk() {
        return skjema;
    }

    @Override
    public void slipp(int lest) {
        validator = null;
        if (ferdig && laan != null) {
            validatorer.lever(laan, lest);
        }
    }

    private interface Hendelse {
        void til(ValidatorHandler validator) throws SAXException;
    }

    private void si(Hendelse hendelse) {
        @Nullable ValidatorHandler naa = validator;
        if (naa != null) {
            try {
                hendelse.til(naa);
            } catch (SAXException | RuntimeException | StackOverflowError e) {
                validator = null;
            }
        }
    }

    private void begynn() {
        laan = validatorer.laan();
        validator = laan.ting();
        @Nullable Locator her = sted;
        if (her != null) {
            si(v -> v.setDocumentLocator(her));
        }
        si(ValidatorHandler::startDocument);
        prefikser.forEach(p -> si(v -> v.startPrefixMapping(p[0], p[1])));
    }

    @Override
    public void setDocumentLocator(Locator sted) {
        this.sted = sted;
    }

    @Override
    public void startDocument() {
        // Told when the root has come.
    }

    @Override
    public void endDocument() {
        si(ValidatorHandler::endDocument);
        ferdig = validator != null;
    }

    @Override
    public void startPrefixMapping(String prefiks, String navnerom) {
        if (laan == null) {
            prefikser.add(new String[] {prefiks, navnerom});
        } else {
            si(v -> v.startPrefixMapping(prefiks, navnerom));
        }
    }

    @Override
    public void endPrefixMapping(String prefiks) {
        si(v -> v.endPrefixMapping(prefiks));
    }

    @Override
    public void startElement(String navnerom, String lokalnavn, String qName, Attributes attributter) {
        if (laan == null) {
            begynn();
        }
        si(v -> v.startElement(navnerom, lokalnavn, qName, attributter));
    }

    @Override
    public void endElement(String navnerom, String lokalnavn, String qName) {
        si(v -> v.endElement(navnerom, lokalnavn, qName));
    }

    @Override
    public void characters(char[] tegn, int fra, int antall) {
        si(v -> v.characters(tegn, fra, antall));
    }

    @Override
    public void ignorableWhitespace(char[] tegn, int fra, int antall) {
        si(v -> v.ignorableWhitespace(tegn, fra, antall));
    }

    @Override
    public void processingInstruction(String mal, String data) {
        si(v -> v.processingInstruction(mal, data));
    }

    @Override
    public void skippedEntity(String navn) {
        si(v -> v.skippedEntity(navn));
    }
}
