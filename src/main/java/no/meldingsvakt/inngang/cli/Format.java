package no.meldingsvakt.inngang.cli;

import java.util.Locale;

/** The forms of a verdict. */
enum Format {
    TEKST("meldingsvakt.txt", ""),
    JSON("", ".json"),
    HTML("", ".html"),
    APPREC("", ".apprec.xml"),
    JUNIT("meldingsvakt-junit.xml", ""),
    SARIF("meldingsvakt.sarif", ""),
    SVRL("", ".svrl");

    private final String samlefil;
    private final String endelse;

    Format(String samlefil, String endelse) {
        this.samlefil = samlefil;
        this.endelse = endelse;
    }

    /** Whether all messages are in one document. */
    boolean erSamlet() {
        return !samlefil.isEmpty();
    }

    /** What the document of all messages is called. */
    String samlefil() {
        return samlefil;
    }

    /** What the names of the documents of each message end in. */
    String endelse() {
        return endelse;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
