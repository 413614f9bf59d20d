package no.meldingsvakt.xml;

import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Refuses values that would keep the schema step busy for hours, while it hands everything else on.
 *
 * <p>The JDK matches a pattern in a time that grows with the square of what it repeats. The built-in schemas are written
 * with that in mind, but XML Schema's own pattern for language tags is not (its hyphens), nor are the object identifiers of
 * the official schemas, which an operator may have chosen (their digits and points): 200 000 digits take half a minute. No
 * other datatype of the standards behaves so. What is counted is therefore how far a value goes on as an identifier or a
 * language tag would. Free text and base64 leave that form after a few characters, and may be of any length.
 */
final class Verdivakt extends XMLFilterImpl {

    private Verdi innhold = new Verdi();
    private @Nullable Locator sted;

    Verdivakt(ContentHandler videre) {
        setContentHandler(videre);
    }

    /** Says that a value goes beyond the limit. */
    static final class ForLang extends SAXParseException {
        private static final long serialVersionUID = 1L;

        ForLang(@Nullable Locator sted) {
            super("more than " + XmlFabrikk.MAKS_LEDD + " digits or parts in one value", sted);
        }
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        sted = locator;
        super.setDocumentLocator(locator);
    }

    @Override
    public void startElement(String uri, String lokalnavn, String qName, Attributes attributter) throws SAXException {
        for (int i = 0; i < attributter.getLength(); i++) {
            kontroller(new Verdi().les(attributter.getValue(i)));
        }
        innhold = new Verdi();
        super.startElement(uri, lokalnavn, qName, attributter);
    }

    @Override
    public void characters(char[] tegn, int fra, int antall) throws SAXException {
        kontroller(innhold.les(CharBuffer.wrap(tegn, fra, antall)));
        super.characters(tegn, fra, antall);
    }

    private void kontroller(Verdi verdi) throws SAXException {
        if (verdi.ledd > XmlFabrikk.MAKS_LEDD) {
            throw new ForLang(sted);
        }
    }

    /** One value, followed from its start for as long as it has the form of an OID or a language tag. */
    private static final class Verdi {
        private int ledd;
        private boolean bokstaver;
        private boolean skille = true;
        private boolean ferdig;

        Verdi les(CharSequence tekst) {
            for (int i = 0; i < tekst.length() && !ferdig; i++) {
                ferdig = !folger(tekst.charAt(i));
            }
            return this;
        }

        private boolean folger(char tegn) {
            boolean skilt = skille;
            skille = tegn == '.' || tegn == '-';
            if (skille) {
                ledd++;
                return !skilt;
            }
            if (erBokstav(tegn)) {
                bokstaver = true;
                return true;
            }
            if (erSiffer(tegn)) {
                ledd += bokstaver ? 0 : 1;
                return true;
            }
            // Space before a value is no part of it.
            skille = skilt;
            return Character.isWhitespace(tegn) && ledd == 0 && !bokstaver;
        }

        private static boolean erBokstav(char tegn) {
            return (tegn >= 'a' && tegn <= 'z') || (tegn >= 'A' && tegn <= 'Z');
        }

        /** What a pattern may take for a digit: those of all scripts, and halves of those beyond the first plane. */
        private static boolean erSiffer(char tegn) {
            return switch (Character.getType(tegn)) {
                case Character.DECIMAL_DIGIT_NUMBER, Character.OTHER_NUMBER, Character.SURROGATE -> true;
                default -> false;
            };
        }
    }
}
