package no.meldingsvakt.skjema;

import org.xml.sax.SAXParseException;

/** What is said, in one line, of a schema that cannot be used. */
final class Skjemafeilmelding {

    private Skjemafeilmelding() {}

    static IllegalArgumentException i(String fil, SAXParseException e) {
        String grunn = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return new IllegalArgumentException("%s, line %d: %s".formatted(fil, e.getLineNumber(), grunn), e);
    }

    static IllegalArgumentException i(Skjemafil fil, Skjemafil.Henvisning henvisning, String grunn) {
        return new IllegalArgumentException("%s, line %d: %s".formatted(fil.visning(), henvisning.linje(), grunn));
    }
}
