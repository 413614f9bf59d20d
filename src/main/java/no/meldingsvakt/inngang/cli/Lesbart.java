package no.meldingsvakt.inngang.cli;

import java.util.Locale;

/** The forms of what is no verdict on one message. */
enum Lesbart {
    TEKST,
    JSON,
    HTML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
