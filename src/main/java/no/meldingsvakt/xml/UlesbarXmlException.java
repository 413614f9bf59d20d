package no.meldingsvakt.xml;

import java.io.IOException;
import org.xml.sax.SAXParseException;

/** The bytes are no XML document that may be read. Its message never quotes them. */
public final class UlesbarXmlException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why the document cannot be read. */
    public enum Arsak {
        IKKE_VELFORMET,
        DOKUMENTTYPE,
        GRENSE,
        TEGNSETT
    }

    private final Arsak arsak;
    private final int linje;
    private final int kolonne;

    UlesbarXmlException(Arsak arsak, int linje, int kolonne, Throwable opphav) {
        super(arsak.name(), opphav);
        this.arsak = arsak;
        this.linje = linje;
        this.kolonne = kolonne;
    }

    static UlesbarXmlException av(SAXParseException e) {
        if (e.getException() instanceof IOException) {
            // Bytes that are no text. The parser decodes ahead, so the place it tells is not theirs.
            return new UlesbarXmlException(Arsak.TEGNSETT, 0, 0, e);
        }
        return new UlesbarXmlException(arsak(e), Math.max(0, e.getLineNumber()), Math.max(0, e.getColumnNumber()), e);
    }

    public Arsak arsak() {
        return arsak;
    }

    /** Line, counted from 1; 0 where unknown. */
    public int linje() {
        return linje;
    }

    /** Column, counted from 1; 0 where unknown. */
    public int kolonne() {
        return kolonne;
    }

    /** The JDK's parser tells its reasons by text alone: limits have numbered keys, and DOCTYPE is named. */
    private static Arsak arsak(SAXParseException e) {
        String melding = String.valueOf(e.getMessage());
        if (e instanceof Navnevakt.ForMangeNavnerom || e instanceof Verdivakt.ForLang || melding.contains("JAXP0001")) {
            return Arsak.GRENSE;
        }
        if (melding.contains("DOCTYPE")) {
            return Arsak.DOKUMENTTYPE;
        }
        return melding.contains("encoding") ? Arsak.TEGNSETT : Arsak.IKKE_VELFORMET;
    }
}
